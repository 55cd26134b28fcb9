/** The sign-up form with its checkbox: by keyboard alone, without script, and down to the row in the database. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { plauderkasten } from '../../demo/providers.js';
import type { AcceptanceRecord } from '../../src/acceptance/schema.js';
import { verifyChain } from '../../src/acceptance/verify-chain.js';
import { toldBy } from './accessible.js';
import { focusOn, tabTo } from './keyboard.js';
import { countEntries, storedRow } from './stored.js';
import { agreementShown, axeViolations, overflow, setStage, visit, type Stage, type Visit } from './visit.js';

const WORDS =
  'Ich nehme diese Vereinbarung für das Konto bent@ollmann.example an. Ich darf das genannte Unternehmen beim Abschluss vertreten.';
const BOX = 'input checkbox Ich nehme diese Vereinbarung';
const LINK = 'a Vereinbarung über die Auftragsverarbeitung';
const SEND = 'button Konto anlegen';

const PERSON = { name: 'Bent Ollmann', company: 'Ollmann & Töchter KG', email: 'bent@ollmann.example' };

let stage: Stage;
before(async () => (stage = await setStage()));
after(() => stage.close());

async function atForm(options = {}): Promise<Visit> {
  const visitor = await visit(stage, options);
  await visitor.open('/signup/');
  await visitor.page.getByRole('checkbox', { name: 'Ich nehme diese Vereinbarung' }).waitFor();
  return visitor;
}

const box = (page: Page) => page.getByRole('checkbox', { name: 'Ich nehme diese Vereinbarung' });
const send = (page: Page) => page.getByRole('button', { name: 'Konto anlegen' });
const welcome = (page: Page) => page.getByRole('heading', { name: 'Willkommen, Bent Ollmann' });
const dialog = (page: Page) => page.locator('avv-checkbox dialog[open]');

async function fill(page: Page, facts: Readonly<Record<string, string>> = PERSON): Promise<void> {
  for (const [name, value] of Object.entries(facts)) await page.locator(`#${name}`).fill(value);
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

/** What the form would send as the checkbox's entry. */
const entry = (page: Page): Promise<AcceptanceRecord> =>
  page.evaluate(() => {
    const form = document.querySelector<HTMLFormElement>('#signup')!;
    return JSON.parse(new FormData(form).get('avv') as string) as AcceptanceRecord;
  });

/** Sends what a script might, past the form. Tells the status and what the page then says. */
const post = (page: Page, fields: Readonly<Record<string, string>>): Promise<readonly [number, string]> =>
  page.evaluate(async (body) => {
    const response = await fetch('/signup/', { method: 'POST', body: new URLSearchParams(body) });
    const words = /role="alert">([^<]*)/.exec(await response.text())?.[1] ?? '';
    return [response.status, words] as const;
  }, fields);

async function downloaded(page: Page, act: () => Promise<void>): Promise<{ name: string; content: string }> {
  const [download] = await Promise.all([page.waitForEvent('download'), act()]);
  return { name: download.suggestedFilename(), content: await readFile(await download.path(), 'utf8') };
}

/** Without what differs by nature: when it was made, and how the build wrote the style sheet. */
const withoutMaking = (copy: string): string =>
  copy.replace(/(?<=Geprüft beim Speichern dieser Kopie am )[^<]*/, '…').replace(/<style>.*?<\/style>/s, '');

/** Names the first difference only: the files are long. */
function assertSame(one: string, other: string): void {
  let index = 0;
  while (index < one.length && one[index] === other[index]) index++;
  const around = (text: string) => text.slice(Math.max(0, index - 100), index + 100);
  assert.equal(around(one), around(other));
}

