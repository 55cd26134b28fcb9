import { expect } from '@open-wc/testing';
import type { AvvViewer } from '../../src/elements/avv-viewer.js';
import { actPage, ofType, typesOf } from '../support/act.js';
import { loadingPage } from '../support/slow.js';
import { agreement, find, frame, parts, shown, textOf, until } from '../support/viewer.js';

const title = (element: AvvViewer): string => textOf(find(element, '#avv-title'));
const LOADED = ['avv-loadstart', 'avv-load', 'avv-loadend'];

describe('the source', () => {
  it('may be an object instead of an address', async () => {
    const element = await shown(agreement({ title: 'Objekt' }));
    expect(title(element)).to.equal('Objekt');
  });

  it('as an object is copied: what happens to it afterwards does not reach the page', async () => {
    const file = agreement();
    const element = await shown(file);
    file.title = 'Verfälscht';
    file.sections[0]!.body = 'Verfälscht';
    element.requestUpdate();
    await element.updateComplete;
    expect(element.renderRoot.textContent).not.to.include('Verfälscht');
    expect(element.document!.title).to.equal(agreement().title);
  });

  it('as an object is not frozen for the host', async () => {
    const file = agreement();
    await shown(file);
    expect(Object.isFrozen(file)).to.equal(false);
  });

  it('as another object is shown instead', async () => {
    const element = await shown(agreement());
    element.agreement = agreement({ title: 'Anderer' });
    await until(() => element.document?.title === 'Anderer');
    await element.updateComplete;
    expect(title(element)).to.equal('Anderer');
  });

  it('that is taken away takes the text with it', async () => {
    const { element, events } = await actPage();
    element.removeAttribute('src');
    element.src = null;
    await element.updateComplete;
    expect([element.document, parts(element, 'document').length, parts(element, 'act').length]).to.deep.equal([
      null,
      0,
      0,
    ]);
    expect(typesOf(events)).to.deep.equal(LOADED);
  });

  it('that is taken away while it loads ends the request', async () => {
    const { element, requests, events } = await loadingPage();
    element.src = null;
    await element.updateComplete;
    expect(requests[0]!.signal.aborted).to.equal(true);
    await frame();
    expect(typesOf(events)).to.deep.equal(['avv-loadstart']);
  });

  it('is asked for without credentials of other origins and without a referrer, as the host says otherwise', async () => {
    const { element, loads } = await actPage();
    expect([loads[0]!.credentials, loads[0]!.referrerPolicy]).to.deep.equal(['same-origin', 'no-referrer']);
    element.setAttribute('credentials', 'include');
    await until(() => loads.length === 2);
    expect(loads[1]!.credentials).to.equal('include');
  });

  for (const [attribute, value, code] of [
    ['min-version', '9', 'outdated'],
    ['integrity', `sha384-${'A'.repeat(64)}`, 'integrity'],
  ] as const)
    it(`is loaded anew when ${attribute} changes, and refused when it does not match`, async () => {
      const { element, events } = await actPage();
      element.setAttribute(attribute, value);
      await until(() => ofType(events, 'avv-error').length);
      expect(ofType(events, 'avv-error')[0]!.error.code).to.equal(code);
      await element.updateComplete;
      expect(parts(element, 'document')).to.have.length(0);
    });

  it('is not loaded anew when anything else changes', async () => {
    const { element, loads } = await actPage();
    Object.assign(element, {
      features: ['x'],
      headingLevel: 3,
      customer: { name: 'P' },
      placeholders: { account: '1' },
    });
    element.setAttribute('endpoint', '/other');
    element.setAttribute('accepted-version', '1');
    await element.updateComplete;
    expect(loads).to.have.length(1);
  });

  it('is loaded past the browser’s cache when the host asks for it again', async () => {
    const { element, loads } = await actPage();
    await element.reload();
    expect(loads.map(({ cache }) => cache)).to.deep.equal(['default', 'no-cache']);
  });
});
