import { expect } from '@open-wc/testing';
import { json, problem } from '../acceptance/scripted-fetch.js';
import {
  accept,
  backEnd,
  boxes,
  COMPLETE,
  completedPage,
  confirm,
  contract,
  field,
  hasFocus,
  ofType,
  press,
  typesOf,
  type ActPage,
} from '../support/act.js';
import { find, part, parts, textOf, until } from '../support/viewer.js';

const OLD = contract({ version: '1' });
const NEW = contract({ version: '2', title: 'Der neue Vertrag' });
const NOTICE =
  'Der Vertrag wurde geändert, während Sie ihn gelesen haben. Ihre Annahme wurde nicht gespeichert. Bitte lesen Sie die neue Fassung und nehmen Sie sie erneut an.';

const superseded = problem(409, 'version-superseded');

/** The button was pressed, the server said 409, and the agreement is on the page again. */
async function refusedPage(...[setup, ...answers]: Parameters<typeof completedPage>): Promise<ActPage> {
  const page = await completedPage({ files: [OLD, NEW], ...setup }, ...(answers.length ? answers : [superseded]));
  await pressAndRead(page);
  return page;
}

async function pressAndRead({ element, events }: ActPage): Promise<void> {
  const before = ofType(events, 'avv-loadend').length;
  press(element);
  await until(() => ofType(events, 'avv-loadend').length > before);
  await element.updateComplete;
}

async function tickAll({ element }: ActPage): Promise<void> {
  for (const box of boxes(element)) if (box.required) box.click();
  await element.updateComplete;
}

describe('an agreement that changed between reading and clicking', () => {
  for (const name of ['version-superseded', 'digest-mismatch'])
    it(`is read anew, unticked, with what was typed (${name})`, async () => {
      const { element } = await refusedPage({}, problem(409, name));
      expect(textOf(find(element, '#avv-title'))).to.equal('Der neue Vertrag');
      expect(textOf(part(element, 'subject'))).to.include('Der neue Vertrag, Fassung 2');
      expect(boxes(element).map(({ checked }) => checked)).to.deep.equal([false, false, false]);
      for (const [label, value] of Object.entries(COMPLETE)) expect(field(element, label).value).to.equal(value);
    });

  it('is announced with both versions, and the focus goes there', async () => {
    const { element } = await refusedPage();
    const notice = find(element, '[part=act] [part=notice]');
    expect(textOf(notice)).to.equal(`${NOTICE} 1 → 2`);
    expect(notice).to.have.attribute('role', 'alert');
    expect(hasFocus(element, notice)).to.equal(true);
    expect(parts(element, 'error')).to.have.length(0);
  });

  it('is announced without versions where only the text has changed', async () => {
    const { element } = await refusedPage({ files: [OLD, { ...NEW, version: '1' }] });
    expect(textOf(find(element, '[part=act] [part=notice]'))).to.equal(NOTICE);
  });

  it('is fetched past the browser’s cache, which may still hold the old one', async () => {
    const { loads } = await refusedPage();
    expect(loads.map(({ cache }) => cache)).to.deep.equal(['default', 'no-cache']);
  });

  it('tells the host of the refusal, then of the new agreement', async () => {
    const { events } = await refusedPage();
    expect(typesOf(events)).to.deep.equal([
      'avv-loadstart',
      'avv-load',
      'avv-loadend',
      'avv-before-accept',
      'avv-error',
      'avv-loadstart',
      'avv-load',
      'avv-loadend',
    ]);
    const [{ phase, error }] = ofType(events, 'avv-error') as [HTMLElementEventMap['avv-error']];
    expect([phase, error.code]).to.deep.equal(['accept', 'superseded']);
  });

  it('is asked for again: not sent without new ticks, then sent as the new version under a new key', async () => {
    const page = await refusedPage({}, superseded, confirm());
    await accept(page.element);
    expect(page.posts).to.have.length(1);
    await tickAll(page);
    await accept(page.element);
    expect(page.posts.map(({ record }) => record.document.version)).to.deep.equal(['1', '2']);
    expect(page.posts[1]!.key).not.to.equal(page.posts[0]!.key);
    expect(part(page.element, 'receipt').textContent).to.include('Der neue Vertrag');
  });

  it('may change once more', async () => {
    const page = await refusedPage({ files: [OLD, NEW, { ...NEW, version: '3' }] }, superseded, superseded, confirm());
    await tickAll(page);
    await pressAndRead(page);
    expect(textOf(find(page.element, '[part=act] [part=notice]'))).to.equal(`${NOTICE} 2 → 3`);
  });

  it('is said no more once it has been accepted, or the host has changed the source', async () => {
    const page = await refusedPage();
    page.element.src = '/legal/other.json';
    await until(() => ofType(page.events, 'avv-loadend').length === 3);
    await page.element.updateComplete;
    expect(parts(page.element, 'notice')).to.have.length(0);
  });
});

describe('a server that refuses the very text that it publishes', () => {
  it('is a failure: nothing was stored, and reading again would not help', async () => {
    const { element } = await refusedPage({ files: [OLD] });
    expect(parts(element, 'notice')).to.have.length(0);
    expect([...part(element, 'error').querySelectorAll('p')].map(textOf)).to.deep.equal([
      'Der Server hat einen Fehler gemeldet. Es wurde nichts gespeichert.',
      'Ihre Angaben sind noch da; bitte wenden Sie sich an den Anbieter.',
    ]);
    expect(hasFocus(element, part(element, 'error'))).to.equal(true);
    expect(field(element, 'Ihr Name').value).to.equal('Ada Probe');
  });
});

describe('a changed agreement that cannot be loaded', () => {
  const page = async (): Promise<ActPage> => {
    const refused = await completedPage({ files: [OLD, NEW] }, superseded);
    const { fetch } = refused;
    const missing = json(404, {});
    refused.element.fetch = async (input, init) =>
      init?.method === 'POST' ? fetch(input, init) : missing(new Request(input, init));
    await pressAndRead(refused);
    refused.element.fetch = backEnd([NEW]).fetch;
    return refused;
  };

  it('shows no old text and no button, but why, and a second try', async () => {
    const { element } = await page();
    expect(textOf(part(element, 'error'))).to.include('Unter dieser Adresse gibt es keinen Vertrag.');
    expect(parts(element, 'accept-button').concat(parts(element, 'document'))).to.have.length(0);
  });

  it('says what has changed when the second try brings it', async () => {
    const { element } = await page();
    part(element, 'retry').click();
    await until(() => parts(element, 'accept-button').length);
    expect(textOf(find(element, '[part=act] [part=notice]'))).to.equal(`${NOTICE} 1 → 2`);
    expect(field(element, 'Ihr Name').value).to.equal('Ada Probe');
    expect(boxes(element).some(({ checked }) => checked)).to.equal(false);
  });
});
