import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Browser, BrowserContextOptions, Page, Request } from 'playwright-core';
import { startDemo, type Demo } from '../../demo/server.js';
import { launchChromium } from '../support/chromium.mjs';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** A demo with a database of its own, and a browser. */
export interface Stage {
  demo: Demo;
  /** The database's file. */
  database: string;
  browser: Browser;
  restart(): Promise<void>;
  close(): Promise<void>;
}

export async function setStage(): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'avv-demo-'));
  const database = join(folder, 'evidence.db');
  const stage: Stage = {
    demo: await startDemo({ port: 0, database }),
    database,
    browser: await launchChromium(),
    async restart() {
      const port = Number(new URL(stage.demo.origin).port);
      await stage.demo.close();
      stage.demo = await startDemo({ port, database });
    },
    async close() {
      await stage.browser.close();
      await stage.demo.close();
      rmSync(folder, { recursive: true });
    },
  };
  return stage;
}

/** A page, and whatever goes wrong on it that a visitor's console or network panel would show. */
export interface Visit {
  page: Page;
  problems: string[];
  /** Goes to a path of the demo. */
  open(path: string): Promise<void>;
}

export async function visit({ browser, demo }: Stage, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await browser.newContext({ locale: 'de-DE', reducedMotion: 'reduce', ...options });
  // Before the page, since its policy would not let anybody add a script later.
  await context.addInitScript({ path: AXE });
  await context.addInitScript(markLoaded);
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  const problems: string[] = [];
  const note = (problem: string) => problems.push(problem);
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && note(message.text()));
  page.on('pageerror', (error) => note(error.message));
  page.on('dialog', (dialog) => note(`dialog: ${dialog.message()}`));
  const answered = new WeakSet<Request>();
  page.on('response', (response) => {
    answered.add(response.request());
    if (response.status() >= 400) note(`${response.status()}: ${response.url()}`);
  });
  page.on('requestfailed', (request) => {
    const error = request.failure()?.errorText;
    // An answer whose stream a page reads to its end may be called so by Chromium, also where nobody can abort it.
    if (!answered.has(request) || error !== 'net::ERR_ABORTED') note(`failed: ${request.url()} ${error}`);
  });
  page.on(
    'request',
    (request) => !/^(blob:)?http:\/\/localhost:\d+\//.test(request.url()) && note(`foreign: ${request.url()}`),
  );
  return { page, problems, open: async (path) => void (await page.goto(demo.origin + path)) };
}

/** Viewers that show their whole agreement. */
export const SHOWN = 'avv-viewer[data-test-loaded]';

/** Runs in the page. Before all others: a checkbox keeps the events of the viewer in its dialog to itself. */
function markLoaded(): void {
  for (const type of ['avv-loadstart', 'avv-load'])
    addEventListener(
      type,
      (event) => (event.composedPath()[0] as Element).toggleAttribute('data-test-loaded', type === 'avv-load'),
      true,
    );
}

export const agreementShown = (page: Page): Promise<void> => page.locator(SHOWN).waitFor();

/** Rules that are broken, with the places. */
export async function axeViolations(page: Page): Promise<string[]> {
  const run = () =>
    (globalThis as unknown as { axe: { run(options: RunOptions): Promise<AxeResults> } }).axe.run({
      resultTypes: ['violations'],
    });
  const { violations } = await page.evaluate(run);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`);
}

/** How far the page is wider than the screen, in CSS pixels. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

/** Presses the accept button with the mouse, as soon as it has stood still for long enough. */
export async function pressAccept(page: Page): Promise<void> {
  const button = page.locator('avv-viewer [part~="accept-button"]');
  await button.scrollIntoViewIfNeeded();
  // What comes into view is laid out in one frame; that the button has moved is noticed in the next.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  await button.and(page.locator(':not([data-settling])')).waitFor();
  await button.click();
}
