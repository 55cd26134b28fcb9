import { expect, oneEvent } from '@open-wc/testing';
import type { Agreement } from '../../src/agreement/schema.js';
import type { AvvViewer } from '../../src/elements/avv-viewer.js';
import { actPage, contract } from '../support/act.js';
import { boundPage } from '../support/bound.js';
import { box, formPage, inside, insideAll, oneTick, recordIn, tick } from '../support/forms.js';
import { part, textOf, until } from '../support/viewer.js';

/** What makes an agreement a translation of a German one that binds. */
const TRANSLATION: Partial<Agreement> = {
  language: 'en',
  bindingLanguage: 'de',
  translations: [{ language: 'de', href: 'avv.de.json' }],
};
const WORDS = 'Diese Übersetzung dient nur der Information. Verbindliche Sprachfassung: Deutsch.';

/** The act's notice, and where its button leads. */
async function followed(element: AvvViewer): Promise<string> {
  const notice = part(element, 'act').querySelector('[part=notice]')!;
  expect(textOf(notice)).to.include(WORDS);
  const ended = oneEvent(element, 'avv-loadend');
  notice.querySelector('button')!.click();
  await ended;
  await element.updateComplete;
  return element.document!.language;
}

describe('a translation that does not bind says so where it is accepted', () => {
  it('at the button, and leads to the text that binds', async () => {
    const { element, loads } = await actPage({ files: [contract(TRANSLATION), contract()] });
    expect(await followed(element)).to.equal('de');
    expect(loads.map(({ url }) => new URL(url).pathname)).to.deep.equal(['/legal/avv.json', '/legal/avv.de.json']);
    expect(part(element, 'act').querySelector('[part=notice]')).to.equal(null);
  });

  it('at a bound checkbox, whose tick goes with the text', async () => {
    const page = await boundPage({ files: [oneTick(TRANSLATION), oneTick()] });
    page.box.click();
    expect(await followed(page.element)).to.equal('de');
    expect(page.box.checked).to.equal(false);
  });

  it('at an <avv-checkbox>, as a description of the box, and opens the text that binds', async () => {
    const { form, checkbox, fetch, loads } = await formPage({ files: [oneTick(TRANSLATION), oneTick()] });
    checkbox.fetch = fetch;
    const described = box(checkbox).getAttribute('aria-describedby')!.split(' ').pop()!;
    expect(textOf(checkbox.shadowRoot!.getElementById(described)!)).to.include(WORDS);
    inside(checkbox, '[part=binding] a').click();
    const viewer = await until(() => insideAll<AvvViewer>(checkbox, 'dialog avv-viewer')[0]);
    await until(() => viewer.document);
    expect([viewer.document!.language, new URL(loads.at(-1)!.url).pathname]).to.deep.equal([
      'de',
      '/legal/avv.de.json',
    ]);
    inside<HTMLDialogElement>(checkbox, 'dialog').close();
    await until(() => !(history.state as { avvDialog?: string } | null)?.avvDialog);
    await tick(checkbox);
    const { document: accepted, presentation } = recordIn(form);
    expect([accepted.language, presentation.mode], 'the other text was open, not this one').to.deep.equal([
      'en',
      'checkbox',
    ]);
    await expect(checkbox).to.be.accessible();
  });

  it('in words alone where no address is known, and not at all where it binds', async () => {
    const { checkbox } = await formPage({ file: oneTick({ language: 'en', bindingLanguage: 'de' }) });
    expect(textOf(inside(checkbox, '[part=binding]'))).to.equal(WORDS);
    expect(insideAll(checkbox, '[part=binding] a')).to.have.length(0);
    const binding = await formPage({ file: oneTick({ ...TRANSLATION, language: 'de' }) });
    expect(insideAll(binding.checkbox, '[part=binding]')).to.have.length(0);
  });
});
