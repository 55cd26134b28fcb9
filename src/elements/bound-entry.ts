/** The record in the form: a hidden field beside the box. */
export class BoundEntry {
  readonly #input = Object.assign(document.createElement('input'), { type: 'hidden' });

  /** Empty, where there is none. */
  get value(): string {
    return this.#input.isConnected ? this.#input.value : '';
  }

  /** Belongs to the form that the box belongs to. */
  put(box: HTMLInputElement, name: string, value: string): void {
    const input = this.#input;
    if (!value) return input.remove();
    input.value = value;
    mirror(input, 'name', name);
    mirror(input, 'form', box.getAttribute('form'));
    if (input.parentNode !== box.parentNode) box.after(input);
  }

  remove(): void {
    this.#input.remove();
  }
}

/** Leaves alone what is right: changes of these are watched. */
function mirror(input: HTMLInputElement, attribute: string, value: string | null): void {
  if (input.getAttribute(attribute) === value) return;
  if (value === null) input.removeAttribute(attribute);
  else input.setAttribute(attribute, value);
}

/** Puts another value into the place of one of the entries with this name; empty stands for no entry. */
export function swapEntry(data: FormData, name: string, former: string, value: string): void {
  if (former === value) return;
  const entries = data.getAll(name);
  const index = entries.indexOf(former);
  if (former && index >= 0) entries.splice(index, 1);
  data.delete(name);
  for (const entry of value ? [...entries, value] : entries) data.append(name, entry);
}
