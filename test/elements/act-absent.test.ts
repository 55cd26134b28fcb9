import { expect } from '@open-wc/testing';
import { accept, actPage, confirm, completedPage, contract } from '../support/act.js';
import { agreement, find, findAll, part, parts, shown, textOf, until } from '../support/viewer.js';

describe('the act', () => {
  it('is open where the element has an endpoint and the agreement says nothing about acceptance', async () => {
    const { element, posts } = await actPage({ file: agreement() }, confirm());
    expect(parts(element, 'input').concat(parts(element, 'checkbox'))).to.have.length(0);
    await accept(element);
    expect(posts).to.have.length(1);
  });

  it('is absent without an endpoint: the agreement is for reading', async () => {
    const element = await shown(contract());
    expect(parts(element, 'act').concat(parts(element, 'accept-button'))).to.have.length(0);
  });

  it('comes when the host sets the endpoint later, and goes with it', async () => {
    const element = await shown(contract());
    element.setAttribute('endpoint', '/acceptances');
    await until(() => parts(element, 'accept-button').length === 1);
    element.removeAttribute('endpoint');
    await element.updateComplete;
    expect(parts(element, 'accept-button')).to.have.length(0);
  });

  it('is the last entry of the contents, which leads to it', async () => {
    const sections = ['a', 'b', 'c'].map((id) => ({ id, title: id.toUpperCase(), body: 'Text.' }));
    const { element } = await actPage({ file: contract({ sections }) });
    const entries = findAll<HTMLAnchorElement>(element, '[part~=contents] a');
    expect(textOf(entries.at(-1)!)).to.equal('Annehmen');
    const before = location.href;
    entries.at(-1)!.click();
    expect(element.shadowRoot!.activeElement!.closest('[part~=act]')).not.to.equal(null);
    expect(location.href).to.equal(before);
  });

  it('has content of the host before it', async () => {
    const { element } = await actPage();
    const slot = find<HTMLSlotElement>(element, 'slot[name=before-accept]');
    const note = Object.assign(document.createElement('p'), { slot: 'before-accept', textContent: 'Hinweis' });
    element.append(note);
    expect(slot.assignedElements().includes(note)).to.equal(true);
  });

  it('is not asked again for the version that has been accepted', async () => {
    const { element } = await actPage({ acceptedVersion: '2.1' });
    expect(parts(element, 'accept-button')).to.have.length(0);
    expect(textOf(part(element, 'act'))).to.equal('Vertrag angenommen Diese Fassung wurde bereits angenommen: 2.1');
  });

  it('is asked again for another version than the accepted one', async () => {
    const { element, posts } = await completedPage({ acceptedVersion: '1.9' }, confirm());
    await accept(element);
    expect(posts[0]!.record.presentation.previousVersion).to.equal('1.9');
  });
});

describe('an agreement that is part of another contract', () => {
  const incorporated = (more: object = {}) => contract({ acceptance: { mode: 'incorporated', ...more } as never });

  it('has no button, and says through what it binds', async () => {
    const via = { title: 'Nutzungsbedingungen', href: '/agb' };
    const { element } = await actPage({ file: incorporated({ via }) });
    expect(parts(element, 'accept-button')).to.have.length(0);
    expect(textOf(part(element, 'act'))).to.equal(
      'So wird dieser Vertrag geschlossen Eine gesonderte Annahme ist nicht nötig. Der Vertrag ist Bestandteil des folgenden Vertrags: Nutzungsbedingungen.',
    );
    expect(find<HTMLAnchorElement>(element, '[part~=act] a').href).to.equal(`${location.origin}/agb`);
  });

  it('names the main contract where nothing else is said', async () => {
    const file = { ...incorporated(), mainContract: { title: 'Hauptvertrag X' } };
    expect(textOf(part((await actPage({ file })).element, 'act'))).to.match(
      /Bestandteil des folgenden Vertrags: Hauptvertrag X\.$/,
    );
    expect(textOf(part((await actPage({ file: incorporated() })).element, 'act'))).to.match(
      /Bestandteil des folgenden Vertrags: Hauptvertrag\.$/,
    );
  });

  it('says how to get a signed copy', async () => {
    const signedCopy = { email: 'avv@muster.example', href: 'https://muster.example/copy' };
    const { element } = await actPage({ file: incorporated({ signedCopy }) });
    const links = findAll<HTMLAnchorElement>(element, '[part~=act] a').map(({ href }) => href);
    expect(links).to.deep.equal(['mailto:avv@muster.example', 'https://muster.example/copy']);
    expect(textOf(part(element, 'act'))).to.include('Eine unterzeichnete Ausfertigung erhalten Sie unter:');
  });

  it('says the same without an endpoint', async () => {
    const element = await shown(incorporated({ via: { title: 'AGB' } }));
    expect(textOf(part(element, 'act'))).to.include('Der Vertrag ist Bestandteil des folgenden Vertrags: AGB.');
  });
});
