import { expect, oneEvent } from '@open-wc/testing';
import type { Receipt } from '../../src/acceptance/schema.js';
import { json, offline, text, type Step } from '../acceptance/scripted-fetch.js';
import { accept, acceptedPage, actPage, complete, confirm, ofType, press, type ActPage } from '../support/act.js';
import { newSigner, signed } from '../support/signed.js';
import { findAll, part, parts, textOf, until } from '../support/viewer.js';

const KEYS = '/keys.json';

/** The page once the receipt's check has ended. */
async function proven(page: ActPage): Promise<ActPage> {
  await until(() => parts(page.element, 'proof-details').length);
  return page;
}

const provenPage = async (...given: Parameters<typeof acceptedPage>): Promise<ActPage> =>
  proven(await acceptedPage(...given));

const line = ({ element }: ActPage): string => textOf(part(element, 'proof').querySelector('p')!);

/** Each check with how it ended. */
const checks = ({ element }: ActPage): Record<string, string> =>
  Object.fromEntries(
    parts(element, 'check').map((check) => [textOf(check.querySelector('strong')!), check.dataset.result!]),
  );

const errors = ({ events }: ActPage) => ofType(events, 'avv-error').map(({ error }) => error);

/** A page whose back end also has a key set, which it gives out as the script says. */
async function pageWithKeys(answers: readonly Step[], receipt: Step, lang?: string) {
  const asked: Request[] = [];
  const page = await actPage({}, receipt);
  const { fetch } = page;
  page.element.fetch = async (input, init) => {
    const request = new Request(input, init);
    if (new URL(request.url).pathname !== KEYS) return fetch(input, init);
    return answers[Math.min(asked.push(request), answers.length) - 1]!(request);
  };
  page.element.keys = KEYS;
  if (lang) page.element.lang = lang;
  await page.element.updateComplete;
  await complete(page.element);
  await accept(page.element);
  return Object.assign(await proven(page), { asked });
}

describe('a receipt is checked against what was shown', () => {
  it('and one line says so, without an alert or an event', async () => {
    const page = await provenPage();
    expect(line(page)).to.equal('Beleg geprüft: Vertragstext und Erklärungen stimmen. Der Beleg trägt keine Signatur.');
    expect(checks(page)).to.deep.equal({
      Form: 'pass',
      Erklärung: 'pass',
      Vertragstext: 'pass',
      'Wortlaut der Erklärungen': 'pass',
      Signatur: 'unchecked',
      'Platz in der Kette': 'unchecked',
    });
    expect(findAll(page.element, '[part=proof] [role=alert]')).to.have.length(0);
    expect(errors(page)).to.deep.equal([]);
  });

  it('and nothing breaks where the agreement goes before the check has ended', async () => {
    const unheard: unknown[] = [];
    const hear = ({ reason }: PromiseRejectionEvent) => void unheard.push(reason);
    addEventListener('unhandledrejection', hear);
    const { element } = await actPage({}, confirm());
    await complete(element);
    const gone = oneEvent(element, 'avv-accepted').then(async () => {
      element.fetch = () => new Promise(() => {});
      await element.updateComplete;
      void element.reload();
    });
    press(element);
    await gone;
    await import('../../src/elements/proof.js');
    await new Promise((resolve) => setTimeout(resolve));
    removeEventListener('unhandledrejection', hear);
    expect([element.document, unheard]).to.deep.equal([null, []]);
  });

  it('and the line is a status, which screen readers hear', async () => {
    const page = await provenPage();
    expect(part(page.element, 'proof').getAttribute('role')).to.equal('status');
  });

  it('and a signature without a key is said to be unchecked', async () => {
    const signer = await newSigner();
    const page = await provenPage(
      {},
      confirm(201, (receipt) => signed(receipt, signer)),
    );
    expect(line(page)).to.include('Signatur nicht geprüft: kein Schlüssel angegeben.');
    expect(checks(page)).to.include({ Signatur: 'unchecked' });
  });

  it('with the keys that the host gives as an object', async () => {
    const signer = await newSigner();
    const page = await provenPage(
      { keys: signer.jwks },
      confirm(201, (receipt) => signed(receipt, signer)),
    );
    expect(line(page)).to.equal('Beleg geprüft: Vertragstext, Erklärungen und Signatur stimmen.');
    expect(checks(page)).to.include({ Signatur: 'pass' });
  });

  it('anew when the host gives the keys later', async () => {
    const signer = await newSigner();
    const page = await provenPage(
      {},
      confirm(201, (receipt) => signed(receipt, signer)),
    );
    page.element.keys = signer.jwks;
    await until(() => parts(page.element, 'proof-details').length && checks(page).Signatur === 'pass');
    expect(line(page)).to.equal('Beleg geprüft: Vertragstext, Erklärungen und Signatur stimmen.');
  });

  it('not at all where there is none', async () => {
    const page = await acceptedPage({}, text(204, null));
    await page.element.updateComplete;
    expect(parts(page.element, 'proof')).to.have.length(0);
  });

  it('in English', async () => {
    const signer = await newSigner();
    const receipt = confirm(201, (given) => signed(given, signer));
    const page = await pageWithKeys([json(200, signer.jwks)], receipt, 'en');
    await until(() => page.element.locale === 'en');
    await until(() => line(page).startsWith('Receipt'));
    expect(line(page)).to.equal('Receipt checked: agreement, statements and signature are right.');
    expect(Object.keys(checks(page))).to.include('Wording of the statements');
  });
});

