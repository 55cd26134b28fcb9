import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { verifyChain, type ChainVerification } from '../../src/acceptance/index.js';
import type { Attachment } from '../../src/acceptance/schema.js';
import { chainOf, Issuer, line, newSigner, objection, sign } from './evidence.js';

let issuer: Issuer;
let lines: string[];
let keys: unknown;

before(async () => {
  issuer = await chainOf(3);
  await issuer.issue({ record: objection() });
  await issuer.erase('rcpt_000002');
  await issuer.issue();
  lines = await issuer.export();
  keys = issuer.signer.jwks;
});

const check = (chain: string[]) => verifyChain(chain, { keys });
const found = ({ problems }: ChainVerification) =>
  problems.map(({ name, reason, line, sequence }) => [name, reason, line, sequence]);
const results = ({ checks }: ChainVerification) => Object.fromEntries(checks.map(({ name, reason }) => [name, reason]));
const spliced = (index: number, count: number, ...by: string[]) => [
  ...lines.slice(0, index),
  ...by,
  ...lines.slice(index + count),
];
const withLine = (all: string[], index: number, other: string) => all.map((one, at) => (at === index ? other : one));
const replaced = (index: number, ...by: string[]) => spliced(index, 1, ...by);

describe('verifyChain', () => {
  it('finds nothing wrong with an export as it was made', async () => {
    const verification = await check(lines);
    assert.deepEqual(found(verification), []);
    assert.equal(verification.valid, true);
    const { entries, receipts, erased, stopped, end } = verification;
    assert.deepEqual({ entries, receipts, erased, stopped }, { entries: 6, receipts: 4, erased: 1, stopped: false });
    assert.deepEqual(end, { sequence: 6, digest: issuer.digests[5] });
    assert.equal(verification.head?.length, 6);
    assert.deepEqual(results(verification), {
      lines: 'lines-canonical',
      sequence: 'sequence-gapless',
      links: 'links-intact',
      trials: 'no-trials',
      receipts: 'receipts-match',
      attachments: 'no-attachments',
      erasures: 'erasures-founded',
      head: 'head-matches',
      signatures: 'signatures-valid',
    });
  });

  it('takes the export in pieces of any size', async () => {
    const text = lines.join('');
    const bytes = new TextEncoder().encode(text);
    const pieces = function* (size: number) {
      for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
    };
    const stream = new Blob([bytes]).stream() as unknown as AsyncIterable<Uint8Array>;
    for (const chunks of [text, [text], pieces(1), pieces(7), pieces(5000), stream])
      assert.deepEqual(await verifyChain(chunks, { keys }), await check(lines));
  });

  it('takes an export without receipts, and says that it has none', async () => {
    const verification = await check(await issuer.bareExport());
    assert.equal(verification.valid, true);
    assert.equal(results(verification).receipts, 'receipts-left-out');
    assert.deepEqual([verification.receipts, verification.erased], [0, 1]);
  });

  it('takes the export of a chain in which nothing has happened yet', async () => {
    const empty = await Issuer.start();
    const verification = await verifyChain(await empty.export(), { keys: empty.signer.jwks });
    assert.equal(verification.valid, true);
    assert.equal(verification.entries, 0);
  });

  it('says that signatures were not checked when it has no keys', async () => {
    const verification = await verifyChain(lines);
    assert.equal(verification.valid, true);
    assert.equal(results(verification).signatures, 'no-keys');
  });

  it('reads no further than its limit of problems', async () => {
    const broken = Array.from({ length: 500 }, () => 'x\n');
    const all = await verifyChain(broken);
    assert.deepEqual([all.problems.length, all.stopped], [100, true]);
    let read = 0;
    const counted = function* () {
      for (const one of broken) yield (read++, one);
    };
    const first = await verifyChain(counted(), { limit: 1 });
    assert.deepEqual([first.problems.length, first.stopped, read], [1, true, 1]);
    assert.equal(results(first).head, 'stopped');
  });

  it('goes on where an earlier verification ended', async () => {
    const { end } = await check([...lines.slice(0, 3), await issuer.head(3)]);
    const rest = await verifyChain(lines.slice(3), { keys, after: end });
    assert.deepEqual([rest.valid, rest.entries], [true, 3]);
    const rewritten = await verifyChain(lines.slice(3), { keys, after: { sequence: 3, digest: issuer.digests[1] } });
    assert.deepEqual(found(rewritten), [['links', 'link-broken', 1, 4]]);
  });

  it('keeps memory bounded', async () => {
    const one = lines[0]!;
    const endless = function* () {
      for (;;) yield one.slice(0, -1);
    };
    const verification = await verifyChain(endless(), { limit: 1 });
    assert.deepEqual(found(verification), [['lines', 'line-too-long', 1, 1]]);
  });
});

