import { expect, fixture, html } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';
import { verifyReceipt } from '../../src/acceptance/verify.js';
import { readEvidence } from '../../src/acceptance/verify-files.js';
import { digestOf } from '../../src/agreement/digest.js';
import type { Agreement } from '../../src/agreement/schema.js';
import type { Receipt } from '../../src/acceptance/schema.js';
import { text } from '../acceptance/scripted-fetch.js';
import { accept, acceptedPage, backEnd, confirm, contract, type ActPage } from '../support/act.js';
import { describeInChromium, itInChromium } from '../support/chromium-only.js';
import { acceptedWhole, laidOut, opened, parsed, savedCopy, savedFile, type SavedFile } from '../support/copy.js';
import type {} from '../support/csp-watch.js';
import { agreementWords, firstDifference, shownWords } from '../support/shown-words.js';
import { newSigner, signed } from '../support/signed.js';
import { inLanguage, parts, placed, textOf, until, viewer } from '../support/viewer.js';

const FILES = ['plauderkasten', 'regalwerk', 'regalwerk.en', 'werkbank-ki'];

const read = async (name: string): Promise<Agreement> =>
  (await (await fetch(`/demo/agreements/${name}.avv.json`)).json()) as Agreement;

/** The file with an acceptance that asks for nothing but the button, whatever it asks for itself. */
const withButton = (file: Agreement): Agreement => ({ ...file, acceptance: { mode: 'explicit' } });

const COMPANY = {
  companyName: 'Muster & Söhne GmbH',
  companyAddress: 'Allee 1',
  customerAccount: 'kunde@probe.example',
};

/** An accepted agreement of the demo, saved. */
async function demoCopy(name: string): Promise<{ file: Agreement; saved: SavedFile; page: ActPage }> {
  const file = withButton(await read(name));
  const page = await acceptedWhole(file, { placeholders: COMPANY });
  return { file, saved: await savedCopy(page.element), page };
}

const copyOf = async (...page: Parameters<typeof acceptedPage>): Promise<SavedFile> =>
  savedCopy((await acceptedPage(...page)).element);

const act = (file: SavedFile): string => textOf(parsed(file).querySelector('#avv-act')!);

afterEach(() => {
  for (const left of document.querySelectorAll('body > iframe, body > div:empty')) left.remove();
});

describe('the durable copy holds every word of the agreement in the document’s order', () => {
  for (const name of FILES)
    it(`of ${name}`, async () => {
      const { file, saved, page } = await demoCopy(name);
      const root = laidOut(saved);
      // Definitions stand at the end here; on the page they open from their words.
      for (const definition of root.querySelectorAll('.definition')) definition.remove();
      const values = page.posts[0]!.record.placeholders;
      const expected = agreementWords(file, values);
      expect(firstDifference(expected, shownWords(root))).to.equal(undefined);
      expect(expected.length).to.be.greaterThan(500);
    });

  it('and one word less would be noticed', async () => {
    const { file, saved } = await demoCopy('plauderkasten');
    const root = laidOut({
      ...saved,
      content: saved.content.replace(/<p>[^<]*?unverzüglich /, (start) => start.replace('unverzüglich', '')),
    });
    expect(firstDifference(agreementWords(file, COMPANY), shownWords(root))).to.match(/^word \d+/);
  });

  it('and the definitions of its terms, to which the words lead', async () => {
    const { file, saved } = await demoCopy('werkbank-ki');
    const page = parsed(saved);
    expect(file.terms!.length).to.be.greaterThan(3);
    for (const { id, term } of file.terms!) expect(textOf(page.getElementById(id)!)).to.include(term);
    expect(page.querySelectorAll('a.term').length).to.be.greaterThan(3);
  });
});

