import { expect, fixture, html } from '@open-wc/testing';
import type { AvvViewer } from '../../src/elements/avv-viewer.js';
import { acceptedPage, actPage, completedPage } from '../support/act.js';
import { FULL } from '../support/full-agreement.js';
import { findAll, part, placed, shown, viewer } from '../support/viewer.js';

describe('slots', () => {
  const slotted = (element: AvvViewer): Element[] =>
    findAll<HTMLSlotElement>(element, 'slot').flatMap((slot) => slot.assignedElements());
  const child = (slot: string): HTMLElement =>
    Object.assign(document.createElement('a'), { slot, textContent: 'Eigenes' });
  const isShown = (node: Element): boolean => node.getClientRects().length > 0;

  it('“actions” stands in the header', async () => {
    const element = await shown(FULL);
    const own = child('actions');
    element.append(own);
    expect(part(element, 'header').contains(own.assignedSlot)).to.equal(true);
    expect(isShown(own)).to.equal(true);
  });

  it('“before-accept” stands in the form, above the button', async () => {
    const { element } = await actPage();
    const own = child('before-accept');
    element.append(own);
    expect(own.getBoundingClientRect().bottom).to.be.at.most(
      part(element, 'accept-button').getBoundingClientRect().top,
    );
  });

  it('“after-accept” stands beneath the receipt, and only there', async () => {
    const own = child('after-accept');
    const { element } = await completedPage();
    element.append(own);
    expect(slotted(element).length).to.equal(0);
    const accepted = (await acceptedPage()).element;
    accepted.append(own);
    expect(part(accepted, 'receipt').contains(own.assignedSlot)).to.equal(true);
  });

  it('the fallback is shown before there is an agreement, and when there cannot be one, but not beside it', async () => {
    const fallback = (element: AvvViewer): HTMLElement => element.appendChild(child(''));
    expect(isShown(fallback(await fixture<AvvViewer>(html`<avv-viewer></avv-viewer>`)))).to.equal(true);
    expect(isShown(fallback(await placed(viewer({}))))).to.equal(true);
    expect(isShown(fallback(await shown(FULL)))).to.equal(false);
  });
});
