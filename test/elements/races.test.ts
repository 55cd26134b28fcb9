import { expect, fixture, html } from '@open-wc/testing';
import type { Agreement } from '../../src/agreement/schema.js';
import type { AvvViewer } from '../../src/elements/avv-viewer.js';
import { faultUrl, loggedRequests } from '../faults/client.js';
import { problem, type Step } from '../acceptance/scripted-fetch.js';
import {
  accept,
  boxes,
  button,
  completedPage,
  confirm,
  contract,
  logEvents,
  ofType,
  press,
  typesOf,
  type ActPage,
} from '../support/act.js';
import { agreement, find, frame, part, parts, textOf, until, viewer } from '../support/viewer.js';

interface Pending {
  name: string;
  signal: AbortSignal;
  /** Answers with an agreement that is called as the file was. */
  answer(): void;
  fail(): void;
}

/** A server whose files answer when the test says so. It pays no heed to aborts, like an answer already on its way. */
function deafServer(): { fetch: typeof fetch; pending: Pending[] } {
  const pending: Pending[] = [];
  return {
    pending,
    fetch: (input, init) =>
      new Promise((resolve, reject) => {
        const name = /(\w+)\.json/.exec(String(input))![1]!;
        pending.push({
          name,
          signal: init!.signal!,
          answer: () => resolve(new Response(JSON.stringify(agreement({ title: name })))),
          fail: () => reject(new TypeError('Failed to fetch')),
        });
      }),
  };
}

async function page(src = 'A.json'): Promise<ReturnType<typeof deafServer> & { element: AvvViewer; events: Event[] }> {
  const server = deafServer();
  const element = viewer(src, { fetch: server.fetch });
  const events = logEvents(element);
  (await fixture(html`<div></div>`)).append(element);
  await until(() => server.pending.length);
  return { ...server, element, events };
}

const shownTitle = ({ renderRoot }: AvvViewer): string | undefined => {
  const title = renderRoot.querySelector('#avv-title');
  return title ? textOf(title) : undefined;
};

describe('the source changes while the first one loads', () => {
  it('the first request is ended, and the events are those of the second load', async () => {
    const { element, pending, events } = await page();
    element.src = 'B.json';
    await until(() => pending.length === 2);
    expect(pending.map(({ signal }) => signal.aborted)).to.deep.equal([true, false]);
    pending[1]!.answer();
    await until(() => ofType(events, 'avv-loadend').length);
    expect(typesOf(events)).to.deep.equal(['avv-loadstart', 'avv-loadstart', 'avv-load', 'avv-loadend']);
    expect(ofType(events, 'avv-loadstart').map(({ src }) => src)).to.deep.equal(['A.json', 'B.json']);
  });

  for (const late of ['answer', 'fail'] as const)
    it(`the first one’s late ${late} never shows, before and after the second one’s`, async () => {
      for (const order of [
        [0, 1],
        [1, 0],
      ]) {
        const { element, pending, events } = await page();
        element.src = 'B.json';
        await until(() => pending.length === 2);
        const titles = new Set<string | undefined>();
        for (const index of order) {
          if (index === 0) pending[0]![late]();
          else pending[1]!.answer();
          for (let count = 0; count < 5; count++) {
            titles.add(shownTitle(element));
            await frame();
          }
        }
        expect(shownTitle(element)).to.equal('B');
        expect([...titles]).not.to.include('A');
        expect(ofType(events, 'avv-error')).to.have.length(0);
        expect(ofType(events, 'avv-loadend')).to.have.length(1);
      }
    });

  it('and back again: the third answer counts', async () => {
    const { element, pending, events } = await page();
    for (const src of ['B.json', 'A.json']) {
      element.src = src;
      await element.updateComplete;
    }
    await until(() => pending.length === 3);
    pending[0]!.fail();
    pending[1]!.answer();
    await frame();
    expect(shownTitle(element)).to.equal(undefined);
    pending[2]!.answer();
    await until(() => ofType(events, 'avv-loadend').length);
    expect(shownTitle(element)).to.equal('A');
  });

  it('twice within one task makes one request', async () => {
    const { element, pending } = await page();
    element.src = 'B.json';
    element.src = 'C.json';
    await until(() => pending.length === 2);
    expect(pending.map(({ name }) => name)).to.deep.equal(['A', 'C']);
  });

  it('no old text stands while the new one loads', async () => {
    const { element, pending } = await page();
    pending[0]!.answer();
    await until(() => shownTitle(element));
    element.src = 'B.json';
    await until(() => pending.length === 2);
    await element.updateComplete;
    expect([shownTitle(element), element.document, parts(element, 'loading').length]).to.deep.equal([undefined, null, 1]);
  });

  it('whatever the order of changes, removals and answers, the last source is what stands in the end', async () => {
    for (let seed = 1; seed <= 40; seed++) await randomLife(seed);
  });
});