describe('the durable copy', () => {
  it('is named after the document, its version and the day', async () => {
    const { name, type } = await copyOf();
    expect(name).to.equal('muster-avv_2.1_2026-02-03.html');
    expect(type).to.equal('text/html');
  });

  it('is named so that no file system minds', async () => {
    const file = contract({ id: '../..', version: 'a/b\\c:d*"<>|\u0000 e' });
    expect((await copyOf({ file })).name).to.match(/^[\w.-]*_a-b-c-d-e_2026-02-03\.html$/);
  });

  it('says who accepted for whom, when, with which words', async () => {
    const words = act(await copyOf());
    expect(words).to.include('Probe & Söhne GmbH').and.to.include('Ada Probe, ada@probe.example');
    expect(words).to.include('rcpt_7f3a').and.to.include('3. Februar 2026');
    expect(words).to.include('Betätigte Schaltfläche: AVV annehmen');
  });

  it('holds each statement with its box as it was', async () => {
    const page = parsed(await copyOf());
    const given = [...page.querySelectorAll('#avv-act ul')][0]!;
    const rows = [...given.children].map((row) => [row.firstElementChild!.ariaLabel, textOf(row.lastElementChild!)]);
    expect(rows).to.deep.equal([
      ['angekreuzt', 'Ich habe den Vertrag für Probe & Söhne GmbH gelesen.'],
      ['nicht angekreuzt', 'Änderungen bitte per E-Mail.'],
      ['angekreuzt', 'Ich darf Probe & Söhne GmbH vertreten.'],
    ]);
  });

  it('says what was checked of the receipt, and how to do it again', async () => {
    const signer = await newSigner();
    const saved = await copyOf(
      { keys: signer.jwks },
      confirm(201, (receipt) => signed(receipt, signer)),
    );
    expect(act(saved)).to.include('Beleg geprüft: Vertragstext, Erklärungen und Signatur stimmen.');
    expect(act(saved)).to.include(`avv verify ${saved.name} --keys jwks.json`);
    expect(act(saved)).to.include('Nr. 17 in der Kette des Anbieters, signiert');
  });

  it('says so where the receipt is not true', async () => {
    const recordDigest = `sha-256:${'0'.repeat(43)}`;
    const words = act(
      await copyOf(
        {},
        confirm(201, (receipt) => ({ ...receipt, recordDigest })),
      ),
    );
    expect(words).to.include('Der Beleg stimmt nicht und beweist diese Annahme nicht.').and.to.include(recordDigest);
    expect(words).not.to.include('bindet den Aussteller');
  });

  it('says at the top and at the end that a trial binds nobody', async () => {
    const saved = await copyOf(
      { test: true },
      confirm(201, (receipt) => ({ ...receipt, test: true })),
    );
    const mark = 'Probe – bindet niemanden';
    expect(textOf(parsed(saved).querySelector('header')!)).to.include(mark);
    expect(act(saved)).to.include(mark);
  });

  it('is in the reader’s language around the agreement’s own', async () => {
    const page = await acceptedPage();
    page.element.lang = 'en';
    await inLanguage(page.element, 'en');
    const saved = await savedFile(page.element, 'Save a complete copy (HTML)');
    const { documentElement, title } = parsed(saved);
    expect([documentElement.lang, title]).to.deep.equal([
      'de',
      'Vertrag zur Auftragsverarbeitung, 2.1 – Agreement accepted',
    ]);
    expect(act(saved)).to.include('Check it yourself');
  });

  it('of an acceptance without a receipt holds the record, and says that there is none', async () => {
    const page = await acceptedPage({}, text(204, null));
    const saved = await savedCopy(page.element);
    const copy = parsed(saved);
    expect(JSON.parse(copy.getElementById('avv-record')!.textContent)).to.deep.equal(page.posts[0]!.record);
    expect(copy.getElementById('avv-receipt')).to.equal(null);
    expect(act(saved)).to.include('stellt aber keinen Beleg aus').and.not.to.include('avv verify');
  });
});

