import type { AvvViewer } from '../../src/elements/avv-viewer.js';
import { find, findAll, part, parts, textOf } from './viewer.js';

/** Replaces a method as long as the work takes. */
export async function replacing<T extends object, K extends keyof T>(
  target: T,
  name: K,
  value: unknown,
  work: () => Promise<void>,
): Promise<void> {
  const own = Object.getOwnPropertyDescriptor(target, name);
  Object.defineProperty(target, name, { value, configurable: true });
  try {
    await work();
  } finally {
    if (own) Object.defineProperty(target, name, own);
    else Reflect.deleteProperty(target, name);
  }
}

/** Presses a button as a keyboard does, and waits until the panel that comes of it has the focus, or the button again. */
export async function pressOpener(element: AvvViewer, name: 'delegate-button' | 'decline-button'): Promise<void> {
  parts(element, name).at(-1)!.click();
  await element.updateComplete;
  await element.updateComplete;
}

export const panels = (element: AvvViewer): HTMLElement[] => parts(element, 'panel');

/** A button or link of the open panel by its words. */
export function action(element: AvvViewer, words: string): HTMLElement {
  const found = parts(element, 'panel-action').find((candidate) => textOf(candidate) === words);
  if (!found) throw new Error(`No “${words}” in “${textOf(part(element, 'act'))}”`);
  return found;
}

export const panelTitle = (element: AvvViewer): HTMLElement => find(element, '#avv-panel-title');

/** What the panel says of the last step. */
export const said = (element: AvvViewer): string => textOf(panels(element)[0]!.querySelector('[role=status]')!);

export const errorsIn = (element: AvvViewer): string[] => findAll(element, '[part=panel] [part=error]').map(textOf);
