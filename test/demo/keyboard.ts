import type { Page } from 'playwright-core';

/** Where the focus is, through all shadow roots. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    if (!element) return '';
    const { id, tagName, textContent } = element;
    return `${tagName.toLowerCase()}${id && `#${id}`} ${element.getAttribute('name') ?? ''} ${textContent.trim().replace(/\s+/g, ' ')}`;
  });

/** Most presses that a visitor should need from one place to another; long agreements have many links. */
const PATIENCE = 400;

/** Presses Tab until the focus is on an element that is described so (`tag#id name text`). */
export async function tabTo(page: Page, wanted: RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let presses = 0; presses < PATIENCE; presses++) {
    if (wanted.test(await focused(page))) return;
    await page.keyboard.press(key);
  }
  throw new Error(`Tab does not lead to ${wanted}; the focus is on ${await focused(page)}`);
}

/** Resolves when the focus has come to such an element by itself. */
export async function focusOn(page: Page, wanted: RegExp): Promise<void> {
  for (let tries = 0; tries < PATIENCE; tries++) {
    if (wanted.test(await focused(page))) return;
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
  throw new Error(`The focus is on ${await focused(page)}, not on ${wanted}`);
}
