/** `npm run screenshots`: pictures of the demo, for the README and for looking at, in `demo/screenshots/`. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { launchChromium } from '../test/support/chromium.mjs';
import { startDemo } from './server.js';

const FOLDER = fileURLToPath(new URL('screenshots/', import.meta.url));
const PHONE = { viewport: { width: 390, height: 844 }, colorScheme: 'dark' } as const;
const DESK = { viewport: { width: 1280, height: 900 }, colorScheme: 'light' } as const;
/** Of the page around a panel, in CSS pixels. */
const MARGIN = 16;
const PERSON = {
  name: 'Ilse Rautenberg',
  company: 'Hobelspan Möbel GmbH',
  address: 'Sägegasse 4, 90402 Nürnberg',
  email: 'ilse@hobelspan.example',
};

type Picture = (page: Page) => Promise<void>;

const shown = (page: Page) => page.locator('avv-viewer [part~="text"] section').first().waitFor();

async function save(name: string, page: Page): Promise<void> {
  await settle(page);
  await page.screenshot({ path: join(FOLDER, `${name}.png`) });
}

/** Nothing hovered, and what came into view laid out: two frames, since the first may move the text. */
async function settle(page: Page): Promise<void> {
  await page.mouse.move(0, 0);
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
}

/** A panel with a little of the page around it. */
async function savePanel(name: string, page: Page, part: string): Promise<void> {
  const panel = page.locator(`avv-viewer [part~="${part}"]`);
  await panel.evaluate((element) => element.scrollIntoView());
  await settle(page);
  const { y, height } = (await panel.boundingBox())!;
  const top = await page.evaluate((offset) => scrollY + offset, y - MARGIN);
  const clip = { x: 0, y: top, width: PHONE.viewport.width, height: height + 2 * MARGIN };
  await page.screenshot({ path: join(FOLDER, `${name}.png`), fullPage: true, clip });
}

/** The provider's page without the demo's own bar above it. */
const legalPage: Picture = async (page) => {
  await page.goto('/legal/');
  await shown(page);
  const height = Math.ceil((await page.locator('.demo-bar').boundingBox())!.height);
  await page.setViewportSize({ ...DESK.viewport, height: DESK.viewport.height + height });
  await page.screenshot({ path: join(FOLDER, 'legal-page.png'), clip: { x: 0, y: height, ...DESK.viewport } });
};

const subprocessors: Picture = async (page) => {
  await page.goto('/onboarding/');
  await fillAccount(page);
  await page.locator('avv-viewer #annex-2').evaluate((annex) => annex.scrollIntoView());
  await save('subprocessors', page);
};

async function fillAccount(page: Page): Promise<void> {
  for (const [name, value] of Object.entries(PERSON))
    await page.locator(`[data-form="account"] [name="${name}"]`).fill(value);
  await page.getByRole('button', { name: 'Weiter zum Vertrag' }).click();
  await page.locator('avv-viewer [part~="act"]').waitFor();
}

const onboarding: Picture = async (page) => {
  await page.goto('/onboarding/');
  await fillAccount(page);
  await page.locator('avv-viewer input[name="position"]').fill('Geschäftsführerin');
  for (const box of await page.locator('avv-viewer input[type="checkbox"]').all()) await box.check();
  await savePanel('accept', page, 'act');
  await page.locator('avv-viewer [part~="accept-button"]').press('Enter');
  await page.locator('avv-viewer [part~="receipt"]').waitFor();
  await savePanel('receipt', page, 'receipt');
};

const signup: Picture = async (page) => {
  await page.goto('/signup/');
  for (const name of ['name', 'company', 'email'] as const)
    await page.locator(`#signup [name="${name}"]`).fill(PERSON[name]);
  await page.getByRole('checkbox', { name: 'Ich nehme' }).waitFor();
  await save('sign-up', page);
  await page.getByRole('link', { name: 'Vereinbarung über die Auftragsverarbeitung' }).click();
  await shown(page);
  await save('sign-up-dialog', page);
};

const returning: Picture = async (page) => {
  await page.goto('/returning/?as=grace');
  await shown(page);
  await page.locator('avv-viewer [part~="since"]').evaluate((panel) => panel.scrollIntoView());
  await save('new-version', page);
};

const records: Picture = async (page) => {
  await page.goto('/records/');
  await page.locator('summary').first().click();
  await save('records', page);
};

const fault: Picture = async (page) => {
  await page.goto('/errors/?case=invalid');
  await page.getByText('Einzelheiten für den Anbieter').click();
  await save('errors', page);
};

async function take(
  browser: Browser,
  baseURL: string,
  picture: Picture,
  options: BrowserContextOptions,
): Promise<void> {
  const context = await browser.newContext({
    baseURL,
    locale: 'de-DE',
    timezoneId: 'Europe/Berlin',
    reducedMotion: 'reduce',
    ...options,
  });
  await picture(await context.newPage());
  await context.close();
}

mkdirSync(FOLDER, { recursive: true });
const data = mkdtempSync(join(tmpdir(), 'avv-demo-'));
const demo = await startDemo({ port: 0, database: join(data, 'acceptances.db') });
const browser = await launchChromium();
try {
  for (const picture of [legalPage, subprocessors, signup, returning, fault])
    await take(browser, demo.origin, picture, DESK);
  await take(browser, demo.origin, onboarding, PHONE);
  await take(browser, demo.origin, records, DESK);
} finally {
  await browser.close();
  await demo.close();
  rmSync(data, { recursive: true });
}
