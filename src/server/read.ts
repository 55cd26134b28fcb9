import { admit, reach, type Context } from './context.js';
import type { Identity } from './options.js';
import { ProblemError } from './problem.js';
import type { StoredAcceptance } from './store.js';

/**
 * GET and HEAD, told apart by the query so that the handler works under any path:
 * `?receipt=<id>` answers with that receipt, `?document=<id>` with the signed-in customer's latest one, or 204.
 */
export async function read(request: Request, context: Context): Promise<Response> {
  const identity = await admit(request, context);
  const query = new URL(request.url).searchParams;
  const receiptId = query.get('receipt');
  const documentId = query.get('document');
  if (receiptId) return answer(await findReceipt(receiptId, identity, context));
  if (documentId) return answer(await findLatest(documentId, identity, context));
  throw new ProblemError('malformed', 'Ask with ?receipt=<id> or with ?document=<id>');
}

/** Another customer's receipt is as unknown as one that never was. */
async function findReceipt(id: string, identity: Identity | undefined, { store }: Context): Promise<StoredAcceptance> {
  const found = await reach(store.findByReceipt(identity?.tenant ?? '', id));
  if (found && found.customer === identity?.customer.reference) return found;
  throw new ProblemError('unknown-receipt', 'There is no such receipt');
}

function findLatest(
  documentId: string,
  identity: Identity | undefined,
  { store }: Context,
): Promise<StoredAcceptance | undefined> {
  if (identity) return reach(store.latest(identity.tenant ?? '', identity.customer.reference, documentId));
  throw new ProblemError('unauthenticated', 'The latest acceptance is only told to a signed-in customer');
}

const answer = (found: StoredAcceptance | undefined): Response =>
  found ? Response.json(found.receipt) : new Response(null, { status: 204 });
