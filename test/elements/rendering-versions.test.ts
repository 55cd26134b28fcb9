import { expect, oneEvent } from '@open-wc/testing';
import type { Agreement } from '../../src/agreement/schema.js';
import type { AvvViewer } from '../../src/elements/avv-viewer.js';
import { agreement, find, findAll, part, parts, shown, textOf, type Setup } from '../support/viewer.js';

const version = async (fields: Partial<Agreement>, setup: Setup = {}): Promise<string> =>
  textOf(part(await shown(agreement(fields), setup), 'version'));

describe('the version line', () => {
  it('says version, date and language', async () => {
    expect(await version({ version: '3.1', published: '2026-11-02' })).to.equal('Fassung 3.1 · 2. November 2026 · Deutsch');
  });

  it('shows a date that is only a month as such', async () => {
    expect(await version({ version: '3.1', published: '2026-11' })).to.equal('Fassung 3.1 · November 2026 · Deutsch');
  });

  it('does not say a date twice where the version is one', async () => {
    expect(await version({ version: '2026-11', published: '2026-11' })).to.equal('Fassung 2026-11 · Deutsch');
  });

  it('says from when the agreement is in force', async () => {
    expect(await version({ version: '1', effectiveFrom: '2027-01-01' })).to.contain('1. Januar 2027');
  });

  it('says where this language is the one that binds', async () => {
    expect(await version({ bindingLanguage: 'de' })).to.contain('verbindlich');
    expect(await version({})).not.to.contain('verbindlich');
  });

  it('is in the language of the interface', async () => {
    const element = await shown(agreement({ published: '2026-11-02' }), { lang: 'en' });
    expect(textOf(part(element, 'version'))).to.match(/ 1\.0 · 2 November 2026 · German$/);
  });

  it('does not depend on the reader’s time zone', async () => {
    expect(await version({ published: '2026-12-31' })).to.contain('31. Dezember 2026');
  });

  it('shows a date that no calendar has, and a language that nobody knows, as they are written', async () => {
    const text = await version({ version: '1', published: '2026-02-30', language: 'abcd' });
    expect(text).to.equal('Fassung 1 · 30. Februar 2026 · abcd');
  });
});

describe('an agreement in two languages', () => {
  const GERMAN = '/demo/agreements/regalwerk.avv.json';
  const ENGLISH = '/demo/agreements/regalwerk.en.avv.json';
  const button = (element: AvvViewer, lang: string): HTMLButtonElement =>
    find<HTMLButtonElement>(element, `button[lang=${lang}]`);

  const pressed = async (element: AvvViewer, control: HTMLButtonElement): Promise<void> => {
    const ended = oneEvent(element, 'avv-loadend');
    control.click();
    await ended;
    await element.updateComplete;
  };

  it('says of the translation that it does not bind, and in which language the binding one is', async () => {
    const element = await shown(ENGLISH);
    expect(textOf(part(element, 'notice'))).to.contain('Deutsch');
    const binding = await shown(GERMAN);
    expect(parts(binding, 'notice').length).to.equal(0);
  });

  it('leads from the notice to the binding version, which then stands there in its own language', async () => {
    const element = await shown(ENGLISH);
    expect(textOf(part(element, 'heading'))).to.equal('Data Processing Agreement');
    expect(part(element, 'preamble').closest<HTMLElement>('[lang]')!.lang).to.equal('en');
    await pressed(element, part(element, 'notice').querySelector('button')!);
    expect(textOf(part(element, 'heading'))).to.equal('Auftragsverarbeitungsvertrag');
    expect(part(element, 'preamble').closest<HTMLElement>('[lang]')!.lang).to.equal('de');
    expect(parts(element, 'notice').length).to.equal(0);
    expect(element.document!.language).to.equal('de');
  });

  it('leads to and fro by a button in the other language’s own name', async () => {
    const element = await shown(GERMAN);
    expect(textOf(button(element, 'en'))).to.equal('English');
    await pressed(element, button(element, 'en'));
    expect(element.document!.language).to.equal('en');
    expect(textOf(button(element, 'de'))).to.equal('Deutsch');
    await pressed(element, button(element, 'de'));
    expect(element.document!.language).to.equal('de');
  });

  it('keeps the focus in the viewer when it is switched', async () => {
    const element = await shown(GERMAN);
    button(element, 'en').focus();
    await pressed(element, button(element, 'en'));
    expect(document.activeElement === element).to.equal(true);
    expect(element.shadowRoot!.activeElement?.textContent).to.contain('Data Processing Agreement');
  });

  it('shows the host’s file again when the host says so', async () => {
    const element = await shown(GERMAN);
    await pressed(element, button(element, 'en'));
    const ended = oneEvent(element, 'avv-loadend');
    element.src = `${GERMAN}?again`;
    await ended;
    expect(element.document!.language).to.equal('de');
  });

  it('offers no way to a translation that it cannot reach', async () => {
    const element = await shown(agreement({ translations: [{ language: 'en' }, { language: 'fr', href: 'javascript:x' }] }));
    expect(findAll(element, '.actions button[lang]').length).to.equal(0);
  });

  it('marks its own words and those of the interface with their languages', async () => {
    const element = await shown(GERMAN, { lang: 'en' });
    const languageOf = (node: Element): string => node.closest<HTMLElement>('[lang]')!.lang;
    const texts = ['[part~=heading] > span', '.clause .content p', 'tbody th strong', '[part=closing] p', '[part=contents] a'];
    for (const selector of texts) expect(languageOf(find(element, selector)), selector).to.equal('de');
    const words = ['[part=version]', '[part=action]:not([lang])', '[part=contents-toggle]', 'thead th', '[part=legend]', '[part=act] p'];
    for (const selector of words) expect(languageOf(find(element, selector)), selector).to.equal('en');
    const foreign = findAll(element, '.ui').filter((node) => languageOf(node) !== 'en' && /\p{L}/u.test(node.textContent));
    expect(foreign.map(textOf)).to.deep.equal([]);
  });
});

