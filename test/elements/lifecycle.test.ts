import { expect, fixture, html } from '@open-wc/testing';
import type { AvvViewer } from '../../src/elements/avv-viewer.js';
import { faultUrl, loggedRequests } from '../faults/client.js';
import { json } from '../acceptance/scripted-fetch.js';
import {
  accept,
  actPage,
  backEnd,
  boxes,
  COMPLETE,
  completedPage,
  confirm,
  contract,
  field,
  hasFocus,
  logEvents,
  ofType,
  press,
  typesOf,
} from '../support/act.js';
import { agreement, find, frame, part, parts, placed, shown, textOf, until, viewer } from '../support/viewer.js';

const title = (element: AvvViewer): string => textOf(find(element, '#avv-title'));
const LOADED = ['avv-loadstart', 'avv-load', 'avv-loadend'];

/** A `fetch` whose answers come when the test says so. */
function slowFetch(): { fetch: typeof fetch; requests: Request[]; answer(file: object): void } {
  const waiting: ((response: Response) => void)[] = [];
  const requests: Request[] = [];
  return {
    requests,
    fetch: (input, init) => {
      const request = new Request(input, init);
      requests.push(request);
      return new Promise((resolve, reject) => {
        waiting.push(resolve);
        request.signal.addEventListener('abort', () => reject(new TypeError('aborted')));
      });
    },
    answer: (file) => waiting.at(-1)!(new Response(JSON.stringify(file))),
  };
}

