import type { AcceptanceRecord, Objection } from '../acceptance/schema.js';
import { contentProblems } from '../acceptance/statements.js';
import type { FieldProblem } from '../agreement/errors.js';
import { digestOf } from '../agreement/digest.js';
import { readJson } from './body.js';
import type { OwnCopy } from './catalogue.js';
import { readKey, refuseOthersNames } from './claims.js';
import { admit, reach, type Context } from './context.js';
import { chainOf, sealReceipt } from './ledger.js';
import { objectionProblems, refuseLate } from './object.js';
import type { NewAcceptance, StoredAcceptance, StoredObjection } from './options.js';
import { ProblemError } from './problem.js';
import type { StoreAct, StoredEntry } from './store.js';
import { shapeProblems } from './violations.js';

/** POST: stores an acceptance or objection once, answers with its receipt, 201 the first time, 200 for each retry. */
export async function act(request: Request, context: Context): Promise<Response> {
  const identity = await admit(request, context);
  const key = readKey(request);
  const record = readRecord(await readJson(request));
  refuseTrial(record, context);
  refuseOthersNames(record, identity);
  const { tenant = '', customer } = identity ?? {};
  const fingerprint = (await digestOf(record))!;
  const stored: StoreAct = { chain: chainOf(tenant, record.test), key, fingerprint, customer: customer?.reference };
  // Before the agreement is looked at: a retry gets its receipt also when a new version has come out in between.
  const known = await reach(context.store.findByKey(stored.chain, key));
  if (known) return replay(known, stored);

  const own = await context.catalogue.find(record.document);
  refuseContent(record, own, context);
  const seal = sealReceipt(context, { record, fingerprint, own, identity });
  const result = await reach(context.store.append(stored, seal));
  if (!result.created) return replay(result.stored, stored);
  await tellHost(result.stored, own, context);
  return receiptResponse(result.stored, 201);
}

function readRecord(value: unknown): AcceptanceRecord | Objection {
  refuseProblems(shapeProblems(value));
  return value as AcceptanceRecord | Objection;
}

function refuseTrial({ test }: AcceptanceRecord | Objection, { production }: Context): void {
  if (test && production) throw new ProblemError('test-refused', 'Trials are not taken here; nothing was recorded');
}

function refuseContent(record: AcceptanceRecord | Objection, { agreement }: OwnCopy, context: Context): void {
  if (record.schema === 'avv-acceptance/1') return refuseProblems(contentProblems(record, agreement));
  refuseProblems(objectionProblems(record, agreement));
  refuseLate(record, agreement, context);
}

function refuseProblems(errors: readonly FieldProblem[]): void {
  if (errors.length)
    throw new ProblemError('invalid', 'The record cannot be accepted as it is; nothing was recorded', { errors });
}

function replay(stored: StoredEntry, { fingerprint, customer }: StoreAct): Response {
  if (!stored.content)
    throw new ProblemError('erased', 'What was sent under this Idempotency-Key has been erased; nothing was recorded');
  // Of an acceptance that has got its account since, a retry comes from within the account, or from before it.
  const { fingerprint: first, customer: given, attachedTo = given } = stored.content;
  if (first === fingerprint && (customer === given || customer === attachedTo)) return receiptResponse(stored, 200);
  throw new ProblemError('key-reused', 'This Idempotency-Key belongs to another act; nothing was recorded');
}

async function tellHost(stored: StoredEntry, own: OwnCopy, context: Context): Promise<void> {
  if (stored.content?.receipt.test) return;
  try {
    if (stored.entry.kind === 'objection') await context.onObjected?.(stored as StoredObjection);
    else await context.onAccepted?.(withCopy(stored as StoredAcceptance, own, context));
  } catch (error) {
    context.report(error);
  }
}

/** The copy is made of the agreement that the record was held against, whatever is published later. */
const withCopy = (stored: StoredAcceptance, { agreement }: OwnCopy, context: Context): NewAcceptance => ({
  ...stored,
  async copy() {
    if (!context.copy) throw new TypeError('createConsentHandler has no option “copy”, which makes durable copies');
    const { receipt } = stored.content;
    return context.copy({ agreement, receipt, keys: context.signer?.jwks, now: context.now });
  },
});

/** `Location` is relative to the endpoint, wherever that is mounted. */
function receiptResponse({ entry, content }: StoredEntry, status: number): Response {
  return Response.json(content?.receipt, { status, headers: { Location: `?receipt=${entry.id}` } });
}
