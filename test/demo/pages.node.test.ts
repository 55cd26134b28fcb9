/** Every page of the demo, as visitors with different screens find it. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { agreementShown, axeViolations, overflow, setStage, SHOWN, visit, type Stage } from './visit.js';

/** Every page, and what stands on it when it is complete. */
const PAGES = {
  '/': '.entries',
  '/legal/': SHOWN,
  '/onboarding/': '[data-panel="account"]:not([hidden])',
  '/signup/': 'avv-checkbox[data-test-loaded]',
  '/returning/?as=grace': SHOWN,
  '/subprocessors/': 'avv-subprocessors#plauderkasten[data-test-loaded]',
  '/signup/agreement/': SHOWN,
  '/signup/welcome/': 'h1',
  '/records/': '.note',
  '/announcing/': '.evidence h1',
  '/evidence/': '.evidence h1',
  '/verify/': '.verify[data-ready]',
  '/errors/?case=prototype': SHOWN,
};

let stage: Stage;
before(async () => (stage = await setStage()));
after(() => stage.close());

/** The page as visitors with different screens have it, opened once: wide and light, wide and dark, narrow. */
async function inspect(path: keyof typeof PAGES, language: string) {
  const { page, problems, open } = await visit(stage, { viewport: { width: 1280, height: 800 }, colorScheme: 'light' });
  await open(language + path);
  await page.locator(PAGES[path]).waitFor({ state: 'attached' });
  const wide = { overflow: await overflow(page), light: await axeViolations(page) };
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await axeViolations(page);
  await page.setViewportSize({ width: 390, height: 800 });
  const narrow = await overflow(page);
  await page.context().close();
  return { problems, ...wide, dark, narrow };
}

const FINE = { problems: [], overflow: 0, light: [], dark: [], narrow: 0 };

for (const path of Object.keys(PAGES) as (keyof typeof PAGES)[])
  describe(path, () => {
    for (const [language, prefix] of Object.entries({ German: '', English: '/en' }))
      it(`opens without a problem in ${language}: wide and narrow, light and dark`, async () =>
        assert.deepEqual(await inspect(path, prefix), FINE));
  });

describe('the language switch', () => {
  it('leads to the same page in the other language, and the viewer follows', async () => {
    const { page, open } = await visit(stage);
    await open('/legal/#s-4-1');
    await agreementShown(page);
    // By keyboard: where the viewer still holds the place in view, a mouse would hit something else.
    await page.getByRole('link', { name: 'English', exact: true }).press('Enter');
    await page.getByRole('heading', { name: 'Data Processing Agreement', exact: true }).waitFor();
    assert.equal(new URL(page.url()).pathname + new URL(page.url()).hash, '/en/legal/#s-4-1');
    assert.equal(await page.locator('html').getAttribute('lang'), 'en');
    await agreementShown(page);
    await page.getByRole('link', { name: 'Deutsch', exact: true }).press('Enter');
    await page.getByRole('heading', { name: 'Auftragsverarbeitungsvertrag', exact: true }).waitFor();
    await page.context().close();
  });
});

describe('the theme switch', () => {
  it('changes the page and the viewer at once and is remembered', async () => {
    const { page, open } = await visit(stage, { colorScheme: 'light' });
    await open('/legal/');
    await agreementShown(page);
    const colours = () =>
      page.evaluate(() => {
        const heading = document.querySelector('avv-viewer')!.shadowRoot!.querySelector('h2')!;
        return [getComputedStyle(document.documentElement).backgroundColor, getComputedStyle(heading).color];
      });
    const light = await colours();
    await page.getByLabel('Farbschema').selectOption('dark');
    const dark = await colours();
    assert.notDeepEqual(dark, light);
    await open('/legal/');
    await agreementShown(page);
    assert.deepEqual(await colours(), dark);
    await page.context().close();
  });
});

describe('the legal page', () => {
  it('asks for the script and the agreement only, each once', async () => {
    const { page, open } = await visit(stage);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await open('/legal/');
    await agreementShown(page);
    await page.waitForLoadState('networkidle');
    const ours = asked.filter((path) => /^\/(avv-viewer|agreements)\//.test(path));
    assert.deepEqual(ours.sort(), ['/agreements/regalwerk.avv.json', '/avv-viewer/avv-viewer.js']);
    await page.context().close();
  });

  it('leads from its own links to clauses inside the viewer', async () => {
    const { page, open } = await visit(stage);
    await open('/legal/');
    await agreementShown(page);
    await page.getByRole('link', { name: 'Unterauftragnehmer', exact: true }).click();
    const clause = page.locator('avv-viewer #s-4-1');
    await page.waitForFunction(() => document.querySelector('avv-viewer')!.shadowRoot!.activeElement !== null);
    assert.ok((await clause.boundingBox())!.y < 100);
    await page.context().close();
  });

  it('shows no button, but how the agreement becomes part of the contract', async () => {
    const { page, open } = await visit(stage);
    await open('/legal/');
    await agreementShown(page);
    assert.equal(await page.getByRole('button', { name: 'AVV annehmen' }).count(), 0);
    await page.getByText('Eine gesonderte Annahme ist nicht nötig.').waitFor();
    await page.context().close();
  });
});

describe('without JavaScript', () => {
  it('the link in the sign-up form leads to a page with the agreement’s file', async () => {
    const { page, open } = await visit(stage, { javaScriptEnabled: false });
    await open('/signup/');
    await page.getByRole('link', { name: 'Vereinbarung über die Auftragsverarbeitung' }).click();
    await page.getByRole('link', { name: 'Vereinbarung als Datei' }).waitFor();
    await page.context().close();
  });
});
