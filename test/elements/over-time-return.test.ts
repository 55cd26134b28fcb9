import { expect } from '@open-wc/testing';
import type { Receipt } from '../../src/acceptance/schema.js';
import { offline, text } from '../acceptance/scripted-fetch.js';
import {
  accept,
  actPage,
  boxes,
  completedPage,
  confirm,
  contract,
  field,
  hasFocus,
  ofType,
  type,
  type ActPage,
} from '../support/act.js';
import { Clock } from '../support/clock.js';
import { keptReceipt, tells } from '../support/kept.js';
import { asksFor, banner, bannerButton, comeBack, OLD, TODAY } from '../support/over-time.js';
import { find, frame, parts, textOf, until } from '../support/viewer.js';

const MINUTE = 60_000;
let clock: Clock;
beforeEach(() => (clock = new Clock(`${TODAY}T12:00:00`)));
afterEach(() => clock.release());

const isAccepted = ({ element }: ActPage): boolean => parts(element, 'receipt').length > 0;
const banners = ({ element }: ActPage): number => parts(element, 'banner').length;

/** Some seconds later, the reader comes back; the endpoint has been asked. */
async function comeBackTo(page: ActPage): Promise<void> {
  const { length } = page.reads;
  clock.advance(11_000);
  comeBack();
  await until(() => page.reads.length > length);
  await frame();
  await page.element.updateComplete;
}

describe('an acceptance in another tab, or by a colleague', () => {
  it('is seen when the reader comes back: the receipt stands in the place of the act', async () => {
    const page = await actPage();
    page.latest = tells(await keptReceipt());
    await comeBackTo(page);
    await until(() => isAccepted(page));
    expect(asksFor(page.element)).to.equal(false);
    expect(page.element.status!.status).to.equal('accepted');
    expect(ofType(page.events, 'avv-accepted')).to.have.length(0);
  });

  it('is seen as well when the tab becomes visible', async () => {
    const page = await actPage();
    page.latest = tells(await keptReceipt());
    clock.advance(11_000);
    document.dispatchEvent(new Event('visibilitychange'));
    await until(() => isAccepted(page));
  });

  it('leaves the form alone when somebody has begun with it, says so, and shows the receipt on demand', async () => {
    const page = await actPage();
    await type(page.element, 'Ihr Name', 'Ada');
    page.latest = tells(await keptReceipt());
    await comeBackTo(page);
    await until(() => banners(page));
    expect(banner(page.element)).to.match(
      /^Dieser Vertrag ist inzwischen angenommen worden: 3\. Februar 2026 um .+\.$/,
    );
    expect([isAccepted(page), field(page.element, 'Ihr Name').value]).to.deep.equal([false, 'Ada']);
    bannerButton(page.element).click();
    await until(() => isAccepted(page));
    await until(() => hasFocus(page.element, find(page.element, '#avv-receipt')));
    expect(banners(page)).to.equal(0);
  });

  it('does not hinder a second one: both have a receipt of their own', async () => {
    let latest: Receipt | undefined;
    const own = (id: string) => confirm(201, (receipt) => (latest = { ...receipt, id }));
    const [one, other] = [await completedPage({}, own('rcpt_one')), await completedPage({}, own('rcpt_other'))];
    for (const page of [one, other]) page.latest = (request) => tells(latest)(request);
    await accept(one.element);
    await comeBackTo(other);
    await until(() => banners(other));
    await accept(other.element);
    expect(textOf(find(one.element, '[part=receipt]'))).to.include('rcpt_one');
    expect(textOf(find(other.element, '[part=receipt]'))).to.include('rcpt_other');
    expect(banners(other), 'said no more').to.equal(0);
    expect(one.posts[0]!.key).not.to.equal(other.posts[0]!.key);
  });

  it('is not asked for at each glance, nor where it is accepted, nor where the host says what is', async () => {
    const page = await actPage();
    comeBack();
    clock.advance(9_000);
    comeBack();
    expect(page.reads).to.have.length(1);
    const accepted = await actPage({ latest: tells(await keptReceipt()) });
    const told = await actPage({ acceptedVersion: '' });
    clock.advance(MINUTE);
    comeBack();
    expect([accepted.reads.length, told.reads.length]).to.deep.equal([1, 0]);
  });

  it('is not taken away by an answer that knows of none, or by none', async () => {
    const page = await actPage({ latest: tells(await keptReceipt(OLD)) });
    for (const latest of [text(204, null), offline]) {
      page.latest = latest;
      await comeBackTo(page);
      expect(page.element.status).to.include({ status: 'outdated', acceptedVersion: '1' });
    }
  });

  it('is not asked for by an element that has left the page', async () => {
    const page = await actPage();
    page.element.remove();
    clock.advance(MINUTE);
    comeBack();
    expect(page.reads).to.have.length(1);
  });
});

