import { expect } from '@open-wc/testing';
import {
  accept,
  actPage,
  boxes,
  button,
  complete,
  confirm,
  completedPage,
  contract,
  field,
  hasFocus,
  type,
  typesOf,
} from '../support/act.js';
import { agreement, find, findAll, part, parts, placed, shown, textOf, viewer } from '../support/viewer.js';

const ticked = (element: Parameters<typeof boxes>[0]): string[] =>
  boxes(element)
    .filter(({ checked }) => checked)
    .map(({ id }) => id);

const labels = (element: Parameters<typeof boxes>[0]): string[] => findAll(element, '.field label').map(textOf);

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
    await Promise.all([placedAgain(element), (element.src = '/legal/other.json')]);
    expect(ticked(element)).to.deep.equal([]);
  });

  it('are not ticked after the same file has been loaded again', async () => {
    const { element } = await completedPage();
    await Promise.all([placedAgain(element), element.reload()]);
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
    expect(posts).to.deep.equal([]);
    expect(boxes(element)[0]).to.have.attribute('aria-invalid', 'true');
  });
});

/** Resolves when the element has loaded something else and shows it. */
function placedAgain(element: Parameters<typeof boxes>[0]): Promise<void> {
  return new Promise<Event>((resolve) => element.addEventListener('avv-loadend', resolve, { once: true })).then(
    async () => void (await element.updateComplete),
  );
}

describe('fields', () => {
  it('are those that the agreement asks for, then its placeholders; system placeholders are not asked', async () => {
    const { element } = await actPage();
    expect(labels(element)).to.deep.equal([
      'Ihr Name',
      'Ihre E-Mail-Adresse',
      'Ihre Position (freiwillig)',
      'Bestellnummer (freiwillig)',
      'Firma des Kunden',
      'Kostenstelle (freiwillig)',
    ]);
  });

  it('ask once for what the agreement asks twice: a placeholder with the same autocomplete token', async () => {
    const file = contract({
      acceptance: { mode: 'explicit', asks: [{ field: 'company', required: false }] },
    });
    const { element, posts } = await actPage({ file }, confirm());
    expect(labels(element)).to.deep.equal(['Unternehmen oder Organisation', 'Kostenstelle (freiwillig)']);
    await type(element, 'Unternehmen', 'Probe GmbH');
    expect(textOf(part(element, 'placeholder'))).to.equal('Probe GmbH');
    await accept(element);
    expect(posts[0]!.record).to.deep.include({
      customer: { name: 'Probe GmbH' },
      placeholders: { companyName: 'Probe GmbH' },
    });
  });

  it('ask once for a placeholder that has the name of a field', async () => {
    const file = contract({
      placeholders: [{ key: 'company', label: 'Firma', source: 'controller' }],
      acceptance: { mode: 'explicit', asks: [{ field: 'company', required: true }] },
    });
    const { element, posts } = await actPage({ file }, confirm());
    await type(element, 'Unternehmen', 'Probe GmbH');
    await accept(element);
    expect(posts[0]!.record).to.deep.include({
      customer: { name: 'Probe GmbH' },
      placeholders: { company: 'Probe GmbH' },
    });
  });

  it('carry the autocomplete tokens of WCAG 1.3.5', async () => {
    const asks = ['name', 'email', 'position', 'company', 'address', 'country', 'own'].map((name) => ({
      field: name,
      required: true,
    }));
    const { element } = await actPage({ file: agreement({ acceptance: { mode: 'explicit', asks } }) });
    const tokens = parts(element, 'input').map((input) => input.getAttribute('autocomplete'));
    expect(tokens).to.deep.equal([
      'name',
      'email',
      'organization-title',
      'organization',
      'street-address',
      'country-name',
      'off',
    ]);
    expect(field(element, 'Ihre E-Mail').type).to.equal('email');
  });

  it('are filled with what the host knows', async () => {
    const { element } = await actPage({
      customer: { name: 'Probe GmbH' },
      acceptor: { name: 'Ada', email: 'ada@probe.example' },
      placeholders: { costCentre: '4711' },
    });
    const values = (parts(element, 'input') as HTMLInputElement[]).map(({ value }) => value);
    expect(values).to.deep.equal(['Ada', 'ada@probe.example', '', '', 'Probe GmbH', '4711']);
  });

  it('are filled as well when the host learns of it later', async () => {
    const { element } = await actPage();
    element.acceptor = { name: 'Ada' };
    await element.updateComplete;
    expect(field(element, 'Ihr Name').value).to.equal('Ada');
  });

  it('keep what was typed when the host learns more later', async () => {
    const { element } = await actPage();
    await type(element, 'Ihr Name', 'Grace');
    element.acceptor = { name: 'Ada' };
    await element.updateComplete;
    expect(field(element, 'Ihr Name').value).to.equal('Grace');
  });

  it('are locked where the host says so, all that are given or some by name', async () => {
    const { element } = await actPage({
      customer: { name: 'Probe GmbH', locked: true },
      acceptor: { name: 'Ada', email: 'ada@probe.example', locked: ['email', 'position'] },
    });
    const locked = (parts(element, 'input') as HTMLInputElement[]).map(({ readOnly }) => readOnly);
    expect(locked).to.deep.equal([false, true, false, false, true, false]);
  });

  it('show and send what the host has locked, also over what was typed before', async () => {
    const { element, posts } = await completedPage({}, confirm());
    element.customer = { name: 'Echt AG', locked: true };
    await element.updateComplete;
    expect(field(element, 'Firma').value).to.equal('Echt AG');
    await accept(element);
    expect(posts[0]!.record.customer).to.deep.equal({ name: 'Echt AG' });
  });

  it('send nothing where a prefilled answer was deleted', async () => {
    const { element, posts } = await completedPage(
      { acceptor: { position: 'Praktikant' }, placeholders: { costCentre: '1' } },
      confirm(),
    );
    await type(element, 'Ihre Position', '');
    await type(element, 'Kostenstelle', '');
    await accept(element);
    const { acceptor, placeholders } = posts[0]!.record;
    expect(acceptor).not.to.have.property('position');
    expect(placeholders).not.to.have.property('costCentre');
  });

  it('leave white space alone while it is typed, and do not send it', async () => {
    const { element, posts } = await completedPage({}, confirm());
    await type(element, 'Ihr Name', ' Ada Probe');
    await type(element, 'Ihr Name', ' Ada ');
    expect(field(element, 'Ihr Name').value).to.equal(' Ada ');
    await accept(element);
    expect(posts[0]!.record.acceptor.name).to.equal('Ada');
  });

  it('work beside a clause whose id is the name of a field', async () => {
    const sections = ['name', 'email', 'read', 'avv-accept'].map((id) => ({ id, title: id, body: 'Text.' }));
    const { element, posts } = await actPage({ file: contract({ sections }) }, confirm());
    await accept(element);
    expect(hasFocus(element, field(element, 'Ihr Name'))).to.equal(true);
    await complete(element);
    await accept(element);
    expect(posts).to.have.length(1);
  });
});

