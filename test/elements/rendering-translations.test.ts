import { expect, oneEvent } from '@open-wc/testing';
import type { AvvViewer } from '../../src/elements/avv-viewer.js';
import { agreement, find, findAll, part, parts, shown, textOf } from '../support/viewer.js';

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
    const element = await shown(
      agreement({ translations: [{ language: 'en' }, { language: 'fr', href: 'javascript:x' }] }),
    );
    expect(findAll(element, '.actions button[lang]').length).to.equal(0);
  });

  it('marks its own words and those of the interface with their languages', async () => {
    const element = await shown(GERMAN, { lang: 'en' });
    const languageOf = (node: Element): string => node.closest<HTMLElement>('[lang]')!.lang;
    const texts = [
      '[part~=heading] > span',
      '.clause .content p',
      'tbody th strong',
      '[part=closing] p',
      '[part=contents] a',
    ];
    for (const selector of texts) expect(languageOf(find(element, selector)), selector).to.equal('de');
    const words = [
      '[part=version]',
      '[part=action]:not([lang])',
      '[part=contents-toggle]',
      'thead th',
      '[part=legend]',
      '[part=act] p',
    ];
    for (const selector of words) expect(languageOf(find(element, selector)), selector).to.equal('en');
    const foreign = findAll(element, '.ui').filter(
      (node) => languageOf(node) !== 'en' && /\p{L}/u.test(node.textContent),
    );
    expect(foreign.map(textOf)).to.deep.equal([]);
  });
});
