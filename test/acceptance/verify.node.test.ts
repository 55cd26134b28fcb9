import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { verifyReceipt, type AnyReceipt, type Verification } from '../../src/acceptance/index.js';
import { createSigner, generateSigningKey } from '../../src/server/signer.js';
import { agreement, Issuer, newSigner, objection, sign } from './evidence.js';
import { sampleRecord } from './sample.js';

let issuer: Issuer;
let receipt: AnyReceipt;
let keys: unknown;

before(async () => {
  issuer = await Issuer.start();
  await issuer.issue();
  receipt = await issuer.issue();
  await issuer.issue();
  keys = issuer.signer.jwks;
});

const reasons = ({ checks }: Verification) => Object.fromEntries(checks.map(({ name, reason }) => [name, reason]));
const reasonOf = (verification: Verification, name: string) => reasons(verification)[name];

/** The receipt with changes, as it comes from a file; `undefined` takes a field away. */
const altered = (changes: Record<string, unknown>): AnyReceipt =>
  JSON.parse(JSON.stringify({ ...receipt, ...changes })) as AnyReceipt;

/** The same, signed anew by its issuer. */
const issued = (changes: Record<string, unknown>) => sign(altered(changes), issuer.signer);

describe('verifyReceipt', () => {
  it('finds nothing wrong with a receipt as it was issued', async () => {
    const verification = await verifyReceipt({ receipt, agreement, keys, chain: await issuer.export() });
    assert.deepEqual(reasons(verification), {
      form: 'form-valid',
      record: 'record-matches',
      document: 'document-matches',
      statements: 'statements-match',
      signature: 'signature-valid',
      chain: 'in-chain',
    });
    assert.equal(verification.valid, true);
    assert.deepEqual(verification.unchecked, []);
    assert.equal(verification.chain?.valid, true);
  });

  it('says what it could not check without the files', async () => {
    const verification = await verifyReceipt({ receipt });
    assert.deepEqual(verification.unchecked, ['document', 'statements', 'signature', 'chain']);
    assert.equal(verification.valid, true);
    const { signature: _, ...unsigned } = receipt;
    assert.equal(reasonOf(await verifyReceipt({ receipt: unsigned }), 'signature'), 'unsigned');
  });

  it('leaves what it is given as it was', async () => {
    const copies = structuredClone({ receipt, agreement, keys });
    await verifyReceipt({ receipt, agreement, keys });
    assert.deepEqual({ receipt, agreement, keys }, copies);
    assert.equal(Object.isFrozen((keys as { keys: object[] }).keys[0]), false);
  });

  for (const [name, value] of Object.entries({
    nothing: undefined,
    null: null,
    text: 'avv-receipt/1',
    'an array': [],
    'a record': sampleRecord(),
  }))
    it(`calls ${name} no receipt, and checks nothing further`, async () => {
      const verification = await verifyReceipt({ receipt: value, agreement, keys });
      assert.equal(reasonOf(verification, 'form'), 'not-a-receipt');
      assert.equal(verification.valid, false);
      assert.deepEqual(verification.unchecked, ['record', 'document', 'statements', 'signature', 'chain']);
    });
});

describe('the form', () => {
  const form = async (changes: Record<string, unknown>) => {
    const { checks } = await verifyReceipt({ receipt: { ...receipt, ...changes }, keys });
    return [checks[0]!.reason, checks[0]!.detail];
  };
  it('names the field that is missing', async () =>
    assert.deepEqual(await form({ issuer: undefined }), ['form-invalid', '/issuer: type']));
  it('looks into the record', async () =>
    assert.deepEqual(await form({ record: { ...receipt.record, act: {} } }), [
      'form-invalid',
      '/record/act/method: missing',
    ]));
  it('refuses a day that does not exist', async () =>
    assert.equal((await form({ acceptedAt: '2026-13-01T10:00:00Z' }))[0], 'form-invalid'));
  it('refuses half a character', async () => assert.equal((await form({ issuer: '\ud800' }))[0], 'form-invalid'));
  it('refuses what is nested too deeply to be hashed', async () => {
    let nested: unknown = [];
    for (let level = 0; level < 20_000; level++) nested = [nested];
    assert.equal((await form({ nested }))[0], 'form-invalid');
  });
  it('tells a receipt of the future from a broken one', async () =>
    assert.equal((await form({ schema: 'avv-receipt/2' }))[0], 'newer-receipt'));
});