describe('the JSON in the durable copy', () => {
  it('is the agreement with its digest and the receipt, which verify', async () => {
    const signer = await newSigner();
    const page = await acceptedPage(
      {},
      confirm(201, (receipt) => signed(receipt, signer)),
    );
    const { content } = await savedCopy(page.element);
    const evidence = readEvidence(new TextEncoder().encode(content)) as Record<string, unknown>;
    expect(evidence.kind).to.equal('copy');
    expect(await digestOf(evidence.agreement)).to.equal(page.posts[0]!.record.document.digest);
    const { receipt, agreement } = evidence;
    const { valid, checks } = await verifyReceipt({ receipt, agreement, keys: signer.jwks });
    expect(valid).to.equal(true);
    expect(checks.map(({ result }) => result)).to.deep.equal(['pass', 'pass', 'pass', 'pass', 'pass', 'unchecked']);
  });

  it('holds nothing that ends it', async () => {
    const body = '</script><!-- <script> ]]> & \u2028 \u2029';
    const page = await acceptedPage({ file: contract({ preamble: body }) });
    const block = parsed(await savedCopy(page.element)).getElementById('avv-agreement')!;
    expect(block.textContent).not.to.match(/[<>&\u2028\u2029]/);
    expect((JSON.parse(block.textContent) as Agreement).preamble).to.equal(body);
  });
});

