import { AvvCheckbox } from './elements/avv-checkbox.js';
import { AvvSubprocessors } from './elements/avv-subprocessors.js';
import { AvvViewer } from './elements/avv-viewer.js';

const ELEMENTS = { 'avv-viewer': AvvViewer, 'avv-checkbox': AvvCheckbox, 'avv-subprocessors': AvvSubprocessors };

/**
 * Registers `<avv-viewer>`, `<avv-checkbox>` and `<avv-subprocessors>`. A page may load this more than once, in several
 * versions: the first one stays.
 *
 * @param registry Where to register; the page's own by default.
 */
export function define(registry: CustomElementRegistry = customElements): void {
  for (const [name, element] of Object.entries(ELEMENTS)) if (!registry.get(name)) registry.define(name, element);
}

define();

declare global {
  interface HTMLElementTagNameMap {
    'avv-viewer': AvvViewer;
    'avv-checkbox': AvvCheckbox;
    'avv-subprocessors': AvvSubprocessors;
  }
}
