import { expect } from '@open-wc/testing';
import {
  accept,
  actPage,
  boxes,
  complete,
  confirm,
  completedPage,
  contract,
  field,
  hasFocus,
  type,
} from '../support/act.js';
import { agreement, findAll, part, parts, textOf } from '../support/viewer.js';

const labels = (element: Parameters<typeof boxes>[0]): string[] => findAll(element, '.field label').map(textOf);

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

  it('are there also while the host knows nothing yet and passes null or undefined', async () => {
    for (const nothing of [null, undefined]) {
      const { element } = await actPage();
      Object.assign(element, { customer: nothing, acceptor: nothing, placeholders: nothing, features: nothing });
      await element.updateComplete;
      expect(labels(element)).to.have.lengthOf(6);
    }
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
