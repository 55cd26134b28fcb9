import type { ChainHead } from '../acceptance/schema.js';
import { canonicalJson } from '../agreement/digest.js';
import { chainOf, signed, timeOf, type LedgerOptions } from './ledger.js';
import type { StoredEntry } from './store.js';

export interface ExportOptions {
  /** The provider, as `identify` names it. */
  tenant?: string;
  /** True for the chain of the trials. */
  test?: boolean;
  /** With the receipts and attachments, which hold personal data; else the chain alone. */
  receipts?: boolean;
}

/**
 * A chain as JSON Lines, oldest first: `{"entry":…}`, `{"entry":…,"receipt":…}` or `{"attachment":…,"entry":…}` in
 * canonical form (RFC 8785), at last `{"head":…}`. Each piece is one line with its "\n". What is stored while it runs is in it, too: an erasure must be,
 * or the receipts that it took would seem to be missing.
 *
 * @throws {Error} When a receipt that was given out already is erased meanwhile: what came so far is to be thrown away.
 */
export async function* exportChain(
  ledger: LedgerOptions,
  { tenant = '', test, receipts = false }: ExportOptions = {},
): AsyncGenerator<string, void, void> {
  let last: StoredEntry | undefined;
  let length = 0;
  const given = new Set<string>();
  for await (const stored of allEntries(ledger, chainOf(tenant, test))) {
    const { entry, content, attachment } = stored;
    if (entry.erased?.some((id) => given.has(id)))
      throw new Error('A receipt has been erased while the chain was exported; throw this export away and begin again');
    const receipt = receipts && content?.receipt;
    if (receipt) given.add(entry.id); // an attachment is erased with its receipt, which comes before it
    yield line({ entry, ...(receipt && { receipt }), ...(receipts && attachment && { attachment }) });
    last = stored;
    length++;
  }
  yield line({ head: await headBehind(length, last?.digest, ledger, test) });
}

async function* allEntries({ store }: LedgerOptions, chain: string): AsyncGenerator<StoredEntry> {
  for (let after = 0; ;) {
    const page = await store.list(chain, { after });
    yield* page;
    if (page.length === 0) return;
    after = page.at(-1)!.entry.sequence;
  }
}

function headBehind(
  length: number,
  digest: string | undefined,
  ledger: LedgerOptions,
  test = false,
): Promise<ChainHead> {
  const head: ChainHead = {
    schema: 'avv-head/1',
    issuer: ledger.issuer,
    at: timeOf(ledger),
    ...(test && { test }),
    length,
    ...(digest && { digest }),
    ...(ledger.keysUrl && { keysUrl: ledger.keysUrl }),
  };
  return signed(head, ledger);
}

const line = (value: object): string => `${canonicalJson(value)}\n`;
