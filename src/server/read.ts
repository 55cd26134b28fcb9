import { accountOf } from './attachable.js';
import { admit, reach, type Context } from './context.js';
import { chainOf } from './ledger.js';
import type { Identity } from './options.js';
import { ProblemError } from './problem.js';
import type { StoredEntry } from './store.js';

/**
 * GET and HEAD, told apart by the query so that the handler works under any path: `?receipt=<id>` answers with that
 * receipt, `?document=<id>` with the signed-in customer's latest acceptance, or 204 (with `&test` of its trials), and with
 * `&objections` with the receipts of what the customer has objected to; `?health` with 200 or 503.
 */
export async function read(request: Request, context: Context): Promise<Response> {
  const query = new URL(request.url).searchParams;
  if (query.has('health')) return readHealth(context);
  const identity = await admit(request, context);
  const receiptId = query.get('receipt');
  const documentId = query.get('document');
  if (receiptId) return answer(await findReceipt(receiptId, identity, context));
  if (documentId) {
    const question = { documentId, test: query.has('test'), identity };
    return query.has('objections') ? readObjections(question, context) : answer(await findLatest(question, context));
  }
  throw new ProblemError('malformed', 'Ask with ?receipt=<id> or with ?document=<id>');
}

/** For whatever watches the server: it can reach its store. */
async function readHealth({ store }: Context): Promise<Response> {
  await reach(store.findByKey(chainOf(''), 'health'));
  return Response.json({ status: 'ok' });
}

/** Another customer's receipt is as unknown as one that never was. */
async function findReceipt(id: string, identity: Identity | undefined, { store }: Context): Promise<StoredEntry> {
  const { tenant = '', customer } = identity ?? {};
  const find = (test: boolean) => reach(store.findById(chainOf(tenant, test), id));
  const found = (await find(false)) ?? (await find(true));
  if (!found || found.entry.kind === 'erasure' || found.entry.kind === 'attachment') throw unknown();
  if (!found.content) throw new ProblemError('erased', 'This receipt has been erased');
  if (accountOf(found.content) !== customer?.reference) throw unknown();
  return found;
}

const unknown = (): ProblemError => new ProblemError('unknown-receipt', 'There is no such receipt');

/** What a customer asks of a document. */
interface Question {
  documentId: string;
  test: boolean;
  identity: Identity | undefined;
}

function findLatest(question: Question, { store }: Context): Promise<StoredEntry | undefined> {
  const { chain, customer } = askerOf(question, 'The latest acceptance is only told to a signed-in customer');
  return reach(store.latest(chain, customer, question.documentId));
}

async function readObjections(question: Question, { store }: Context): Promise<Response> {
  const { chain, customer } = askerOf(question, 'Objections are only told to a signed-in customer');
  const found = await reach(store.objections(chain, customer, question.documentId));
  return Response.json({ objections: found.map(({ content }) => content?.receipt) });
}

function askerOf({ identity, test }: Question, refusal: string): { chain: string; customer: string } {
  if (!identity?.customer) throw new ProblemError('unauthenticated', refusal);
  const { tenant = '', customer } = identity;
  return { chain: chainOf(tenant, test), customer: customer.reference };
}

const answer = (found: StoredEntry | undefined): Response =>
  found ? Response.json(found.content?.receipt) : new Response(null, { status: 204 });
