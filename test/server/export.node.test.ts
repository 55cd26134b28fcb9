import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { entryDigest, entryOf } from '../../src/acceptance/entry.js';
import {
  entrySchema,
  headSchema,
  type AnyReceipt,
  type ChainEntry,
  type ChainHead,
} from '../../src/acceptance/schema.js';
import { verifyChain } from '../../src/acceptance/verify-chain.js';
import { canonicalJson } from '../../src/agreement/digest.js';
import {
  createMemoryStore,
  createSigner,
  eraseCustomer,
  exportChain,
  generateSigningKey,
  type ConsentStore,
  type ExportOptions,
  type LedgerOptions,
} from '../../src/server/index.js';
import { endpoint, NOW, post, record } from './endpoint.js';
import { announcing, objection } from './objections.js';
import { isSigned } from './signatures.js';

const signer = await createSigner({ key: await generateSigningKey() });
const KEYS_URL = 'https://api.example/avv/acceptances?keys';
const identity = { customer: { reference: 'acct_1' } };

function ledgerOver(store: ConsentStore = createMemoryStore()): LedgerOptions {
  return { store, issuer: 'Muster AG', signer, keysUrl: KEYS_URL, now: () => new Date(NOW) };
}

async function fill(ledger: LedgerOptions, bodies: readonly object[] = [record, objection(), record]): Promise<void> {
  const handler = endpoint({ ...ledger, agreements: [announcing], identify: () => identity });
  for (const body of bodies) assert.equal((await handler(post(body))).status, 201);
}

interface Line {
  entry?: ChainEntry;
  receipt?: AnyReceipt;
  head?: ChainHead;
}

async function linesOf(ledger: LedgerOptions, options?: ExportOptions): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of exportChain(ledger, options)) lines.push(line);
  return lines;
}

const parsed = (lines: readonly string[]): Line[] => lines.map((line) => JSON.parse(line) as Line);

describe('an export', () => {
  it('is one canonical line for each entry, and a signed head', async () => {
    const ledger = ledgerOver();
    await fill(ledger);
    const lines = await linesOf(ledger, { receipts: true });
    for (const line of lines) assert.equal(line, `${canonicalJson(JSON.parse(line))}\n`);
    const values = parsed(lines);
    let previous: string | undefined;
    for (const [index, { entry, receipt }] of values.slice(0, 3).entries()) {
      assert.ok(entrySchema.safeParse(entry).success);
      assert.deepEqual([entry?.sequence, entry?.previousDigest], [index + 1, previous]);
      assert.deepEqual(await entryOf(receipt!), entry);
      assert.equal(isSigned(receipt!, signer.jwks), true);
      previous = await entryDigest(entry!);
    }
    const { head } = values[3]!;
    assert.ok(headSchema.safeParse(head).success);
    const { signature: _, ...facts } = head!;
    assert.deepEqual(facts, {
      schema: 'avv-head/1',
      issuer: 'Muster AG',
      at: NOW,
      length: 3,
      digest: previous,
      keysUrl: KEYS_URL,
    });
    assert.equal(isSigned(head!, signer.jwks), true);
  });

  it('is what the verifier expects', async () => {
    const ledger = ledgerOver();
    await fill(ledger);
    const { valid, problems, entries, receipts } = await verifyChain(exportChain(ledger, { receipts: true }), {
      keys: signer.jwks,
    });
    assert.deepEqual([valid, problems, entries, receipts], [true, [], 3, 3]);
  });

  it('has no receipts, thus nothing personal, unless asked', async () => {
    const ledger = ledgerOver();
    await fill(ledger);
    const lines = await linesOf(ledger);
    assert.deepEqual(
      parsed(lines).map((line) => Object.keys(line).join()),
      ['entry', 'entry', 'entry', 'head'],
    );
    assert.doesNotMatch(lines.join(''), /Ada|Probe|acct_1/);
    assert.equal((await verifyChain(lines.join(''), { keys: signer.jwks })).valid, true);
  });

  it('of nothing is a head', async () => {
    const [line, ...more] = await linesOf(ledgerOver());
    assert.deepEqual(
      [more.length, parsed([line!])[0]?.head?.length, parsed([line!])[0]?.head?.digest],
      [0, 0, undefined],
    );
    assert.equal((await verifyChain(line!, { keys: signer.jwks })).valid, true);
  });

  it('without a signer is unsigned', async () => {
    const ledger = { ...ledgerOver(), signer: undefined };
    await fill(ledger);
    assert.doesNotMatch((await linesOf(ledger, { receipts: true })).join(''), /signature/);
  });

  it('goes through all pages', async () => {
    const ledger = ledgerOver();
    await fill(ledger, Array<object>(250).fill(record));
    const { valid, entries, head } = await verifyChain(exportChain(ledger, { receipts: true }), { keys: signer.jwks });
    assert.deepEqual([valid, entries, head?.length], [true, 250, 250]);
  });
});

describe('while an export runs', () => {
  /** A ledger that is used by `meanwhile` between the first page and the second. */
  function disturbed(inner: LedgerOptions, meanwhile: () => Promise<unknown>): LedgerOptions {
    let pages = 0;
    const store: ConsentStore = {
      ...inner.store,
      async list(...args) {
        if (pages++ === 1) await meanwhile();
        return inner.store.list(...args);
      },
    };
    return { ...inner, store };
  }

  it('what is added is in it', async () => {
    const ledger = ledgerOver();
    await fill(ledger);
    const { valid, entries, head } = await verifyChain(
      exportChain(
        disturbed(ledger, () => fill(ledger)),
        { receipts: true },
      ),
      {
        keys: signer.jwks,
      },
    );
    assert.deepEqual([valid, entries, head?.length], [true, 6, 6]);
  });

  it('what is erased is not given out as if it stood: the export fails, and the next one does not', async () => {
    const ledger = ledgerOver();
    await fill(ledger);
    const erase = () => eraseCustomer(ledger, { customer: 'acct_1' });
    await assert.rejects(linesOf(disturbed(ledger, erase), { receipts: true }), /erased while/);
    assert.equal((await verifyChain(exportChain(ledger, { receipts: true }), { keys: signer.jwks })).valid, true);
  });

  it('what is erased does not disturb an export without receipts', async () => {
    const ledger = ledgerOver();
    await fill(ledger);
    const erase = () => eraseCustomer(ledger, { customer: 'acct_1' });
    const { valid, entries } = await verifyChain(exportChain(disturbed(ledger, erase)), { keys: signer.jwks });
    assert.deepEqual([valid, entries], [true, 4]);
  });
});
