import { shown, findAll, textOf } from '../support/viewer.js';
import { setViewport } from '@web/test-runner-commands';
it('x', async function () {
  await setViewport({ width: 320, height: 640 });
  const element = await shown('/demo/agreements/werkbank-ki.avv.json', { endpoint: '/x' });
  const sheet = new CSSStyleSheet(); sheet.replaceSync('.fold { content-visibility: visible !important; }'); element.shadowRoot!.adoptedStyleSheets.push(sheet);
  for (const e of findAll(element, '*')) { const r = e.getBoundingClientRect(); if (r.right > 320 && !e.closest('.scroll *, .table-scroll *')) console.log(e.localName, e.className, Math.round(r.left), Math.round(r.right), textOf(e).slice(0, 50)); }
  console.log(document.documentElement.scrollWidth);
});