describe('the sign-up form', () => {
  it('is filled in, ticked and sent by keyboard alone, the agreement read in between', async () => {
    const { page, problems } = await atForm();
    await typeFields(page);
    await tabTo(page, LINK);
    await page.keyboard.press('Enter');
    await agreementShown(page);
    await page.keyboard.press('Escape');
    await focusOn(page, LINK);
    await page.keyboard.press('Shift+Tab');
    await focusOn(page, BOX);
    await page.keyboard.press('Space');
    await tabTo(page, SEND);
    await page.keyboard.press('Enter');
    await welcome(page).waitFor();
    assert.deepEqual(problems, []);
    await page.context().close();
  });

  it('ends in a row of the database that belongs to the account, and in a chain that verifies', async () => {
    const { page, problems, open } = await atForm();
    await fill(page);
    await box(page).check();
    const record = await entry(page);
    await send(page).click();
    await welcome(page).waitFor();
    const id = await page.locator('.accepted code').innerText();

    const { receipt, customer, document_id: documentId } = storedRow(stage.database, id)!;
    assert.deepEqual(receipt.record, record);
    assert.deepEqual([documentId, customer], ['plauderkasten-avv', null]);
    const { act, acceptor, declarations, authority, placeholders } = receipt.record;
    assert.deepEqual([act.method, act.label], ['checkbox', WORDS]);
    assert.deepEqual([acceptor.name, acceptor.email], [PERSON.name, PERSON.email]);
    assert.equal(receipt.record.customer.name, PERSON.company);
    assert.deepEqual(
      declarations.map((declaration) => [declaration.id, declaration.checked]),
      [
        ['declaration-accept', true],
        ['declaration-news', false],
      ],
    );
    assert.deepEqual([authority?.confirmed, placeholders.customerAccount], [true, PERSON.email]);

    const { origin } = stage.demo;
    const keys: unknown = await (await fetch(`${origin}/api/plauderkasten/avv/acceptances?keys`)).json();
    const chain = await (await fetch(`${origin}/records/files/plauderkasten.jsonl`)).text();
    const { valid, problems: findings } = await verifyChain(chain, { keys });
    assert.deepEqual([valid, findings], [true, []]);
    assert.match(chain, new RegExp(`"attached":"${id}"[^\\n]*"kind":"attachment"`));

    const checked = page.waitForResponse(/\?keys$/);
    await page.getByRole('link', { name: 'Vertrag und Beleg ansehen' }).click();
    await page.locator('avv-viewer [part~="receipt"]').getByText(id).waitFor();
    await (await checked).finished();
    await stage.restart();
    await open('/signup/');
    await welcome(page).waitFor();
    assert.equal(await page.locator('.accepted code').innerText(), id);
    assert.deepEqual(problems, []);
    await page.context().close();
  });

  it('leaves the durable copy that the server made, the same file as the page saves', async () => {
    const { page, problems } = await atForm();
    await fill(page);
    await box(page).check();
    await send(page).click();
    await welcome(page).waitFor();
    const id = await page.locator('.accepted code').innerText();
    const made = await downloaded(page, () => page.getByRole('link', { name: 'Vollständige Kopie' }).click());
    await page.getByRole('link', { name: 'Vertrag und Beleg ansehen' }).click();
    const save = page.getByRole('button', { name: 'Vollständige Kopie speichern' });
    const saved = await downloaded(page, () => save.click());
    assert.deepEqual([made.name, /^plauderkasten-avv_.*\.html$/.test(saved.name)], [`${id}.html`, true]);
    assert.match(made.content, /Beleg geprüft: Vertragstext, Erklärungen und Signatur stimmen/);
    assertSame(withoutMaking(made.content), withoutMaking(saved.content));
    assert.deepEqual(problems, []);
    await page.context().close();
  });

  it('gives the copy to nobody else', async () => {
    const response = await fetch(`${stage.demo.origin}/signup/copy/`);
    assert.equal(response.status, 404);
  });

  it('cannot be sent without the tick, and says so at the box', async () => {
    const { page } = await atForm();
    await fill(page);
    await send(page).click();
    await focusOn(page, BOX);
    await page.locator('avv-checkbox [part~="error"]').getByText('Bitte kreuzen Sie das Feld an').waitFor();
    assert.equal(new URL(page.url()).pathname, '/signup/');
    await page.context().close();
  });

  it('is sent once, however often the button is pressed', async () => {
    const { page } = await atForm();
    await fill(page);
    await box(page).check();
    const formKey = await page.locator('[name="form"]').inputValue();
    const fields = { ...PERSON, avv: JSON.stringify(await entry(page)), form: formKey };
    const before = countEntries(stage.database);
    await page.evaluate(async (body) => {
      const requests = [1, 2].map(() => new Request('/signup/', { method: 'POST', body: new URLSearchParams(body) }));
      await Promise.all(requests.map((request) => fetch(request)));
    }, fields);
    assert.equal(countEntries(stage.database) - before, 2, 'one acceptance and one attachment');
    await page.context().close();
  });
});

describe('the server', () => {
  const cases: Readonly<Record<string, [(record: AcceptanceRecord) => unknown, RegExp]>> = {
    'no acceptance': [() => '', /kreuzen Sie die Vereinbarung an/],
    'no record': [() => 'yes', /kreuzen Sie die Vereinbarung an/],
    'a record of somebody else': [
      (record) => ({ ...record, acceptor: { ...record.acceptor, email: 'eve@example.com' } }),
      /Angaben haben sich nach dem Ankreuzen geändert/,
    ],
    'another version': [
      (record) => ({ ...record, document: { ...record.document, version: '2026-06-15' } }),
      /Vereinbarung wurde inzwischen geändert/,
    ],
    'other words': [
      (record) => ({ ...record, declarations: record.declarations.map((one) => ({ ...one, text: 'Nein.' })) }),
      /konnte nicht gespeichert werden/,
    ],
    'a declaration that is not made': [
      (record) => ({ ...record, declarations: record.declarations.map((one) => ({ ...one, checked: false })) }),
      /konnte nicht gespeichert werden/,
    ],
  };

  for (const [name, [change, words]] of Object.entries(cases))
    it(`refuses ${name}: no account, no entry`, async () => {
      const { page, open } = await atForm();
      await fill(page);
      await box(page).check();
      const changed = change(await entry(page));
      const avv = typeof changed === 'string' ? changed : JSON.stringify(changed);
      const before = countEntries(stage.database);
      const [status, said] = await post(page, { ...PERSON, avv, form: crypto.randomUUID() });
      assert.equal(status, 422);
      assert.match(said, words);
      assert.equal(countEntries(stage.database), before);
      await open('/signup/welcome/');
      await page.getByRole('heading', { name: 'Noch kein Konto' }).waitFor();
      await page.context().close();
    });

  it('keeps what was typed when it refuses', async () => {
    const { page, open } = await visit(stage, { javaScriptEnabled: false });
    await open('/signup/');
    await fill(page);
    await send(page).click();
    await page.getByRole('alert').getByText(plauderkasten.email).waitFor();
    assert.equal(await page.locator('#company').inputValue(), PERSON.company);
    await page.context().close();
  });
});