/** Numbers from 0 below `below`, the same ones for the same seed (a linear congruential generator). */
function random(seed: number): (below: number) => number {
  let state = seed * 7919;
  return (below) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * below);
  };
}

async function randomLife(seed: number): Promise<void> {
  const next = random(seed);
  const { element, pending } = await page();
  const place = element.parentElement!;
  const acts = [
    () => (element.src = `${'ABC'[next(3)]}.json`),
    () => element.remove(),
    () => place.append(element),
    () => pending[next(pending.length)]!.answer(),
    () => pending[next(pending.length)]!.fail(),
    () => element.reload(),
    () => element.updateComplete,
  ];
  for (let step = 0; step < 15; step++) {
    void acts[next(acts.length)]!();
    if (next(2)) await Promise.resolve();
    const shown = shownTitle(element);
    if (shown && element.isConnected && !element.isUpdatePending) expect(`${shown}.json`, `seed ${seed}`).to.equal(element.src);
  }
  if (!element.isConnected) place.append(element);
  await until(() => {
    for (const request of pending.splice(0)) request.answer();
    if (parts(element, 'retry').length) part(element, 'retry').click();
    return !element.isUpdatePending && shownTitle(element);
  });
  expect(`${shownTitle(element)}.json`, `seed ${seed}`).to.equal(element.src);
  element.remove();
}

describe('the source changes while an acceptance is sent', () => {
  /** A page that is sending, and shows another agreement by now. */
  async function overtaken(step: Step, ...answers: Step[]): Promise<ActPage & { answer(): void }> {
    let answer!: () => void;
    const files = [contract({ version: 'A' }), contract({ version: 'B', title: 'Vertrag B' })];
    const slow: Step = async (request) => {
      await new Promise<void>((resolve) => (answer = resolve));
      return step(request);
    };
    const sending = await completedPage({ files }, slow, ...answers);
    press(sending.element);
    await until(() => answer);
    sending.element.src = '/legal/b.json';
    await until(() => ofType(sending.events, 'avv-loadend').length === 2);
    await sending.element.updateComplete;
    return Object.assign(sending, { answer: () => answer() });
  }

  it('the request is not ended: the acceptance stands', async () => {
    const { posts } = await overtaken(confirm());
    expect(posts[0]!.request.signal.aborted).to.equal(false);
  });

  it('the receipt of the first one never stands under the second, and the host hears of it', async () => {
    const { element, events, answer } = await overtaken(confirm());
    answer();
    await until(() => ofType(events, 'avv-accepted').length);
    await element.updateComplete;
    expect(parts(element, 'receipt')).to.have.length(0);
    expect(textOf(part(element, 'subject'))).to.include('Vertrag B, Fassung B');
    expect(textOf(button(element))).to.equal('AVV annehmen');
    expect(ofType(events, 'avv-accepted')[0]!.record.document.version).to.equal('A');
  });

  it('its failure never stands under the second, and the host hears of it', async () => {
    const { element, events, answer } = await overtaken(problem(403, 'not-authorised'));
    answer();
    await until(() => ofType(events, 'avv-error').length);
    await element.updateComplete;
    expect(parts(element, 'error')).to.have.length(0);
    expect(button(element)).not.to.have.attribute('aria-disabled');
  });

  it('its 409 does not load the second one again', async () => {
    const { element, events, loads, answer } = await overtaken(problem(409, 'version-superseded'));
    answer();
    await until(() => ofType(events, 'avv-error').length);
    await frame();
    expect(loads).to.have.length(2);
    expect(parts(element, 'notice')).to.have.length(0);
  });

  it('the second one can be accepted meanwhile, and its receipt stands', async () => {
    const { element, events, posts, answer } = await overtaken(confirm(), confirm());
    for (const box of boxes(element)) if (box.required) box.click();
    await accept(element);
    answer();
    await until(() => ofType(events, 'avv-accepted').length === 2);
    await element.updateComplete;
    const versions = ofType(events, 'avv-accepted').map(({ record }) => record.document.version);
    expect(versions).to.deep.equal(['B', 'A']);
    expect(textOf(part(element, 'receipt'))).to.include('Vertrag B');
    expect(posts[0]!.key).not.to.equal(posts[1]!.key);
  });

  it('no text of the first stands while the second loads', async () => {
    const { element, posts } = await completedPage({}, () => new Promise(() => {}));
    press(element);
    await until(() => posts.length);
    element.fetch = () => new Promise(() => {});
    element.src = '/legal/b.json';
    await element.updateComplete;
    await element.updateComplete;
    expect([parts(element, 'document').length, parts(element, 'act').length, parts(element, 'loading').length]).to.deep.equal([0, 0, 1]);
  });
});

