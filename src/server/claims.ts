import type { AcceptanceRecord, Objection } from '../acceptance/schema.js';
import type { Identity } from './options.js';
import { ProblemError } from './problem.js';

/** A UUID as the viewer sends it, or another text that nobody guesses. */
export function readKey(request: Request): string {
  const key = request.headers.get('Idempotency-Key') ?? '';
  if (/^[\x21-\x7e]{16,128}$/.test(key)) return key;
  throw new ProblemError(
    'key-missing',
    'Send an Idempotency-Key of 16 to 128 characters, best a UUID, the same for each retry of one act',
  );
}

/** Acting in the name of another account or user than the session's is a mistake or worse. */
export function refuseOthersNames(record: AcceptanceRecord | Objection, identity: Identity | undefined): void {
  if (identity?.mayAccept === false) throw new ProblemError('not-authorised', 'This user may not act for the account');
  for (const who of ['customer', 'acceptor'] as const) {
    const [claimed, known] = [record[who].reference, identity?.[who]?.reference];
    if (claimed && known && claimed !== known)
      throw new ProblemError('not-authorised', `The record names another ${who} than the session`, {
        errors: [{ pointer: `/${who}/reference`, detail: `must be “${known}” or left out` }],
      });
  }
}
