import { expect, fixture, html } from '@open-wc/testing';
import type { Agreement } from '../../src/agreement/schema.js';
import type { AvvViewer } from '../../src/elements/avv-viewer.js';
import { faultUrl, loggedRequests } from '../faults/client.js';
import { boxes, contract, logEvents, ofType } from '../support/act.js';
import { agreement, find, parts, textOf, until, viewer } from '../support/viewer.js';

const shownTitle = ({ renderRoot }: AvvViewer): string | undefined => {
  const title = renderRoot.querySelector('#avv-title');
  return title ? textOf(title) : undefined;
};

describe('several viewers on a page', () => {
  const own = window.fetch;
  let requests: { url: string; signal: AbortSignal; answer: (file: Agreement) => void }[];

  beforeEach(() => {
    requests = [];
    window.fetch = (input, init) =>
      new Promise((resolve, reject) => {
        const { signal } = init!;
        const answer = (file: Agreement): void => resolve(new Response(JSON.stringify(file)));
        requests.push({ url: new Request(input).url, signal: signal!, answer });
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
