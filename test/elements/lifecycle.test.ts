import { expect, fixture, html } from '@open-wc/testing';
import type { AvvViewer } from '../../src/elements/avv-viewer.js';
import { faultUrl } from '../faults/client.js';
import { json } from '../acceptance/scripted-fetch.js';
import {
  accept,
  actPage,
  boxes,
  COMPLETE,
  completedPage,
  confirm,
  contract,
  field,
  logEvents,
  ofType,
  press,
  typesOf,
} from '../support/act.js';
import { loadingPage, slowFetch } from '../support/slow.js';
import { agreement, find, frame, part, parts, placed, textOf, until, viewer } from '../support/viewer.js';

const title = (element: AvvViewer): string => textOf(find(element, '#avv-title'));
const LOADED = ['avv-loadstart', 'avv-load', 'avv-loadend'];

describe('an element that is removed', () => {
  it('while it loads ends the request, and says nothing more', async () => {
    const { element, events, requests } = await loadingPage();
    element.remove();
    expect(requests[0]!.signal.aborted).to.equal(true);
    await frame();
    expect(typesOf(events)).to.deep.equal(['avv-loadstart']);
    expect(parts(element, 'error')).to.have.length(0);
  });

  it('while it loads, and is put back, loads anew', async () => {
    const { element, events, requests, answer } = await loadingPage();
    const place = element.parentElement!;
    element.remove();
    await frame();
    place.append(element);
    await until(() => requests.length === 2);
    answer(agreement());
    await until(() => typesOf(events).includes('avv-loadend'));
    expect(typesOf(events)).to.deep.equal(['avv-loadstart', ...LOADED]);
    expect(title(element)).to.equal(agreement().title);
  });

  it('and put back after it has loaded shows the same text without asking for it again', async () => {
    const { element, loads, events } = await actPage();
    const place = element.parentElement!;
    element.remove();
    await frame();
    place.append(element);
    await frame();
    expect(loads).to.have.length(1);
    expect(typesOf(events)).to.deep.equal(LOADED);
    expect(title(element)).to.equal(contract().title);
  });

  it('within the task in which it was added asks for nothing', async () => {
    const slow = slowFetch();
    const element = viewer('/avv.json', { fetch: slow.fetch });
    const place = await fixture(html`<div></div>`);
    place.append(element);
    element.remove();
    await frame();
    expect(slow.requests).to.have.length(0);
    place.append(element);
    await until(() => slow.requests.length);
  });

  it('and gets another source loads it when it is put back, and not before', async () => {
    const { element, loads } = await actPage({ files: [contract(), contract({ title: 'Zweiter' })] });
    const place = element.parentElement!;
    element.remove();
    element.src = '/legal/second.json';
    await frame();
    expect(loads).to.have.length(1);
    place.append(element);
    await until(() => loads.length === 2);
    await until(() => element.document?.title === 'Zweiter');
  });

  it('while it sends does not call the acceptance back, and shows the receipt when it is put back', async () => {
    let answer!: () => void;
    const page = await completedPage({}, async (request) => {
      await new Promise<void>((resolve) => (answer = resolve));
      expect(request.signal.aborted).to.equal(false);
      return confirm()(request);
    });
    const { element, events } = page;
    const place = element.parentElement!;
    press(element);
    await until(() => answer);
    element.remove();
    await frame();
    answer();
    await until(() => ofType(events, 'avv-accepted').length);
    place.append(element);
    await element.updateComplete;
    expect(textOf(part(element, 'receipt'))).to.include('rcpt_7f3a');
    expect(page.posts).to.have.length(1);
  });
});

describe('an element that is moved', () => {
  const elsewhere = async (element: AvvViewer): Promise<void> => {
    (await fixture(html`<section></section>`)).append(element);
    await element.updateComplete;
    await frame();
  };

  it('keeps its text, what was typed and what was ticked, and asks for nothing', async () => {
    const { element, loads, events } = await completedPage();
    const before = find(element, '[part~=section]');
    await elsewhere(element);
    expect(find(element, '[part~=section]') === before).to.equal(true);
    for (const [label, value] of Object.entries(COMPLETE)) expect(field(element, label).value).to.equal(value);
    expect(boxes(element).map(({ checked }) => checked)).to.deep.equal([true, false, true]);
    expect(loads).to.have.length(1);
    expect(typesOf(events)).to.deep.equal(LOADED);
  });

  it('can be accepted where it is now', async () => {
    const { element } = await completedPage({}, confirm());
    await elsewhere(element);
    await accept(element);
    expect(parts(element, 'receipt')).to.have.length(1);
  });

  it('keeps its errors and the message of the server', async () => {
    const { element } = await completedPage({}, json(403, {}));
    await accept(element);
    const before = textOf(part(element, 'error'));
    await elsewhere(element);
    expect(textOf(part(element, 'error'))).to.equal(before);
  });

  it('while it loads shows the agreement all the same', async () => {
    const run = crypto.randomUUID();
    const element = viewer(await faultUrl('/ok', run));
    const events = logEvents(element);
    element.addEventListener('avv-loadstart', () => queueMicrotask(() => document.body.append(element)), {
      once: true,
    });
    await placed(element);
    await until(() => ofType(events, 'avv-load').length);
    element.remove();
    expect(ofType(events, 'avv-error')).to.have.length(0);
    expect(typesOf(events).at(-1)).to.equal('avv-loadend');
  });

  it('between its clauses shows all of them', async () => {
    const sections = Array.from({ length: 400 }, (_, index) => ({
      id: `s-${index}`,
      title: `${index}`,
      body: '**x**',
    }));
    const element = viewer(agreement({ sections }));
    const place = await fixture(html`<div></div>`);
    place.append(element);
    await until(() => element.renderRoot.querySelector('[part~=section]'));
    const loaded = new Promise((resolve) => element.addEventListener('avv-load', resolve));
    place.append(element);
    await loaded;
    expect(parts(element, 'section')).to.have.length(400);
  });
});

it('nothing is kept in the browser’s storage, so that a page that blocks it makes no difference', async () => {
  const touched: string[] = [];
  const own = Object.getOwnPropertyDescriptors(window);
  for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'] as const)
    Object.defineProperty(window, name, {
      configurable: true,
      get: () => {
        touched.push(name);
        throw new DOMException('blocked', 'SecurityError');
      },
    });
  try {
    const { element } = await completedPage({}, confirm());
    await accept(element);
    expect(parts(element, 'receipt')).to.have.length(1);
    expect(touched).to.deep.equal([]);
  } finally {
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'] as const)
      Object.defineProperty(window, name, own[name]);
  }
});
