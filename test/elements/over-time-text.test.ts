import { expect } from '@open-wc/testing';
import type { AvvViewer } from '../../src/elements/avv-viewer.js';
import { accept, complete, confirm } from '../support/act.js';
import { Clock } from '../support/clock.js';
import { keptReceipt } from '../support/kept.js';
import { entry, OLD, pressSince, returningPage, since, successor, TODAY } from '../support/over-time.js';
import { digestOf } from '../../src/agreement/digest.js';
import { findAll, find, inLanguage, parts, textOf, until } from '../support/viewer.js';

const HERE = { href: '/legal/old.json' };
const entries = (more = {}) => [
  entry('reacceptance'),
  entry('editorial', { version: '1', published: '2026-01-15', ...HERE, ...more }),
];
const marks = (element: AvvViewer): string[] =>
  parts(element, 'changed').map((mark) => `${mark.closest('section')!.id} ${textOf(mark)}`);
/** Long texts are rendered anew in slices. */
const marked = (element: AvvViewer, count = 2): Promise<unknown> => until(() => marks(element).length === count);
const list = (element: AvvViewer): string[] => findAll(element, '[part=changed-sections] li').map(textOf);
const contents = (element: AvvViewer): string[] => findAll(element, '[part~=contents] a').map(textOf);

describe('the text, compared with the version that was accepted', () => {
  let clock: Clock;
  beforeEach(() => (clock = new Clock(`${TODAY}T12:00:00`)));
  afterEach(() => clock.release());

  it('is marked where it has changed: in text, contents and a list, each in words', async () => {
    const { element } = await returningPage(successor(entries()), { former: OLD });
    await marked(element);
    expect(marks(element)).to.deep.equal(['s-3 geändert', 's-4 neu']);
    expect(contents(element)).to.deep.equal(['§ 1 Gegenstand', '§ 2 Löschung geändert', '§ 3 Meldung neu', 'Annehmen']);
    expect(list(element)).to.deep.equal(['§ 2 Löschung geändert', '§ 3 Meldung neu', '§ 2 Weisungen entfallen']);
    expect(since(element)).to.include('Geänderte Abschnitte (3)');
  });

  it('leads from the list to the clause', async () => {
    const { element } = await returningPage(successor(entries()), { former: OLD });
    const [first] = findAll<HTMLAnchorElement>(element, '[part=changed-sections] a');
    expect(new URL(first!.href).hash).to.equal('#s-3');
    expect(findAll(element, '[part=changed-sections] a')).to.have.length(2);
  });

  it('says what happened to screen readers as a part of the heading', async () => {
    const { element } = await returningPage(successor(entries()), { former: OLD });
    await marked(element);
    expect(textOf(find(element, '#s-3 [part=heading]'))).to.equal('§ 2 Löschung geändert');
  });

  it('is marked without moving: lines stand where they stood', async () => {
    const { element } = await returningPage(successor(entries()), { former: OLD });
    await marked(element);
    const places = (): number[] => findAll(element, '[part=section] p').map((line) => line.getBoundingClientRect().top);
    const before = places();
    pressSince(element, 'Änderungen im Text markieren');
    await until(() => !marks(element).length);
    expect(places()).to.deep.equal(before);
  });

  it('is marked or not, as the reader likes', async () => {
    const { element } = await returningPage(successor(entries()), { former: OLD });
    await marked(element);
    const [button] = parts(element, 'since-action');
    expect(button).to.have.attribute('aria-pressed', 'true');
    button!.click();
    await until(() => !marks(element).length);
    expect(button).to.have.attribute('aria-pressed', 'false');
    expect(contents(element)).to.include('§ 2 Löschung');
    button!.click();
    await until(() => marks(element).length);
  });

  it('reads the same in English', async () => {
    const { element } = await returningPage(successor(entries()), { former: OLD, lang: 'en' });
    await inLanguage(element, 'en');
    await until(() => marks(element)[0] === 's-3 changed');
    expect(list(element)).to.deep.equal(['§ 2 Löschung changed', '§ 3 Meldung new', '§ 2 Weisungen removed']);
    expect(findAll(element, '[part=changed]').every((mark) => mark.lang === 'en')).to.equal(true);
  });

  it('is not marked any more once it is accepted', async () => {
    const page = await returningPage(successor(entries()), { former: OLD });
    const { fetch } = page.element as { fetch: typeof window.fetch };
    page.element.fetch = async (input, init) =>
      init?.method === 'POST' ? confirm()(new Request(input, init)) : fetch(input, init);
    await complete(page.element);
    await accept(page.element);
    await until(() => !marks(page.element).length);
    expect(contents(page.element)).to.deep.equal(['§ 1 Gegenstand', '§ 2 Löschung', '§ 3 Meldung', 'Angenommen']);
  });

  it('says that its words are the same where only data changed', async () => {
    const { element } = await returningPage({ ...OLD, version: '2', changelog: entries() }, { former: OLD });
    expect(since(element)).to.include('Der Wortlaut der Abschnitte ist derselbe geblieben.');
    expect(parts(element, 'since-action').map(textOf)).not.to.include('Änderungen im Text markieren');
  });

  it('is compared by what the host says, too, and by `supersedes`', async () => {
    const file = successor([entry('reacceptance')], { supersedes: { version: '1', ...HERE } });
    const { element } = await returningPage(file, { former: OLD, acceptedVersion: '1' });
    await marked(element);
  });
});

describe('a former version that cannot be had, or is not the one that was accepted', () => {
  const OTHERS: Record<string, () => Promise<Parameters<typeof returningPage>>> = {
    'no address': async () => [successor(entries({ href: undefined })), { former: OLD }],
    'nothing there': async () => [successor(entries()), {}],
    'no agreement': async () => [successor(entries()), { former: { hello: 'world' } }],
    'another version': async () => [successor(entries()), { former: { ...OLD, version: '1.1' }, acceptedVersion: '1' }],
    'another language': async () => [
      successor(entries()),
      { former: { ...OLD, language: 'en' }, acceptedVersion: '1' },
    ],
    'another agreement': async () => [successor(entries()), { former: { ...OLD, id: 'other' }, acceptedVersion: '1' }],
    'another text than the receipt says': async () => [
      successor(entries()),
      { former: { ...OLD, closing: 'Neu.' }, receipt: await keptReceipt(OLD) },
    ],
    'another text than the changelog says': async () => [
      successor(entries({ digest: await digestOf(OLD) })),
      { former: { ...OLD, closing: 'Neu.' }, acceptedVersion: '1' },
    ],
    'an address that is no web address': async () => [
      successor(entries({ href: 'mailto:a@b.example' })),
      { former: OLD },
    ],
  };
  for (const [what, setup] of Object.entries(OTHERS))
    it(`leaves the provider’s summaries: ${what}`, async () => {
      const { element, events } = await returningPage(...(await setup()));
      expect(since(element)).to.include('Daten werden schneller gelöscht.');
      expect(marks(element).concat(list(element))).to.deep.equal([]);
      expect(events.map(({ type }) => type)).not.to.include('avv-error');
    });

  it('is the right one where the digest says so', async () => {
    const file = successor(entries({ digest: await digestOf(OLD) }));
    const { element } = await returningPage(file, { former: OLD, receipt: await keptReceipt(OLD) });
    await marked(element);
  });

  it('of another language than the accepted one is held against the changelog’s digest alone', async () => {
    const english = await keptReceipt({ ...OLD, language: 'en' });
    const file = successor(entries({ digest: await digestOf(OLD) }));
    await marked((await returningPage(file, { former: OLD, receipt: english })).element);
  });
});
