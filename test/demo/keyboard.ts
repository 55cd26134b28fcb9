import type { Page } from 'playwright-core';

/** Where the focus is, through all shadow roots: tag, type, and label or text. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    if (!element) return 'nothing';
    const input = element instanceof HTMLInputElement ? element : undefined;
    const words = input?.labels?.[0]?.textContent ?? element.textContent;
    return [element.localName, input?.type, words.trim().replace(/\s+/g, ' ')].filter(Boolean).join(' ');
  });

/** Most presses that a visitor should need from one place to another; long agreements have many links. */
const PATIENCE = 200;

/** Presses Tab until the focus is on what is described so: `input text Ihr Name`, `button AVV annehmen`. */
export async function tabTo(page: Page, wanted: string): Promise<void> {
  for (let presses = 0; presses < PATIENCE; presses++) {
    if ((await focused(page)).startsWith(wanted)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to “${wanted}”; the focus is on “${await focused(page)}”`);
}

/** Resolves when the focus has come to it by itself. */
export async function focusOn(page: Page, wanted: string): Promise<void> {
  for (let frames = 0; frames < PATIENCE; frames++) {
    if ((await focused(page)).startsWith(wanted)) return;
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
  throw new Error(`The focus is on “${await focused(page)}”, not on “${wanted}”`);
}
