import { expect } from '@open-wc/testing';
import { render } from 'lit';
import { markdown, prepareMarkdown } from '../../src/view/markdown.js';
import { simpleTokens } from '../../src/view/markdown-simple.js';
import { markup, textContext } from './text-context.js';

const hasLoaded = (module: string): boolean =>
  performance.getEntriesByType('resource').some(({ name }) => new URL(name).pathname.includes(`/${module}/`));

const isReady = (...texts: string[]): boolean => prepareMarkdown(texts) === undefined;

function shown(text: string): string {
  const container = document.createElement('div');
  render(markdown(text, textContext()), container);
  return markup(container);
}

const SIMPLE = 'Ein Absatz mit [Anlage 1](#annex-1).\n\n- a\n- **b**';
const TABLE = '| a |\n|-|\n| b |';

describe('marked', () => {
  it('is not loaded for simple texts', () => {
    expect(isReady(SIMPLE, 'word')).to.be.true;
    expect(shown(SIMPLE)).to.contain('<strong>b</strong>');
    expect(hasLoaded('marked')).to.be.false;
    expect(hasLoaded('lit'), 'the control').to.be.true;
  });

  it('is loaded for every text with character references', () => {
    const texts = [
      'a &amp; b',
      '&#65;',
      '**&auml;**',
      '- &shy;',
      '[&uuml;](#annex-1)',
      '[x](https://a.example/?b&amp;c)',
    ];
    for (const text of texts) expect(simpleTokens(text), text).to.be.undefined;
    expect(simpleTokens('Muster & Co. KG; a&b')).to.be.an('array');
  });

  it('is loaded once, for the first text that needs it; until then that text is shown as typed', async () => {
    const loading = prepareMarkdown([SIMPLE, TABLE]);
    expect(isReady(TABLE)).to.be.false;
    expect(prepareMarkdown([TABLE]) === loading, 'the same load').to.be.true;
    expect(shown(TABLE)).to.equal(`<p class="as-typed">${TABLE}</p>`);
    await loading;
    expect(hasLoaded('marked')).to.be.true;
    expect(shown(TABLE)).to.contain('<td>b</td>');
    expect(isReady(TABLE)).to.be.true;
  });
});
