import { expect } from '@open-wc/testing';
import { commonMarkExamples, type Example } from './commonmark-examples.js';
import { outline } from './markdown-outline.js';
import { reference, type Exception } from './markdown-reference.js';
import { rendered } from './text-context.js';

describe('Markdown against the CommonMark examples', () => {
  let examples: Example[];

  before(async () => {
    examples = await commonMarkExamples();
  });

  it('finds all 652 of them', () => {
    expect(examples).to.have.length(652);
  });

  it('has the text and structure of marked’s own output', async () => {
    const different: object[] = [];
    const exceptions: Record<Exception, number> = { html: 0, image: 0, link: 0 };
    for (const { number, markdown } of examples) {
      const ours = outline(await rendered(markdown, { hrefFor: (id) => `#${id}` }));
      const { body, exceptions: found } = reference(markdown);
      for (const exception of found) exceptions[exception]++;
      if (ours !== outline(body)) different.push({ number, markdown, ours, theirs: outline(body) });
    }
    expect(different).to.deep.equal([]);
    expect(exceptions).to.deep.equal({ html: 0, image: 0, link: 0 });
  });
});