describe('a version that is published while the page is open', () => {
  const NEW = contract({ version: '3', title: 'Der neue Vertrag' });

  /** Comes back after a while and waits until the file has been asked for. */
  async function later(page: ActPage, minutes = 6): Promise<void> {
    const { length } = page.loads;
    clock.advance(minutes * MINUTE);
    comeBack();
    await until(() => page.loads.length > length);
    await frame();
    await page.element.updateComplete;
  }

  it('is said when the reader comes back; nothing is lost until he loads it', async () => {
    const page = await completedPage({ files: [contract(), NEW] });
    await later(page);
    await until(() => banners(page));
    expect(banner(page.element)).to.equal('Es gibt eine neue Fassung dieses Vertrags: 3.');
    expect(page.loads.map(({ cache }) => cache)).to.deep.equal(['default', 'no-cache']);
    expect(boxes(page.element).some(({ checked }) => checked)).to.equal(true);
    expect(ofType(page.events, 'avv-loadstart')).to.have.length(1);
  });

  it('is loaded by its button: ticks go, what was typed stays', async () => {
    const page = await completedPage({ files: [contract(), NEW] });
    await later(page);
    await until(() => banners(page));
    bannerButton(page.element).click();
    await until(() => page.element.document?.version === '3' && asksFor(page.element));
    expect(boxes(page.element).some(({ checked }) => checked)).to.equal(false);
    expect(field(page.element, 'Ihr Name').value).to.equal('Ada Probe');
    expect(banners(page)).to.equal(0);
    await until(() => hasFocus(page.element, find(page.element, '#avv-title')));
  });

  it('is said without a name where only the text is another', async () => {
    const page = await actPage({ files: [contract(), contract({ closing: 'Ein Schluss.' })] });
    await later(page);
    await until(() => banners(page));
    expect(banner(page.element)).to.equal('Dieser Vertrag ist inzwischen geändert worden.');
  });

  it('is said to who has accepted the former one, too', async () => {
    const page = await actPage({ files: [contract(), NEW], receipt: await keptReceipt() });
    await later(page);
    await until(() => banners(page));
    expect(isAccepted(page)).to.equal(true);
  });

  const QUIET: Record<string, ActPage['element']['document'][]> = {
    'the same file': [contract(), contract()],
    'an older one, from a server that is being updated': [contract(), contract({ version: '2' })],
    'no agreement': [contract(), {} as never],
  };
  for (const [what, files] of Object.entries(QUIET))
    it(`is not claimed because of ${what}`, async () => {
      const page = await actPage({ files: files as never });
      await later(page);
      for (let frames = 0; frames < 5; frames++) await frame();
      expect(banners(page)).to.equal(0);
      expect(ofType(page.events, 'avv-error')).to.have.length(0);
    });

  it('is asked for after five minutes at the earliest', async () => {
    const page = await actPage();
    clock.advance(4 * MINUTE);
    comeBack();
    expect(page.loads).to.have.length(1);
    await later(page, 2);
    clock.advance(4 * MINUTE);
    comeBack();
    expect(page.loads).to.have.length(2);
  });
});
