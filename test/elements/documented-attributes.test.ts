import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import type { AvvViewer } from '../../src/elements/avv-viewer.js';
import { type } from '../support/act.js';
import { action, pressOpener } from '../support/instead.js';
import { keptReceipt } from '../support/kept.js';
import { findAll, part, parts, placed, textOf, until } from '../support/viewer.js';

describe('attributes', () => {
  const FILE = '/demo/agreements/plauderkasten.avv.json';
  const withAttributes = async (attributes: Record<string, string>): Promise<AvvViewer> => {
    const element = document.createElement('avv-viewer');
    for (const [name, value] of Object.entries({ src: FILE, ...attributes })) element.setAttribute(name, value);
    return placed(element);
  };
  const title = (element: AvvViewer): string => textOf(part(element, 'heading'));

  it('src: what is shown', async () => {
    expect(title(await withAttributes({}))).to.equal('Vereinbarung über die Auftragsverarbeitung');
  });

  it('endpoint: makes it acceptable', async () => {
    expect(parts(await withAttributes({ endpoint: '/accept' }), 'accept-button').length).to.equal(1);
    expect(parts(await withAttributes({}), 'accept-button').length).to.equal(0);
  });

  it('lang: the language of the interface', async () => {
    const element = await withAttributes({ lang: 'en' });
    await until(() => element.locale === 'en');
    expect(textOf(part(element, 'version'))).to.contain('German');
  });

  it('integrity: nothing but exactly this file', async () => {
    const bytes = await (await fetch(FILE)).arrayBuffer();
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-384', bytes));
    const hash = `sha384-${btoa(String.fromCharCode(...digest))}`;
    expect(title(await withAttributes({ integrity: hash }))).to.contain('Vereinbarung');
    const altered = await withAttributes({ integrity: hash.replace(/.$/, 'A').replace(/^sha384-../, 'sha384-AA') });
    expect(altered.document).to.equal(null);
    expect(parts(altered, 'error').length).to.equal(1);
  });

  it('min-version: nothing older', async () => {
    expect((await withAttributes({ 'min-version': '2026-11-02' })).document!.version).to.equal('2026-11-02');
    expect((await withAttributes({ 'min-version': '2026-11-03' })).document).to.equal(null);
  });

  it('accepted-version: no second acceptance of the same version', async () => {
    const same = await withAttributes({ endpoint: '/accept', 'accepted-version': '2026-11-02' });
    expect(parts(same, 'accept-button').length).to.equal(0);
    expect(textOf(part(same, 'act'))).to.contain('2026-11-02');
    const older = await withAttributes({ endpoint: '/accept', 'accepted-version': '2026-06-15' });
    expect(parts(older, 'accept-button').length).to.equal(1);
  });

  it('accepted-version, empty: none, and nobody has to be asked', async () => {
    const none = await withAttributes({ endpoint: '/accept', 'accepted-version': '' });
    expect(parts(none, 'accept-button').length).to.equal(1);
    expect(parts(none, 'notice').length).to.equal(0);
  });

  it('test: a trial', async () => {
    expect(textOf(part(await withAttributes({ endpoint: '/accept', test: '' }), 'act'))).to.contain('Probebetrieb');
    expect(textOf(part(await withAttributes({ endpoint: '/accept' }), 'act'))).not.to.contain('Probebetrieb');
  });

  it('keep-draft: what was typed is kept in sessionStorage', async () => {
    const kept = async (attributes: Record<string, string>): Promise<number> => {
      sessionStorage.clear();
      await type(await withAttributes({ endpoint: '/accept', ...attributes }), 'Ihr Name', 'Ada');
      return sessionStorage.length;
    };
    expect([await kept({ 'keep-draft': '' }), await kept({})]).to.deep.equal([1, 0]);
    sessionStorage.clear();
  });

  it('delegable, delegate-url: asking somebody else, and where they accept', async () => {
    const element = await withAttributes({ endpoint: '/accept', delegable: '', 'delegate-url': '/for/{reference}' });
    element.customer = { reference: '7' };
    await pressOpener(element, 'delegate-button');
    expect(textOf(part(element, 'delegate-link'))).to.equal(`${location.origin}/for/7`);
  });

  it('declinable, decline-endpoint: declining, and where that is posted', async () => {
    const element = await withAttributes({ endpoint: '/accept', declinable: '', 'decline-endpoint': '/declines' });
    const asked: string[] = [];
    element.fetch = async (input) => (asked.push(new URL(input as URL).pathname), new Response(null, { status: 204 }));
    await pressOpener(element, 'decline-button');
    const declined = oneEvent(element, 'avv-declined');
    action(element, 'Nicht annehmen bestätigen').click();
    await declined;
    expect(asked).to.deep.equal(['/declines']);
  });

  it('for, record-name: the page’s checkbox that accepts, and the name of its record', async () => {
    const box = Object.assign(document.createElement('input'), { type: 'checkbox', id: 'terms', name: 'terms' });
    const form = await fixture<HTMLFormElement>(html`<form><label>Einverstanden${box}</label></form>`);
    const accepted = async (attributes: Record<string, string>): Promise<string[]> => {
      const element = await withAttributes({ endpoint: '/accept', for: 'terms', ...attributes });
      expect(parts(element, 'accept-button').length).to.equal(0);
      box.click();
      const names = [...new FormData(form).keys()];
      box.click();
      element.remove();
      return names;
    };
    expect(await accepted({})).to.deep.equal(['terms', 'terms-record']);
    expect(await accepted({ 'record-name': 'avv' })).to.deep.equal(['terms', 'avv']);
  });

  it('keys: the address of the issuer’s public keys, with which a receipt is checked', async () => {
    const element = await withAttributes({ keys: '/keys.json' });
    const asked: string[] = [];
    element.fetch = async (input) => (asked.push(new URL(input as URL).pathname), Response.json({ keys: [] }));
    element.receipt = await keptReceipt(element.document!);
    await until(() => parts(element, 'proof-details').length);
    expect(asked).to.deep.equal(['/keys.json']);
  });

  it('features: which optional subprocessors are active', async () => {
    const element = await withAttributes({ features: ' sms , video,' });
    const active = findAll(element, '#subs-optional ~ tr').map((row) => textOf(row.querySelector('.badge')!));
    expect(active).to.deep.equal(['optional', 'aktiv', 'aktiv', 'optional']);
  });

  it('heading-level: where the headings begin', async () => {
    expect(part(await withAttributes({ 'heading-level': '4' }), 'heading').localName).to.equal('h4');
  });

  it('credentials: how the requests are made', async () => {
    const modes: (RequestCredentials | undefined)[] = [];
    const element = Object.assign(document.createElement('avv-viewer'), {
      fetch: (input: RequestInfo, init?: RequestInit) => {
        modes.push(init?.credentials);
        return fetch(input, init);
      },
    });
    element.setAttribute('credentials', 'include');
    element.setAttribute('src', FILE);
    await placed(element);
    expect(modes).to.deep.equal(['include']);
  });
});
