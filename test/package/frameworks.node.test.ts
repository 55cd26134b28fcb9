/** `<avv-checkbox>` in forms as applications write them; README shows these pages. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { parseRecord } from '../../src/acceptance/parse-record.js';
import { launchChromium } from '../support/chromium.mjs';
import { frameworkPages, type Pages } from './frameworks.js';

interface Subject {
  title: string;
  page: string;
  /** It keeps the state of the box, shows it, and has buttons that set it. */
  isBound: boolean;
}

const SUBJECTS: readonly Subject[] = [
  { title: 'a plain form', page: 'plain', isBound: false },
  { title: 'a form sent with fetch', page: 'fetch', isBound: false },
  { title: 'React, controlled', page: 'react-controlled', isBound: true },
  { title: 'React, uncontrolled', page: 'react-uncontrolled', isBound: false },
  { title: 'Vue with v-model', page: 'vue', isBound: true },
  { title: 'Angular with a value accessor', page: 'angular', isBound: true },
  { title: 'htmx', page: 'htmx', isBound: false },
];

const BOUND = 'react-native-checkbox';

let pages: Pages;
let browser: Browser;

before(async () => {
  [pages, browser] = await Promise.all([
    frameworkPages([...SUBJECTS.map(({ page }) => page), BOUND]),
    launchChromium(),
  ]);
});

after(async () => {
  await browser?.close();
  await pages?.close();
});

/** A page with its agreement. What goes wrong in it fails the test. */
async function open(name: string): Promise<Page> {
  const page = await browser.newPage();
  const problems: string[] = [];
  page.on('pageerror', ({ message }) => problems.push(message));
  page.on('close', () => assert.deepEqual(problems, []));
  page.setDefaultTimeout(5000);
  await page.addInitScript(() => {
    const loaded = new Promise((resolve) => addEventListener('avv-loadend', resolve));
    Object.assign(globalThis, { loaded });
  });
  await page.goto(`${pages.origin}/${name}.html`);
  await page.waitForFunction('loaded.then(() => true)');
  return page;
}

const isTicked = (page: Page): Promise<boolean> =>
  page.locator('avv-checkbox').evaluate((box) => (box as unknown as { checked: boolean }).checked);
const tick = (page: Page): Promise<void> => page.locator('avv-checkbox input').click();
const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();
const shows = (page: Page, state: string): Promise<void> => page.locator('output', { hasText: state }).waitFor();

/** Presses the button; resolves when the form has arrived. */
async function send(page: Page): Promise<URLSearchParams> {
  const answered = page.waitForResponse((response) => response.url().endsWith('/sent'));
  await press(page, 'Sign up');
  await answered;
  return pages.sent.at(-1)!;
}

for (const { title, page: name, isBound } of SUBJECTS) {
  describe(title, () => {
    it('is not sent without the tick, and with it brings the record', async () => {
      const page = await open(name);
      const before = pages.sent.length;
      await page.getByLabel('Company').fill('Probe GmbH');
      await press(page, 'Sign up');
      assert.equal(await page.locator('avv-checkbox').evaluate((box) => box === document.activeElement), true);
      assert.equal(pages.sent.length, before);
      await tick(page);
      const sent = await send(page);
      assert.equal(pages.sent.length, before + 1);
      assert.equal(sent.get('company'), 'Probe GmbH');
      const record = parseRecord(sent.get('avv'));
      assert.deepEqual([record.act.method, record.document.id], ['checkbox', 'plauderkasten-avv']);
      await page.close();
    });

    it('is unticked by a reset, and can be ticked again', async () => {
      const page = await open(name);
      await tick(page);
      assert.equal(await isTicked(page), true);
      await press(page, 'Reset');
      if (isBound) await shows(page, 'false');
      assert.equal(await isTicked(page), false);
      await tick(page);
      assert.equal(await isTicked(page), true);
      await page.close();
    });

    if (!isBound) return;

    it('follows the person, and takes the tick away and brings it back', async () => {
      const page = await open(name);
      await tick(page);
      await shows(page, 'true');
      await press(page, 'Unset');
      await shows(page, 'false');
      assert.equal(await isTicked(page), false);
      await press(page, 'Set');
      await shows(page, 'true');
      assert.equal(await isTicked(page), true);
      await tick(page);
      await shows(page, 'false');
      await page.close();
    });

    it('cannot tick it for the person', async () => {
      const page = await open(name);
      const before = pages.sent.length;
      await press(page, 'Set');
      assert.equal(await isTicked(page), false);
      await shows(page, 'false');
      await press(page, 'Sign up');
      assert.equal(await page.locator('avv-checkbox').evaluate((box) => box === document.activeElement), true);
      assert.equal(pages.sent.length, before);
      await tick(page);
      parseRecord((await send(page)).get('avv'));
      await page.close();
    });
  });
}

describe('the dialog of a form', () => {
  const sheets = async (page: Page): Promise<number> =>
    (await page.pdf({ format: 'A5' })).toString('latin1').match(/\/Type\s*\/Page\b/g)!.length;

  it('is printed whole, without the page behind it and without empty sheets', async () => {
    const page = await open('plain');
    await page.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<div style="height: 90in">Host</div>'));
    assert.ok((await sheets(page)) > 10, 'the page is long');
    await page.locator('avv-checkbox [part=agreement-link]').click();
    await page.locator('avv-checkbox dialog .end').waitFor({ state: 'attached' });
    await page.emulateMedia({ media: 'print' });
    assert.deepEqual(
      [await page.getByText('Host').isVisible(), await page.getByLabel('Company').isVisible()],
      [false, false],
    );
    const [shown, whole] = await page.locator('avv-checkbox dialog').evaluate((dialog) => {
      const viewer = dialog.querySelector('avv-viewer')!;
      return [dialog.clientHeight, viewer.clientHeight];
    });
    assert.ok(whole > 2000 && shown >= whole, `${shown} of ${whole} pixels`);
    const printed = await sheets(page);
    assert.ok(printed > 3 && printed <= 10, `${printed} sheets`);
    await page.keyboard.press('Escape');
    await page.locator('avv-checkbox dialog').waitFor({ state: 'detached' });
    assert.equal(await page.getByText('Host').isVisible(), true);
    await page.close();
  });
});

describe('a native checkbox of React, bound to a viewer', () => {
  const box = (page: Page) => page.getByLabel('I accept the agreement');

  it('is not sent without the tick, and with it brings the record', async () => {
    const page = await open(BOUND);
    const before = pages.sent.length;
    await press(page, 'Sign up');
    assert.equal(pages.sent.length, before);
    await box(page).click();
    await shows(page, 'true');
    const sent = await send(page);
    assert.equal(sent.get('terms'), 'on');
    assert.equal(parseRecord(sent.get('terms-record')).act.label, 'I accept the agreement');
    await press(page, 'Reset');
    await shows(page, 'false');
    assert.equal(await box(page).isChecked(), false);
    await page.close();
  });

  it('cannot be ticked for the person, which React hears of', async () => {
    const page = await open(BOUND);
    const before = pages.sent.length;
    await press(page, 'Set');
    await press(page, 'Sign up');
    await shows(page, 'false');
    assert.deepEqual([await box(page).isChecked(), pages.sent.length], [false, before]);
    await page.close();
  });
});
