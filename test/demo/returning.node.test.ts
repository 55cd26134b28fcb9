/** What returning customers see, by what a new version asks of them; and the acceptance of that version. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { CASES, type Case } from '../../demo/returning/cases.js';
import { tabTo } from './keyboard.js';
import { storedRow } from './stored.js';
import { agreementShown, axeViolations, overflow, setStage, visit, type Stage } from './visit.js';

let stage: Stage;
before(async () => (stage = await setStage()));
after(() => stage.close());

/** What the element tells the page, what it says to the reader, and whether there is something to press. */
const EXPECTED: Readonly<Record<Case, { status: RegExp; words: RegExp; asks: boolean }>> = {
  accepted: { status: /^accepted$/, words: /Vertrag angenommen/, asks: false },
  notice: { status: /^accepted, notice$/, words: /genügt weiterhin; Sie müssen nichts annehmen/, asks: false },
  objection: { status: /^accepted, objection$/, words: /Einspruch ist möglich bis zum \d/, asks: false },
  grace: { status: /^grace, reacceptance, until \d/, words: /Bitte nehmen Sie die neue Fassung .* an\./, asks: true },
  outdated: { status: /^outdated, reacceptance, until \d/, words: /Die Frist dafür endete am \d/, asks: true },
  upcoming: { status: /^accepted, reacceptance, .*upcoming$/, words: /das ist schon jetzt möglich/, asks: true },
};

const status = (page: Page) => page.locator('#status').innerText();
const accept = (page: Page) => page.getByRole('button', { name: 'AVV annehmen' });

describe('somebody who accepted an earlier version', () => {
  for (const name of CASES)
    it(`sees what is to be done: ${name}`, async () => {
      const { page, problems, open } = await visit(stage, { viewport: { width: 390, height: 800 } });
      await open(`/returning/?as=${name}`);
      await agreementShown(page);
      await page.locator('#status', { hasText: EXPECTED[name].status }).waitFor();
      await page.locator('avv-viewer section[part]').getByText(EXPECTED[name].words).first().waitFor();
      assert.equal((await accept(page).count()) > 0, EXPECTED[name].asks);
      assert.deepEqual([await axeViolations(page), await overflow(page), problems], [[], 0, []]);
      await page.context().close();
    });

  it('accepts the new version by keyboard, down to the row in the database, and is done', async () => {
    const { page, problems, open } = await visit(stage);
    await open('/returning/?as=grace');
    await agreementShown(page);
    await page.locator('avv-viewer input[name="position"]').focus(); // past the links of the text
    for (const statement of ['input checkbox Ich nehme die Vereinbarung', 'input checkbox Ich bin befugt']) {
      await tabTo(page, statement);
      await page.keyboard.press('Space');
    }
    await tabTo(page, 'button AVV annehmen');
    await page.keyboard.press('Enter');
    await page.locator('#status', { hasText: /^accepted$/ }).waitFor();
    const id = await page.locator('avv-viewer [part~="receipt-facts"] code').first().innerText();
    const { entry, chain, receipt } = storedRow(stage.database, id)!;
    assert.match(chain, /^live:werkbank-ki-grace-/);
    assert.equal(entry.document?.version, '2026-11');
    assert.equal(receipt.record.presentation.previousVersion, '2026-06');

    await open('/returning/?as=grace');
    await agreementShown(page);
    await page.locator('#status', { hasText: /^accepted$/ }).waitFor();
    assert.equal(await accept(page).count(), 0);
    assert.deepEqual([await status(page), problems], ['accepted', []]);
    await page.context().close();
  });

  it('objects to an announced change by keyboard, down to the row and the provider’s list, and finds it again', async () => {
    const { page, problems, open } = await visit(stage, { viewport: { width: 390, height: 800 } });
    await open('/returning/?as=objection');
    await agreementShown(page);
    const item = page.locator('avv-viewer #change-arvensprache');
    const form = item.getByRole('group', { name: 'Einspruch erheben' });
    await item.getByRole('button', { name: /^Einspruch erheben/ }).press('Enter');
    await form.getByRole('button', { name: 'Einspruch absenden' }).press('Enter');
    await form.getByText('Bitte füllen Sie dieses Feld aus.').waitFor();
    assert.deepEqual([await axeViolations(page), await overflow(page)], [[], 0]);
    await page.keyboard.type('Die Verarbeitung soll in der Schweiz bleiben.');
    await form.getByRole('button', { name: 'Einspruch absenden' }).press('Enter');
    await item.getByRole('heading', { name: 'Einspruch erhoben' }).waitFor();
    const id = await item.locator('[part~="receipt-facts"] code').first().innerText();
    const { entry, chain, receipt } = storedRow(stage.database, id)!;
    assert.deepEqual([entry.kind, chain.startsWith('live:werkbank-ki-objection-')], ['objection', true]);
    assert.deepEqual((receipt.record as unknown as { changes: string[] }).changes, ['change-arvensprache']);
    assert.deepEqual([await axeViolations(page), await overflow(page)], [[], 0]);

    await open('/returning/?as=objection');
    await agreementShown(page);
    await item.getByRole('heading', { name: 'Einspruch erhoben' }).waitFor();
    assert.equal(await item.getByRole('button', { name: /^Einspruch erheben/ }).count(), 0);
    await open('/records/');
    await page
      .locator(`tbody#${id}`, { hasText: 'Einspruch gegen change-arvensprache: Die Verarbeitung soll' })
      .waitFor();
    const file = await page.request.get(`${stage.demo.origin}/records/files/werkbank-ki/${id}.json`);
    assert.equal(((await file.json()) as { id: string }).id, id);
    assert.deepEqual(problems, []);
    await page.context().close();
  });

  it('can look at the version that was accepted', async () => {
    const { page, open } = await visit(stage);
    await open('/returning/?as=notice');
    await agreementShown(page);
    await page.getByRole('button', { name: 'Fassung 2026-06 ansehen' }).click();
    await page.locator('avv-viewer #s-9-1', { hasText: '72 Stunden' }).waitFor();
    await page.context().close();
  });
});
