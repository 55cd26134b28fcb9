import { expect, fixture, html } from '@open-wc/testing';
import { define } from '../../src/define.js';
import { AvvViewer } from '../../src/elements/avv-viewer.js';
import {
  accept,
  backEnd,
  button,
  confirm,
  contract,
  field,
  logEvents,
  typesOf,
  boxes,
  type BackEnd,
} from '../support/act.js';
import { agreement, find, part, parts, textOf, until } from '../support/viewer.js';

const LOADED = ['avv-loadstart', 'avv-load', 'avv-loadend'];
let count = 0;

/** An element that stands on the page before it is defined, as markup or after a framework has set it up. */
async function early(
  attributes: Record<string, string>,
  properties: object = {},
): Promise<{ element: AvvViewer; events: Event[]; upgrade: () => Promise<void> }> {
  const name = `x-late-${++count}`;
  const element = document.createElement(name) as AvvViewer;
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  Object.assign(element, properties);
  const events = logEvents(element);
  (await fixture(html`<div></div>`)).append(element);
  const upgrade = async (): Promise<void> => {
    customElements.define(name, class extends AvvViewer {});
    await until(() => typesOf(events).includes('avv-loadend'));
    await element.updateComplete;
  };
  return { element, events, upgrade };
}

const server = (): BackEnd => backEnd([contract()], confirm());

describe('an element that stands on the page before it is defined', () => {
  it('shows what its attributes say', async () => {
    const { fetch } = server();
    const { element, upgrade, events } = await early(
      { src: '/avv.json', endpoint: '/a', 'heading-level': '3', features: 'a, b' },
      { fetch },
    );
    await upgrade();
    expect(typesOf(events)).to.deep.equal(LOADED);
    expect(find(element, '#avv-title').localName).to.equal('h3');
    expect(element.features).to.deep.equal(['a', 'b']);
    expect(button(element).isConnected).to.equal(true);
  });

  it('takes over every property that was set before', async () => {
    const { fetch, posts } = server();
    const { element, upgrade } = await early(
      {},
      {
        agreement: contract(),
        endpoint: '/acceptances',
        customer: { name: 'Probe GmbH', locked: true },
        acceptor: { name: 'Ada', email: 'ada@probe.example' },
        placeholders: { account: 'K-1' },
        features: ['chat'],
        headers: { 'X-CSRF': 'token' },
        acceptedVersion: '1.0',
        headingLevel: 4,
        lang: 'de',
        fetch,
      },
    );
    await upgrade();
    expect([field(element, 'Firma').readOnly, field(element, 'Ihr Name').value]).to.deep.equal([true, 'Ada']);
    expect(find(element, '#avv-title').localName).to.equal('h4');
    for (const box of boxes(element)) if (box.required) box.click();
    await accept(element);
    const { record, request } = posts[0]!;
    expect(request.headers.get('X-CSRF')).to.equal('token');
    expect([record.features, record.placeholders.account, record.presentation.previousVersion]).to.deep.equal([
      ['chat'],
      'K-1',
      '1.0',
    ]);
  });

  it('still reacts to properties after it has been defined', async () => {
    const { element, upgrade } = await early({}, { agreement: agreement() });
    await upgrade();
    element.agreement = agreement({ title: 'Später' });
    await until(() => element.document?.title === 'Später');
    expect(Object.keys(element)).not.to.include('agreement');
  });

  it('prefers a property to an attribute, and asks once', async () => {
    const { fetch, loads } = server();
    const { upgrade } = await early({ src: '/attribute.json' }, { src: '/property.json', fetch });
    await upgrade();
    expect(loads.map(({ url }) => new URL(url).pathname)).to.deep.equal(['/property.json']);
  });

  it('keeps its children for when they are needed', async () => {
    const { element, upgrade } = await early({}, { agreement: { format: 'avv/1' } });
    element.append(Object.assign(document.createElement('a'), { textContent: 'PDF' }));
    await upgrade();
    expect(parts(element, 'error')).to.have.length(1);
    expect((element.firstElementChild as HTMLElement).offsetHeight).to.be.greaterThan(0);
  });

  it('and is taken away before that asks for nothing', async () => {
    const { fetch, loads } = server();
    const { element } = await early({ src: '/avv.json' }, { fetch });
    element.remove();
    customElements.define(element.localName, class extends AvvViewer {});
    await element.updateComplete;
    expect(loads).to.have.length(0);
  });

  it('takes attributes that are set later', async () => {
    const { fetch } = server();
    const { element, upgrade } = await early({ src: '/avv.json' }, { fetch });
    await upgrade();
    element.setAttribute('endpoint', '/a');
    element.setAttribute('accepted-version', '2.1');
    await until(() => parts(element, 'act').length === 1);
    expect(textOf(part(element, 'act'))).to.include('bereits angenommen');
  });
});