describe('in an export', () => {
  const expectations: Record<string, [make: () => Promise<string[]> | string[], wanted: unknown[][]]> = {
    'a line without its end': [
      () => [...lines.slice(0, -1), lines.at(-1)!.slice(0, -1)],
      [
        ['lines', 'line-unterminated', 7, 7],
        ['head', 'head-missing', 8, undefined],
      ],
    ],
    'a line with a space too many': [
      () => replaced(2, lines[2]!.replace(':', ': ')),
      [['lines', 'line-not-canonical', 3, 3]],
    ],
    'a line feed of another system': [
      () => replaced(2, lines[2]!.replace('\n', '\r\n')),
      [['lines', 'line-not-canonical', 3, 3]],
    ],
    'a name that occurs twice': [
      () => replaced(2, lines[2]!.replace('{"entry":', '{"entry":1,"entry":')),
      [['lines', 'line-not-json', 3, 3]],
    ],
    'an empty line': [
      () => spliced(2, 0, '\n'),
      [
        ['lines', 'line-not-json', 3, 3],
        ['sequence', 'sequence-broken', 4, 3],
      ],
    ],
    'something of another kind': [
      () => replaced(2, line({ entry: issuer.entries[2]!, note: 'x' })),
      [['lines', 'line-unknown', 3, 3]],
    ],
    'an entry without a field': [
      () => replaced(2, line({ entry: { ...issuer.entries[2]!, issuer: undefined } })),
      [['lines', 'entry-invalid', 3, 3]],
    ],
    'a missing line': [
      () => replaced(3),
      [
        ['sequence', 'sequence-broken', 4, 5],
        ['links', 'link-broken', 4, 5],
      ],
    ],
    'a line that occurs twice': [
      () => spliced(3, 0, lines[2]!),
      [
        ['sequence', 'sequence-broken', 4, 3],
        ['links', 'link-broken', 4, 3],
      ],
    ],
    'a receipt that is missing though nobody erased it': [
      () => replaced(2, line({ entry: issuer.entries[2]! })),
      [['receipts', 'receipt-missing', 3, 3]],
    ],
    'the end cut off': [() => lines.slice(0, -2), [['head', 'head-missing', 6, undefined]]],
    'the head missing': [() => lines.slice(0, -1), [['head', 'head-missing', 7, undefined]]],
    'a head of a former time': [
      async () => replaced(6, await issuer.head(5)),
      [
        ['head', 'head-differs', 7, undefined],
        ['head', 'head-differs', 7, undefined],
      ],
    ],
    'something after the head': [
      () => [...lines, lines[5]!],
      [
        ['head', 'line-after-head', 8, undefined],
        ['sequence', 'sequence-broken', 8, 6],
        ['links', 'link-broken', 8, 6],
      ],
    ],
    'a second head': [() => [...lines, lines[6]!], [['head', 'line-after-head', 8, undefined]]],
    'nothing at all': [() => [], [['head', 'head-missing', 1, undefined]]],
  };
  for (const [name, [make, wanted]] of Object.entries(expectations))
    it(`${name} is found at its line`, async () => {
      const { problems, ...verification } = await check(await make());
      assert.equal(verification.valid, false);
      const firsts = found({ problems } as ChainVerification).slice(0, wanted.length);
      assert.deepEqual(firsts, wanted);
    });

  it('bytes that are not UTF-8 are found at their line', async () => {
    const bytes = new TextEncoder().encode(lines.join(''));
    bytes[lines[0]!.length + 30] = 0xff;
    assert.deepEqual(found(await verifyChain([bytes], { keys }))[0], ['lines', 'line-not-json', 2, 2]);
  });

  it('a byte order mark is found', async () => {
    const verification = await verifyChain([
      new Uint8Array([0xef, 0xbb, 0xbf]),
      ...lines.map((one) => new TextEncoder().encode(one)),
    ]);
    assert.deepEqual(found(verification)[0], ['lines', 'line-not-json', 1, 1]);
  });
});