describe('to assistive technology', () => {
  it('the box is a checkbox with the whole statement as its name and the agreement as its description', async () => {
    const { page } = await atForm();
    await fill(page);
    const [told] = await toldBy(page, ['checkbox']);
    assert.equal(told!.name, WORDS);
    assert.match(told!.description, /^Vereinbarung über die Auftragsverarbeitung, Fassung ?2026-11-02/);
    assert.deepEqual([told!.properties.checked, told!.properties.focusable], ['false', true]);
    await box(page).check();
    assert.equal((await toldBy(page, ['checkbox']))[0]!.properties.checked, 'true');
    await page.context().close();
  });

  it('the box is invalid and says why once the form was sent without it', async () => {
    const { page } = await atForm();
    await fill(page);
    await send(page).click();
    await page.locator('avv-checkbox [part~="error"]').waitFor();
    const [told] = await toldBy(page, ['checkbox']);
    assert.equal(told!.properties.invalid, 'true');
    assert.match(told!.description, /Bitte kreuzen Sie das Feld an/);
    await page.context().close();
  });

  it('the link says that it opens a dialog, which has the agreement’s name and hides the form', async () => {
    const { page } = await atForm();
    const [link] = (await toldBy(page, ['link'])).filter(({ name }) => name.startsWith('Vereinbarung über'));
    assert.equal(link!.properties.hasPopup, 'dialog');
    await page.locator('avv-checkbox [part~="agreement-link"]').click();
    await agreementShown(page);
    const told = await toldBy(page, ['dialog', 'checkbox', 'textbox']);
    assert.deepEqual(
      told.map(({ role, name, properties: { modal } }) => [role, name, modal]),
      [['dialog', 'Vereinbarung über die Auftragsverarbeitung', true]],
    );
    await page.context().close();
  });
});

describe('the dialog', () => {
  it('closes with its button and gives the focus back to the link', async () => {
    const { page } = await atForm();
    await tabTo(page, LINK);
    await page.keyboard.press('Enter');
    await agreementShown(page);
    await tabTo(page, 'button Schließen');
    await page.keyboard.press('Enter');
    await focusOn(page, LINK);
    assert.equal(await dialog(page).count(), 0);
    await page.context().close();
  });

  it('closes with the browser’s way back, the form still filled', async () => {
    const { page } = await atForm();
    await fill(page);
    await page.locator('avv-checkbox [part~="agreement-link"]').click();
    await agreementShown(page);
    await page.goBack();
    await dialog(page).waitFor({ state: 'detached' });
    assert.equal(await page.locator('#email').inputValue(), PERSON.email);
    await page.context().close();
  });

  it('is noted in the record: the agreement has been open before the tick', async () => {
    const { page } = await atForm();
    await fill(page);
    await page.locator('avv-checkbox [part~="agreement-link"]').click();
    await agreementShown(page);
    await page.keyboard.press('Escape');
    await box(page).check();
    assert.equal((await entry(page)).presentation.mode, 'dialog');
    await page.context().close();
  });
});

describe('axe', () => {
  for (const colorScheme of ['light', 'dark'] as const)
    for (const width of [1280, 390])
      it(`finds nothing at ${width} in ${colorScheme}: with errors, in the dialog, after it`, async () => {
        const { page, problems } = await atForm({ colorScheme, viewport: { width, height: 800 } });
        const fine = async () =>
          assert.deepEqual([await axeViolations(page), await overflow(page), problems], [[], 0, []]);
        await fill(page);
        await send(page).click();
        await page.locator('avv-checkbox [part~="error"]').waitFor();
        await fine();
        await page.locator('avv-checkbox [part~="agreement-link"]').click();
        await agreementShown(page);
        await fine();
        await page.keyboard.press('Escape');
        await box(page).check();
        await send(page).click();
        await welcome(page).waitFor();
        await fine();
        await page.context().close();
      });
});
