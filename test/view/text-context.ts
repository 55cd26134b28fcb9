import { render } from 'lit';
import { markdown, prepareMarkdown, type TextContext } from '../../src/view/markdown.js';

export const BASE = 'https://provider.example/legal/avv.json';

/** The context of a document at `BASE` with the places `annex-1` and `annex-2`. */
export function textContext(overrides: Partial<TextContext> = {}): TextContext {
  return {
    base: BASE,
    headingLevel: 1,
    tableLabel: 'Table',
    hrefFor: (id) => (/^annex-[12]$/.test(id) ? `#${id}` : undefined),
    ...overrides,
  };
}

/** The text as the page shows it, in an element of its own. */
export async function rendered(text: string, overrides: Partial<TextContext> = {}): Promise<HTMLElement> {
  await prepareMarkdown([text]);
  const container = document.createElement('div');
  render(markdown(text, textContext(overrides)), container);
  return container;
}

/** The markup without Lit's own comments and attributes that stand for nothing. */
export const markup = (element: Element): string => element.innerHTML.replace(/<!--.*?-->/g, '');
