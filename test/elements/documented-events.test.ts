import { expect, oneEvent } from '@open-wc/testing';
import type { AvvErrorEvent } from '../../src/index.js';
import { acceptedPage } from '../support/act.js';
import { FULL } from '../support/full-agreement.js';
import { part, placed, textOf, viewer } from '../support/viewer.js';

describe('events', () => {
  it('tell of every step from loading to the acceptance', async () => {
    const { element, events } = await acceptedPage();
    expect(events.map(({ type }) => type)).to.deep.equal([
      'avv-loadstart',
      'avv-load',
      'avv-loadend',
      'avv-before-accept',
      'avv-accepted',
    ]);
    expect(events.every(({ target }) => target === element)).to.equal(true);
  });

  it('tell what went wrong', async () => {
    const element = viewer('/no-such-file.json');
    const failed = oneEvent(element, 'avv-error');
    await placed(element);
    const { phase, error } = (await failed) as unknown as AvvErrorEvent;
    expect([phase, error.code]).to.deep.equal(['load', 'not-found']);
  });

  it('do not tell that something is on the page before it is', async () => {
    const element = viewer(FULL);
    const loaded = new Promise<string>((resolve) =>
      element.addEventListener('avv-load', () => resolve(textOf(part(element, 'closing')))),
    );
    await placed(element);
    expect(await loaded).to.equal('Schluss.');
  });
});
