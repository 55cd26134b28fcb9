import { expect } from '@open-wc/testing';
import { json, offline, problem, text, type Step } from '../acceptance/scripted-fetch.js';
import {
  accept,
  actPage,
  boxes,
  complete,
  completedPage,
  confirm,
  contract,
  field,
  hasFocus,
  ofType,
  press,
  type,
  typesOf,
  unplacedPage,
  type ActPage,
} from '../support/act.js';
import { keptReceipt, tells } from '../support/kept.js';
import { HeldTimers } from '../support/timers.js';
import { find, frame, parts, placed, textOf, until } from '../support/viewer.js';

const BUTTON = 'accept-button';
const isAccepted = ({ element }: ActPage): boolean => parts(element, 'receipt').length > 0;

describe('what the endpoint knows', () => {
  it('stands in the place of the act, without a sound', async () => {
    const page = await actPage({ latest: tells(await keptReceipt()) });
    expect(isAccepted(page)).to.equal(true);
    expect(parts(page.element, BUTTON)).to.have.length(0);
    expect(typesOf(page.events)).to.deep.equal(['avv-loadstart', 'avv-load', 'avv-loadend']);
    expect(hasFocus(page.element, find(page.element, '#avv-receipt'))).to.equal(false);
  });

  it('is asked for once, as the acceptance would be posted, and by document', async () => {
    const page = unplacedPage({ endpoint: '/acceptances?shop=7' });
    page.element.headers = { 'X-CSRF': 'token', Accept: 'text/plain' };
    page.element.credentials = 'include';
    await placed(page.element);
    const { url, method, cache, redirect, referrerPolicy, headers, credentials } = page.reads[0]!;
    expect(page.reads).to.have.length(1);
    expect(url).to.equal(`${location.origin}/acceptances?shop=7&document=muster-avv`);
    expect([method, cache, redirect, referrerPolicy]).to.deep.equal(['GET', 'no-store', 'manual', 'no-referrer']);
    expect([headers.get('X-CSRF'), headers.get('Accept'), credentials]).to.deep.equal([
      'token',
      'application/json',
      'include',
    ]);
  });

  it('of another version is said at the act', async () => {
    const latest = tells(await keptReceipt(contract({ version: '1.9' })));
    const { element, posts } = await completedPage({ latest }, confirm());
    expect(textOf(find(element, '[part=act] [part=notice]'))).to.include('wurde die Fassung 1.9 angenommen.');
    await accept(element);
    expect(posts[0]!.record.presentation.previousVersion).to.equal('1.9');
  });

  it('is asked for again for another document, and after a change of endpoint', async () => {
    const page = await actPage({ files: [contract(), contract({ version: '3' })], latest: tells(await keptReceipt()) });
    await page.element.reload();
    await until(() => parts(page.element, BUTTON).length);
    expect(textOf(find(page.element, '[part=act] [part=notice]'))).to.include('die Fassung 2.1');
    page.element.endpoint = '/elsewhere';
    await until(() => page.reads.length === 3);
    expect(page.reads.map(({ url }) => new URL(url).pathname)).to.deep.equal([
      '/acceptances',
      '/acceptances',
      '/elsewhere',
    ]);
  });
});

describe('an endpoint that does not know the question', () => {
  const ANSWERS: Record<string, Step> = {
    204: text(204, null),
    '200 without content': text(200, ''),
    '200 with a web page': text(200, '<!doctype html><p>Anmelden', { 'Content-Type': 'text/html' }),
    '200 with other JSON': json(200, { ok: true }),
    '200 with a list of records': json(200, [1, 2]),
    401: problem(401, 'unauthenticated'),
    403: text(403, ''),
    404: text(404, 'Not found'),
    405: text(405, ''),
    429: text(429, '', { 'Retry-After': '1' }),
    500: text(500, ''),
    503: text(503, '', { 'Retry-After': '1' }),
    'no answer': offline,
  };
  for (const [name, latest] of Object.entries(ANSWERS))
    it(`is asked once and makes no difference: ${name}`, async () => {
      const { element, events, reads } = await actPage({ latest });
      expect(parts(element, BUTTON)).to.have.length(1);
      expect(parts(element, 'error').concat(parts(element, 'notice'))).to.have.length(0);
      expect(typesOf(events)).to.deep.equal(['avv-loadstart', 'avv-load', 'avv-loadend']);
      expect(reads).to.have.length(1);
    });

  it('an endpoint that is no address makes no difference either', async () => {
    const { element, events } = await actPage({ endpoint: 'https://' });
    expect(parts(element, BUTTON)).to.have.length(1);
    expect(ofType(events, 'avv-error')).to.have.length(0);
  });
});

