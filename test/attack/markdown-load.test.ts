import { expect } from '@open-wc/testing';
import { Lexer } from 'marked';
import { prepareMarkdown } from '../../src/view/markdown.js';
import { termMatcher } from '../../src/view/terms.js';
import { rendered } from '../view/text-context.js';

const MOST = 200;

const nestedList = (levels: number): string =>
  Array.from({ length: levels }, (_, level) => `${'  '.repeat(level)}- x`).join('\n');

/** Texts that cost marked seconds or the stack, each with a word at its end. */
const texts = {
  '50 kB of "_a"': '_a'.repeat(25_000),
  '50 kB of "*1."': '*1.'.repeat(17_000),
  '90 kB of "a**b"': 'a**b'.repeat(22_000),
  '2 kB of ">"': '>'.repeat(2_000),
  '90 kB of quotes': '> > > > x\n'.repeat(9_000),
  'a list of 1,000 levels': nestedList(1_000),
  '5 kB of lists of 19 levels': `${nestedList(19)}\n\nword\n\n`.repeat(12),
  '2 kB of lists with 16 markers a line': `${'- '.repeat(16)}x\n`.repeat(60),
  '20 kB of "- "': '- '.repeat(10_000),
  '100,000 times "["': '['.repeat(100_000),
  '90 kB of "[a](b"': '[a](b'.repeat(18_000),
  '90 kB of "!["': '!['.repeat(45_000),
  '90 kB of "<a "': '<a '.repeat(30_000),
  '90 kB of backticks and letters': '`a``b'.repeat(18_000),
  '90 kB of "a@"': 'a@'.repeat(45_000),
  '90 kB of "|-"': '|-'.repeat(45_000),
  '90 kB of "&a"': '&a'.repeat(45_000),
  '1 MB of "{{a"': '{{a'.repeat(333_000),
  '300 kB of empty list items': '- \n'.repeat(100_000),
  '1 MB of words': 'Wort '.repeat(200_000),
};

async function cost(text: string): Promise<number> {
  const start = performance.now();
  const terms = termMatcher([{ id: 'x', term: '(a+)+$', definition: 'x' }]);
  const { textContent } = await rendered(`${text}\n\nSchluss`, { terms });
  const milliseconds = performance.now() - start;
  expect(textContent.trim().endsWith('Schluss'), 'the text is shown').to.be.true;
  return milliseconds;
}

describe('Markdown made to be slow', () => {
  before(() => prepareMarkdown(['*needs marked*']));

  for (const [name, text] of Object.entries(texts)) {
    it(`is shown in less than ${MOST} ms: ${name}`, async () => {
      expect(await cost(text)).to.be.below(MOST);
    });
  }

  it('keeps every character of a text that it does not read as Markdown', async () => {
    const text = '_a'.repeat(25_000);
    expect((await rendered(text)).textContent).to.equal(text);
  });

  it('splits such a text into paragraphs', async () => {
    const { children } = await rendered(`${'>'.repeat(2_000)}\r\n\r\nzwei\n \n\ndrei`);
    expect([...children].map(({ localName, className }) => `${localName}.${className}`)).to.deep.equal(
      Array(3).fill('p.as-typed'),
    );
    expect([...children].slice(1).map(({ textContent }) => textContent)).to.deep.equal(['zwei', 'drei']);
  });

  it('would be slow or fail without limits', () => {
    const lex = (text: string): unknown => new Lexer({ gfm: true }).lex(text);
    const start = performance.now();
    lex('_a'.repeat(12_500));
    expect(performance.now() - start).to.be.greaterThan(MOST);
    expect(() => lex('>'.repeat(20_000)), 'the stack overflows').to.throw();
  });
});
