import { AvvViewer } from './elements/avv-viewer.js';

/**
 * Registers `<avv-viewer>`. A page may load this more than once, in several versions: the first one stays.
 *
 * @param registry Where to register; the page's own by default.
 */
export function define(registry: CustomElementRegistry = customElements): void {
  if (!registry.get('avv-viewer')) registry.define('avv-viewer', AvvViewer);
}

define();

declare global {
  interface HTMLElementTagNameMap {
    'avv-viewer': AvvViewer;
  }
}
