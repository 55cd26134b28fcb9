import { expect } from '@open-wc/testing';
import { emulateMedia, setViewport } from '@web/test-runner-commands';
import { accessibilityTree } from '../support/accessibility-tree.js';
import { describeInChromium } from '../support/chromium-only.js';
import { after as newer, before as former, clause, compared, row } from '../support/compare.js';
import { find, findAll, part, parts, textOf, until } from '../support/viewer.js';

const OLD = former({
  sections: [
    clause('s-1', '§ 1', 'Löschung', 'Nach 30 Tagen.\n\n- Eins\n- Zwei\n\n| A | B |\n| --- | --- |\n| 1 | 2 |'),
    clause('s-2', '§ 2', 'Weisungen', 'Auf Weisung.'),
  ],
  periods: { deletionDays: 30 },
});
const NEW = newer({
  sections: [
    clause('s-1', '§ 1', 'Löschung', 'Nach 10 Tagen.\n\n- Eins\n\n| A | B |\n| --- | --- |\n| 1 | 3 |'),
    clause('s-3', '§ 2', 'Meldung', 'Binnen 24 Stunden.'),
  ],
  periods: { deletionDays: 10 },
});

const SCREENS = [
  { width: 390, height: 800, colorScheme: 'dark' },
  { width: 1280, height: 800, colorScheme: 'light' },
] as const;

const page = document.documentElement;

describeInChromium('the comparison for everybody', () => {
  before(() => Object.assign(page.style, { colorScheme: 'light dark', background: 'Canvas', color: 'CanvasText' }));
  after(() => page.removeAttribute('style'));
  afterEach(async () => {
    await setViewport({ width: 800, height: 600 });
    await emulateMedia({ colorScheme: 'light', media: 'screen', forcedColors: 'none' });
  });

  for (const { colorScheme, ...size } of SCREENS)
    for (const side of [false, true])
      it(`has no faults that axe finds: ${size.width} px, ${colorScheme}, ${side ? 'beside' : 'in place'}`, async () => {
        await setViewport(size);
        await emulateMedia({ colorScheme });
        const element = await compared(OLD, NEW);
        if (side) {
          find(element, '.views').click();
          await until(() => findAll(element, '.pair').length === 3);
        }
        await expect(element).to.be.accessible();
        expect(page.scrollWidth).to.be.at.most(size.width);
      });

  it('is told to screen readers as insertions and deletions, in roles and in words', async () => {
    await compared(OLD, NEW);
    const tree = await accessibilityTree();
    expect(tree.all('deletion').length).to.be.at.least(5);
    const [deletion] = tree
      .all('deletion')
      .filter((node) => tree.all('StaticText', node).some(({ name }) => name === '30'));
    expect(tree.all('StaticText', deletion).map(({ name }) => name.trim())).to.deep.equal(['entfernt:', '30']);
    const insertion = tree
      .all('insertion')
      .find((node) => tree.all('StaticText', node).some(({ name }) => name === '10'));
    expect(tree.all('StaticText', insertion).map(({ name }) => name.trim())).to.deep.equal(['neu:', '10']);
    expect(tree.all('group').map(({ name }) => name)).to.include('Änderung 1 von 4');
  });

  it('tells added from removed without colours, on paper and in forced ones', async () => {
    const element = await compared(OLD, NEW);
    for (const media of [{ media: 'print' }, { forcedColors: 'active' }] as const) {
      await emulateMedia(media);
      const lines = (mark: string) => getComputedStyle(row(element, 's-1').querySelector(mark)!).textDecorationLine;
      expect([lines('ins'), lines('del')]).to.deep.equal(['underline', 'line-through']);
    }
  });

  it('is printed alone, under its title and both versions, without buttons', async () => {
    const element = await compared(OLD, NEW);
    await emulateMedia({ media: 'print' });
    expect(part(element, 'document').checkVisibility()).to.equal(false);
    expect(findAll(element, '.compare button').filter((button) => button.checkVisibility())).to.have.length(0);
    expect(textOf(find(element, '.compare header'))).to.match(
      /seit der Fassung 1\.0 .* Fassung 1\.0 \(15\. Januar 2026\) → Fassung 2\.0/,
    );
    expect(getComputedStyle(find(element, '.row')).contentVisibility).to.equal('visible');
  });

  it('is read in English', async () => {
    const element = await compared(OLD, NEW, { lang: 'en' });
    await until(() => textOf(find(element, '#avv-compare')) === 'Changes since version 1.0');
    expect(parts(element, 'comparison-action').map(textOf)).to.deep.equal([
      'Back to the agreement',
      'Side by side',
      'Print',
      'Previous',
      'Next',
    ]);
  });
});
