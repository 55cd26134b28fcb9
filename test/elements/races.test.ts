import { expect, fixture, html } from '@open-wc/testing';
import type { AvvViewer } from '../../src/elements/avv-viewer.js';
import { logEvents, ofType, typesOf } from '../support/act.js';
import { agreement, frame, part, parts, textOf, until, viewer } from '../support/viewer.js';

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
        const name = /(\w+)\.json/.exec(new Request(input).url)![1]!;
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
    expect([shownTitle(element), element.document, parts(element, 'loading').length]).to.deep.equal([
      undefined,
      null,
      1,
    ]);
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
    if (shown && element.isConnected && !element.isUpdatePending)
      expect(`${shown}.json`, `seed ${seed}`).to.equal(element.src);
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
