import { expect } from '@open-wc/testing';
import { html, render } from 'lit';
import { markdown } from '../../src/view/markdown.js';
import { markup, rendered, textContext } from './text-context.js';

/** The markup of a text; the last argument changes the context. */
const view = async (...args: Parameters<typeof rendered>): Promise<string> => markup(await rendered(...args));

describe('a Markdown text', () => {
  it('becomes paragraphs, lists, quotes, code and rules', async () => {
    expect(await view('a\n\nb **c** *d* ~~e~~')).to.equal(
      '<p>a</p><p>b <strong>c</strong> <em>d</em> <del>e</del></p>',
    );
    expect(await view('> - a\n> - b\n\n---')).to.equal('<blockquote><ul><li>a</li><li>b</li></ul></blockquote><hr>');
    expect(await view('`a`\n\n```js\nb  c\n```')).to.equal('<p><code>a</code></p><pre><code>b  c\n</code></pre>');
  });

  it('keeps hard line breaks, and paragraphs in the items of loose lists', async () => {
    expect(await view('a  \nb\\\nc')).to.equal('<p>a<br>b<br>c</p>');
    expect(await view('- a\n\n- b')).to.equal('<ul><li><p>a</p></li><li><p>b</p></li></ul>');
  });

  it('keeps the numbers of a list that a paragraph interrupts', async () => {
    expect(await view('1. a\n2. b\n\nword\n\n3. c')).to.equal(
      '<ol><li>a</li><li>b</li></ol><p>word</p><ol start="3"><li>c</li></ol>',
    );
    expect(await view('0. a *b*')).to.contain('<ol start="0">');
  });

  it('tells "1)" from "1."', async () => {
    expect(await view('1) a')).to.equal('<ol data-delimiter=")"><li>a</li></ol>');
    expect(await view('7) *a*')).to.contain('<ol start="7" data-delimiter=")">');
  });

  it('shows tasks by characters', async () => {
    expect(await view('- [ ] a\n- [x] b')).to.equal('<ul><li>☐ a</li><li>☑ b</li></ul>');
  });

  it('shows HTML as it was typed', async () => {
    expect(await view('a <b>c</b>\n\n<script>alert(1)</script>')).to.equal(
      '<p>a &lt;b&gt;c&lt;/b&gt;</p><p>&lt;script&gt;alert(1)&lt;/script&gt;</p>',
    );
  });

  it('has headings one level below the heading above it, deeper than HTML goes if need be', async () => {
    const levels = async (headingLevel: number): Promise<string[]> => {
      const container = await rendered('# a\n\n### b\n\nc\n==', { headingLevel });
      return [...container.children].map(({ localName, ariaLevel }) => ariaLevel ?? localName);
    };
    expect(await levels(1)).to.deep.equal(['h1', 'h3', 'h1']);
    expect(await levels(5)).to.deep.equal(['h5', '7', 'h5']);
    const { children } = await rendered('## a', { headingLevel: 6 });
    expect(children[0]!.getAttribute('role')).to.equal('heading');
  });

  it('has tables in a named scroll region that the keyboard reaches, aligned without style attributes', async () => {
    const container = await rendered('| a | b | c |\n|:-|-:|:-:|\n| 1 | **2** | |', { tableLabel: 'Fristen' });
    const region = container.querySelector('div.table-scroll')!;
    expect(region.getAttribute('role')).to.equal('region');
    expect(region.getAttribute('tabindex')).to.equal('0');
    expect(region.getAttribute('aria-label')).to.equal('Fristen');
    expect(markup(region)).to.equal(
      '<table><thead><tr><th scope="col" data-align="left">a</th><th scope="col" data-align="right">b</th>' +
        '<th scope="col" data-align="center">c</th></tr></thead><tbody><tr><td data-align="left">1</td>' +
        '<td data-align="right"><strong>2</strong></td><td data-align="center"></td></tr></tbody></table>',
    );
  });

  it('ends lines in table cells at <br>, which is text everywhere else', async () => {
    expect(await view('| a |\n|-|\n| • b<br>• c<BR/>d<br class=x> |')).to.contain(
      '<td>• b<br>• c<br>d&lt;br class=x&gt;</td>',
    );
    expect(await view('a<br>b')).to.equal('<p>a&lt;br&gt;b</p>');
  });

  it('changes with its placeholders when it is rendered again', async () => {
    const container = document.createElement('div');
    for (const value of ['A', 'B'])
      render(markdown('an {{name}}, {{name}}', textContext({ placeholder: () => value })), container);
    expect(markup(container)).to.equal('<p>an B, B</p>');
  });
});

