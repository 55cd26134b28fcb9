import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { commonMarkExamples, type Example } from './commonmark-examples.js';
import { outline } from './markdown-outline.js';
import { tameTexts, wildTexts } from './markdown-random.js';
import { reference, type Exception } from './markdown-reference.js';
import { rendered } from './text-context.js';

const ours = async (text: string): Promise<string> => outline(await rendered(text, { hrefFor: (id) => `#${id}` }));

describe('Markdown, next to marked’s own output', () => {
  let examples: Example[];

  before(async () => {
    examples = await commonMarkExamples();
  });

  it('finds the 652 examples of CommonMark', () => {
    expect(examples).to.have.length(652);
  });

  it('has the same text and structure in all of them', async () => {
    const different: object[] = [];
    for (const { number, markdown } of examples) {
      const [shown, expected] = [await ours(markdown), outline(reference(markdown).body)];
      if (shown !== expected) different.push({ number, markdown, shown, expected });
    }
    expect(different).to.deep.equal([]);
  });

  it('makes no more exceptions than raw HTML, images and schemes that are not allowed', () => {
    const exceptions: Record<Exception, number> = { html: 0, image: 0, link: 0, checkbox: 0 };
    for (const { markdown } of examples) for (const found of reference(markdown).exceptions) exceptions[found]++;
    expect(exceptions).to.deep.equal({ html: 72, image: 22, link: 4, checkbox: 0 });
  });

  for (const [name, texts] of Object.entries({ wild: wildTexts, tame: tameTexts })) {
    it(`has the same text and structure in ${name} texts`, async () => {
      // Control characters are shown here, and dropped or replaced by HTML parsers.
      const same = fc.asyncProperty(
        texts.filter((text) => !text.includes('\f')),
        async (text) => {
          expect(await ours(text)).to.equal(outline(reference(text).body));
        },
      );
      await fc.assert(same, { numRuns: 1500, seed: 28 });
    });
  }
});
