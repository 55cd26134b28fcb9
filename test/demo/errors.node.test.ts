/** The page of faults: each case shows what it should, in German. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { faultGroups } from '../../demo/faults/index.js';
import { axeViolations, overflow, pressAccept, setStage, visit, type Stage, type Visit } from './visit.js';

/** What readers see instead of the agreement, and what the host's code gets. */
const NOT_SHOWN: Readonly<Record<string, readonly [words: string, code: string]>> = {
  'not-found': ['Unter dieser Adresse gibt es keinen Vertrag', 'not-found'],
  forbidden: ['Bitte melden Sie sich an', 'forbidden'],
  unavailable: ['vorübergehend überlastet', 'unavailable'],
  refused: ['gerade nicht erreichbar', 'network'],
  timeout: ['nicht rechtzeitig geantwortet', 'timeout'],
  html: ['Statt des Vertrags kam eine Webseite', 'html'],
  'content-type': ['Die Vertragsdatei ist fehlerhaft', 'content-type'],
  'too-large': ['Die Vertragsdatei ist zu groß', 'too-large'],
  syntax: ['Die Vertragsdatei ist fehlerhaft', 'syntax'],
  'duplicate-key': ['Die Vertragsdatei ist fehlerhaft', 'duplicate-key'],
  invalid: ['Die Vertragsdatei ist fehlerhaft', 'invalid'],
  'newer-format': ['neuere Version von avv-viewer', 'newer-format'],
  encoding: ['Die Vertragsdatei ist fehlerhaft', 'encoding'],
  'too-deep': ['Die Vertragsdatei ist fehlerhaft', 'too-deep'],
  integrity: ['wird deshalb nicht angezeigt', 'integrity'],
  outdated: ['veraltete Fassung', 'outdated'],
};

/** What stands in the agreement's text although the file wants something else. */
const SHOWN_HARMLESS: Readonly<Record<string, string>> = {
  links: 'Zum Vertrag',
  markup: '<script>globalThis.attacked=true</script>',
  controls: 'U+202E',
  nesting: '> > > > >',
  lengths: 'Ein Wort ohne Trennstelle',
  prototype: 'Der Vertrag endet mit dem Hauptvertrag',
};

/** What readers see after they have accepted. */
const ANSWERED: Readonly<Record<string, readonly [words: string, event: string]>> = {
  unauthenticated: ['Es wurde nichts gespeichert', 'avv-error · accept · unauthenticated'],
  'not-authorised': ['vertretungsberechtigten Person', 'avv-error · accept · not-authorised'],
  superseded: ['wurde geändert, während Sie ihn gelesen haben', 'avv-error · accept · superseded'],
  rejected: ['Diese Adresse ist nicht für Ihr Unternehmen freigegeben', 'avv-error · accept · rejected'],
  busy: ['Vertrag angenommen', 'avv-accepted · rcpt_'],
  'answer-lost': ['Vertrag angenommen', 'avv-accepted · rcpt_'],
  'broken-receipt': ['nicht sicher, ob Ihre Annahme gespeichert wurde', 'avv-error · accept · receipt-malformed'],
  pending: ['Bestätigung steht aus', 'avv-accepted'],
  plain: ['Annahme übermittelt', 'avv-accepted'],
};

let stage: Stage;
before(async () => (stage = await setStage()));
after(() => stage.close());

async function openCase(id: string, options = {}): Promise<Visit> {
  const visitor = await visit(stage, options);
  await visitor.page.clock.install();
  await visitor.open(`/errors/?case=${id}`);
  return visitor;
}

const eventLogged = (page: Page, text: string) => page.locator('[data-events] li').filter({ hasText: text }).waitFor();

async function accept(page: Page): Promise<void> {
  await page.locator('avv-viewer input[name="company"]').fill('Probe AG');
  await page.locator('avv-viewer input[name="email"]').fill('probe@firma.example');
  for (const box of await page.locator('avv-viewer input[type="checkbox"]').all()) await box.check();
  await pressAccept(page);
}

/** Lets the pauses between two tries pass at once. */
async function passTime(page: Page, until: string): Promise<void> {
  const done = page.locator('[data-events] li').filter({ hasText: until });
  while (!(await done.count())) await page.clock.fastForward(1000);
}

it('every case is checked here', () => {
  const ids = faultGroups.flatMap(({ cases }) => cases.map(({ id }) => id));
  assert.deepEqual(ids.sort(), Object.keys({ ...NOT_SHOWN, ...SHOWN_HARMLESS, ...ANSWERED }).sort());
});

