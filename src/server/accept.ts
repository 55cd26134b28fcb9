import type { AcceptanceRecord } from '../acceptance/schema.js';
import { contentProblems } from '../acceptance/statements.js';
import { digestOf } from '../agreement/digest.js';
import { readJson } from './body.js';
import { admit, reach, type Context } from './context.js';
import { issueReceipt } from './issue.js';
import type { Identity } from './options.js';
import { ProblemError } from './problem.js';
import type { StoredAcceptance } from './store.js';
import { shapeProblems } from './violations.js';

/** POST: stores an acceptance once and answers with its receipt, 201 the first time, 200 for each retry. */
export async function accept(request: Request, context: Context): Promise<Response> {
  const identity = await admit(request, context);
  const key = readKey(request);
  const record = readRecord(await readJson(request));
  refuseOthersNames(record, identity);
  const { tenant = '', customer } = identity ?? {};
  const fingerprint = (await digestOf(record))!;
  const act = { tenant, key, fingerprint, customer: customer?.reference };
  // Before the agreement is looked at: a retry gets its receipt also when a new version has come out in between.
  const known = await reach(context.store.findByKey(tenant, key));
  if (known) return replay(known, act);

  const own = await context.catalogue.find(record.document);
  refuseProblems(contentProblems(record, own.agreement));
  const receipt = issueReceipt({ record, fingerprint, own, identity, issuer: context.issuer, now: context.now });
  const { created, acceptance } = await reach(context.store.append({ ...act, receipt }));
  if (!created) return replay(acceptance, act);
  await tellHost(acceptance, context);
  return receiptResponse(acceptance, 201);
}

/** A UUID as the viewer sends it, or another text that nobody guesses. */
function readKey(request: Request): string {
  const key = request.headers.get('Idempotency-Key') ?? '';
  if (/^[\x21-\x7e]{16,128}$/.test(key)) return key;
  throw new ProblemError(
    'key-missing',
    'Send an Idempotency-Key of 16 to 128 characters, best a UUID, the same for each retry of one act',
  );
}

function readRecord(value: unknown): AcceptanceRecord {
  refuseProblems(shapeProblems(value));
  return value as AcceptanceRecord;
}

function refuseProblems(errors: readonly { pointer: string; detail: string }[]): void {
  if (errors.length)
    throw new ProblemError('invalid', 'The record cannot be accepted as it is; nothing was recorded', { errors });
}

/** Accepting in the name of another account or user than the session's is a mistake or worse. */
function refuseOthersNames(record: AcceptanceRecord, identity: Identity | undefined): void {
  if (identity?.mayAccept === false)
    throw new ProblemError('not-authorised', 'This user may not accept for the account');
  for (const who of ['customer', 'acceptor'] as const) {
    const [claimed, known] = [record[who].reference, identity?.[who]?.reference];
    if (claimed && known && claimed !== known)
      throw new ProblemError('not-authorised', `The record names another ${who} than the session`, {
        errors: [{ pointer: `/${who}/reference`, detail: `must be “${known}” or left out` }],
      });
  }
}

type Act = Pick<StoredAcceptance, 'fingerprint' | 'customer'>;

function replay(stored: StoredAcceptance, act: Act): Response {
  if (stored.fingerprint === act.fingerprint && stored.customer === act.customer) return receiptResponse(stored, 200);
  throw new ProblemError('key-reused', 'This Idempotency-Key belongs to another act; nothing was recorded');
}

async function tellHost(acceptance: StoredAcceptance, { onAccepted, report }: Context): Promise<void> {
  try {
    await onAccepted?.(acceptance);
  } catch (error) {
    report(error);
  }
}

/** `Location` is relative to the endpoint, wherever that is mounted. */
function receiptResponse({ receipt }: StoredAcceptance, status: number): Response {
  return Response.json(receipt, { status, headers: { Location: `?receipt=${receipt.id}` } });
}
