import { readFileSync } from 'node:fs';
import { marked } from 'marked';
import { html, Html } from '../html.js';
import type { Visit } from '../visit.js';
import { layout } from './layout.js';

/** For counsel: what an acceptance proves and what not. The text is Markdown of our own, so its HTML is taken as it is. */
export function evidencePage(visit: Visit): Html {
  const text = readFileSync(new URL(`../evidence/evidence.${visit.language}.md`, import.meta.url), 'utf8');
  return layout(visit, {
    title: visit.t('Was die Annahme beweist', 'What the acceptance proves'),
    styles: ['evidence'],
    main: html`<article class="column evidence">${new Html(marked.parse(text, { async: false }))}</article>`,
  });
}
