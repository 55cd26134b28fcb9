import type { Browser, Page } from 'playwright-core';
import { LAST_WORDS } from './agreement.js';

/** What one load of a page cost. */
export interface Cost {
  /** Milliseconds of processor time on the page's main thread until all text stood. */
  main: number;
  /** The longest task in milliseconds of wall time. */
  longestTask: number;
  /** Cumulative layout shift. */
  shift: number;
}

const observe = (): void => {
  const seen = { longestTask: 0, shift: 0 };
  Object.assign(window, { seen });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) seen.longestTask = Math.max(seen.longestTask, duration);
  }).observe({ type: 'longtask', buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[]) seen.shift += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
};

const allStands = (words: string): boolean => {
  const root = document.querySelector('avv-viewer')?.shadowRoot ?? document.body;
  return !document.querySelector('avv-viewer,article') || root.textContent.includes(words);
};

/** Loads a page in a fresh context and reads what it cost. */
export async function measure(browser: Browser, url: string): Promise<Cost> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.addInitScript(observe);
  await page.goto(url);
  await page.waitForFunction(allStands, LAST_WORDS, { polling: 'raf' });
  await painted(page);
  const { metrics } = await session.send('Performance.getMetrics');
  const seen = await page.evaluate(() => (window as unknown as { seen: Omit<Cost, 'main'> }).seen);
  await context.close();
  return { main: 1000 * metrics.find(({ name }) => name === 'TaskDuration')!.value, ...seen };
}

const painted = (page: Page): Promise<void> =>
  page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))));

export const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1]!;
