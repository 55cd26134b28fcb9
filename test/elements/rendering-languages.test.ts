import { expect, fixture, html } from '@open-wc/testing';
import type { AvvViewer } from '../../src/elements/avv-viewer.js';
import { agreement, find, inLanguage, part, placed, shown, textOf, until, viewer } from '../support/viewer.js';

const DOCUMENT = agreement({ published: '2026-11-02' });
const version = (element: AvvViewer): string => textOf(part(element, 'version'));
const print = (element: AvvViewer): string => textOf(part(element, 'action'));

const GERMAN = 'Fassung 1.0 · 2. November 2026 · Deutsch';

describe('the language of the interface', () => {
  const page = document.documentElement;
  const before = page.lang;
  beforeEach(() => (page.lang = 'de'));
  afterEach(() => (page.lang = before));

  // First, while the texts still have to be fetched.
  it('is there before the agreement is shown, so that no word changes under the reader’s eyes', async () => {
    const element = await placed(viewer(DOCUMENT, { lang: 'en' }));
    expect(print(element)).to.equal('Print');
  });

  it('is German, with German dates, where the page says nothing', async () => {
    page.removeAttribute('lang');
    const element = await shown(DOCUMENT);
    expect(version(element)).to.equal(GERMAN);
    expect(print(element)).to.equal('Drucken');
  });

  it('is the page’s', async () => {
    page.lang = 'en';
    const element = await shown(DOCUMENT);
    await inLanguage(element, 'en');
    expect(version(element)).to.match(/ 1\.0 · 2 November 2026 · German$/);
    expect(print(element)).to.equal('Print');
  });

  it('is that of the nearest place that has one', async () => {
    const place = await fixture(html`<div lang="de"><section lang="en-GB"></section></div>`);
    const element = await placed(viewer(DOCUMENT), place.firstElementChild!);
    await inLanguage(element, 'en');
    expect(print(element)).to.equal('Print');
  });

  it('is found through shadow trees', async () => {
    const host = await fixture<HTMLElement>(html`<div lang="en"></div>`);
    const element = await placed(viewer(DOCUMENT), host.attachShadow({ mode: 'open' }));
    await inLanguage(element, 'en');
    expect(print(element)).to.equal('Print');
  });

  it('is the element’s own before all others', async () => {
    page.lang = 'en';
    const element = await shown(DOCUMENT, { lang: 'de' });
    expect(print(element)).to.equal('Drucken');
  });

  it('takes regions for what they are', async () => {
    expect(print(await shown(DOCUMENT, { lang: 'de' }))).to.equal('Drucken');
    const austrian = await placed(Object.assign(viewer(DOCUMENT), { lang: 'de-AT' }));
    expect(print(austrian)).to.equal('Drucken');
  });

  it('follows the page when it changes its language', async () => {
    const element = await shown(DOCUMENT);
    expect(print(element)).to.equal('Drucken');
    page.lang = 'en';
    await inLanguage(element, 'en');
    expect(print(element)).to.equal('Print');
    page.lang = 'de';
    await inLanguage(element, 'de');
    expect(print(element)).to.equal('Drucken');
    expect(version(element)).to.equal(GERMAN);
  });

  it('follows the element’s attribute', async () => {
    const element = await shown(DOCUMENT);
    element.setAttribute('lang', 'en');
    await inLanguage(element, 'en');
    expect(print(element)).to.equal('Print');
    element.removeAttribute('lang');
    await inLanguage(element, 'de');
    expect(print(element)).to.equal('Drucken');
  });

  it('follows the element when it is moved', async () => {
    const element = await shown(DOCUMENT);
    const place = await fixture(html`<div lang="en"></div>`);
    place.append(element);
    await inLanguage(element, 'en');
    expect(print(element)).to.equal('Print');
  });

  it('is English where there is no other that is known', async () => {
    const element = await shown(DOCUMENT, { lang: 'en' });
    const french = await placed(viewer(DOCUMENT, { lang: 'fr' }));
    await inLanguage(french, 'en');
    expect(print(french)).to.equal(print(element));
  });

  it('may be German and English on one page at once', async () => {
    const [german, english] = await Promise.all([shown(DOCUMENT, { lang: 'de' }), shown(DOCUMENT, { lang: 'en' })]);
    expect([print(german), print(english)]).to.deep.equal(['Drucken', 'Print']);
    german.features = ['x'];
    await german.updateComplete;
    expect([print(german), print(english)]).to.deep.equal(['Drucken', 'Print']);
  });

  it('does not touch the agreement’s', async () => {
    const element = await shown(DOCUMENT, { lang: 'en' });
    const languageOf = (selector: string): string => find(element, selector).closest<HTMLElement>('[lang]')!.lang;
    expect(languageOf('#s-1 p')).to.equal('de');
    expect(languageOf('[part=version]')).to.equal('en');
    expect(textOf(find(element, '#s-1'))).to.equal('§ 1 Gegenstand Der Gegenstand.');
  });

  it('is said to the screen reader in messages, too', async () => {
    const element = viewer('/no-such-file.json', { lang: 'en' });
    await placed(element);
    await until(() => !/[äöüß]/.test(textOf(part(element, 'error'))) && element.locale === 'en');
    expect(part(element, 'error').closest<HTMLElement>('[lang]')!.lang).to.equal('en');
  });
});