describe('define', () => {
  const registry = (known?: CustomElementConstructor): { defined: string[]; registry: CustomElementRegistry } => {
    const defined: string[] = [];
    const get = (): CustomElementConstructor | undefined => known;
    const add = (name: string): void => void defined.push(name);
    return { defined, registry: { get, define: add } as unknown as CustomElementRegistry };
  };

  it('registers the elements under their names', () => {
    const { defined, registry: empty } = registry();
    define(empty);
    expect(defined).to.deep.equal(['avv-viewer', 'avv-checkbox', 'avv-subprocessors']);
  });

  it('leaves an element of that name alone, whoever’s it is', () => {
    const { defined, registry: taken } = registry(class extends HTMLElement {});
    define(taken);
    expect(defined).to.deep.equal([]);
  });

  it('may be called again', () => {
    define();
    expect(customElements.get('avv-viewer') === AvvViewer).to.equal(true);
  });
});

describe('two copies of the script on a page', () => {
  /** A page of its own, with nothing on it yet. */
  async function emptyPage(): Promise<{
    view: Window & typeof globalThis;
    load(script: string): Promise<void>;
    errors: string[];
  }> {
    const frame = await fixture<HTMLIFrameElement>(html`<iframe title="Seite"></iframe>`);
    const view = frame.contentWindow as Window & typeof globalThis;
    const errors: string[] = [];
    view.addEventListener('error', ({ message }) => errors.push(message));
    const load = (script: string): Promise<void> =>
      new Promise((resolve, reject) => {
        const tag = view.document.createElement('script');
        Object.assign(tag, { type: 'module', src: new URL(script, location.href).href });
        tag.addEventListener('load', () => resolve());
        tag.addEventListener('error', () => reject(new Error(`${script} was not loaded`)));
        view.document.head.append(tag);
      });
    return { view, load, errors };
  }

  async function works(view: Window & typeof globalThis): Promise<void> {
    const element = view.document.createElement('avv-viewer');
    element.agreement = agreement();
    view.document.body.append(element);
    await until(() => element.shadowRoot?.querySelector('#avv-title'));
    expect(textOf(element.shadowRoot!.querySelector('#avv-title')!)).to.equal(agreement().title);
  }

  it('do no harm: the first one stays', async () => {
    const { view, load, errors } = await emptyPage();
    await load('/src/define.ts?copy=1');
    const first = view.customElements.get('avv-viewer');
    await load('/src/define.ts?copy=2');
    expect(errors).to.deep.equal([]);
    expect(view.customElements.get('avv-viewer') === first).to.equal(true);
    await works(view);
  });

  it('do no harm after another version, which goes on working', async () => {
    const { view, load, errors } = await emptyPage();
    class Older extends view.HTMLElement {
      connectedCallback(): void {
        this.textContent = 'Version 0';
      }
    }
    view.customElements.define('avv-viewer', Older);
    await load('/src/define.ts');
    expect(errors).to.deep.equal([]);
    const element = view.document.createElement('avv-viewer');
    view.document.body.append(element);
    expect(element.textContent).to.equal('Version 0');
  });

  it('do no harm before another version that is guarded as this one is', async () => {
    const { view, load, errors } = await emptyPage();
    await load('/src/define.ts');
    if (!view.customElements.get('avv-viewer'))
      view.customElements.define('avv-viewer', class extends view.HTMLElement {});
    expect(errors).to.deep.equal([]);
    await works(view);
  });
});