describe('an answer that lets wait', () => {
  let timers: HeldTimers;
  let answer: (receipt: unknown) => void;
  let told: Response | undefined;
  const slow: Step = async (request) =>
    (told = await tells(await new Promise((resolve) => (answer = resolve)))(request));
  beforeEach(() => {
    timers = new HeldTimers();
    told = undefined;
  });
  afterEach(() => timers.release());

  /** A page whose act stands there, because nobody waits any longer. */
  async function impatient(...answers: Step[]): Promise<ActPage> {
    const page = unplacedPage({ latest: slow }, ...answers);
    const placing = placed(page.element);
    await until(() => page.reads.length);
    expect(parts(page.element, BUTTON), 'before').to.have.length(0);
    timers.elapse(2999);
    expect(ofType(page.events, 'avv-load'), 'before').to.have.length(0);
    timers.elapse(1);
    await placing;
    await until(() => parts(page.element, BUTTON).length);
    return page;
  }

  /** The answer has been read. */
  async function heard(page: ActPage): Promise<void> {
    await until(() => told?.bodyUsed);
    await settled(page);
  }

  async function settled({ element }: ActPage): Promise<void> {
    await frame();
    await element.updateComplete;
  }

  it('is not waited for longer than three seconds', async () => {
    const { events } = await impatient();
    expect(typesOf(events)).to.deep.equal(['avv-loadstart', 'avv-load', 'avv-loadend']);
  });

  it('is waited for as well where the endpoint is set on a page that stands', async () => {
    const page = await actPage({ endpoint: null, latest: slow });
    page.element.endpoint = '/acceptances';
    await until(() => page.reads.length);
    await page.element.updateComplete;
    expect(parts(page.element, BUTTON)).to.have.length(0);
    answer(await keptReceipt());
    await until(() => isAccepted(page));
  });

  it('takes the place of a form with which nobody has begun', async () => {
    const page = await impatient();
    answer(await keptReceipt());
    await until(() => isAccepted(page));
    expect(hasFocus(page.element, find(page.element, '#avv-receipt'))).to.equal(false);
    expect(ofType(page.events, 'avv-accepted')).to.have.length(0);
  });

  const BEGUN: Record<string, (page: ActPage) => unknown> = {
    'a word was typed': ({ element }) => type(element, 'Ihr Name', 'A'),
    'a box was ticked': ({ element }) => boxes(element)[0]!.click(),
    'a field has the focus': ({ element }) => field(element, 'Ihr Name').focus(),
    'the button was pressed': ({ element }) => (press(element), element.updateComplete),
  };
  for (const [what, begin] of Object.entries(BEGUN))
    it(`leaves the form alone once ${what}`, async () => {
      const page = await impatient();
      await begin(page);
      answer(await keptReceipt());
      await heard(page);
      expect(isAccepted(page)).to.equal(false);
      expect(parts(page.element, BUTTON)).to.have.length(1);
    });

  it('never stands over the receipt of the act itself', async () => {
    const page = await impatient(confirm(201, (receipt) => ({ ...receipt, id: 'rcpt_own' })));
    await complete(page.element);
    await accept(page.element);
    answer(await keptReceipt());
    await heard(page);
    expect(textOf(find(page.element, '[part=receipt]'))).to.include('rcpt_own');
  });

  it('for a document that is no longer shown says nothing of the next one', async () => {
    const page = await impatient();
    const first = answer;
    page.latest = text(204, null);
    await page.element.reload();
    await until(() => page.reads.length === 2 && parts(page.element, BUTTON).length);
    expect(page.reads[0]!.signal.aborted).to.equal(true);
    first(await keptReceipt());
    await settled(page);
    expect(isAccepted(page)).to.equal(false);
    expect(parts(page.element, BUTTON)).to.have.length(1);
  });
});
