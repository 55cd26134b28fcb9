import { readFileSync } from 'node:fs';
import type { Agreement, Subprocessor } from '../../src/agreement/schema.js';
import type { Page } from '../package/server.js';

const file = (path: string): Buffer => readFileSync(new URL(`../../${path}`, import.meta.url));

const STYLE = `<style>
body { font: 16px/1.6 system-ui, sans-serif; margin: 2rem }
article { max-width: 68ch }
table { border-collapse: collapse; width: 100% }
td, th { padding: .3em .5em; text-align: left; border-bottom: 1px solid #ccc }
avv-viewer { display: block; min-height: 100vh }
</style>`;

const page = (head: string, body: string): Page => ({
  body: `<!doctype html><html lang="de"><meta charset="utf-8"><link rel="icon" href="data:,">${head}${STYLE}<h1>Anbieter</h1>${body}`,
});

const inline = (text: string): string =>
  text.replace(/\*\*(.+?)\*\*/g, '<strong>$1</strong>').replace(/\[(.+?)\]\((.+?)\)/g, '<a href="$2">$1</a>');

const block = (text: string): string =>
  text.startsWith('- ')
    ? `<ul>${text
        .split('\n')
        .map((line) => `<li>${inline(line.slice(2))}</li>`)
        .join('')}</ul>`
    : `<p>${inline(text)}</p>`;

const row = ({ name, address, task, locations, safeguards }: Subprocessor): string =>
  `<tr><th>${name}<br>${address}</th><td>${task}</td><td>${locations?.[0]}</td><td>${safeguards?.[0]?.note}</td></tr>`;

/** The same text written by hand into the host's page: what the viewer is measured against. */
function staticPage({ title, sections, subprocessors, closing }: Agreement): Page {
  const clauses = sections.map(({ id, label, title: heading, body }) => {
    const text = body!.split('\n\n').map(block).join('');
    return `<section id="${id}"><h3>${label} ${heading}</h3>${text}</section>`;
  });
  const rows = subprocessors!.groups[0]!.entries.map(row).join('');
  return page('', `<article><h2>${title}</h2>${clauses.join('')}<table>${rows}</table><p>${closing}</p></article>`);
}

const script = '<script type="module" src="/avv-viewer.js"></script>';
const preload = '<link rel="preload" as="fetch" crossorigin href="/avv.json">';

/** The pages that are compared. Over 2 MiB a file is refused, so the largest document is handed over as an object. */
export function benchPages(agreement: Agreement): (path: string) => Page | undefined {
  const json = JSON.stringify(agreement);
  const byObject = `<avv-viewer></avv-viewer><script type="module">
    document.querySelector('avv-viewer').agreement = await (await fetch('/avv.json')).json();
  </script>`;
  const viewer = json.length > 2_000_000 ? byObject : '<avv-viewer src="/avv.json"></avv-viewer>';
  const pages: Record<string, () => Page> = {
    '/host': () => page('', ''),
    '/static': () => staticPage(agreement),
    '/viewer': () => page(preload + script, viewer),
    '/viewer-en': () => page(preload + script, viewer.replace('<avv-viewer', '<avv-viewer lang="en"')),
    '/avv.json': () => ({ body: json }),
  };
  return (path) => pages[path]?.() ?? (path.startsWith('/avv-viewer.') ? { body: file(`dist/cdn${path}`) } : undefined);
}