describe('a file that cannot be shown', () => {
  for (const [id, [words, code]] of Object.entries(NOT_SHOWN))
    it(`${id}: says so, tells the host, and leaves the fallback`, async () => {
      const { page } = await openCase(id);
      if (id === 'timeout') await passTime(page, 'avv-error');
      await eventLogged(page, `avv-error · load · ${code}`);
      const error = page.locator('avv-viewer [part~="error"]');
      assert.match(await error.innerText(), new RegExp(words));
      assert.equal(await error.getByRole('button', { name: 'Erneut versuchen' }).isVisible(), true);
      assert.equal(await page.locator('[data-fallback]').isVisible(), true);
      await page.context().close();
    });

  it('invalid: names each mistake with its place', async () => {
    const { page } = await openCase('invalid');
    await page.getByText('Einzelheiten für den Anbieter').click();
    const details = await page.locator('avv-viewer [part~="error"] li').allInnerTexts();
    for (const place of [
      '/published',
      '/sections/0/id',
      '/sections/1/title',
      '/sections/2/places/0',
      '/periods/breachHours',
    ])
      assert.ok(
        details.some((detail) => detail.startsWith(place)),
        `${place} in ${details.join('\n')}`,
      );
    await page.context().close();
  });

  it('syntax: names line and column', async () => {
    const { page } = await openCase('syntax');
    await page.getByText('Einzelheiten für den Anbieter').click();
    assert.match(await page.locator('avv-viewer [part~="error"] li').innerText(), /Line 6, column 3\b/);
    await page.context().close();
  });
});

describe('a hostile file', () => {
  it('would attack a page that puts it in as HTML (control)', async () => {
    const response = await fetch(`${stage.demo.origin}/errors/files/markup`);
    const { sections } = (await response.json()) as { sections: { body: string }[] };
    const page = await stage.browser.newPage();
    await page.evaluate((body) => (document.body.innerHTML = body), sections[0]!.body);
    await page.waitForFunction('globalThis.attacked');
    await page.close();
  });

  for (const [id, words] of Object.entries(SHOWN_HARMLESS))
    it(`${id}: is text, runs nothing, loads nothing, bursts nothing`, async () => {
      const { page, problems } = await openCase(id, { viewport: { width: 390, height: 800 } });
      await eventLogged(page, 'avv-loadend');
      const document = page.locator('avv-viewer [part~="document"]');
      // Not `innerText`, which leaves out what is not laid out yet.
      assert.ok((await document.textContent())?.includes(words));
      const links = await document
        .locator('a')
        .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).protocol));
      assert.deepEqual(
        [...new Set(links)].filter((protocol) => !['http:', 'https:', 'mailto:', 'tel:'].includes(protocol)),
        [],
      );
      assert.equal(await document.locator('script, img, iframe, svg, style, form[action]').count(), 0);
      assert.deepEqual(
        [await page.evaluate('globalThis.attacked'), problems, await overflow(page)],
        [undefined, [], 0],
      );
      await page.context().close();
    });
});

describe('an endpoint that does not take the acceptance as expected', () => {
  for (const [id, [words, event]] of Object.entries(ANSWERED))
    it(`${id}: says what has happened`, async () => {
      const { page, problems } = await openCase(id);
      await eventLogged(page, 'avv-loadend');
      await accept(page);
      if (id === 'busy') await page.locator('avv-viewer [part~="waiting"]').waitFor();
      await passTime(page, event);
      await page.locator('avv-viewer').getByText(words).waitFor();
      assert.deepEqual(
        problems.filter((problem) => /^foreign|Content Security Policy/.test(problem)),
        [],
      );
      await page.context().close();
    });

  it('superseded: the new version is on the page, nothing is ticked, and it can be accepted', async () => {
    const { page } = await openCase('superseded');
    await eventLogged(page, 'avv-loadend');
    await accept(page);
    await page.getByText('danach werden die Daten binnen 30 Tagen gelöscht').waitFor();
    const boxes = await page.locator('avv-viewer input[type="checkbox"]').all();
    assert.deepEqual(await Promise.all(boxes.map((box) => box.isChecked())), [false, false]);
    await accept(page);
    await eventLogged(page, 'avv-accepted · rcpt_');
    await page.context().close();
  });
});

describe('the page of faults', () => {
  for (const id of ['invalid', 'rejected'])
    it(`${id}: has nothing for axe to find`, async () => {
      for (const colorScheme of ['light', 'dark'] as const) {
        const { page } = await openCase(id, { colorScheme });
        await eventLogged(page, 'avv-loadend');
        if (id === 'rejected') {
          await accept(page);
          await eventLogged(page, 'avv-error');
        }
        assert.deepEqual(await axeViolations(page), []);
        await page.context().close();
      }
    });
});