describe('the record', () => {
  it('is held against its digest even where the signature fits', async () => {
    const other = sampleRecord({ agreement, customer: { name: 'Andere GmbH' } });
    const verification = await verifyReceipt({ receipt: await issued({ record: other }), keys });
    assert.equal(reasonOf(verification, 'record'), 'record-differs');
    assert.equal(verification.checks[1]!.expected, receipt.recordDigest);
    assert.equal(verification.valid, false);
  });
});

describe('the agreement', () => {
  const check = async (file: unknown, changes: Record<string, unknown> = {}) => {
    const verification = await verifyReceipt({ receipt: altered(changes), agreement: file });
    const { reason, expected, received } = verification.checks.find(({ name }) => name === 'document')!;
    return { reason, expected, received, statements: reasonOf(verification, 'statements') };
  };

  it('must be the same to the last character', async () => {
    const found = await check({ ...agreement, title: `${agreement.title}.` });
    assert.equal(found.reason, 'document-differs');
    assert.equal(found.expected, receipt.established!.document.digest);
    assert.match(found.received!, /^sha-256:/);
    assert.equal(found.statements, 'document-first');
  });

  for (const [key, value] of [
    ['id', 'other-avv'],
    ['version', '3'],
    ['language', 'en'],
  ] as const)
    it(`must have the same ${key}`, async () => {
      const found = await check({ ...agreement, [key]: value });
      assert.equal(found.reason, 'document-other');
      assert.ok(found.received!.includes(value));
    });

  it('must be an agreement', async () => assert.equal((await check({ format: 'avv/1' })).reason, 'agreement-invalid'));

  it('must be the one that was shown, whatever file is given', async () => {
    const record = sampleRecord({ agreement, digest: `sha-256:${'x'.repeat(43)}` });
    assert.equal((await check(agreement, { record })).reason, 'record-names-other');
    assert.equal((await check(undefined, { record })).reason, 'record-names-other');
  });

  it('need not have been hashed by the page', async () =>
    assert.equal(
      (await check(agreement, { record: sampleRecord({ agreement, digest: undefined }) })).reason,
      'document-matches',
    ));

  it('is not proven by its name alone', async () => {
    const record = sampleRecord({ agreement, digest: undefined });
    assert.equal((await check(agreement, { record, established: undefined })).reason, 'no-digest');
  });
});

describe('the statements', () => {
  const check = async (record: unknown) => {
    const { checks } = await verifyReceipt({ receipt: { ...receipt, record }, agreement });
    return checks.find(({ name }) => name === 'statements')!;
  };
  const record = () => structuredClone(receipt.record) as ReturnType<typeof sampleRecord>;

  it('must be in the agreement’s words', async () => {
    const changed = record();
    changed.declarations[0]!.text = 'Ich habe nichts gelesen.';
    const { reason, detail } = await check(changed);
    assert.equal(reason, 'statements-differ');
    assert.match(detail, /^\/declarations\/0\/text: /);
  });
  it('must all have been ticked that are required', async () => {
    const changed = record();
    changed.declarations[0]!.checked = false;
    assert.equal((await check(changed)).reason, 'statements-differ');
  });
});

describe('an objection', () => {
  it('is verified like an acceptance, with the announced changes in place of the declarations', async () => {
    const other = await Issuer.start();
    const objected = await other.issue({ record: objection() });
    const good = await verifyReceipt({
      receipt: objected,
      agreement,
      keys: other.signer.jwks,
      chain: await other.export(),
    });
    assert.equal(good.valid, true);
    assert.deepEqual(good.unchecked, []);
    assert.equal(reasonOf(good, 'statements'), 'changes-exist');
    assert.equal(other.entries[0]!.kind, 'objection');
  });
  for (const changes of [['ch-2'], ['ch-1', 'ch-2'], []])
    it(`fails against the changes ${JSON.stringify(changes)} that nobody announced`, async () => {
      const verification = await verifyReceipt({
        receipt: { ...receipt, record: { ...objection(), changes } },
        agreement,
      });
      assert.equal(reasonOf(verification, 'statements'), 'changes-unknown');
    });
});