describe('an issuer who rewrites its own chain', () => {
  /** The receipt of a line, to be put back changed. */
  const receiptIn = (index: number) => (JSON.parse(lines[index]!) as { receipt: Record<string, unknown> }).receipt;

  it('cannot change a receipt and sign it anew', async () => {
    const changed = await sign({ ...receiptIn(2), salt: 'other' }, issuer.signer);
    const verification = await check(replaced(2, line({ entry: issuer.entries[2]!, receipt: changed })));
    assert.deepEqual(found(verification), [['receipts', 'entry-differs', 3, 3]]);
  });
  it('cannot put another record under the receipt', async () => {
    const changed = { ...receiptIn(2), record: objection() };
    const verification = await check(replaced(2, line({ entry: issuer.entries[2]!, receipt: changed })));
    assert.deepEqual(found(verification)[0], ['receipts', 'record-differs', 3, 3]);
  });
  it('cannot leave a receipt unsigned', async () => {
    const { signature: _, ...unsigned } = receiptIn(2);
    const verification = await check(replaced(2, line({ entry: issuer.entries[2]!, receipt: unsigned })));
    assert.deepEqual(found(verification), [['signatures', 'signature-missing', 3, 3]]);
  });
  it('cannot add copies to what was signed', async () => {
    const receipt = { ...receiptIn(2), copies: [] };
    const verification = await check(replaced(2, line({ entry: issuer.entries[2]!, receipt })));
    assert.deepEqual(found(verification), [['signatures', 'signature-wrong', 3, 3]]);
  });
  it('cannot name an erasure what was none', async () => {
    const other = await chainOf(2);
    for (const ids of [['rcpt_000009'], ['rcpt_000001', 'rcpt_000001'], []]) {
      const copy = Object.assign(new Issuer(other.signer), {
        lines: [...other.lines],
        entries: [...other.entries],
        digests: [...other.digests],
      });
      await copy.erase(...ids);
      const verification = await verifyChain(await copy.export(), { keys: copy.signer.jwks });
      assert.equal(verification.valid, false, ids.join());
      assert.match(verification.problems[0]!.reason, /^(erasure-unfounded|entry-invalid)$/);
    }
  });
  it('cannot erase what is still there', async () => {
    const other = await chainOf(2);
    const [kept] = other.lines;
    await other.erase('rcpt_000001');
    const verification = await verifyChain([kept!, ...(await other.export()).slice(1)], { keys: other.signer.jwks });
    assert.deepEqual(found(verification), [['erasures', 'erasure-unfounded', 3, 3]]);
  });
  it('cannot cut off the end without a key', async () => {
    const head = JSON.parse(await issuer.head(3)) as { head: object };
    const forged = await sign(head.head, await newSigner());
    const verification = await check([...lines.slice(0, 3), line({ head: forged })]);
    assert.ok(verification.problems.some(({ reason }) => reason === 'key-unknown'));
    const unsigned = await check([...lines.slice(0, 3), line({ head: { ...forged, signature: undefined } })]);
    assert.ok(unsigned.problems.some(({ reason }) => reason === 'signature-missing'));
  });
});

describe('a trial in a chain', () => {
  const verify = async (own: Issuer) => verifyChain(await own.export(), { keys: own.signer.jwks });

  it('is found among acceptances that bind, at its line', async () => {
    const own = await chainOf(2);
    await own.issue({ test: true });
    await own.issue();
    const verification = await verify(own);
    assert.deepEqual([verification.valid, found(verification)], [false, [['trials', 'trials-mixed', 3, 3]]]);
  });

  it('is found under a head that is not that of trials', async () => {
    const own = await Issuer.start();
    await own.issue({ test: true });
    assert.deepEqual(found(await verify(own)), [['trials', 'trials-mixed', 2, undefined]]);
  });
});

