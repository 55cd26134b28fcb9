import { expect } from '@open-wc/testing';
import type { AcceptanceStatus } from '../../src/acceptance/status.js';
import { AvvStatusEvent } from '../../src/index.js';
import { json, offline, problem, text, type Step } from '../acceptance/scripted-fetch.js';
import {
  accept,
  actPage,
  complete,
  completedPage,
  confirm,
  contract,
  typesOf,
  unplacedPage,
  type ActPage,
} from '../support/act.js';
import { keptReceipt, tells } from '../support/kept.js';
import { entry, OLD, successor } from '../support/over-time.js';
import { agreement, placed, shown, until } from '../support/viewer.js';

const NONE = text(204, null);
const STATES = ['accepted', 'missing', 'outdated', 'grace'];
const statesOf = (element: Element): string[] => STATES.filter((name) => element.matches(`:state(${name})`));

/** A page whose events tell what the host heard. */
async function heardPage(setup: Parameters<typeof unplacedPage>[0], ...answers: Step[]) {
  const page = unplacedPage(setup, ...answers);
  const heard: (AcceptanceStatus | undefined)[] = [];
  page.element.addEventListener('avv-status', ({ status }) => heard.push(status));
  await placed(page.element);
  await page.element.updateComplete;
  return { ...page, heard } as ActPage & { heard: typeof heard };
}

describe('the status of the customer’s acceptance', () => {
  const FAR = { acceptBy: '2999-12-31' };
  const CASES: [string, Parameters<typeof unplacedPage>[0], AcceptanceStatus['status']][] = [
    ['the host has said that none was', { acceptedVersion: '' }, 'missing'],
    ['the endpoint says that none was', { latest: NONE }, 'missing'],
    ['the host has said this version', { acceptedVersion: '2.1' }, 'accepted'],
    ['an older version without a changelog', { acceptedVersion: '2.0' }, 'outdated'],
    ['changes that ask for nothing', { file: successor([entry('notice')]), acceptedVersion: '1' }, 'accepted'],
    ['changes that ask by a day', { file: successor([entry('reacceptance', FAR)]), acceptedVersion: '1' }, 'grace'],
    ['changes that ask at once', { file: successor([entry('reacceptance')]), acceptedVersion: '1' }, 'outdated'],
  ];
  for (const [what, setup, status] of CASES)
    it(`is told by property, event and custom state: ${what}`, async () => {
      const { element, heard } = await heardPage(setup);
      expect(element.status!.status).to.equal(status);
      expect(heard).to.deep.equal([element.status]);
      expect(statesOf(element)).to.deep.equal([status]);
    });

  it('names version and time where a receipt does', async () => {
    const { element } = await heardPage({ file: successor([entry('notice')]), latest: tells(await keptReceipt(OLD)) });
    expect(element.status).to.deep.include({
      acceptedVersion: '1',
      acceptedAt: '2026-02-03T04:05:06Z',
      effect: 'notice',
      changes: [entry('notice')],
    });
  });

  const UNKNOWN: Record<string, Step> = {
    'not signed in': problem(401, 'unauthenticated'),
    'no such question': text(405, ''),
    'no answer': offline,
    'something else': json(200, { ok: true }),
  };
  for (const [what, latest] of Object.entries(UNKNOWN))
    it(`is unknown where the endpoint does not tell: ${what}`, async () => {
      const { element, heard } = await heardPage({ latest });
      expect(element.status).to.equal(undefined);
      expect([heard, statesOf(element)]).to.deep.equal([[], []]);
    });

  it('is unknown where nobody is asked, and where the agreement binds through another contract', async () => {
    expect((await shown(agreement())).status).to.equal(undefined);
    const incorporated = contract({ acceptance: { mode: 'incorporated' } });
    expect((await shown(incorporated, { endpoint: '/a', receipt: await keptReceipt(incorporated) })).status).to.equal(
      undefined,
    );
  });

  it('is missing where the receipt is for another text of this version', async () => {
    const receipt = await keptReceipt(contract({ closing: 'Ein anderer Text.' }));
    expect((await actPage({ receipt })).element.status).to.deep.equal({ status: 'missing', changes: [] });
  });

  it('is told after the agreement is on the page', async () => {
    const page = unplacedPage({ acceptedVersion: '' });
    const types: string[] = [];
    for (const type of ['avv-load', 'avv-status']) page.element.addEventListener(type, () => types.push(type));
    await placed(page.element);
    await until(() => types.length === 2);
    expect(types).to.deep.equal(['avv-load', 'avv-status']);
  });

  it('becomes accepted with the act, after `avv-accepted`', async () => {
    const page = await heardPage({ latest: NONE }, confirm());
    await complete(page.element);
    page.element.addEventListener('avv-status', (event) => page.events.push(event));
    await accept(page.element);
    await until(() => page.heard.length === 2);
    expect(page.element.status).to.deep.equal({
      status: 'accepted',
      acceptedVersion: '2.1',
      acceptedAt: '2026-02-03T04:05:06Z',
      changes: [],
    });
    expect(statesOf(page.element)).to.deep.equal(['accepted']);
    expect(typesOf(page.events).slice(-2)).to.deep.equal(['avv-accepted', 'avv-status']);
  });

  it('stays missing while the acceptance has to be confirmed elsewhere', async () => {
    const { element } = await completedPage({ latest: NONE }, json(202, {}));
    await accept(element);
    expect(element.status!.status).to.equal('missing');
  });

  it('is unknown again while another document is loaded, and told anew', async () => {
    const file = contract();
    const { element, heard } = await heardPage({ files: [file, { ...file, version: '3' }], acceptedVersion: '2.1' });
    const reloading = element.reload();
    expect(element.status).to.equal(undefined);
    await reloading;
    await until(() => heard.length === 3);
    expect(heard.map((status) => status?.status)).to.deep.equal(['accepted', undefined, 'outdated']);
    expect(statesOf(element)).to.deep.equal(['outdated']);
  });

  it('is told once, however often the page is rendered, and again when the host learns more', async () => {
    const { element, heard } = await heardPage({ acceptedVersion: '' });
    for (let times = 0; times < 3; times++) {
      element.requestUpdate();
      await element.updateComplete;
    }
    expect(heard).to.have.length(1);
    element.acceptedVersion = '2.1';
    await until(() => heard.length === 2);
    expect(statesOf(element)).to.deep.equal(['accepted']);
  });

  it('comes with an event that bubbles and is composed', () => {
    const { bubbles, composed, type } = new AvvStatusEvent(undefined);
    expect([bubbles, composed, type]).to.deep.equal([true, true, 'avv-status']);
  });
});