describe('the file of the durable copy', () => {
  let saved: SavedFile;
  let page: ActPage;
  before(async () => ({ saved, page } = await demoCopy('werkbank-ki')));

  it('is a page under a policy that allows nothing but its own style', () => {
    const { head, documentElement } = parsed(saved);
    expect(saved.content.startsWith('<!doctype html>\n<html lang="de"><head><meta charset="utf-8">')).to.equal(true);
    const policy = head.querySelector('meta[http-equiv="Content-Security-Policy"]')!.getAttribute('content');
    expect(policy).to.equal("default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'");
    expect(documentElement.querySelectorAll('title')).to.have.length(1);
  });

  it('holds no control, nothing that runs, and nothing that is fetched', () => {
    const { documentElement } = parsed(saved);
    const tags = new Set([...documentElement.querySelectorAll('*')].map(({ localName }) => localName));
    const known =
      'head meta title style script body div article header section h2 h3 h4 h5 nav ol ul li a p span strong em del hr br aside dl dt dd table caption thead tbody tr th td blockquote pre code q';
    expect([...tags].filter((tag) => !known.split(' ').includes(tag))).to.deep.equal([]);
    expect(documentElement.querySelectorAll('script:not([type="application/json"])')).to.have.length(0);
    expect(
      documentElement.querySelectorAll('[style], [src], [srcset], [popover], [part], body [data-copy]'),
    ).to.have.length(0);
    const handlers = [...documentElement.querySelectorAll('*')].flatMap((node) => node.getAttributeNames());
    expect(handlers.filter((name) => name.startsWith('on'))).to.deep.equal([]);
    expect(saved.content)
      .not.to.include('<!--')
      .and.not.to.match(/@import|url\(|:host/);
  });

  it('is read as it was written', () => {
    const again = parsed(saved);
    expect(
      `<!doctype html>\n${again.documentElement.outerHTML.replace(/\n<\/body><\/html>$/, '</body></html>')}\n`,
    ).to.equal(saved.content);
  });

  it('asks for nothing, and can be read without script', async () => {
    const { contentWindow, contentDocument } = await opened(saved.content, 'allow-same-origin');
    expect(textOf(contentDocument!.querySelector('h2')!)).to.equal('Vereinbarung zur Auftragsverarbeitung');
    expect(contentWindow!.performance.getEntriesByType('resource')).to.have.length(0);
    expect(contentDocument!.querySelector('.clause')!.getBoundingClientRect().height).to.be.greaterThan(10);
  });

  it('leads from each of its own links to a place in it, and never back to the page', () => {
    const copy = parsed(saved);
    const links = [...copy.querySelectorAll<HTMLAnchorElement>('a[href]')].map((link) => link.getAttribute('href')!);
    const own = links.filter((href) => href.startsWith('#'));
    expect(own.length).to.be.greaterThan(40);
    for (const href of own) expect(copy.getElementById(decodeURIComponent(href.slice(1))), href).not.to.equal(null);
    expect(links.filter((href) => href.startsWith(location.origin + location.pathname))).to.deep.equal([]);
    const ids = [...copy.querySelectorAll('[id]')].map(({ id }) => id);
    expect(new Set(ids).size).to.equal(ids.length);
  });

  it('is accessible', async () => {
    const root = laidOut(saved);
    await expect(root.host).to.be.accessible();
  });

  it('leaves the page as it was', () => {
    expect(parts(page.element, 'term').length).to.be.greaterThan(3);
    expect(parts(page.element, 'receipt')).to.have.length(1);
  });
});

describeInChromium('the durable copy on paper', () => {
  afterEach(() => emulateMedia({ media: 'screen', colorScheme: 'light' }));

  it('is black on white, also where the screen is dark, without contents', async () => {
    const { saved } = await demoCopy('plauderkasten');
    const { contentDocument } = await opened(saved.content, 'allow-same-origin');
    const look = (selector: string) => getComputedStyle(contentDocument!.querySelector(selector)!);
    await emulateMedia({ media: 'screen', colorScheme: 'dark' });
    await until(() => look('html').color === 'rgb(255, 255, 255)');
    await emulateMedia({ media: 'print', colorScheme: 'dark' });
    await until(() => look('.contents').display === 'none');
    expect([look('html').color, look('.avv').color, look('.act').breakBefore]).to.deep.equal([
      'rgb(0, 0, 0)',
      'rgb(0, 0, 0)',
      'page',
    ]);
  });
});

describe('a page with a strict Content-Security-Policy', () => {
  const POLICY = `default-src 'none'; script-src ${location.origin}; connect-src ${location.origin}; require-trusted-types-for 'script'; trusted-types lit-html avv-viewer`;

  itInChromium('lets the copy be made, and nothing is forbidden', async () => {
    const frame = await fixture<HTMLIFrameElement>(html`<iframe width="1000" height="600"></iframe>`);
    frame.srcdoc = `<!doctype html><html lang="de"><head><meta http-equiv="Content-Security-Policy" content="${POLICY}">
      <script type="module" src="/test/support/csp-watch.ts"></script>
      <script type="module" src="/src/define.ts"></script></head><body><avv-viewer></avv-viewer></body></html>`;
    const element = await until(() => frame.contentDocument?.querySelector('avv-viewer'));
    await until(() => frame.contentWindow!.violations && element.shadowRoot);
    const file = contract({ acceptance: { mode: 'explicit' }, placeholders: [] });
    Object.assign(element, { fetch: backEnd([file], confirm()).fetch, src: '/avv.json', endpoint: '/accept' });
    await until(() => parts(element, 'accept-button')[0]);
    await accept(element);
    await until(() => parts(element, 'proof-details')[0]);
    const saved = await savedCopy(element, frame.contentWindow as Window & typeof globalThis);
    expect(act(saved)).to.include('Beleg geprüft');
    expect(frame.contentWindow!.violations).to.deep.equal([]);
  });
});

it('a receipt of another version is no part of a copy of this one', async () => {
  const page = await acceptedPage();
  const { receipt } = page.events.find(({ type }) => type === 'avv-accepted') as unknown as { receipt: Receipt };
  const record = { ...receipt.record, document: { ...receipt.record.document, language: 'en' } };
  const other = await placed(viewer(contract(), { receipt: { ...receipt, record } }));
  await other.updateComplete;
  const words = parts(other, 'receipt-action').map((button) => textOf(button));
  expect(words).not.to.include('Vollständige Kopie speichern (HTML)');
});
