import type { AvvCheckbox } from './avv-checkbox.js';

/** As native checkboxes do: `input` leaves shadow trees, `change` does not. */
export function tell(box: HTMLElement, ...types: readonly ('input' | 'change')[]): void {
  for (const type of types) box.dispatchEvent(new Event(type, { bubbles: true, composed: type === 'input' }));
}

/** A framework has set a tick that only the person can make: its handlers read that there is none. */
export async function tellUnticked(box: AvvCheckbox): Promise<void> {
  await box.updateComplete; // when it stands on the page, and they are there
  if (!box.checked) tell(box, 'input', 'change');
}
