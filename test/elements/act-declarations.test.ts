import { expect } from '@open-wc/testing';
import { accept, actPage, boxes, completedPage, contract } from '../support/act.js';
import { parts, placed, textOf, viewer } from '../support/viewer.js';

const ticked = (element: Parameters<typeof boxes>[0]): string[] =>
  boxes(element)
    .filter(({ checked }) => checked)
    .map(({ id }) => id);

/** Resolves when the element has loaded something else and shows it. */
function loadedAgain(element: Parameters<typeof boxes>[0]): Promise<void> {
  return new Promise<Event>((resolve) => element.addEventListener('avv-loadend', resolve, { once: true })).then(
    async () => void (await element.updateComplete),
  );
}

describe('declarations', () => {
  it('stand with the exact words of the agreement, placeholders filled, and nothing is ticked', async () => {
    const { element } = await actPage({ placeholders: { companyName: 'Probe GmbH' } });
    expect(parts(element, 'declaration').map(textOf)).to.deep.equal([
      'Ich habe den Vertrag für Probe GmbH gelesen.',
      'Änderungen bitte per E-Mail. (freiwillig)',
      'Ich darf Probe GmbH vertreten.',
    ]);
    expect(ticked(element)).to.deep.equal([]);
  });

  it('say which ones are required', async () => {
    const { element } = await actPage();
    expect(boxes(element).map(({ required }) => required)).to.deep.equal([true, false, true]);
  });

  it('keep their ticks when the element moves in the page, and the host may move it', async () => {
    const { element } = await completedPage();
    const before = ticked(element);
    element.parentElement!.prepend(element);
    await element.updateComplete;
    expect(ticked(element)).to.deep.equal(before);
    expect(before).to.have.length(2);
  });

  it('are not ticked after another file has been loaded, not even one of the same words', async () => {
    const { element } = await completedPage();
    const again = loadedAgain(element);
    element.src = '/legal/other.json';
    await again;
    expect(ticked(element)).to.deep.equal([]);
  });

  it('are not ticked after the same file has been loaded again', async () => {
    const { element } = await completedPage();
    const again = loadedAgain(element);
    await element.reload();
    await again;
    expect(ticked(element)).to.deep.equal([]);
  });

  it('are not ticked when a new element takes the place of another', async () => {
    const { element } = await completedPage();
    const next = viewer(contract(), { endpoint: '/acceptances' });
    element.replaceWith(next);
    await placed(next, next.parentElement!);
    expect(ticked(next)).to.deep.equal([]);
  });

  it('can be unticked again, and then the box counts as open', async () => {
    const { element, posts } = await completedPage();
    boxes(element)[0]!.click();
    await accept(element);
    expect(posts).to.have.length(0);
    expect(boxes(element)[0]).to.have.attribute('aria-invalid', 'true');
  });
});
