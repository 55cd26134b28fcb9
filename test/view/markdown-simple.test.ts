import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { Lexer, type Token } from 'marked';
import { simpleTokens } from '../../src/view/markdown-simple.js';
import { tameTexts, wildTexts } from './markdown-random.js';

/** Tokens without what only marked needs, and without the gaps between blocks. */
function essence(tokens: readonly Token[] | undefined): unknown {
  return tokens
    ?.filter(({ type }) => type !== 'space')
    .map((token) => {
      const {
        type,
        text,
        href,
        autolink,
        ordered,
        start,
        loose,
        task,
        items,
        tokens: inner,
      } = token as Record<string, unknown>;
      const rest = { type, text, href, autolink: !!autolink, ordered, start, loose: !!loose, task: !!task };
      return { ...rest, items: essence(items as Token[] | undefined), tokens: essence(inner as Token[] | undefined) };
    });
}

describe('the reader for simple Markdown', () => {
  for (const [name, texts, fewest] of [
    ['texts full of signs', wildTexts, 300],
    ['texts as agreements have them', tameTexts, 600],
  ] as const) {
    it(`agrees with marked on every text that it accepts, among ${name}`, () => {
      let accepted = 0;
      const agrees = fc.property(texts, (text) => {
        const tokens = simpleTokens(text);
        if (!tokens) return;
        accepted++;
        expect(essence(tokens)).to.deep.equal(essence(new Lexer({ gfm: true }).lex(text)));
      });
      fc.assert(agrees, { numRuns: 10_000 });
      expect(accepted).to.be.greaterThan(fewest);
    });
  }

  it('accepts what agreements are made of', () => {
    const texts = [
      'Der Anbieter trifft Maßnahmen ([Anlage 1](#annex-1)).',
      'Dies umfasst:\n\n- Daten, die **der Kunde** eingibt\n- Daten „Dritter“ (z.B. Gäste)\n\nMehr nicht.',
      'E-Mail: <datenschutz@anbieter-gmbh.example>\n',
      '1. erstens\n2. zweitens\n\nEin Absatz.\n\n3. drittens',
    ];
    for (const text of texts) expect(simpleTokens(text), text).to.exist;
  });
});
