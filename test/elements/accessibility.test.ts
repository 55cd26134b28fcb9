import { expect, fixture, html } from '@open-wc/testing';
import { emulateMedia, setViewport } from '@web/test-runner-commands';
import type { AvvViewer } from '../../src/elements/avv-viewer.js';
import { json } from '../acceptance/scripted-fetch.js';
import { accept, acceptedPage, actPage, completedPage, contract, press } from '../support/act.js';
import { describeInChromium } from '../support/chromium-only.js';
import { addStyles, layOutAll } from '../support/layout.js';
import { loading } from '../support/loading.js';
import { placed, shown, viewer } from '../support/viewer.js';

const FILES = ['plauderkasten', 'regalwerk', 'regalwerk.en', 'werkbank-ki'];
const file = (name: string): string => `/demo/agreements/${name}.avv.json`;

const empty = (): Promise<AvvViewer> =>
  fixture<AvvViewer>(html`<avv-viewer><a href="/avv.pdf">Als PDF</a></avv-viewer>`);

async function loadingWithMessage(): Promise<AvvViewer> {
  const element = await loading();
  addStyles(element, '.loading p { animation: none !important; }');
  return element;
}

const broken = (): Promise<AvvViewer> => placed(viewer({ format: 'avv/1', title: 7 }));

async function withErrors(): Promise<AvvViewer> {
  const { element } = await actPage();
  press(element);
  await element.updateComplete;
  return element;
}

async function failed(): Promise<AvvViewer> {
  const { element } = await completedPage({}, json(503, {}));
  press(element);
  await element.updateComplete;
  return element;
}

async function refused(): Promise<AvvViewer> {
  const { element } = await completedPage({}, json(403, {}));
  await accept(element);
  return element;
}

const STATES: Record<string, () => Promise<AvvViewer>> = {
  empty,
  loading: loadingWithMessage,
  'an error, with its details': broken,
  'an error of the server': () => placed(viewer('/no-such-file.json')),
  ...Object.fromEntries(
    FILES.map((name) => [`${name}, to be accepted`, () => shown(file(name), { endpoint: '/accept' })]),
  ),
  'with filled placeholders': () => shown(contract(), { placeholders: { companyName: 'Muster', account: '7' } }),
  'fields that are known and locked': async () =>
    (
      await actPage({
        customer: { name: 'Muster', locked: true },
        acceptor: { name: 'Ada', email: 'a@b.example', locked: ['email'] },
      })
    ).element,
  'answers that are missing': withErrors,
  'an acceptance that is being sent': failed,
  'an acceptance that was refused': refused,
  'a receipt': async () => (await acceptedPage()).element,
  'accepted before': () => shown(contract(), { acceptedVersion: '2.1', endpoint: '/accept' }),
};

const page = document.documentElement;

describeInChromium('axe finds nothing wrong', () => {
  before(() => {
    page.lang = 'de';
    document.title = 'AVV';
    Object.assign(page.style, { colorScheme: 'light dark', background: 'Canvas', color: 'CanvasText' });
  });
  after(() => page.removeAttribute('style'));

  for (const colorScheme of ['light', 'dark'] as const)
    describe(`in ${colorScheme}`, () => {
      before(() => emulateMedia({ colorScheme }));
      after(() => emulateMedia({ colorScheme: 'light' }));
      for (const [name, state] of Object.entries(STATES))
        it(name, async () => {
          const element = layOutAll(await state());
          await expect(element).to.be.accessible();
        });
    });

  describe('in forced colours', () => {
    before(() => emulateMedia({ forcedColors: 'active' }));
    after(() => emulateMedia({ forcedColors: 'none' }));
    for (const name of ['werkbank-ki, to be accepted', 'answers that are missing', 'a receipt'])
      it(name, async () => {
        await expect(layOutAll(await STATES[name]!())).to.be.accessible();
      });
  });

  describe('on a screen of 320 pixels', () => {
    before(() => setViewport({ width: 320, height: 640 }));
    after(() => setViewport({ width: 1280, height: 720 }));
    for (const name of [
      'werkbank-ki, to be accepted',
      'regalwerk, to be accepted',
      'answers that are missing',
      'a receipt',
    ])
      it(name, async () => {
        await expect(layOutAll(await STATES[name]!())).to.be.accessible();
      });
  });

  it('but it would, if there were something', async () => {
    const element = layOutAll(await shown(contract()));
    addStyles(element, 'p { color: #ccc; background: #fff; }');
    await expect(element).not.to.be.accessible();
  });
});
