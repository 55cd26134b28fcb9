import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compactModule } from '../../src/build/compact-templates.js';
import { compactCss, compactHtml } from '../../src/build/compact-text.js';

const html = (text: string): string => compactHtml([text])[0] as string;
const css = (text: string): string => compactCss([text])[0] as string;

describe('compact html', () => {
  it('writes a line end with its indentation as one space', () => {
    assert.equal(html('<p>\n      one\n      <b>two</b>\n    </p>'), '<p> one <b>two</b> </p>');
  });

  it('keeps spaces within a line, and no-break spaces everywhere', () => {
    assert.equal(html('<b>a</b> <i>b</i>  c §\u00a01\u00a0\n d'), '<b>a</b> <i>b</i>  c §\u00a01\u00a0 d');
  });

  it('joins attributes, but leaves their values alone', () => {
    assert.equal(html('<a\n  title="one\n  two"\n  href="x"\n>y</a>'), '<a title="one\n  two" href="x">y</a>');
  });

  it('leaves pre, textarea and comments alone', () => {
    const text = '<pre>\n  a\n</pre><textarea>\n b</textarea><!--\n c -->';
    assert.equal(html(text), text);
  });

  it('sees a tag through the expressions inside it', () => {
    assert.deepEqual(compactHtml(['<p\n  id=', '\n  @click=', '\n>\n  ', '\n</p>']), [
      '<p id=',
      ' @click=',
      '> ',
      ' </p>',
    ]);
  });
});

describe('compact css', () => {
  it('drops comments and white space next to punctuation', () => {
    assert.equal(css('\n:host {\n  color: red; /* why */\n  margin: 0 auto;\n}\n'), ':host{color:red;margin:0 auto;}');
  });

  it('keeps the space that is a combinator or separates values', () => {
    assert.equal(css('.a :hover + p { width: calc(1px + 2px) }'), '.a :hover + p{width:calc(1px + 2px)}');
  });

  it('leaves strings alone', () => {
    assert.equal(css(`a::after { content: " ; /* x */ " ' ; ' }`), `a::after{content:" ; /* x */ " ' ; '}`);
  });
});

describe('compactModule', () => {
  it('changes html, svg and css templates, nested ones too, and no others', () => {
    const code = 'const a = html`<p>\n ${html`\n <b></b>`}</p>`; const b = str`x\n y`; const c = css`a {\n }`;';
    assert.equal(
      compactModule(code),
      'const a = html`<p> ${html` <b></b>`}</p>`; const b = str`x\n y`; const c = css`a{}`;',
    );
  });
});