describe('character references', () => {
  it('are decoded once, by name and by number', async () => {
    const text =
      '&sect;&nbsp;3 &bdquo;x&ldquo; &auml;&Ouml;&szlig; &euro; &#8211; &#x2014; &amp;lt; &#0; &#xD800; &#x110000;';
    expect((await rendered(text)).textContent).to.equal('§\u00a03 „x“ äÖß € – — &lt; \ufffd \ufffd \ufffd');
  });

  it('stay visible as they were typed when their names are not known', async () => {
    expect((await rendered('&unheardof; &copy &constructor; &;')).textContent).to.equal(
      '&unheardof; &copy &constructor; &;',
    );
  });

  it('mean nothing in code, in autolinks, and where they are escaped', async () => {
    expect((await rendered('`&auml;` \\&auml;')).textContent).to.equal('&auml; &auml;');
    const link = (await rendered('<https://a.example/?b&auml;=c>')).querySelector('a')!;
    expect(link).to.have.attribute('href', 'https://a.example/?b&auml;=c');
  });

  it('are decoded in the targets of links', async () => {
    const link = (await rendered('[x](https://a.example/?a=1&amp;b=&#50;)')).querySelector('a')!;
    expect(link.getAttribute('href')).to.equal('https://a.example/?a=1&b=2');
  });
});

describe('control characters', () => {
  const VISIBLE = [0x00, 0x08, 0x0b, 0x1f, 0x7f, 0x9f, 0x61c, 0x200e, 0x200f, 0x202a, 0x202e, 0x2066, 0x2069];
  const ORDINARY = '\u00a0\u00ad\u200b\u200c\u200d\u2060\ufeff';

  for (const code of VISIBLE) {
    const name = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
    it(`are shown: ${name}`, async () => {
      const text = `a${String.fromCharCode(code)}b`;
      const mark = `a<span class="control" part="control">${name}</span>b`;
      expect(await view(text)).to.equal(`<p>${mark}</p>`);
      expect(await view(`\`${text}\``)).to.contain(`<code>${mark}</code>`);
      expect(await view(`[${text}](#annex-1)`)).to.contain(`>${mark}</a>`);
      expect(await view(`![${text}](#nowhere)`)).to.contain(mark);
      expect(await view(`<b ${text}>`)).to.contain(mark);
    });
  }

  it('are shown when a reference names them', async () => {
    expect((await rendered('&#x202e;x &rlm;')).textContent).to.equal('U+202Ex U+200F');
  });

  it('are shown in the values of placeholders', async () => {
    expect((await rendered('{{name}}', { placeholder: () => 'a\u202eb' })).textContent).to.equal('aU+202Eb');
  });

  it('are no white space, soft hyphens and joiners: those stay as they are', async () => {
    expect((await rendered(`a${ORDINARY}b\tc *d*`)).textContent).to.equal(`a${ORDINARY}b\tc d`);
  });
});

describe('placeholders', () => {
  const placeholder = (key: string): unknown =>
    ({ company: 'Muster <i>GmbH</i>', open: html`<span class="open">Firma</span>` })[key];

  it('are filled in text, with strings and with templates', async () => {
    expect(await view('An {{company}}, **{{open}}**.', { placeholder })).to.equal(
      '<p>An Muster &lt;i&gt;GmbH&lt;/i&gt;, <strong><span class="open">Firma</span></strong>.</p>',
    );
  });

  it('are filled in headings, tables and the texts of links', async () => {
    const text = '# {{company}}\n\n| {{company}} |\n|-|\n\n[{{company}}](#annex-1)';
    expect((await rendered(text, { placeholder })).textContent.match(/Muster/g)).to.have.length(3);
  });

  it('stay text when they are not declared, or no key', async () => {
    for (const text of ['{{other}}', '{{Company}}', '{{ company }}', '{company}', '\\{{company}}']) {
      expect((await rendered(text, { placeholder })).textContent).to.equal(text.replace('\\', ''));
    }
    expect((await rendered('{{company}}')).textContent).to.equal('{{company}}');
  });

  it('mean nothing in code and in the targets of links', async () => {
    expect((await rendered('`{{company}}`', { placeholder })).textContent).to.equal('{{company}}');
    const link = (await rendered('[x](https://a.example/{{company}})', { placeholder })).querySelector('a')!;
    expect(link.href).to.equal('https://a.example/%7B%7Bcompany%7D%7D');
  });
});

describe('lists of definitions', () => {
  it('have their labels set apart when every item has one', async () => {
    expect(await view('- Art: Erheben\n- Zweck der Sache: **Chat**')).to.equal(
      '<ul><li><span class="label">Art:</span> Erheben</li>' +
        '<li><span class="label">Zweck der Sache:</span> <strong>Chat</strong></li></ul>',
    );
    expect(await view('1. A: x\n\n   y\n2. B: z')).to.equal(
      '<ol><li><p><span class="label">A:</span> x</p><p>y</p></li><li><p><span class="label">B:</span> z</p></li></ol>',
    );
  });

  const without = {
    'one item': '- Art: Erheben',
    'an item without a label': '- Art: Erheben\n- Zweck',
    'a sentence before the colon': '- Art: Erheben\n- Der Kunde z.B. zahlt: sofort',
    'more than 40 characters before the colon': `- Art: Erheben\n- ${'x'.repeat(41)}: y`,
    'no space after the colon': '- Art: Erheben\n- Zeit 10:30',
    'a label in bold type': '- Art: Erheben\n- **Zweck:** Chat',
    'an empty item': '- Art: Erheben\n-',
  };
  for (const [name, text] of Object.entries(without)) {
    it(`are ordinary lists with ${name}`, async () => {
      expect(await view(text)).not.to.contain('label');
    });
  }
});
