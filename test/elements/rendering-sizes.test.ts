import { expect } from '@open-wc/testing';
import { agreement, find, findAll, part, parts, shown, textOf } from '../support/viewer.js';

describe('documents of every size', () => {
  it('of ten lines are shown', async () => {
    const element = await shown(
      JSON.parse(`{
        "format": "avv/1",
        "id": "kurz",
        "version": "1",
        "language": "de",
        "title": "AVV",
        "sections": [
          { "id": "s", "body": "Alles Nötige." }
        ]
      }`) as object,
    );
    expect(textOf(part(element, 'document'))).to.match(/^AVV Fassung 1 · Deutsch Drucken Alles Nötige\./);
    expect(parts(element, 'contents').length).to.equal(0);
  });

  it('of no clause at all are shown', async () => {
    const element = await shown(agreement({ sections: [] }));
    expect(textOf(part(element, 'heading'))).to.equal('Vertrag zur Auftragsverarbeitung');
  });

  it('of 110,000 characters stand completely when the viewer says so', async () => {
    const body = 'Der Auftragsverarbeiter verarbeitet Daten nur auf dokumentierte Weisung. '.repeat(10);
    const sections = Array.from({ length: 150 }, (_, index) => ({
      id: `s-${index}`,
      label: `${index}.`,
      title: 'T',
      body,
    }));
    const element = await shown(agreement({ sections }));
    const length = parts(element, 'section').reduce((sum, section) => sum + section.textContent.length, 0);
    expect(length).to.be.greaterThan(110_000);
    expect(textOf(find(element, '#s-149 p'))).to.equal(body.trim());
  });

  it('of 110,000 characters in one text stand completely, too', async () => {
    const body = 'Der **Auftragsverarbeiter** verarbeitet Daten nur auf dokumentierte Weisung.\n\n'.repeat(1500);
    const element = await shown(agreement({ sections: [{ id: 's', body }] }));
    expect(findAll(element, '#s p').length).to.equal(1500);
    expect(findAll(element, '#s strong').length).to.equal(1500);
  });
});