describe('the signature', () => {
  const check = async (changed: object, set: unknown = keys) => {
    const { checks, valid } = await verifyReceipt({ receipt: changed, keys: set });
    const found = checks.find(({ name }) => name === 'signature')!;
    assert.equal(valid, found.result !== 'fail');
    return found.reason;
  };
  const parts = () => receipt.signature!.split('..') as [string, string];
  const withHeader = (fields: object) => `${Buffer.from(JSON.stringify(fields)).toString('base64url')}..${parts()[1]}`;

  for (const alg of ['EdDSA', 'ES256'] as const)
    it(`is checked for ${alg}`, async () => {
      const other = await Issuer.start(alg);
      const signed = await other.issue();
      assert.equal(await check(signed, other.signer.jwks), 'signature-valid');
      assert.equal(await check({ ...signed, salt: 'other' }, other.signer.jwks), 'signature-wrong');
    });

  it('covers every field but itself', async () => {
    for (const key of Object.keys(receipt).filter((name) => name !== 'signature')) {
      const { [key]: _, ...rest } = receipt as Record<string, unknown>;
      const verification = await verifyReceipt({ receipt: rest, keys });
      assert.equal(verification.valid, false, `without ${key}`);
    }
    assert.equal(await check({ ...receipt, copies: [] }), 'signature-wrong');
  });
  it('must be there when the issuer has keys', async () =>
    assert.equal(await check(altered({ signature: undefined })), 'signature-missing'));
  it('of another issuer’s key is unknown', async () =>
    assert.equal(await check(receipt, (await newSigner()).jwks), 'key-unknown'));
  it('of another key under the same kid is wrong', async () => {
    const [key] = (await newSigner()).jwks.keys;
    const { kid } = issuer.signer.jwks.keys[0]!;
    assert.equal(await check(receipt, { keys: [{ ...key, kid }] }), 'signature-wrong');
  });
  it('must be a detached JWS', async () => {
    const [head, tail] = parts();
    for (const broken of [
      'x',
      `${head}.${tail}`,
      `${head}.e30.${tail}`,
      `..${tail}`,
      `${head}..`,
      `${head}..${tail}.`,
      `!..${tail}`,
    ])
      assert.equal(await check({ ...receipt, signature: broken }), 'signature-malformed', broken);
  });
  it('must be written in the one canonical way', async () => {
    const [head, tail] = parts();
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    // 64 bytes leave four bits of the last character unused: its neighbour decodes to the same bytes.
    const twin = tail.slice(0, -1) + alphabet[alphabet.indexOf(tail.at(-1)!) ^ 1];
    assert.deepEqual(Buffer.from(twin, 'base64url'), Buffer.from(tail, 'base64url'));
    assert.equal(await check({ ...receipt, signature: `${head}..${twin}` }), 'signature-malformed');
  });
  for (const alg of ['none', 'HS256', 'RS256', 'ES384', 'Ed25519', 7, undefined])
    it(`does not let its header choose ${String(alg)}`, async () => {
      const { alg: _, ...key } = issuer.signer.jwks.keys[0]!;
      const signature = withHeader({ alg, kid: key.kid });
      // Neither where the key is for one algorithm only, nor where it does not say.
      for (const set of [keys, { keys: [key] }])
        assert.equal(await check({ ...receipt, signature }, set), 'algorithm-refused');
    });
  it('does not take the key’s public part for a secret', async () => {
    const [key] = issuer.signer.jwks.keys;
    const set = { keys: [{ kty: 'oct', k: key!.x, kid: key!.kid }] };
    assert.equal(await check(receipt, set), 'key-unusable');
  });
  it('is refused under an algorithm that the key is not for', async () => {
    const { kid } = issuer.signer.jwks.keys[0]!;
    assert.equal(await check({ ...receipt, signature: withHeader({ alg: 'ES256', kid }) }), 'algorithm-refused');
    const { alg: _, ...key } = issuer.signer.jwks.keys[0]!;
    assert.equal(
      await check({ ...receipt, signature: withHeader({ alg: 'ES256', kid }) }, { keys: [key] }),
      'key-unusable',
    );
  });
  it('brings no key of its own', async () => {
    const stranger = await newSigner();
    const signed = await sign({ ...receipt, issuer: 'Fälscher' }, stranger);
    const jwk = stranger.jwks.keys[0]!;
    const smuggled = Buffer.from(JSON.stringify({ alg: 'EdDSA', kid: 'unknown', jwk })).toString('base64url');
    assert.equal(
      await check({ ...signed, signature: `${smuggled}..${signed.signature.split('..')[1]}` }),
      'key-unknown',
    );
  });
  it('is not checked with a private key, which nobody should be given', async () => {
    const key = await generateSigningKey();
    const signer = await createSigner({ key });
    assert.equal(await check(await sign(receipt, signer), { keys: [key] }), 'key-unusable');
  });
  for (const set of [null, [], {}, { keys: 'none' }, 'text'])
    it(`fails with ${JSON.stringify(set)} for keys`, async () =>
      assert.equal(await check(receipt, set), 'keys-invalid'));
  it('passes over keys that it does not understand', async () =>
    assert.equal(
      await check(receipt, { keys: [null, 'x', { kty: 'RSA' }, ...issuer.signer.jwks.keys] }),
      'signature-valid',
    ));

  describe('by a retired key', () => {
    const retiredAt = (iso: string) => ({
      keys: [{ ...issuer.signer.jwks.keys[0]!, exp: Date.parse(iso) / 1000 }],
    });
    it('holds for what it signed before', async () =>
      assert.equal(await check(receipt, retiredAt('2026-04-01T10:00:02Z')), 'signature-valid'));
    it('does not hold for anything later', async () =>
      assert.equal(await check(receipt, retiredAt('2026-04-01T10:00:01Z')), 'key-expired'));
    for (const exp of ['never', null, -1e300])
      it(`does not hold with ${String(exp)} for an end`, async () =>
        assert.equal(await check(receipt, { keys: [{ ...issuer.signer.jwks.keys[0]!, exp }] }), 'key-expired'));
  });
});

