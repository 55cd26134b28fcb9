/** The onboarding flow, from the first field down to the row in the database. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import Connection from 'libsql';
import type { Page } from 'playwright-core';
import type { ChainEntry } from '../../src/acceptance/schema.js';
import type { Receipt } from '../../src/acceptance/index.js';
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

/** The row of a receipt, read past the store. */
function storedRow(
  receiptId: string,
): { customer: string; document_id: string; entry: string; receipt: string } | undefined {
  const connection = new Connection(stage.database, { readonly: true });
  try {
    const query = 'SELECT e.entry, c.* FROM avv_entries e JOIN avv_contents c USING (chain, sequence) WHERE e.id = ?';
    return connection.prepare(query).all(receiptId)[0] as ReturnType<typeof storedRow>;
  } finally {
    connection.close();
  }
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
        return (await fetch('/api/werkbank-ki/workspace', { method: 'POST', headers, body: '{"workspace":"Entwurf"}' }))
          .status;
      });
    assert.equal(await step(page, 'Arbeitsbereich').isDisabled(), true);
    assert.equal(await create(), 403);
    await acceptAgreement(page);
    assert.equal(await step(page, 'Arbeitsbereich').isDisabled(), false);
    assert.equal(await create(), 201);
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

    const row = storedRow(receipt.id)!;
    assert.deepEqual(JSON.parse(row.receipt), receipt);
    const { document } = JSON.parse(row.entry) as ChainEntry;
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
    assert.deepEqual(JSON.parse(storedRow(receipt.id)!.receipt), receipt);
    await open('/onboarding/?step=agreement');
    await agreementShown(page);
    await page.getByText('bereits angenommen').waitFor();
    await page.locator('[data-earlier]').getByText(receipt.id).waitFor();
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