describe('an agreement that is part of another contract', () => {
  it('has no button but says through what it is concluded, and how to get a signed copy', async () => {
    const element = await shown('/demo/agreements/regalwerk.avv.json', { endpoint: '/accept' });
    const act = part(element, 'act');
    expect(parts(element, 'accept-button').length).to.equal(0);
    expect([...act.querySelectorAll('a')].map(({ href }) => href)).to.deep.equal([
      'https://regalwerk.example/agb',
      'mailto:avv@regalwerk.example',
    ]);
    expect(textOf(act)).to.contain('Allgemeine Geschäftsbedingungen Regalwerk');
  });

  it('names the main contract where it says nothing more', async () => {
    const acceptance = { mode: 'incorporated' as const };
    const element = await shown(agreement({ acceptance, mainContract: { title: 'Nutzungsvertrag' } }));
    expect(textOf(part(element, 'act'))).to.contain('Nutzungsvertrag');
    const bare = await shown(agreement({ acceptance }));
    expect(textOf(part(bare, 'act'))).to.contain('Hauptvertrag');
  });
});

describe('without an endpoint', () => {
  it('an agreement is for reading only', async () => {
    const element = await shown(agreement());
    expect(parts(element, 'act').length).to.equal(0);
  });

  it('with one it can be accepted, by a button after the text', async () => {
    const element = await shown(agreement({ closing: 'Schluss.' }), { endpoint: '/accept' });
    expect(part(element, 'closing').compareDocumentPosition(part(element, 'act'))).to.equal(Node.DOCUMENT_POSITION_FOLLOWING);
  });
});

describe('documents of every size', () => {
  it('of ten lines are shown', async () => {
    const element = await shown(
      JSON.parse(`{
        "format": "avv/1",
        "id": "kurz",
        "version": "1",
        "language": "de",
        "title": "AVV",
        "sections": [
          { "id": "s", "body": "Alles Nötige." }
        ]
      }`) as object,
    );
    expect(textOf(part(element, 'document'))).to.match(/^AVV Fassung 1 · Deutsch Drucken Alles Nötige\./);
    expect(parts(element, 'contents').length).to.equal(0);
  });

  it('of no clause at all are shown', async () => {
    const element = await shown(agreement({ sections: [] }));
    expect(textOf(part(element, 'heading'))).to.equal('Vertrag zur Auftragsverarbeitung');
  });

  it('of 110,000 characters stand completely when the viewer says so', async () => {
    const body = 'Der Auftragsverarbeiter verarbeitet Daten nur auf dokumentierte Weisung. '.repeat(10);
    const sections = Array.from({ length: 150 }, (_, index) => ({ id: `s-${index}`, label: `${index}.`, title: 'T', body }));
    const element = await shown(agreement({ sections }));
    const length = parts(element, 'section').reduce((sum, section) => sum + section.textContent.length, 0);
    expect(length).to.be.greaterThan(110_000);
    expect(textOf(find(element, '#s-149 p'))).to.equal(body.trim());
  });

  it('of 110,000 characters in one text stand completely, too', async () => {
    const body = 'Der **Auftragsverarbeiter** verarbeitet Daten nur auf dokumentierte Weisung.\n\n'.repeat(1500);
    const element = await shown(agreement({ sections: [{ id: 's', body }] }));
    expect(findAll(element, '#s p').length).to.equal(1500);
    expect(findAll(element, '#s strong').length).to.equal(1500);
  });
});
