/** Runs inside a frame of its own, so that what an attack does to its page does not reach the tests. */
import { render } from 'lit';
import { markdown, prepareMarkdown } from '../../src/view/markdown.js';
import { termMatcher } from '../../src/view/terms.js';
import type { Attack } from './markdown-strings.js';

export interface Frame {
  window: Window;
  /** Ids that `fire` was called with. */
  fired: Set<number>;
  violations: string[];
  /** Shows the text as the viewer does. */
  show(attack: Attack): void;
  /** Shows it as one must not: as HTML. */
  showNaively(html: string): void;
}

declare global {
  interface Window {
    fire(id: number): void;
    frameIsReady?(frame: Frame): void;
  }
}

const fired = new Set<number>();
const violations: string[] = [];
window.fire = (id) => void fired.add(id);
window.alert = () => void fired.add(-1);
addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
  violations.push(`${violatedDirective} ${blockedURI}`);
});

function container(): HTMLElement {
  const element = document.createElement('article');
  document.body.append(element);
  return element;
}

function show({ text, value }: Attack): void {
  const terms = termMatcher([{ id: 't"><img>', term: 'word', definition: 'x' }]);
  const context = { base: 'https://provider.example/', headingLevel: 3, tableLabel: text, terms };
  const hrefFor = (id: string): string | undefined => (id === 'annex' ? '#annex' : undefined);
  const placeholder = (key: string): string | undefined => (key === 'key' ? value : undefined);
  render(markdown(text, { ...context, hrefFor, placeholder }), container());
}

function showNaively(html: string): void {
  container().innerHTML = html;
}

await prepareMarkdown(['*needs marked*']);
parent.frameIsReady?.({ window, fired, violations, show, showNaively });
