import { readFileSync } from 'node:fs';
import { marked } from 'marked';
import { html, Html } from '../html.js';
import type { Visit } from '../visit.js';
import { layout } from './layout.js';

/** For providers: how to announce a change. The text is Markdown of our own, so its HTML is taken as it is. */
export function announcingPage(visit: Visit): Html {
  const text = readFileSync(new URL(`../announcing/announcing.${visit.language}.md`, import.meta.url), 'utf8');
  const content = marked.parse(text, { async: false }).replaceAll('<pre>', '<pre tabindex="0">');
  return layout(visit, {
    title: visit.t('Änderungen ankündigen', 'Announcing changes'),
    styles: ['evidence'],
    main: html`<article class="column evidence">${new Html(content)}</article>`,
  });
}