describe('an account that an acceptance was attached to', () => {
  /** Two acceptances and an objection, of which the first has its account, in line 4. */
  async function attached(): Promise<Issuer> {
    const own = await chainOf(2);
    await own.issue({ record: objection() });
    await own.attach('rcpt_000001');
    return own;
  }
  const verify = async (own: Issuer, lines?: string[]) =>
    verifyChain(lines ?? (await own.export()), { keys: own.signer.jwks });
  /** The export with another attachment in line 4. */
  async function withAttachment(own: Issuer, change: (attachment: Attachment) => unknown): Promise<string[]> {
    const [entry, lines] = [own.entries[3]!, await own.export()];
    const { attachment } = JSON.parse(lines[3]!) as { attachment: Attachment };
    return withLine(lines, 3, line({ entry, attachment: await change(attachment) }));
  }

  it('is found right, with contents and without', async () => {
    const own = await attached();
    const whole = await verify(own);
    assert.deepEqual(found(whole), []);
    assert.deepEqual([whole.entries, whole.receipts, whole.attachments], [4, 3, 1]);
    assert.equal(results(whole).attachments, 'attachments-founded');
    const bare = await verify(own, await own.bareExport());
    assert.deepEqual([bare.valid, bare.attachments, results(bare).attachments], [true, 1, 'attachments-founded']);
  });

  it('goes with the receipt when both are erased', async () => {
    const own = await attached();
    await own.erase('rcpt_000001', 'att_4');
    const { valid, erased } = await verify(own);
    assert.deepEqual([valid, erased], [true, 2]);
  });

  it('may not be missing unless it was erased', async () => {
    const own = await attached();
    const lines = withLine(await own.export(), 3, line({ entry: own.entries[3]! }));
    assert.deepEqual(found(await verify(own, lines)), [['attachments', 'attachment-missing', 4, 4]]);
  });

  it('may not be left when all receipts are taken out', async () => {
    const own = await attached();
    const lines = withLine(await own.bareExport(), 3, own.lines[3]!);
    assert.deepEqual(
      found(await verify(own, lines)).map(([, reason]) => reason),
      ['receipt-missing', 'receipt-missing', 'receipt-missing'],
    );
  });

  const unfounded: Record<string, (own: Issuer) => Promise<unknown>> = {
    'that never was': (own) => own.attach('rcpt_000009'),
    'that has its account already': (own) => own.attach('rcpt_000001', { customer: { reference: 'acct_2' } }),
    'of an objection': (own) => own.attach('rcpt_000003'),
    'of another attachment': (own) => own.attach('att_4'),
    'that comes later': async (own) => {
      await own.attach('rcpt_000006');
      await own.issue();
    },
    'that has been erased': async (own) => {
      await own.erase('rcpt_000002');
      await own.attach('rcpt_000002');
    },
    'that names an account of its own': async (own) => {
      const { established } = JSON.parse(own.lines[0]!).receipt as { established: object };
      const { id } = await own.issue({ established: { ...established, customer: { reference: 'acct_3' } } });
      await own.attach(id);
    },
  };
  for (const [which, act] of Object.entries(unfounded))
    it(`is not that of a receipt ${which}`, async () => {
      const own = await attached();
      await act(own);
      const problems = found(await verify(own)).map(([name, reason]) => [name, reason]);
      assert.deepEqual(problems, [['attachments', 'attachment-unfounded']]);
    });

  it('cannot be told for what lies before the beginning, only whether there are two', async () => {
    const own = await attached();
    const after = { sequence: 3, digest: own.digests[2] };
    const rest = (lines: string[]) => verifyChain(lines.slice(3), { keys: own.signer.jwks, after });
    assert.equal((await rest(await own.export())).valid, true);
    await own.attach('rcpt_000001');
    assert.deepEqual(found(await rest(await own.export())), [['attachments', 'attachment-unfounded', 2, 5]]);
  });

  it('cannot be changed, also not by who signs it anew', async () => {
    const own = await attached();
    const customer = { reference: 'acct_2' };
    for (const [change, ...problems] of [
      [(one: Attachment) => sign({ ...one, customer }, own.signer), 'attachment-differs'],
      [(one: Attachment) => ({ ...one, customer }), 'attachment-differs', 'signature-wrong'],
      [(one: Attachment) => ({ ...one, receipt: 'rcpt_000002' }), 'attachment-differs', 'signature-wrong'],
      [(one: Attachment) => ({ ...one, customer: {} }), 'attachment-invalid'],
      [(one: Attachment) => ({ ...one, attachedAt: '2026-13-01T10:00:00Z' }), 'attachment-invalid'],
      [() => null, 'attachment-invalid'],
      [({ signature: _, ...one }: Attachment) => one, 'signature-missing'],
      [async (one: Attachment) => sign(one, await newSigner()), 'key-unknown'],
    ] as const)
      assert.deepEqual(
        found(await verify(own, await withAttachment(own, change))).map(([, reason, at]) => [reason, at]),
        problems.map((reason) => [reason, 4]),
      );
  });

  it('stands beside an attachment only', async () => {
    const own = await attached();
    const { attachment } = JSON.parse(own.lines[3]!) as { attachment: Attachment };
    const beside = withLine(await own.export(), 0, line({ entry: own.entries[0]!, attachment }));
    assert.deepEqual(found(await verify(own, beside))[0], ['lines', 'entry-invalid', 1, 1]);
    const { receipt } = JSON.parse(own.lines[0]!) as { receipt: object };
    const both = withLine(await own.export(), 3, line({ entry: own.entries[3]!, receipt, attachment }));
    assert.deepEqual(found(await verify(own, both))[0], ['lines', 'line-unknown', 4, 4]);
    const instead = withLine(await own.export(), 3, line({ entry: own.entries[3]!, receipt }));
    assert.deepEqual(found(await verify(own, instead))[0], ['lines', 'entry-invalid', 4, 4]);
  });
});
