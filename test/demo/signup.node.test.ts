/** The sign-up form with its dialog, by keyboard alone. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { focusOn, tabTo } from './keyboard.js';
import { agreementShown, axeViolations, overflow, setStage, visit, type Stage, type Visit } from './visit.js';

const LINK = 'a Vereinbarung über die Auftragsverarbeitung';
const BOX = 'input checkbox Ich habe die Vereinbarung';
const SEND = 'button Konto anlegen';
const DECLARATION = 'input checkbox Ich nehme diese Vereinbarung';
const AUTHORITY = 'input checkbox Ich darf das genannte Unternehmen';

const PERSON = { name: 'Bent Ollmann', company: 'Ollmann & Töchter KG', email: 'bent@ollmann.example' };

let stage: Stage;
before(async () => (stage = await setStage()));
after(() => stage.close());

async function atForm(options = {}): Promise<Visit> {
  const visitor = await visit(stage, options);
  await visitor.open('/signup/');
  await visitor.page.locator('#signup[data-ready]').waitFor();
  return visitor;
}

async function typeFields(page: Page): Promise<void> {
  const labels = {
    name: 'input text Ihr Name',
    company: 'input text Unternehmen',
    email: 'input email E-Mail-Adresse',
  };
  for (const name of ['name', 'company', 'email'] as const) {
    await tabTo(page, labels[name]);
    await page.keyboard.type(PERSON[name]);
  }
}

async function openAgreement(page: Page): Promise<void> {
  await tabTo(page, LINK);
  await page.keyboard.press('Enter');
  await agreementShown(page);
}

/** What is required is ticked, one after the other, then the button pressed. */
async function acceptInDialog(page: Page): Promise<void> {
  for (const statement of [DECLARATION, AUTHORITY]) {
    await tabTo(page, statement);
    await page.keyboard.press('Space');
  }
  await tabTo(page, 'button AVV annehmen');
  await page.keyboard.press('Enter');
  await page.locator('dialog:not([open])').waitFor({ state: 'attached' });
}

/** The words beside the box, when they say that the agreement has been accepted. */
const acceptedState = (page: Page) =>
  page
    .getByRole('status')
    .filter({ hasText: /Angenommen am .* 20\d\d.*,\s+Fassung 2026-11-02\./ })
    .waitFor();

const box = (page: Page) => page.locator('#agreed');
const isDialogOpen = (page: Page) => page.locator('dialog').evaluate((dialog: HTMLDialogElement) => dialog.open);

describe('the sign-up form', () => {
  it('is filled in, accepted and sent by keyboard alone', async () => {
    const { page, problems } = await atForm();
    await typeFields(page);
    await openAgreement(page);
    await acceptInDialog(page);

    await focusOn(page, BOX);
    await acceptedState(page);
    assert.equal(await box(page).isChecked(), false);
    await page.keyboard.press('Space');
    await tabTo(page, SEND);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Willkommen, Bent Ollmann' }).waitFor();
    assert.deepEqual(problems, []);
    await page.context().close();
  });

  it('cannot be sent before the agreement is accepted, whatever is ticked', async () => {
    const { page } = await atForm();
    await typeFields(page);
    await box(page).check();
    await tabTo(page, SEND);
    await page.keyboard.press('Enter');
    await focusOn(page, BOX);
    assert.equal(
      await box(page).evaluate((input: HTMLInputElement) => input.validationMessage),
      await box(page).getAttribute('data-first'),
    );
    assert.equal(new URL(page.url()).pathname, '/signup/');
    await page.context().close();
  });

  it('is refused by the server as well', async () => {
    const { page } = await atForm();
    const status = await page.evaluate(async (person) => {
      const body = new URLSearchParams({ ...person, agreed: 'yes' });
      return (await fetch('/signup/', { method: 'POST', body })).status;
    }, PERSON);
    assert.equal(status, 422);
    await page.context().close();
  });

  it('cannot be sent after the acceptance without the tick', async () => {
    const { page } = await atForm();
    await typeFields(page);
    await openAgreement(page);
    await acceptInDialog(page);
    await tabTo(page, SEND);
    await page.keyboard.press('Enter');
    await focusOn(page, BOX);
    assert.equal(await box(page).evaluate((input: HTMLInputElement) => input.validity.valueMissing), true);
    await page.context().close();
  });

  it('knows the acceptance again on the next visit', async () => {
    const { page, open } = await atForm();
    await typeFields(page);
    await openAgreement(page);
    await acceptInDialog(page);
    await open('/signup/');
    await acceptedState(page);
    assert.equal(await page.locator('#company').inputValue(), PERSON.company);
    await openAgreement(page);
    await page.getByText('bereits angenommen').waitFor();
    await page.context().close();
  });
});

describe('the dialog', () => {
  it('closes with Escape, gives the focus back to the link and keeps what was ticked', async () => {
    const { page } = await atForm();
    await typeFields(page);
    await openAgreement(page);
    await tabTo(page, DECLARATION);
    await page.keyboard.press('Space');
    await page.keyboard.press('Escape');
    await focusOn(page, LINK);
    assert.equal(await isDialogOpen(page), false);
    await page.keyboard.press('Enter');
    assert.equal(await page.getByLabel('Ich nehme diese Vereinbarung').isChecked(), true);
    await page.context().close();
  });

  it('closes with its button', async () => {
    const { page } = await atForm();
    await openAgreement(page);
    await tabTo(page, 'button Schließen');
    await page.keyboard.press('Enter');
    await focusOn(page, LINK);
    assert.equal(await isDialogOpen(page), false);
    await page.context().close();
  });

  it('is for reading only while the form does not say who accepts', async () => {
    const { page } = await atForm();
    await openAgreement(page);
    await page.getByText('Zum Lesen.').waitFor();
    assert.equal(await page.getByRole('button', { name: 'AVV annehmen' }).count(), 0);
    await page.context().close();
  });

  it('has nothing for axe to find', async () => {
    for (const colorScheme of ['light', 'dark'] as const)
      for (const width of [1280, 390]) {
        const { page, problems } = await atForm({ colorScheme, viewport: { width, height: 800 } });
        await typeFields(page);
        await openAgreement(page);
        assert.deepEqual([await axeViolations(page), await overflow(page), problems], [[], 0, []]);
        await page.context().close();
      }
  });
});