/** An element on the page that is still loading. */
async function loadingPage(): Promise<ReturnType<typeof slowFetch> & { element: AvvViewer; events: Event[] }> {
  const slow = slowFetch();
  const element = viewer('/avv.json', { fetch: slow.fetch });
  const events = logEvents(element);
  (await fixture(html`<div></div>`)).append(element);
  await until(() => slow.requests.length);
  return Object.assign(slow, { element, events });
}

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
    const { element, fetch, loads } = await actPage({ files: [contract(), contract({ title: 'Zweiter' })] });
    const place = element.parentElement!;
    element.remove();
    element.src = '/legal/second.json';
    await frame();
    expect(loads).to.have.length(1);
    place.append(element);
    await until(() => loads.length === 2);
    await until(() => element.document?.title === 'Zweiter');
    expect(typeof fetch).to.equal('function');
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
    element.addEventListener('avv-loadstart', () => queueMicrotask(() => document.body.append(element)), { once: true });
    await placed(element);
    await until(() => ofType(events, 'avv-load').length);
    element.remove();
    expect(ofType(events, 'avv-error')).to.have.length(0);
    expect(typesOf(events).at(-1)).to.equal('avv-loadend');
  });

  it('between its clauses shows all of them', async () => {
    const sections = Array.from({ length: 400 }, (_, index) => ({ id: `s-${index}`, title: `${index}`, body: '**x**' }));
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

describe('the source', () => {
  it('may be an object instead of an address', async () => {
    const element = await shown(agreement({ title: 'Objekt' }));
    expect(title(element)).to.equal('Objekt');
  });

  it('as an object is copied: what happens to it afterwards does not reach the page', async () => {
    const file = agreement();
    const element = await shown(file);
    file.title = 'Verfälscht';
    file.sections[0]!.body = 'Verfälscht';
    element.requestUpdate();
    await element.updateComplete;
    expect(element.renderRoot.textContent).not.to.include('Verfälscht');
    expect(element.document!.title).to.equal(agreement().title);
  });

  it('as an object is not frozen for the host', async () => {
    const file = agreement();
    await shown(file);
    expect(Object.isFrozen(file)).to.equal(false);
  });

  it('as another object is shown instead', async () => {
    const element = await shown(agreement());
    element.agreement = agreement({ title: 'Anderer' });
    await until(() => element.document?.title === 'Anderer');
    await element.updateComplete;
    expect(title(element)).to.equal('Anderer');
  });

  it('that is taken away takes the text with it', async () => {
    const { element, events } = await actPage();
    element.removeAttribute('src');
    element.src = null;
    await element.updateComplete;
    expect([element.document, parts(element, 'document').length, parts(element, 'act').length]).to.deep.equal([null, 0, 0]);
    expect(typesOf(events)).to.deep.equal(LOADED);
  });

  it('that is taken away while it loads ends the request', async () => {
    const { element, requests, events } = await loadingPage();
    element.src = null;
    await element.updateComplete;
    expect(requests[0]!.signal.aborted).to.equal(true);
    await frame();
    expect(typesOf(events)).to.deep.equal(['avv-loadstart']);
  });

  it('is asked for without credentials of other origins and without a referrer, as the host says otherwise', async () => {
    const { element, loads } = await actPage();
    expect([loads[0]!.credentials, loads[0]!.referrerPolicy]).to.deep.equal(['same-origin', 'no-referrer']);
    element.setAttribute('credentials', 'include');
    await until(() => loads.length === 2);
    expect(loads[1]!.credentials).to.equal('include');
  });

  for (const [attribute, value, code] of [
    ['min-version', '9', 'outdated'],
    ['integrity', `sha384-${'A'.repeat(64)}`, 'integrity'],
  ] as const)
    it(`is loaded anew when ${attribute} changes, and refused when it does not match`, async () => {
      const { element, events } = await actPage();
      element.setAttribute(attribute, value);
      await until(() => ofType(events, 'avv-error').length);
      expect(ofType(events, 'avv-error')[0]!.error.code).to.equal(code);
      await element.updateComplete;
      expect(parts(element, 'document')).to.have.length(0);
    });

  it('is not loaded anew when anything else changes', async () => {
    const { element, loads } = await actPage();
    Object.assign(element, { features: ['x'], headingLevel: 3, customer: { name: 'P' }, placeholders: { account: '1' } });
    element.setAttribute('endpoint', '/other');
    element.setAttribute('accepted-version', '1');
    await element.updateComplete;
    expect(loads).to.have.length(1);
  });

  it('is loaded past the browser’s cache when the host asks for it again', async () => {
    const { element, loads } = await actPage();
    await element.reload();
    expect(loads.map(({ cache }) => cache)).to.deep.equal(['default', 'no-cache']);
  });
});

describe('the host’s fallback', () => {
  const visible = ({ shadowRoot }: AvvViewer): boolean => Boolean(shadowRoot!.querySelector('slot:not([name])'));
  const withLink = (element: AvvViewer): AvvViewer => {
    element.append(Object.assign(document.createElement('a'), { href: '/avv.pdf', textContent: 'PDF' }));
    return element;
  };

  it('stands as long as there is nothing to show', async () => {
    const element = withLink(document.createElement('avv-viewer'));
    (await fixture(html`<div></div>`)).append(element);
    await element.updateComplete;
    expect(visible(element)).to.equal(true);
    expect((element.firstElementChild as HTMLElement).offsetHeight).to.be.greaterThan(0);
  });

  it('is hidden while the agreement loads and when it is there', async () => {
    const slow = slowFetch();
    const element = withLink(viewer('/avv.json', { fetch: slow.fetch }));
    (await fixture(html`<div></div>`)).append(element);
    await until(() => slow.requests.length);
    expect(visible(element)).to.equal(false);
    slow.answer(agreement());
    await until(() => element.document);
    await element.updateComplete;
    expect((element.firstElementChild as HTMLElement).offsetHeight).to.equal(0);
  });

  it('stands below an error', async () => {
    const element = withLink(viewer('/x.json', { fetch: async (input, init) => json(404, {})(new Request(input, init)) }));
    await placed(element);
    expect(visible(element)).to.equal(true);
    expect((element.firstElementChild as HTMLElement).offsetHeight).to.be.greaterThan(0);
    expect(parts(element, 'error')).to.have.length(1);
  });
});

describe('the second try after an error', () => {
  it('keeps the focus: at the title when it works, at the button when it fails again', async () => {
    const { fetch } = backEnd([agreement()]);
    const answers = [json(503, {}), json(503, {}), undefined];
    const element = viewer('/avv.json', {
      fetch: async (input, init) => answers.shift()?.(new Request(input, init)) ?? fetch(input, init),
    });
    const events = logEvents(element);
    await placed(element);
    const tryAgain = async (): Promise<void> => {
      const before = ofType(events, 'avv-loadend').length;
      part(element, 'retry').focus();
      part(element, 'retry').click();
      await until(() => ofType(events, 'avv-loadend').length > before);
      await frame();
    };
    await tryAgain();
    expect(hasFocus(element, part(element, 'retry'))).to.equal(true);
    await tryAgain();
    expect(hasFocus(element, find(element, '#avv-title'))).to.equal(true);
    expect(parts(element, 'error')).to.have.length(0);
  });

  it('asks the server again', async () => {
    const run = crypto.randomUUID();
    const element = await placed(viewer(await faultUrl('/503,ok', run)));
    part(element, 'retry').click();
    await until(() => element.document);
    expect(await loggedRequests(run)).to.have.length(2);
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
      Object.defineProperty(window, name, own[name]!);
  }
});