describe('several viewers on a page', () => {
  const own = window.fetch;
  let requests: { url: string; signal: AbortSignal; answer: (file: Agreement) => void }[];

  beforeEach(() => {
    requests = [];
    window.fetch = (input, init) =>
      new Promise((resolve, reject) => {
        const { signal } = init!;
        const answer = (file: Agreement): void => resolve(new Response(JSON.stringify(file)));
        requests.push({ url: String(input), signal: signal!, answer });
        signal!.addEventListener('abort', () => reject(new TypeError('aborted')));
      });
  });
  afterEach(() => (window.fetch = own));

  async function viewers(...sources: string[]): Promise<AvvViewer[]> {
    const place = await fixture(html`<div></div>`);
    const elements = sources.map((source) => viewer(source));
    place.append(...elements);
    await Promise.all(elements.map(({ updateComplete }) => updateComplete));
    return elements;
  }

  it('make one request for one file, however it is written', async () => {
    const elements = await viewers('/avv.json', `${location.origin}/avv.json`, '/legal/../avv.json');
    expect(requests).to.have.length(1);
    requests[0]!.answer(agreement());
    await until(() => elements.every(({ document }) => document));
    expect(elements.map(shownTitle)).to.deep.equal(Array(3).fill(agreement().title));
  });

  it('make one request each for different files, and for one file under different conditions', async () => {
    const elements = await viewers('/a.json', '/b.json');
    expect(requests).to.have.length(2);
    const pinned = viewer('/a.json', { minVersion: '1' });
    elements[0]!.parentElement!.append(pinned);
    await pinned.updateComplete;
    expect(requests).to.have.length(3);
  });

  it('do not need each other: one is removed, the other one shows the file', async () => {
    const [first, second] = await viewers('/avv.json', '/avv.json');
    first!.remove();
    expect(requests[0]!.signal.aborted).to.equal(false);
    requests[0]!.answer(agreement());
    await until(() => second!.document);
  });

  it('end the request when the last one leaves', async () => {
    const elements = await viewers('/avv.json', '/avv.json');
    for (const element of elements) element.remove();
    expect(requests[0]!.signal.aborted).to.equal(true);
  });

  it('come too late for a request that is over: it is made again', async () => {
    const [first] = await viewers('/avv.json');
    requests[0]!.answer(agreement());
    await until(() => first!.document);
    await viewers('/avv.json');
    expect(requests).to.have.length(2);
  });

  it('do not join a request that has just been ended', async () => {
    const [first] = await viewers('/avv.json');
    const events = logEvents(first!);
    const place = first!.parentElement!;
    first!.remove();
    place.append(first!);
    await until(() => requests.length === 2);
    requests[1]!.answer(agreement());
    await until(() => first!.document);
    expect(ofType(events, 'avv-error')).to.have.length(0);
  });

  it('fail together, and each of them says so', async () => {
    const elements = await viewers('/avv.json', '/avv.json');
    requests[0]!.answer({} as Agreement);
    await until(() => elements.every((element) => parts(element, 'error').length));
  });

  it('keep to themselves what is typed and ticked', async () => {
    const elements = await viewers('/avv.json', '/avv.json');
    for (const element of elements) element.endpoint = '/a';
    requests[0]!.answer(contract());
    await until(() => elements.every((element) => boxes(element).length));
    boxes(elements[0]!)[0]!.click();
    await elements[0]!.updateComplete;
    expect(elements.map((element) => boxes(element)[0]!.checked)).to.deep.equal([true, false]);
  });
});

it('two viewers of a real server’s file ask for it once', async () => {
  const run = crypto.randomUUID();
  const url = await faultUrl('/ok', run);
  const place = await fixture(html`<div></div>`);
  const elements = [viewer(url), viewer(url)];
  place.append(...elements);
  await until(() => elements.every(({ document }) => document));
  expect(await loggedRequests(run)).to.have.length(1);
  expect(find(elements[0]!, '#avv-title').textContent).to.equal(find(elements[1]!, '#avv-title').textContent);
});