describe('the place in the chain', () => {
  const check = async (given: AnyReceipt, chain: string[]) => {
    const verification = await verifyReceipt({ receipt: given, keys, chain });
    return reasonOf(verification, 'chain');
  };

  it('may be shown by an export without receipts', async () =>
    assert.equal(await check(receipt, await issuer.bareExport()), 'in-chain'));
  it('is missing in the chain of another issuer', async () => {
    const other = await Issuer.start();
    await other.issue({ id: 'rcpt_other_1' });
    await other.issue({ id: 'rcpt_other_2' });
    const verification = await verifyReceipt({ receipt, chain: await other.export() });
    assert.equal(reasonOf(verification, 'chain'), 'not-in-chain');
  });
  it('is missing in a chain that is shorter', async () => {
    const shorter = [...issuer.lines.slice(0, 1), await issuer.head(1)];
    assert.equal(await check(receipt, shorter), 'not-in-chain');
  });
  it('is not that of a receipt which was signed anew', async () =>
    assert.equal(await check(await issued({ salt: 'anew' }), await issuer.export()), 'entry-differs'));
  it('needs a sequence in the receipt', async () =>
    assert.equal(await check(await issued({ sequence: undefined }), await issuer.export()), 'not-in-chain'));
  it('proves nothing in a chain that is broken', async () => {
    const [first, ...rest] = await issuer.export();
    assert.equal(await check(receipt, [first!.replace('salt-1', 'salt-x'), ...rest]), 'chain-broken');
  });
  it('stays when the issuer has erased its own copy', async () => {
    const other = await Issuer.start();
    const mine = await other.issue();
    await other.erase(mine.id);
    const verification = await verifyReceipt({
      receipt: mine,
      agreement,
      keys: other.signer.jwks,
      chain: await other.export(),
    });
    assert.equal(reasonOf(verification, 'chain'), 'in-chain-erased');
    assert.equal(verification.valid, true);
  });
});

describe('a trial', () => {
  it('is no proof, however well it is signed', async () => {
    const record = { ...receipt.record, test: true };
    const other = await Issuer.start();
    const tried = await other.issue({ test: true, record });
    const verification = await verifyReceipt({ receipt: tried, agreement, keys: other.signer.jwks });
    assert.equal(reasonOf(verification, 'trial'), 'trial');
    assert.match(verification.checks.at(-1)!.detail, /binds nobody/);
    assert.equal(verification.valid, false);
    assert.deepEqual(
      verification.checks.filter(({ result }) => result === 'fail').map(({ name }) => name),
      ['trial'],
    );
  });
  it('cannot lose its mark', async () => {
    const record = { ...receipt.record, test: true };
    assert.equal(reasonOf(await verifyReceipt({ receipt: { ...receipt, record } }), 'trial'), 'trial-unmarked');
    assert.equal(reasonOf(await verifyReceipt({ receipt: { ...receipt, test: true } }), 'trial'), 'trial-unmarked');
  });
  it('is not mentioned of anything else', async () =>
    assert.equal(reasonOf(await verifyReceipt({ receipt }), 'trial'), undefined));
});
