import { expect } from '@open-wc/testing';
import type { Agreement } from '../../src/agreement/schema.js';
import { durableCopy } from '../../src/copy/index.js';
import { attacks } from '../attack/markdown-strings.js';
import { confirm, contract, type ActPage } from '../support/act.js';
import { Clock } from '../support/clock.js';
import { acceptedWhole, established, expectSame, receiptOn, savedFile } from '../support/copy.js';
import { FULL } from '../support/full-agreement.js';
import { LONG } from '../support/long-agreement.js';
import { newSigner, signed } from '../support/signed.js';
import type { Setup } from '../support/viewer.js';

const NOW = '2026-02-03T05:00:00Z';

const SAVE = { de: 'Vollständige Kopie speichern (HTML)', en: 'Save a complete copy (HTML)' };

const read = async (name: string): Promise<Agreement> => ({
  ...((await (await fetch(`/demo/agreements/${name}.avv.json`)).json()) as Agreement),
  acceptance: { mode: 'explicit' },
});

/** What the page saves, and what a server makes of the receipt that the page got. */
async function bothCopies(page: ActPage, file: Agreement, language: 'de' | 'en', keys?: object) {
  const saved = await savedFile(page.element, SAVE[language]);
  const { name, content } = await durableCopy({
    agreement: file,
    receipt: receiptOn(page),
    keys,
    now: () => new Date(NOW),
  });
  return [saved, { name, type: 'text/html', content: new TextDecoder().decode(content) }] as const;
}

/** Everything that Markdown has, and what nobody should have typed. */
const MARKDOWN = contract({
  preamble: 'Zeile  eins\nund zwei \u00a0 `a  b`\n\n```\n  Block\n    tief\n```\n\n> Zitat\n\n- eins:  x\n- zwei:  y\n',
  sections: [
    {
      id: 's-1',
      label: '§ 1',
      title: 'Alles <b> & "mehr"',
      body: '1) eins\n2) zwei\n\n| A | B |\n|:--|--:|\n| x | [y](datei.pdf) |\n\n![Bild](bild.png) **fett** ~~weg~~ *x*\n\n---\n\n# Titel\n\n[hin](#s-2) <https://example.org> \u202e',
      lang: 'en',
    },
    { id: 's-2', title: 'Angriffe', body: attacks.map(({ text }) => text).join('\n\n') },
    ...attacks.slice(0, 60).map(({ text }, index) => ({ id: `a-${index}`, title: text, body: text })),
  ],
});

describe('the copy that a server makes is, byte for byte, the one that the page saves', () => {
  let clock: Clock;
  beforeEach(() => (clock = new Clock(NOW)));
  afterEach(() => clock.release());

  const PLACEHOLDERS = {
    companyName: 'Muster & Söhne GmbH',
    companyAddress: 'Allee 1',
    customerAccount: 'k@p.example',
  };
  const cases: Readonly<Record<string, [() => Agreement | Promise<Agreement>, Setup?]>> = {
    'plauderkasten, with features': [() => read('plauderkasten'), { features: ['video', 'sms'] }],
    regalwerk: [() => read('regalwerk')],
    'regalwerk, in English': [() => read('regalwerk.en'), { lang: 'en' }],
    'werkbank-ki': [() => read('werkbank-ki')],
    'werkbank-ki, read in English': [() => read('werkbank-ki'), { lang: 'en' }],
    'an agreement with everything that one can hold': [() => ({ ...FULL, acceptance: { mode: 'explicit' } })],
    'a long one': [() => ({ ...LONG, acceptance: { mode: 'explicit' } })],
    'one with all of Markdown and 400 attacks': [() => MARKDOWN],
    'one with statements, ticked, and people': [() => contract()],
    'a trial': [() => contract(), { test: true }],
  };

  for (const [name, [file, setup]] of Object.entries(cases))
    it(`of ${name}`, async function () {
      this.timeout(30_000);
      const agreement = await file();
      const answer = confirm(201, (receipt) => ({ ...established(receipt), ...(setup?.test && { test: true }) }));
      const page = await acceptedWhole(agreement, { placeholders: PLACEHOLDERS, ...setup }, answer);
      const [saved, made] = await bothCopies(page, agreement, setup?.lang === 'en' ? 'en' : 'de');
      expect({ ...made, content: '' }).to.deep.equal({ ...saved, content: '' });
      expectSame(made.content, saved.content);
      expect(saved.content.length).to.be.greaterThan(20_000);
    });

  it('with the signature checked, where the keys are there', async () => {
    const signer = await newSigner();
    const answer = confirm(201, (receipt) => signed(established(receipt), signer));
    const page = await acceptedWhole(contract(), { keys: signer.jwks }, answer);
    const [saved, made] = await bothCopies(page, contract(), 'de', signer.jwks);
    expect(made.content).to.include('Beleg geprüft: Vertragstext, Erklärungen und Signatur stimmen.');
    expectSame(made.content, saved.content);
  });

  it('and says so where the receipt is not true', async () => {
    const recordDigest = `sha-256:${'0'.repeat(43)}`;
    const page = await acceptedWhole(
      contract(),
      {},
      confirm(201, (receipt) => ({ ...established(receipt), recordDigest })),
    );
    const [saved, made] = await bothCopies(page, contract(), 'de');
    expect(made.content).to.include('Der Beleg stimmt nicht und beweist diese Annahme nicht.');
    expectSame(made.content, saved.content);
  });
});

it('a copy of another version than the accepted one is not made', async () => {
  const page = await acceptedWhole(contract());
  const input = { agreement: contract({ version: '2.2' }), receipt: receiptOn(page) };
  const failure = await durableCopy(input).catch((error: unknown) => error);
  expect(failure).to.be.instanceOf(TypeError);
});
