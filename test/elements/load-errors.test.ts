import { expect } from '@open-wc/testing';
import type { AvvViewer } from '../../src/elements/avv-viewer.js';
import { faultUrl } from '../faults/client.js';
import { agreement, find, findAll, placed, textOf, viewer } from '../support/viewer.js';

describe('details for the provider', () => {
  const details = (element: AvvViewer): string[] => findAll(element, 'details li').map(textOf);

  it('are folded away, and name the code and the reason', async () => {
    const element = await placed(viewer(await faultUrl('/404')));
    expect(find<HTMLDetailsElement>(element, 'details').open).to.equal(false);
    expect(textOf(find(element, 'summary'))).to.equal('Einzelheiten für den Anbieter');
    expect(details(element)[0]).to.match(/^not-found: The server answered 404 \(http:.*\/404\)$/);
  });

  it('say for each mistake of the file where it is, and how to mend it', async () => {
    const file = { ...agreement(), title: undefined, language: 'deutsch!', sections: [{ id: 'a b', body: 'x' }] };
    const element = await placed(viewer(file));
    expect(details(element)).to.have.members([
      '/title fehlt. Bitte ergänzen, zum Beispiel: "…"',
      '/language: Hier steht "deutsch!". Bitte ersetzen, zum Beispiel durch: "de", "en-GB"',
      '/sections/0/id: Hier steht "a b". Bitte ersetzen, zum Beispiel durch: "s-3"',
    ]);
  });

  it('say which id stands twice', async () => {
    const sections = ['s-1', 's-1'].map((id) => ({ id, body: 'x' }));
    const element = await placed(viewer(agreement({ sections })));
    expect(details(element)).to.deep.equal([
      '/sections/1/id: Die Kennung "s-1" steht schon an anderer Stelle. Bitte eine andere wählen.',
    ]);
  });
});
