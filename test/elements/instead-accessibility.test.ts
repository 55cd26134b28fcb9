import { expect } from '@open-wc/testing';
import { emulateMedia, sendKeys, setViewport } from '@web/test-runner-commands';
import type { AvvViewer } from '../../src/elements/avv-viewer.js';
import { json, offline, problem } from '../acceptance/scripted-fetch.js';
import { accept, actPage, button, completedPage, hasFocus, type } from '../support/act.js';
import { accessibilityTree } from '../support/accessibility-tree.js';
import { describeInChromium, describeWithInput } from '../support/chromium-only.js';
import { action, errorsIn, panels, panelTitle, pressOpener, said } from '../support/instead.js';
import { layOutAll } from '../support/layout.js';
import { find, part, parts, textOf, until } from '../support/viewer.js';

const OFFERED = { delegable: true, declinable: true, declineEndpoint: '/declines' };

async function asking(): Promise<AvvViewer> {
  const { element } = await actPage(OFFERED);
  await pressOpener(element, 'delegate-button');
  return element;
}

async function askingWrongly(): Promise<AvvViewer> {
  const element = await asking();
  await type(element, 'E-Mail-Adresse der Person', 'chefin');
  action(element, 'E-Mail schreiben').click();
  await until(() => parts(element, 'panel')[0]!.querySelector('[aria-invalid]'));
  return element;
}

async function asked(end: () => Promise<void>): Promise<AvvViewer> {
  const element = await asking();
  element.addEventListener('avv-delegate', (event) => event.respondWith(end()));
  action(element, 'E-Mail schreiben').click();
  await until(() => said(element) || errorsIn(element).length);
  return element;
}

async function declining(): Promise<AvvViewer> {
  const { element } = await actPage(OFFERED, offline);
  await pressOpener(element, 'decline-button');
  return element;
}

async function decliningFailed(): Promise<AvvViewer> {
  const element = await declining();
  action(element, 'Nicht annehmen bestätigen').click();
  await until(() => errorsIn(element).length);
  return element;
}

async function declined(): Promise<AvvViewer> {
  const { element } = await actPage(OFFERED, json(200, {}));
  await pressOpener(element, 'decline-button');
  action(element, 'Nicht annehmen bestätigen').click();
  await until(() => parts(element, 'panel-action').some((found) => textOf(found) === 'Noch einmal überlegen'));
  return element;
}

async function refused(): Promise<AvvViewer> {
  const { element } = await completedPage(OFFERED, problem(403, 'not-authorised'));
  await accept(element);
  return element;
}

const STATES: Record<string, () => Promise<AvvViewer>> = {
  'the buttons': async () => (await actPage(OFFERED)).element,
  'asking somebody else': asking,
  'an address that is none': askingWrongly,
  'what has been sent': () => asked(() => Promise.resolve()),
  'what could not be sent': () => asked(() => Promise.reject(new Error())),
  declining,
  'declining that failed': decliningFailed,
  declined,
  'the way out of a refusal': refused,
};

const page = document.documentElement;

describeInChromium('axe finds nothing wrong', () => {
  before(() => {
    page.lang = 'de';
    document.title = 'AVV';
    Object.assign(page.style, { colorScheme: 'light dark', background: 'Canvas', color: 'CanvasText' });
  });
  after(async () => {
    page.removeAttribute('style');
    await emulateMedia({ colorScheme: 'light' });
    await setViewport({ width: 1280, height: 720 });
  });

  for (const [colorScheme, width] of [
    ['light', 1280],
    ['dark', 320],
  ] as const)
    describe(`in ${colorScheme}, on ${width} pixels`, () => {
      before(async () => {
        await emulateMedia({ colorScheme });
        await setViewport({ width, height: 720 });
      });
      for (const [name, state] of Object.entries(STATES))
        it(name, async () => {
          const element = layOutAll(await state());
          await expect(element).to.be.accessible();
          expect(page.scrollWidth, 'no scrolling sideways').to.be.at.most(page.clientWidth);
        });
    });
});

describeInChromium('a screen reader tells', () => {
  it('the buttons as what they open, and the panel as a group with its name', async () => {
    const element = await asking();
    const tree = await accessibilityTree();
    const expanded = Object.fromEntries(
      tree.all('button').map(({ name, properties }) => [name, properties.expanded] as const),
    );
    expect(expanded).to.include({ 'Nicht annehmen': false, 'Ich darf nicht zeichnen': true });
    const group = tree.all('group').find(({ name }) => name === 'Eine zeichnungsberechtigte Person bitten');
    expect(group, 'the panel').not.to.equal(undefined);
    expect(tree.all('textbox', group).map(({ name }) => name)).to.deep.equal([
      'E-Mail-Adresse der Person (freiwillig)',
    ]);
    expect(tree.all('link', group).map(({ name }) => name)).to.deep.equal(['E-Mail schreiben']);
    expect(tree.all('heading', group)).to.have.length(1);
    expect(part(element, 'delegate-button').getAttribute('aria-controls')).to.equal(panels(element)[0]!.id);
  });

  it('what is asked for when declining', async () => {
    await declining();
    const tree = await accessibilityTree();
    const group = tree.all('group').find(({ name }) => name === 'Vertrag nicht annehmen?');
    expect(tree.all('textbox', group).map(({ name }) => name)).to.deep.equal(['Grund (freiwillig)']);
    expect(tree.all('button', group).map(({ name }) => name)).to.deep.equal(['Nicht annehmen bestätigen', 'Abbrechen']);
  });
});

describeWithInput('with the keyboard alone', () => {
  const active = ({ shadowRoot }: AvvViewer): string => textOf(shadowRoot!.activeElement!);

  it('one gets from the act through its other ways, in the order in which they stand', async () => {
    const { element } = await actPage(OFFERED, json(200, {}));
    button(element).focus();
    await sendKeys({ press: 'Tab' });
    expect(active(element)).to.equal('Nicht annehmen');
    await sendKeys({ press: 'Tab' });
    expect(active(element)).to.equal('Ich darf nicht zeichnen');
    await sendKeys({ press: 'Enter' });
    await until(() => panels(element).length && hasFocus(element, panelTitle(element)));
    await sendKeys({ press: 'Tab' });
    expect(hasFocus(element, find(element, '#avv-delegate-email'))).to.equal(true);
    const reached = [];
    for (let tabs = 0; tabs < 3; tabs++) {
      await sendKeys({ press: 'Tab' });
      reached.push(active(element));
    }
    expect(reached).to.deep.equal(['E-Mail schreiben', 'Link kopieren', 'Schließen']);
    await sendKeys({ press: 'Escape' });
    await until(() => active(element) === 'Ich darf nicht zeichnen');
  });

  it('one declines, and thinks again', async () => {
    const { element } = await actPage(OFFERED, json(200, {}));
    part(element, 'decline-button').focus();
    await sendKeys({ press: 'Enter' });
    await until(() => panels(element).length && hasFocus(element, panelTitle(element)));
    await sendKeys({ press: 'Tab' });
    await sendKeys({ type: 'Zu teuer' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Enter' });
    await until(() => active(element) === 'Vertrag nicht angenommen');
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Enter' });
    await until(() => active(element) === 'Vertrag annehmen');
  });
});