describe('keys at an address', () => {
  it('are asked for by the host’s fetch, without saying which page asks', async () => {
    const signer = await newSigner();
    const page = await pageWithKeys(
      [json(200, signer.jwks)],
      confirm(201, (receipt) => signed(receipt, signer)),
    );
    expect(checks(page)).to.include({ Signatur: 'pass' });
    expect(
      page.asked.map(({ method, credentials, referrerPolicy }) => [method, credentials, referrerPolicy]),
    ).to.deep.equal([['GET', 'same-origin', 'no-referrer']]);
  });

  for (const [what, answer] of [
    ['cannot be reached', offline],
    ['are not found', text(404, 'nein')],
    ['are a web page', text(200, '<!doctype html>')],
    ['are longer than any key set', text(200, `"${'x'.repeat(70_000)}"`)],
  ] as const)
    it(`that ${what} are tolerated and said, with a second try`, async () => {
      const signer = await newSigner();
      const receipt = confirm(201, (given) => signed(given, signer));
      const page = await pageWithKeys([answer, json(200, signer.jwks)], receipt);
      expect(line(page)).to.equal(
        'Beleg geprüft: Vertragstext und Erklärungen stimmen. ' +
          'Signatur nicht geprüft: Die Schlüssel des Anbieters konnten nicht geladen werden.',
      );
      expect(errors(page)).to.deep.equal([]);
      part(page.element, 'retry').click();
      await until(() => parts(page.element, 'proof-details').length && checks(page).Signatur === 'pass');
      expect(parts(page.element, 'retry')).to.have.length(0);
    });
});

describe('a receipt that is not true', () => {
  const zero = `sha-256:${'0'.repeat(43)}`;
  const FAULTS: [what: string, change: (receipt: Receipt) => unknown, check: string, both: boolean][] = [
    ['names another digest of the record', (receipt) => ({ ...receipt, recordDigest: zero }), 'Erklärung', true],
    ['is marked as a trial that the record is not', (receipt) => ({ ...receipt, test: true }), 'Probelauf', true],
    [
      'names a time that does not exist',
      (receipt) => ({ ...receipt, acceptedAt: '2026-99-99T00:00:00Z' }),
      'Form',
      true,
    ],
  ];

  for (const [what, change, name, both] of FAULTS)
    it(`because it ${what} is an alert that names it, and an error for the page`, async () => {
      const page = await provenPage({}, confirm(201, change));
      const alert = part(page.element, 'proof').querySelector('[role=alert]')!;
      expect(textOf(alert)).to.include('Der Beleg stimmt nicht und beweist diese Annahme nicht.').and.to.include(name);
      expect([...alert.querySelectorAll('.side')].length).to.equal(both ? 2 : 1);
      expect(checks(page)[name]).to.equal('fail');
      expect(errors(page).map(({ code }) => code)).to.deep.equal(['receipt-invalid']);
      expect(parts(page.element, 'receipt')).to.have.length(1);
    });

  it('shows both digests, and gives them to the page', async () => {
    const page = await provenPage(
      {},
      confirm(201, (receipt) => ({ ...receipt, recordDigest: zero })),
    );
    const [error] = errors(page);
    const { expected, received } = error!.details;
    expect(expected).to.equal(zero);
    expect(received)
      .to.match(/^sha-256:[\w-]{43}$/)
      .and.not.to.equal(zero);
    const words = textOf(part(page.element, 'proof').querySelector('[role=alert]')!);
    expect(words).to.include(`Erwartet: ${expected}`).and.to.include(`Erhalten: ${received}`);
  });

  it('is said accessibly', async () => {
    const { element } = await provenPage(
      {},
      confirm(201, (receipt) => ({ ...receipt, recordDigest: zero })),
    );
    await expect(element).to.be.accessible();
  });

  it('because somebody else signed it is one', async () => {
    const [issuer, other] = [await newSigner(), await newSigner()];
    const page = await provenPage(
      { keys: issuer.jwks },
      confirm(201, (receipt) => signed(receipt, other)),
    );
    expect(checks(page)).to.include({ Signatur: 'fail' });
    expect(errors(page).map(({ code }) => code)).to.deep.equal(['receipt-invalid']);
  });

  it('because it was changed after signing is one', async () => {
    const signer = await newSigner();
    const changed = async (receipt: Receipt) => ({ ...(await signed(receipt, signer)), issuer: 'Andere AG' });
    const page = await provenPage({ keys: signer.jwks }, confirm(201, changed));
    expect(textOf(part(page.element, 'proof'))).to.include('Die Signatur passt nicht');
  });

  it('because it is unsigned although the issuer has keys is one', async () => {
    const page = await provenPage({ keys: (await newSigner()).jwks });
    expect(textOf(part(page.element, 'proof'))).to.include('Die Signatur fehlt');
  });
});
