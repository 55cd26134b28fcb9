/** The list of subprocessors alone and in an agreement, as visitors with different screens and networks find it. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { tabTo } from './keyboard.js';
import { agreementShown, axeViolations, overflow, setStage, visit, type Stage } from './visit.js';

let stage: Stage;
before(async () => (stage = await setStage()));
after(() => stage.close());

const LISTS = 'avv-subprocessors[data-test-loaded]';
const entries = (page: Page, list: string) => page.locator(`${list} [part~="subprocessor"]`).filter({ visible: true });

async function listsShown(page: Page): Promise<void> {
  await page.locator(LISTS).nth(1).waitFor();
}

describe('the list alone', () => {
  for (const colorScheme of ['light', 'dark'] as const)
    for (const width of [390, 1280])
      it(`has no barrier, filtered and unfolded, ${width} pixels wide, ${colorScheme}`, async () => {
        const { page, problems, open } = await visit(stage, { viewport: { width, height: 800 }, colorScheme });
        await open('/subprocessors/#plauderkasten.subprocessors?country=third');
        await listsShown(page);
        assert.equal(await entries(page, '#plauderkasten').count(), 3);
        for (const details of await page.locator('#plauderkasten details').all())
          await details.evaluate((element) => ((element as HTMLDetailsElement).open = true));
        assert.deepEqual([await axeViolations(page), await overflow(page), problems], [[], 0, []]);
        await page.context().close();
      });

  it('is filtered by keyboard, and the address with the filter leads there again', async () => {
    const { page, problems, open } = await visit(stage);
    await open('/subprocessors/');
    await listsShown(page);
    await tabTo(page, 'input search Suchen');
    await page.keyboard.type('statistik');
    await page.keyboard.press('Enter');
    assert.equal(await entries(page, '#werkbank').count(), 1);
    const address = new URL(page.url());
    assert.equal(address.hash, '#werkbank.subprocessors?q=statistik');
    await page.reload();
    await listsShown(page);
    assert.equal(await entries(page, '#werkbank').count(), 1);
    assert.deepEqual(problems, []);
    await page.context().close();
  });

  it('is saved as a file', async () => {
    const { page, open } = await visit(stage);
    await open('/subprocessors/');
    await listsShown(page);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('#werkbank').getByRole('button', { name: 'CSV' }).click(),
    ]);
    assert.equal(download.suggestedFilename(), 'werkbank-ki-avv_2026-11_subprocessors.csv');
    await page.context().close();
  });

  it('is complete without the file that searches it', async () => {
    const { page, open } = await visit(stage);
    await page.route('**/avv-viewer.subprocessors.js*', (route) => route.abort());
    await open('/subprocessors/');
    await listsShown(page);
    assert.equal(await entries(page, '#werkbank').count(), 10);
    const words = await page.locator('#werkbank #edgefern').innerText();
    assert.match(words, /1200 Example Parkway.*privacy@edgefern\.example.*Protokolldaten/s);
    await page.context().close();
  });
});

describe('the list in an agreement', () => {
  it('asks for its file only when somebody searches; without it the list stays as it is, and the next press tries again', async () => {
    const { page, open } = await visit(stage);
    const asked: string[] = [];
    let isBroken = true;
    await page.route('**/avv-viewer.subprocessors.js*', (route) => {
      asked.push(route.request().url());
      return isBroken ? route.abort() : route.continue();
    });
    await open('/legal/');
    await agreementShown(page);
    assert.equal(asked.length, 0);
    const button = page.getByRole('button', { name: 'Suchen, filtern, exportieren' });
    await button.click();
    await page.locator('avv-viewer').getByText('Die Liste ist vollständig.').waitFor({ state: 'attached' });
    assert.equal(await entries(page, 'avv-viewer').count(), 3);
    isBroken = false;
    await button.click();
    await page.getByRole('searchbox', { name: 'Suchen' }).fill('tallyquill');
    assert.equal(await entries(page, 'avv-viewer').count(), 1);
    assert.deepEqual(await axeViolations(page), []);
    await page.context().close();
  });
});
