const internals = new WeakMap<HTMLElement, ElementInternals>();

/** Sets or ends a custom state of an element: `avv-viewer:state(accepted)`. Browsers without them have no such selector. */
export function setState(element: HTMLElement, name: string, isOn: boolean): void {
  try {
    if (!internals.has(element)) internals.set(element, element.attachInternals());
    internals.get(element)!.states[isOn ? 'add' : 'delete'](name);
  } catch {
    // no custom states, or only those with dashes
  }
}
