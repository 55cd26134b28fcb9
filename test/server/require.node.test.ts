import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Receipt } from '../../src/acceptance/schema.js';
import type { Agreement, ChangelogEntry } from '../../src/agreement/schema.js';
import {
  attach,
  createMemoryStore,
  eraseCustomer,
  requireAcceptance,
  type ConsentHandlerOptions,
  type RequireOptions,
} from '../../src/server/index.js';
import { agreement, sampleRecord } from '../acceptance/sample.js';
import { endpoint, NOW, post } from './endpoint.js';

const [YESTERDAY, TODAY, TOMORROW] = ['2026-03-31', '2026-04-01', '2026-04-02'];
const ADA = { customer: 'acct_ada', document: 'muster-avv' };

/** As a page sends it that knows no account. */
const recordOf = (version: Agreement = agreement) =>
  sampleRecord({ agreement: version, digest: undefined, customer: { name: 'Probe GmbH' } });

const change = (version: string, effect: ChangelogEntry['effect'], acceptBy?: string): ChangelogEntry => ({
  version,
  published: '2026-03-15',
  effect,
  summary: 'Neu gefasst.',
  ...(acceptBy && { acceptBy }),
});

/** The sample agreement, in version 2. */
const inVersion = (version: string, changelog: ChangelogEntry[], more: Partial<Agreement> = {}): Agreement => ({
  ...agreement,
  version,
  changelog,
  ...more,
});

/** A host whose agreements change; `accept` takes what is current. */
function host(agreements: ConsentHandlerOptions['agreements'] = [agreement]) {
  const ledger = { store: createMemoryStore(), issuer: 'Muster AG', now: () => new Date(NOW) };
  const current = { agreements };
  return {
    ledger,
    publish: (...next: ConsentHandlerOptions['agreements'][number][]) => void (current.agreements = next),
    require: (more: Partial<RequireOptions> = {}) => requireAcceptance({ ...ledger, ...current }, { ...ADA, ...more }),
    async accept(reference = 'acct_ada', body: object = recordOf(), tenant = ''): Promise<Receipt> {
      const identify = () => ({ tenant, customer: { reference } });
      const response = await endpoint({ ...ledger, ...current, identify })(post(body));
      assert.equal(response.status, 201, await response.clone().text());
      return (await response.json()) as Receipt;
    },
  };
}

describe('a required acceptance', () => {
  it('is missing until it is there, and then accepted at once, with its receipt', async () => {
    const { require, accept } = host();
    assert.deepEqual(await require(), { status: 'missing', changes: [] });
    const receipt = await accept();
    assert.deepEqual(await require(), {
      status: 'accepted',
      acceptedVersion: '2',
      acceptedAt: NOW,
      changes: [],
      receipt,
    });
  });

  it('is nobody else’s: of another account, document or provider, or a trial', async () => {
    const { require, accept } = host();
    await accept('acct_bert');
    await accept('acct_ada', recordOf(), 'other provider');
    await accept('acct_ada', { ...recordOf(), test: true });
    assert.equal((await require()).status, 'missing');
    assert.equal((await require({ customer: 'acct_bert' })).status, 'accepted');
    assert.equal((await require({ tenant: 'other provider' })).status, 'accepted');
    assert.equal((await require({ test: true })).status, 'accepted');
  });

  it('lets customers pass who accepted a version that asks for nothing more', async () => {
    const { require, accept, publish } = host();
    await accept();
    const changelog = [change('3', 'objection'), change('2.1', 'notice')];
    publish(inVersion('3', changelog));
    const { receipt: _, ...status } = await require();
    assert.deepEqual(status, {
      status: 'accepted',
      acceptedVersion: '2',
      acceptedAt: NOW,
      effect: 'objection',
      changes: changelog,
    });
  });

  it('has a last day by the server’s clock, and is outdated after it', async () => {
    const { require, accept, publish } = host();
    await accept();
    const outcome = async (acceptBy?: string) => {
      publish(inVersion('3', [change('3', 'reacceptance', acceptBy)]));
      const { status, until } = await require();
      return [status, until];
    };
    assert.deepEqual(await outcome(TOMORROW), ['grace', TOMORROW]);
    assert.deepEqual(await outcome(TODAY), ['grace', TODAY]);
    assert.deepEqual(await outcome(YESTERDAY), ['outdated', YESTERDAY]);
    assert.deepEqual(await outcome(), ['outdated', undefined]);
  });

  it('is over with the acceptance of the current version', async () => {
    const { require, accept, publish } = host();
    await accept();
    const current = inVersion('3', [change('3', 'reacceptance')]);
    publish(current);
    await accept('acct_ada', recordOf(current));
    const { status, acceptedVersion } = await require();
    assert.deepEqual([status, acceptedVersion], ['accepted', '3']);
  });

  it('is not asked for before the version is in force, which can be accepted already', async () => {
    const { require, accept, publish } = host();
    await accept();
    const coming = inVersion('3', [change('3', 'reacceptance', TOMORROW)], { effectiveFrom: TOMORROW });
    publish(coming);
    const before = await require();
    assert.deepEqual([before.status, before.upcoming, before.until], ['accepted', true, TOMORROW]);
    await accept('acct_ada', recordOf(coming));
    const after = await require();
    assert.deepEqual([after.status, after.upcoming, after.acceptedVersion], ['accepted', true, '3']);
  });

  it('is held against the last agreement in its language, as the endpoint does', async () => {
    const english = { ...agreement, language: 'en' };
    const newer = inVersion('3', [change('3', 'reacceptance')]);
    const { require, accept, publish } = host([agreement, english]);
    await accept();
    publish(agreement, { agreement: newer, href: 'https://muster.example/avv.json' }, english);
    assert.equal((await require()).status, 'outdated');
    assert.equal((await require({ language: 'en' })).status, 'accepted');
    assert.equal((await require({ language: 'fr' })).status, 'outdated');
    publish(newer, agreement);
    assert.equal((await require()).status, 'accepted');
    publish(inVersion('3', [change('3', 'reacceptance')], { language: 'en' }));
    assert.equal((await require()).status, 'outdated');
  });

  it('is found when it was attached to the account later', async () => {
    const { ledger, require } = host();
    const stored = await endpoint(ledger)(post());
    const { id } = (await stored.json()) as Receipt;
    assert.equal((await require()).status, 'missing');
    await attach(ledger, { receiptId: id, customer: ADA.customer });
    assert.deepEqual([(await require()).status, (await require()).receipt?.id], ['accepted', id]);
  });

  it('is missing when it has been erased', async () => {
    const { ledger, require, accept } = host();
    await accept();
    await eraseCustomer(ledger, ADA);
    assert.equal((await require()).status, 'missing');
  });

  it('of what does not exist, or of nobody, is a mistake of the host’s', async () => {
    const { require, accept } = host();
    await accept();
    await assert.rejects(require({ document: 'other' }), /no document “other”/);
    await assert.rejects(require({ customer: '' }), TypeError);
  });

  it('is not known when the store cannot be reached', async () => {
    const store = { ...createMemoryStore(), latest: () => Promise.reject(new Error('connection refused')) };
    const options = { store, issuer: 'Muster AG', agreements: [agreement] };
    await assert.rejects(requireAcceptance(options, ADA), /connection refused/);
  });
});
