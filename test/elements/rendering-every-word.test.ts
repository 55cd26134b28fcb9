import { expect } from '@open-wc/testing';
import type { Agreement } from '../../src/agreement/schema.js';
import { layOutAll } from '../support/layout.js';
import { agreementWords, firstDifference, shownWords } from '../support/shown-words.js';
import { parts, shown, until, type Setup } from '../support/viewer.js';
import type { AvvViewer } from '../../src/elements/avv-viewer.js';

const FILES = ['plauderkasten', 'regalwerk', 'regalwerk.en', 'werkbank-ki'];
const address = (name: string): string => `/demo/agreements/${name}.avv.json`;

async function read(name: string): Promise<Agreement> {
  return (await (await fetch(address(name))).json()) as Agreement;
}

/** Everything stands: also what is loaded for announced changes. */
async function whole(name: string, setup: Setup = {}): Promise<AvvViewer> {
  const element = layOutAll(await shown(address(name), setup));
  const { subprocessors } = await read(name);
  if (subprocessors?.changes) await until(() => parts(element, 'change').length);
  return element;
}

describe('every word of the agreement stands on the page, in the document’s order', () => {
  for (const name of FILES)
    it(`in ${name}`, async () => {
      const element = await whole(name);
      const expected = agreementWords(await read(name));
      expect(firstDifference(expected, shownWords(element.renderRoot))).to.equal(undefined);
      expect(expected.length).to.be.greaterThan(500);
    });

  it('in another interface language', async () => {
    const element = await whole('werkbank-ki', { lang: 'en' });
    expect(firstDifference(agreementWords(await read('werkbank-ki')), shownWords(element.renderRoot))).to.equal(
      undefined,
    );
  });

  it('with placeholders filled', async () => {
    const placeholders = { companyName: 'Muster & Söhne GmbH', companyAddress: 'Allee 1, 12345 Musterstadt' };
    const element = await whole('werkbank-ki', { placeholders });
    const expected = agreementWords(await read('werkbank-ki'), placeholders);
    expect(expected).to.include('Söhne');
    expect(firstDifference(expected, shownWords(element.renderRoot))).to.equal(undefined);
  });

  it('and a page that lost, added or moved one word would be noticed', async () => {
    const element = await whole('plauderkasten');
    const expected = agreementWords(await read('plauderkasten'));
    const clause = element.renderRoot.querySelector('#s-5-3 p')!;
    const { textContent: before } = clause;
    for (const change of [/unverzüglich /, /Hält die/]) {
      clause.textContent = before.replace(change, change.source === 'Hält die' ? 'die Hält' : '');
      expect(firstDifference(expected, shownWords(element.renderRoot))).to.match(/^word \d+: expected/);
    }
    clause.textContent = `${before} zusätzlich`;
    expect(firstDifference(expected, shownWords(element.renderRoot))).to.contain('[[zusätzlich]]');
  });
});
