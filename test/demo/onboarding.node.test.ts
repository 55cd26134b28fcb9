/** The onboarding flow, from the first field down to the row in the database. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import type { Receipt } from '../../src/acceptance/index.js';
import { tabTo } from './keyboard.js';
import { storedRow } from './stored.js';
import {
  agreementShown,
  axeViolations,
  overflow,
  pressAccept,
  setStage,
  visit,
  type Stage,
  type Visit,
} from './visit.js';

const COMPANY = {
  company: 'Hobelspan Möbel GmbH',
  address: 'Sägegasse 4, 90402 Nürnberg',
  name: 'Ilse Rautenberg',
  email: 'ilse@hobelspan.example',
};

let stage: Stage;
before(async () => (stage = await setStage()));
after(() => stage.close());

const input = (page: Page, name: string) => page.locator(`avv-viewer input[name="${name}"]`);
const step = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Schritte' }).getByRole('button', { name });

async function fillAccount(page: Page): Promise<void> {
  for (const [name, value] of Object.entries(COMPANY))
    await page.locator(`form[data-form="account"] [name="${name}"]`).fill(value);
  await page.getByRole('button', { name: 'Weiter zum Vertrag' }).click();
  await agreementShown(page);
}

async function acceptAgreement(page: Page): Promise<void> {
  await input(page, 'position').fill('Geschäftsführerin');
  for (const box of await page.locator('avv-viewer input[type="checkbox"]').all()) await box.check();
  await pressAccept(page);
  await page.getByRole('heading', { name: 'Vertrag angenommen' }).waitFor();
}

/** A visitor who is about to accept. */
async function atAgreement(options = {}): Promise<Visit> {
  const visitor = await visit(stage, options);
  await visitor.open('/onboarding/');
  await fillAccount(visitor.page);
  return visitor;
}

describe('the account step', () => {
  it('comes first, with the later steps locked', async () => {
    const { page, open } = await visit(stage);
    await open('/onboarding/');
    await page.getByRole('heading', { name: 'Ihr Konto' }).waitFor();
    assert.deepEqual(
      await Promise.all(['Konto', 'Vertrag', 'Arbeitsbereich'].map((name) => step(page, name).isDisabled())),
      [false, true, true],
    );
    await page.context().close();
  });

  it('hands on what it knows: some fields locked, some to be completed', async () => {
    const { page } = await atAgreement();
    const facts = async (name: string) => [
      await input(page, name).inputValue(),
      await input(page, name).evaluate((field: HTMLInputElement) => field.readOnly),
    ];
    assert.deepEqual(await facts('email'), [COMPANY.email, true]);
    assert.deepEqual(await facts('company'), [COMPANY.company, true]);
    assert.deepEqual(await facts('address'), [COMPANY.address, true]);
    assert.deepEqual(await facts('name'), [COMPANY.name, false]);
    assert.deepEqual(await facts('position'), ['', false]);
    await page.context().close();
  });
});