describe('what is accepted', () => {
  const subject = async (setup: Parameters<typeof actPage>[0]): Promise<string> =>
    textOf(part((await actPage(setup)).element, 'subject'));

  it('stands right before the button: title, version, date, language, for whom', async () => {
    const { element } = await actPage({ customer: { name: 'Probe GmbH' } });
    expect(textOf(part(element, 'subject'))).to.equal(
      'Sie nehmen diesen Vertrag an: Vertrag zur Auftragsverarbeitung, Fassung 2.1, 15. Januar 2026 (Deutsch), für Probe GmbH.',
    );
    const position = part(element, 'subject').compareDocumentPosition(button(element));
    expect(position & Node.DOCUMENT_POSITION_FOLLOWING).not.to.equal(0);
    expect(textOf(button(element))).to.equal('AVV annehmen');
  });

  it('names a month where the agreement has no day, and the date only once', async () => {
    expect(await subject({ file: contract({ published: '2026-01' }) })).to.include('Fassung 2.1, Januar 2026 (');
    expect(await subject({ file: contract({ version: '2026-01', published: '2026-01' }) })).to.include(
      'Fassung 2026-01 (Deutsch)',
    );
  });

  it('names the account where the company is not known, else says that it is the reader’s', async () => {
    expect(await subject({ customer: { reference: 'acct_1' } })).to.match(/, für acct_1\.$/);
    expect(await subject({})).to.match(/, für das Unternehmen oder die Organisation, die Sie vertreten\.$/);
  });

  it('names the company as it is typed, letter by letter, in the text as well', async () => {
    const { element } = await actPage();
    const input = field(element, 'Firma');
    input.focus();
    for (const value of ['P', 'Pr', 'Pro']) {
      input.value = value;
      input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      await element.updateComplete;
      expect(textOf(part(element, 'subject'))).to.match(new RegExp(`für ${value}\\.$`));
      expect(textOf(part(element, 'placeholder'))).to.equal(value);
    }
    await type(element, 'Firma', '');
    expect(textOf(part(element, 'subject'))).to.match(/, für das Unternehmen oder die Organisation, die Sie vertreten\.$/);
  });

  it('is shown without loading the agreement again while somebody types', async () => {
    const { element, events, loads } = await actPage();
    const before = typesOf(events);
    await complete(element);
    expect(typesOf(events)).to.deep.equal(before);
    expect(loads).to.have.length(1);
  });
});

describe('the act', () => {
  it('is open where the element has an endpoint and the agreement says nothing about acceptance', async () => {
    const { element, posts } = await actPage({ file: agreement() }, confirm());
    expect(parts(element, 'input').concat(parts(element, 'checkbox'))).to.deep.equal([]);
    await accept(element);
    expect(posts).to.have.length(1);
  });

  it('is absent without an endpoint: the agreement is for reading', async () => {
    const element = await shown(contract());
    expect(parts(element, 'act').concat(parts(element, 'accept-button'))).to.deep.equal([]);
  });

  it('comes when the host sets the endpoint later, and goes with it', async () => {
    const element = await shown(contract());
    element.setAttribute('endpoint', '/acceptances');
    await element.updateComplete;
    expect(parts(element, 'accept-button')).to.have.length(1);
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
  const incorporated = (more: object = {}) =>
    contract({ acceptance: { mode: 'incorporated', ...more } as never });

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
    expect(textOf(part((await actPage({ file })).element, 'act'))).to.match(/Bestandteil des folgenden Vertrags: Hauptvertrag X\.$/);
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
