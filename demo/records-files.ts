import { chainOf, exportChain, type LedgerOptions } from '../src/server/index.js';
import { problem } from './http.js';
import type { Site } from './site.js';

/** What the page of records offers to keep: `<provider>.jsonl`, a whole chain; `<provider>/<receipt>.json`. */
export function recordsFile(path: string, { ledgers }: Site): Promise<Response> | Response {
  const [, provider = '', receiptId] = /^([\w-]+)(?:\.jsonl|\/([\w-]+)\.json)$/.exec(path) ?? [];
  const ledger = ledgers.get(provider);
  if (!ledger) return problem(404, 'There is no such file');
  return receiptId ? receiptFile(ledger, provider, receiptId) : chainFile(ledger, provider);
}

async function receiptFile({ store }: LedgerOptions, provider: string, id: string): Promise<Response> {
  const receipt = (await store.findById(chainOf(provider), id))?.content?.receipt;
  if (!receipt) return problem(404, 'There is no such receipt');
  return download(JSON.stringify(receipt, null, 2), 'application/json', `${id}.json`);
}

function chainFile(ledger: LedgerOptions, provider: string): Response {
  const lines = exportChain(ledger, { tenant: provider, receipts: true });
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
  return download(body, 'application/jsonl', `${provider}.jsonl`);
}

const download = (body: BodyInit, type: string, name: string): Response =>
  new Response(body, {
    headers: {
      'Content-Type': type,
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  });
