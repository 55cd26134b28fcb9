import { expect, html, oneEvent } from '@open-wc/testing';
import { emulateMedia, sendKeys, setViewport } from '@web/test-runner-commands';
import { accessibilityTree } from '../support/accessibility-tree.js';
import { boundPage, names, OPTIONAL, settled, type BoundPage } from '../support/bound.js';
import { describeInChromium, describeWithInput } from '../support/chromium-only.js';
import { oneTick, signUpFields } from '../support/forms.js';
import { layOutAll } from '../support/layout.js';
import { part, textOf } from '../support/viewer.js';

const CHANGED = /Fassung 2.1 → 2.2/;

async function ticked(): Promise<BoundPage> {
  const page = await boundPage();
  page.box.click();
  return page;
}

/** The text has changed since the tick. */
async function changed(): Promise<BoundPage> {
  const page = await boundPage({ files: [oneTick(), oneTick({ version: '2.2' })] });
  page.box.click();
  const ended = oneEvent(page.element, 'avv-loadend');
  void page.element.reload();
  await ended;
  await page.element.updateComplete;
  return page;
}

const STATES: Record<string, () => Promise<BoundPage>> = {
  required: () => boundPage(),
  'of free will, among other fields': () => boundPage({ fields: html`${OPTIONAL}${signUpFields}` }),
  ticked,
  changed,
  'of a translation': () => boundPage({ file: oneTick({ language: 'en', bindingLanguage: 'de' }) }),
  'with an agreement that has been accepted': () => boundPage({ acceptedVersion: '2.1' }),
};

const page = document.documentElement;

describeInChromium('axe finds nothing wrong with a bound checkbox', () => {
  before(() => {
    page.lang = 'de';
    document.title = 'Anmeldung';
    Object.assign(page.style, { colorScheme: 'light dark', background: 'Canvas', color: 'CanvasText' });
  });
  after(async () => {
    page.removeAttribute('style');
    await emulateMedia({ colorScheme: 'light' });
    await setViewport({ width: 1280, height: 720 });
  });

  for (const [colorScheme, width] of [
    ['light', 1280],
    ['dark', 390],
  ] as const)
    describe(`in ${colorScheme}, on ${width} pixels`, () => {
      before(async () => {
        await emulateMedia({ colorScheme });
        await setViewport({ width, height: 720 });
      });
      for (const [name, state] of Object.entries(STATES))
        it(name, async () => {
          const { root, element } = await state();
          layOutAll(element);
          await expect(root).to.be.accessible();
          expect(page.scrollWidth, 'no scrolling sideways').to.be.at.most(page.clientWidth);
        });
    });

  it('but would, if there were something', async () => {
    const { root, form } = await boundPage();
    form.querySelector('label')!.remove();
    await expect(root).not.to.be.accessible();
  });
});

describeInChromium('what assistive technology is told of a bound checkbox', () => {
  it('the page’s words as its name, whether it is ticked, and nothing of the record beside it', async () => {
    await ticked();
    const tree = await accessibilityTree();
    const [box] = tree.all('checkbox');
    expect([box!.name, box!.properties.checked]).to.deep.equal(['Ich nehme den Vertrag an.', 'true']);
    expect(tree.all('textbox')).to.have.length(0);
  });

  it('what is declared by ticking, under a heading that the contents lead to', async () => {
    const { element } = await boundPage();
    const tree = await accessibilityTree();
    const headings = tree.all('heading').map(({ name }) => name);
    expect(headings.filter((name) => name === 'Annehmen')).to.have.length(1);
    expect(tree.all('link').filter(({ name }) => name === 'Annehmen')).to.have.length(1);
    expect(tree.all('button').map(({ name }) => name)).not.to.include('AVV annehmen');
    expect(textOf(part(element, 'act'))).to.include('Ich nehme den Vertrag an.');
  });

  it('that it is unticked, and why, as an alert', async () => {
    const { box, element } = await changed();
    expect(textOf(part(element, 'error'))).to.match(CHANGED);
    const tree = await accessibilityTree();
    const [told] = tree.all('checkbox');
    expect([told!.properties.checked, told!.properties.invalid]).to.deep.equal(['false', 'true']);
    expect(tree.all('alert')).to.have.length(1);
    box.click();
    await element.updateComplete;
    expect((await accessibilityTree()).all('alert')).to.have.length(0);
  });
});

describeWithInput('a bound checkbox with the keyboard alone', () => {
  it('is reached, ticked, unticked and sent', async () => {
    const { form, box, sent } = await boundPage({ fields: html`${signUpFields}${OPTIONAL}` });
    form.querySelector<HTMLInputElement>('[name=company]')!.focus();
    await sendKeys({ press: 'Tab' });
    expect(document.activeElement === box).to.equal(true);
    const seen: number[] = [];
    for (let presses = 0; presses < 3; presses++) {
      await sendKeys({ press: ' ' });
      await settled();
      seen.push(names(form).filter((name) => name === 'terms-record').length);
    }
    expect(seen).to.deep.equal([1, 0, 1]);
    await sendKeys({ press: 'Enter' });
    expect(sent).to.have.length(1);
    expect(sent[0]!.has('terms-record')).to.equal(true);
  });
});
