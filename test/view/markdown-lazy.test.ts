import { expect } from '@open-wc/testing';
import { render } from 'lit';
import { markdown, prepareMarkdown } from '../../src/view/markdown.js';
import { markup, textContext } from './text-context.js';

const hasLoaded = (module: string): boolean =>
  performance.getEntriesByType('resource').some(({ name }) => new URL(name).pathname.includes(`/${module}/`));

function shown(text: string): string {
  const container = document.createElement('div');
  render(markdown(text, textContext()), container);
  return markup(container);
}

const SIMPLE = 'Ein Absatz mit [Anlage 1](#annex-1).\n\n- a\n- **b**';
const TABLE = '| a |\n|-|\n| b |';

describe('marked', () => {
  it('is not loaded for simple texts', () => {
    expect(prepareMarkdown([SIMPLE, 'word'])).to.be.undefined;
    expect(shown(SIMPLE)).to.contain('<strong>b</strong>');
    expect(hasLoaded('marked')).to.be.false;
    expect(hasLoaded('lit'), 'the control').to.be.true;
  });

  it('is loaded once, for the first text that needs it; until then that text is shown as typed', async () => {
    const loading = prepareMarkdown([SIMPLE, TABLE]);
    expect(loading).to.be.a('promise');
    expect(prepareMarkdown([TABLE])).to.equal(loading);
    expect(shown(TABLE)).to.equal(`<p class="as-typed">${TABLE}</p>`);
    await loading;
    expect(hasLoaded('marked')).to.be.true;
    expect(shown(TABLE)).to.contain('<td>b</td>');
    expect(prepareMarkdown([TABLE])).to.be.undefined;
  });
});
