/** Lit's templates without a browser: what views use is written as browsers show it, everything else is refused. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { html, noChange, nothing, svg } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { repeat } from 'lit/directives/repeat.js';
import { piecesOf } from '../../src/copy/pieces.js';
import { written } from '../../src/elements/copy-tree.js';
import { chunked } from '../../src/view/chunked.js';

const markup = (view: unknown): string =>
  piecesOf(view)
    .map((piece) => written(piece))
    .join('');

const items = Array.from({ length: 500 }, (_, index) => index);
const HOSTILE = '</p><script>fire()</script>&nbsp;"<!--avv:0:-->';

describe('a template is written as a browser shows it', () => {
  const cases: Readonly<Record<string, [unknown, string]>> = {
    'text and values': [html`<p>a ${1} ${'b'} ${true}${undefined}${null}${nothing}</p>`, '<p>a 1 b true</p>'],
    'lists and templates within': [
      html`<ul>${[1, [2]].map((one) => html`<li>${one}</li>`)}</ul>`,
      '<ul><li>1</li><li>2</li></ul>',
    ],
    'rows, which stand nowhere but in tables': [
      html`<table><tbody>${html`<tr>${html`<td>x</td>`}</tr>`}</tbody></table>`,
      '<table><tbody><tr><td>x</td></tr></tbody></table>',
    ],
    'attributes, in parts, without quotes, and none': [
      html`<a class="a ${'b'}" href=${'#x'} id=${nothing} lang=${undefined}>y</a>`,
      '<a class="a b" href="#x" lang="">y</a>',
    ],
    'boolean attributes': [html`<ol ?reversed=${true} ?hidden=${false}></ol>`, '<ol reversed=""></ol>'],
    'without events, and without the height that is estimated': [
      html`<div @click=${() => {}} .style=${'--height:2'}>x</div>`,
      '<div>x</div>',
    ],
    'a list in slices, whole': [
      html`<div ${chunked(items, (item) => html`<i>${item}</i>`, '')}></div>`,
      `<div>${items.map((item) => `<i>${item}</i>`).join('')}</div>`,
    ],
    'hostile text, as text': [
      html`<p title=${HOSTILE}>${HOSTILE}</p>`,
      '<p title="&lt;/p&gt;&lt;script&gt;fire()&lt;/script&gt;&amp;nbsp;&quot;&lt;!--avv:0:--&gt;">&lt;/p&gt;&lt;script&gt;fire()&lt;/script&gt;&amp;nbsp;"&lt;!--avv:0:--&gt;</p>',
    ],
    'line ends, as spaces; but not within pre': [
      html`<p>a\n  b</p><pre>${'a\n  b'}</pre>`,
      '<p>a b</p><pre>a\n  b</pre>',
    ],
  };
  for (const [name, [view, expected]] of Object.entries(cases)) it(name, () => assert.equal(markup(view), expected));
});

describe('what is not known is refused, never left out:', () => {
  const name = 'b';
  const cases: Readonly<Record<string, unknown>> = {
    'a directive among nodes': html`<p>${keyed(1, 'x')}</p>`,
    'another directive': html`<p>${repeat([1], (one) => one)}</p>`,
    'a directive in a tag': html`<p ${keyed(1, 'x')}></p>`,
    'a directive in an attribute': html`<p title=${keyed(1, 'x')}></p>`,
    'a property': html`<p .textContent=${'x'}></p>`,
    'an SVG template': svg`<circle />`,
    'an object': html`<p>${{}}</p>`,
    'an object in an attribute': html`<p title=${{}}></p>`,
    'a function': html`<p>${() => 'x'}</p>`,
    'a promise': html`<p>${Promise.resolve('x')}</p>`,
    'a generator': html`<p>${new Set(['x']).values()}</p>`,
    'no change': html`<p>${noChange}</p>`,
    'a value where there is no markup': html`<textarea>${'x'}</textarea>`,
    // eslint-disable-next-line lit/binding-positions, lit/no-invalid-html -- What must be refused.
    'a tag by name': html`<${name}></${name}>`,
    // eslint-disable-next-line lit/no-invalid-html, lit/no-duplicate-template-bindings -- Likewise.
    'markup that browsers mend': html`<p title="x"title="y">${'x'}</p>`,
  };
  for (const [kind, view] of Object.entries(cases))
    it(kind, () =>
      assert.throws(() => piecesOf(view), /^(TypeError: A (view|value) |SyntaxError: .* in the template )/),
    );
});
