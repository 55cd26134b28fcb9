import { expect } from '@open-wc/testing';
import { accept, acceptedPage, boxes, completedPage, confirm, contract, type } from '../support/act.js';
import { frame, until } from '../support/viewer.js';

describe('reading to the end', () => {
  const long = contract({
    sections: Array.from({ length: 40 }, (_, index) => ({
      id: `s-${index}`,
      label: `§ ${index + 1}`,
      title: 'Gegenstand',
      body: 'Der Anbieter verarbeitet Daten.\n\n'.repeat(8),
    })),
  });

  beforeEach(() => scrollTo(0, 0));
  after(() => scrollTo(0, 0));

  it('is recorded as not done when the end has not been on the screen, and does not stand in the way', async () => {
    const { posts } = await acceptedPage({ file: long });
    expect(posts[0]!.record.presentation.endReached).to.equal(false);
  });

  const scrollToEnd = async (root: ParentNode): Promise<void> => {
    const end = root.querySelector('.end')!;
    const seen = new Promise<void>((resolve) => {
      const observer = new IntersectionObserver(([entry]) => {
        if (!entry!.isIntersecting) return;
        observer.disconnect();
        resolve();
      });
      observer.observe(end);
    });
    end.scrollIntoView({ block: 'center' });
    await seen;
    await frame(); // observers hear of the same thing one after the other
  };

  it('is recorded when the end has been scrolled into view, also after going back up', async () => {
    const { element, posts } = await completedPage({ file: long }, confirm());
    await scrollToEnd(element.renderRoot);
    scrollTo(0, 0);
    await accept(element);
    expect(posts[0]!.record.presentation.endReached).to.equal(true);
  });

  it('is recorded also when the element has been moved before', async () => {
    const { element, posts } = await completedPage({ file: long }, confirm());
    element.parentElement!.prepend(element);
    await scrollToEnd(element.renderRoot);
    await accept(element);
    expect(posts[0]!.record.presentation.endReached).to.equal(true);
  });

  it('is remembered when the element moves afterwards, or somebody types', async () => {
    const { element, posts } = await completedPage({ file: long }, confirm());
    await scrollToEnd(element.renderRoot);
    scrollTo(0, 0);
    element.parentElement!.prepend(element);
    await type(element, 'Firma', 'Andere GmbH');
    await accept(element);
    expect(posts[0]!.record.presentation.endReached).to.equal(true);
  });

  it('starts over with another document', async () => {
    const { element, posts } = await completedPage({ files: [long, { ...long, version: '3' }] }, confirm());
    await scrollToEnd(element.renderRoot);
    scrollTo(0, 0);
    await element.reload();
    await until(() => boxes(element).length);
    for (const box of boxes(element)) if (box.required) box.click();
    await accept(element);
    expect([posts[0]!.record.document.version, posts[0]!.record.presentation.endReached]).to.deep.equal(['3', false]);
  });
});
