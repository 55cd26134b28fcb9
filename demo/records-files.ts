import { chainOf, exportChain, type LedgerOptions } from '../src/server/index.js';
import { download, problem } from './http.js';
import { accepting, tenantOf } from './providers.js';
import { objectionTenants } from './returning/customer.js';
import type { Site } from './site.js';

/** What the page of records offers to keep: `<provider>.jsonl`, a whole chain; `<provider>/<receipt>.json`. */
export function recordsFile(path: string, { ledgers }: Site): Promise<Response> | Response {
  const [, provider = '', receiptId] = /^([\w-]+)(?:\.jsonl|\/([\w-]+)\.json)$/.exec(path) ?? [];
  const [ledger, known] = [ledgers.get(provider), accepting.find(({ id }) => id === provider)];
  if (!ledger || !known) return problem(404, 'There is no such file');
  const tenant = tenantOf(known);
  const tenants = [tenant, ...objectionTenants(known)];
  return receiptId ? receiptFile(ledger, tenants, receiptId) : chainFile(ledger, tenant, provider);
}

async function receiptFile({ store }: LedgerOptions, tenants: readonly string[], id: string): Promise<Response> {
  const found = await Promise.all(tenants.map((tenant) => store.findById(chainOf(tenant), id)));
  const receipt = found.find(Boolean)?.content?.receipt;
  if (!receipt) return problem(404, 'There is no such receipt');
  return download(JSON.stringify(receipt, null, 2), 'application/json', `${id}.json`);
}

function chainFile(ledger: LedgerOptions, tenant: string, name: string): Response {
  const lines = exportChain(ledger, { tenant, receipts: true });
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await lines.next();
      if (done) controller.close();
      else controller.enqueue(new TextEncoder().encode(value));
    },
    async cancel() {
      await lines.return();
    },
  });
  return download(body, 'application/jsonl', `${name}.jsonl`);
}