describe('the agreement step', () => {
  it('keeps what was typed and ticked while the visitor goes back and forth', async () => {
    const { page } = await atAgreement();
    await input(page, 'position').fill('Geschäftsführerin');
    const box = page.locator('avv-viewer input[type="checkbox"]').first();
    await box.check();
    await page.getByRole('button', { name: 'Zurück zum Konto' }).click();
    assert.equal(await page.locator('#company').inputValue(), COMPANY.company);
    await page.goBack();
    await page.getByRole('heading', { name: 'Vertrag zur Auftragsverarbeitung' }).first().waitFor();
    assert.equal(await input(page, 'position').inputValue(), 'Geschäftsführerin');
    assert.equal(await box.isChecked(), true);
    await page.context().close();
  });

  it('keeps what was typed when the visitor leaves the page and comes straight back to the step; ticks are given anew', async () => {
    const { page, problems, open } = await atAgreement();
    await input(page, 'position').fill('Geschäftsführerin');
    await page.locator('avv-viewer input[type="checkbox"]').first().check();
    await open('/legal/');
    await open('/onboarding/?step=agreement');
    await agreementShown(page);
    assert.equal(await input(page, 'position').inputValue(), 'Geschäftsführerin');
    assert.equal(await page.locator('avv-viewer input[type="checkbox"]').first().isChecked(), false);
    assert.deepEqual(problems, []);
    await page.context().close();
  });

  it('is reached by its own address only once the account is known', async () => {
    const { page, open } = await visit(stage);
    await open('/onboarding/?step=agreement');
    await page.getByRole('heading', { name: 'Ihr Konto' }).waitFor();
    await page.context().close();
  });

  it('hands the link on for somebody who may sign, with the account in it', async () => {
    const { page, problems } = await atAgreement();
    const account = (await page.locator('.flow').getAttribute('data-account'))!;
    await page.getByRole('button', { name: 'Ich darf nicht zeichnen' }).click();
    const link = await page.locator('avv-viewer [part~="delegate-link"]').innerText();
    assert.equal(link, `${stage.demo.origin}/onboarding/?step=agreement&account=${account}`);
    const mail = await page.getByRole('link', { name: 'E-Mail schreiben' }).getAttribute('href');
    assert.ok(mail!.startsWith('mailto:') && decodeURIComponent(mail!).includes(link));
    assert.deepEqual([await axeViolations(page), problems], [[], []]);

    const colleague = await visit(stage);
    await colleague.page.goto(link);
    await colleague.page.getByText(`den Vertrag für das Konto ${account} anzunehmen`).waitFor();
    await Promise.all([page, colleague.page].map((one) => one.context().close()));
  });

  it('can be declined by keyboard, which stores nothing, keeps the workspace locked and can be thought over', async () => {
    const { page, problems } = await atAgreement();
    await page.evaluate(() =>
      addEventListener('avv-declined', (event) => {
        const { record } = event as Event & { record: { document: { version: string } } };
        document.documentElement.dataset.declined = record.document.version;
      }),
    );
    await input(page, 'position').focus(); // past the links of the text
    await tabTo(page, 'button Nicht annehmen');
    await page.keyboard.press('Enter');
    await tabTo(page, 'button Nicht annehmen bestätigen');
    await page.keyboard.press('Enter');
    await page.getByText('Ohne Vertrag bleibt der Arbeitsbereich gesperrt').waitFor();
    await page.locator('html[data-declined="2026-11"]').waitFor();
    assert.equal(await step(page, 'Arbeitsbereich').isDisabled(), true);
    assert.deepEqual([await axeViolations(page), problems], [[], []]);
    await page.getByRole('button', { name: 'Noch einmal überlegen' }).click();
    await page.locator('.declined').waitFor({ state: 'hidden' });
    await acceptAgreement(page);
    await page.context().close();
  });

  it('has nothing for axe to find, before and after the acceptance', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const { page, open, problems } = await visit(stage, { colorScheme, viewport: { width: 390, height: 800 } });
      await open('/onboarding/');
      await fillAccount(page);
      assert.deepEqual(await axeViolations(page), []);
      await acceptAgreement(page);
      assert.deepEqual(await axeViolations(page), []);
      assert.deepEqual([await overflow(page), problems], [0, []]);
      await page.context().close();
    }
  });

  it('unlocks the workspace, and only with an acceptance, on the server as well', async () => {
    const { page } = await atAgreement();
    const create = () =>
      page.evaluate(async () => {
        const headers = { 'Content-Type': 'application/json' };
        const init = { method: 'POST', headers, body: '{"workspace":"Entwurf"}' };
        const response = await fetch('/api/werkbank-ki/workspace', init);
        return [response.status, response.headers.get('Content-Type'), await response.json()] as const;
      });
    assert.equal(await step(page, 'Arbeitsbereich').isDisabled(), true);
    assert.deepEqual(await create(), [
      403,
      'application/problem+json',
      {
        type: 'urn:avv-viewer:problem:acceptance-required',
        status: 403,
        detail: 'The agreement has to be accepted first',
        acceptance: 'missing',
        href: '/onboarding/?step=agreement',
      },
    ]);
    await acceptAgreement(page);
    assert.equal(await step(page, 'Arbeitsbereich').isDisabled(), false);
    assert.equal((await create())[0], 201);
    await page.context().close();
  });
});

