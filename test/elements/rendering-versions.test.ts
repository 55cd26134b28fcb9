import { expect } from '@open-wc/testing';
import type { Agreement } from '../../src/agreement/schema.js';
import { agreement, part, parts, shown, textOf, type Setup } from '../support/viewer.js';

const version = async (fields: Partial<Agreement>, setup: Setup = {}): Promise<string> =>
  textOf(part(await shown(agreement(fields), setup), 'version'));

describe('the version line', () => {
  it('says version, date and language', async () => {
    expect(await version({ version: '3.1', published: '2026-11-02' })).to.equal(
      'Fassung 3.1 · 2. November 2026 · Deutsch',
    );
  });

  it('shows a date that is only a month as such', async () => {
    expect(await version({ version: '3.1', published: '2026-11' })).to.equal('Fassung 3.1 · November 2026 · Deutsch');
  });

  it('does not say a date twice where the version is one', async () => {
    expect(await version({ version: '2026-11', published: '2026-11' })).to.equal('Fassung 2026-11 · Deutsch');
  });

  it('says from when the agreement is in force', async () => {
    expect(await version({ version: '1', effectiveFrom: '2027-01-01' })).to.contain('1. Januar 2027');
  });

  it('says where this language is the one that binds', async () => {
    expect(await version({ bindingLanguage: 'de' })).to.contain('verbindlich');
    expect(await version({})).not.to.contain('verbindlich');
  });

  it('is in the language of the interface', async () => {
    const element = await shown(agreement({ published: '2026-11-02' }), { lang: 'en' });
    expect(textOf(part(element, 'version'))).to.match(/ 1\.0 · 2 November 2026 · German$/);
  });

  it('does not depend on the reader’s time zone', async () => {
    expect(await version({ published: '2026-12-31' })).to.contain('31. Dezember 2026');
  });

  it('invents nothing: a date that no calendar has stays what it is, and so does a language that nobody knows', async () => {
    const text = await version({ version: '1', published: '2026-02-30', language: 'abcd' });
    expect(text).to.equal('Fassung 1 · 30. Februar 2026 · abcd');
  });
});

describe('an agreement that is part of another contract', () => {
  it('has no button but says through what it is concluded, and how to get a signed copy', async () => {
    const element = await shown('/demo/agreements/regalwerk.avv.json', { endpoint: '/accept' });
    const act = part(element, 'act');
    expect(parts(element, 'accept-button').length).to.equal(0);
    expect([...act.querySelectorAll('a')].map(({ href }) => href)).to.deep.equal([
      'https://regalwerk.example/agb',
      'mailto:avv@regalwerk.example',
    ]);
    expect(textOf(act)).to.contain('Allgemeine Geschäftsbedingungen Regalwerk');
  });

  it('names the main contract where it says nothing more', async () => {
    const acceptance = { mode: 'incorporated' as const };
    const element = await shown(agreement({ acceptance, mainContract: { title: 'Nutzungsvertrag' } }));
    expect(textOf(part(element, 'act'))).to.contain('Nutzungsvertrag');
    const bare = await shown(agreement({ acceptance }));
    expect(textOf(part(bare, 'act'))).to.contain('Hauptvertrag');
  });
});

describe('without an endpoint', () => {
  it('an agreement is for reading only', async () => {
    const element = await shown(agreement());
    expect(parts(element, 'act').length).to.equal(0);
  });

  it('with one it can be accepted, by a button after the text', async () => {
    const element = await shown(agreement({ closing: 'Schluss.' }), { endpoint: '/accept' });
    expect(part(element, 'closing').compareDocumentPosition(part(element, 'act'))).to.equal(
      Node.DOCUMENT_POSITION_FOLLOWING,
    );
  });
});
