import { expect } from '@open-wc/testing';
import { emulateMedia, setViewport } from '@web/test-runner-commands';
import type { Agreement } from '../../src/agreement/schema.js';
import type { AvvViewer } from '../../src/elements/avv-viewer.js';
import { describeInChromium } from '../support/chromium-only.js';
import { Clock } from '../support/clock.js';
import { layOutAll } from '../support/layout.js';
import { entry, OLD, returningPage, successor, TODAY } from '../support/over-time.js';
import { find } from '../support/viewer.js';

const former = entry('editorial', { version: '1', published: '2026-01-15', href: '/legal/old.json' });
const policy = { objectionDays: 30, windowStarts: 'notice' as const, objectionChannels: ['E-Mail'] };

const FILES: Record<string, Agreement> = {
  'changes to know': successor([entry('notice'), former]),
  'changes to object to': successor([entry('objection'), former], { subprocessors: { groups: [], policy } }),
  'time to accept again': successor([entry('reacceptance', { acceptBy: '2026-12-31' }), former]),
  'no more time': successor([entry('reacceptance'), former]),
  'a version to come': successor([entry('reacceptance'), former], { effectiveFrom: '2027-01-01' }),
};

/** With everything open, and the banner that only shows above the fold. */
async function page(file: Agreement): Promise<AvvViewer> {
  const { element } = await returningPage(file, { former: OLD });
  find<HTMLDetailsElement>(element, '[part=since] details').open = true;
  element.renderRoot.querySelector('[part=banner]')?.removeAttribute('hidden');
  return layOutAll(element);
}

describeInChromium('axe finds nothing wrong with', () => {
  const root = document.documentElement;
  let clock: Clock;
  before(() => {
    root.lang = 'de';
    document.title = 'AVV';
    Object.assign(root.style, { colorScheme: 'light dark', background: 'Canvas', color: 'CanvasText' });
  });
  after(() => root.removeAttribute('style'));
  beforeEach(() => (clock = new Clock(`${TODAY}T12:00:00`)));
  afterEach(() => clock.release());

  for (const [name, file] of Object.entries(FILES)) {
    it(name, async () => expect(await page(file)).to.be.accessible());

    it(`${name}, in the dark and on a screen of 320 pixels`, async () => {
      await setViewport({ width: 320, height: 640 });
      await emulateMedia({ colorScheme: 'dark' });
      const element = await page(file);
      await expect(element).to.be.accessible();
      expect(root.scrollWidth).to.be.at.most(320);
      await emulateMedia({ colorScheme: 'light' });
      await setViewport({ width: 1280, height: 720 });
    });
  }
});