describe('the whole way', () => {
  it('ends in a row of the database, which outlives a restart, and is known on the next visit', async () => {
    const { page, problems, open } = await atAgreement();
    const answered = page.waitForResponse(
      (response) => response.url().endsWith('/avv/acceptances') && response.request().method() === 'POST',
    );
    await acceptAgreement(page);
    const receipt = (await (await answered).json()) as Receipt;
    await page.locator('avv-viewer [part~="receipt"]').getByText(receipt.id).waitFor();

    const row = storedRow(stage.database, receipt.id)!;
    assert.deepEqual(row.receipt, receipt);
    const { document } = row.entry;
    assert.deepEqual([row.document_id, document?.version], ['werkbank-ki-avv', '2026-11']);
    assert.equal(row.customer, receipt.established?.customer?.reference);
    assert.equal(receipt.record.customer.name, COMPANY.company);
    assert.equal(receipt.record.acceptor.position, 'Geschäftsführerin');
    assert.deepEqual(
      receipt.record.declarations.map(({ checked }) => checked),
      [true],
    );
    assert.match(receipt.record.declarations[0]!.text, /für Hobelspan Möbel GmbH an\.$/);

    await page.getByRole('button', { name: 'Weiter zum Arbeitsbereich' }).click();
    await page.getByLabel('Name des Arbeitsbereichs').fill('Entwurf');
    await page.getByRole('button', { name: 'Arbeitsbereich anlegen' }).click();
    await page.getByText('Ihr Team kann loslegen.').waitFor();

    await stage.restart();
    assert.deepEqual(storedRow(stage.database, receipt.id)!.receipt, receipt);
    await open('/onboarding/?step=agreement');
    await agreementShown(page);
    await page.locator('avv-viewer [part~="receipt"]').getByText(receipt.id).waitFor();
    assert.equal(await page.getByRole('button', { name: 'AVV annehmen' }).count(), 0);
    await page.getByRole('button', { name: 'Weiter zum Arbeitsbereich' }).click();
    await page.getByText('Entwurf ist angelegt.').waitFor();
    assert.deepEqual(problems, []);
    await page.context().close();
  });

  it('shows each acceptance in the list of records, with the whole receipt as text', async () => {
    const { page, problems, open } = await atAgreement({ viewport: { width: 390, height: 800 } });
    await acceptAgreement(page);
    const id = await page.locator('avv-viewer [part~="receipt-facts"] code').first().innerText();
    await page.locator('avv-viewer [part~="proof"]').getByText('Signatur stimmen').waitFor();
    await open('/records/');
    const entry = page.locator(`tbody[id="${id}"]`);
    await entry.locator('summary').click();
    const shown = JSON.parse(await entry.locator('pre').innerText()) as Receipt;
    assert.equal(shown.id, id);
    assert.match(await entry.innerText(), /Hobelspan Möbel GmbH[\s\S]*Ilse Rautenberg/);
    assert.deepEqual([await axeViolations(page), await overflow(page), problems], [[], 0, []]);
    await page.context().close();
  });

  it('begins anew as another customer, who sees nothing of the former one', async () => {
    const { page, open } = await atAgreement();
    await acceptAgreement(page);
    await open('/');
    await page.getByRole('button', { name: 'Als neuer Kunde von vorn beginnen' }).click();
    await page.getByRole('heading', { name: 'Ihr Konto' }).waitFor();
    assert.equal(await page.locator('#company').inputValue(), '');
    assert.equal(await step(page, 'Vertrag').isDisabled(), true);
    await page.context().close();
  });
});
