/** The last day to object, in several time zones: what the page offers, what the endpoint takes, what the database holds. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import Connection from 'libsql';
import type { Browser, Page } from 'playwright-core';
import { fileResponse } from '../../demo/http.js';
import { listen } from '../../demo/listen.js';
import type { Agreement } from '../../src/agreement/schema.js';
import { createConsentHandler, createSqliteStore, toNodeListener } from '../../src/server/index.js';
import { launchChromium } from '../support/chromium.mjs';
import { countEntries, storedRow } from './stored.js';

const LAST_DAY = '2026-11-30';

const FILE: Agreement = {
  format: 'avv/1',
  id: 'muster-avv',
  version: '2',
  language: 'de',
  title: 'Vertrag zur Auftragsverarbeitung',
  sections: [{ id: 's-1', title: 'Unterauftragsverarbeiter', places: ['subprocessors', 'changes'] }],
  contacts: [{ purpose: 'privacy', email: 'datenschutz@muster.example' }],
  subprocessors: {
    groups: [{ id: 'g-1', title: 'Hosting', entries: [{ id: 'randkies', name: 'Randkies' }] }],
    changes: [
      {
        id: 'c-1',
        kind: 'added',
        entries: ['randkies'],
        announced: '2026-11-16',
        effective: '2026-12-17',
        objectUntil: LAST_DAY,
      },
    ],
  },
};

const PAGE = `<!doctype html><html lang="de"><title>AVV</title>
<script type="module" src="/avv-viewer/avv-viewer.js"></script>
<avv-viewer src="/avv.json" endpoint="/objections" accepted-version="2"></avv-viewer></html>`;

const folder = mkdtempSync(join(tmpdir(), 'avv-days-'));
const database = join(folder, 'evidence.db');
/** Of server and browser alike. */
let now: Date;
let browser: Browser;
let server: Server;
let origin: string;
const connection = new Connection(database);

before(async () => {
  const handler = createConsentHandler({
    agreements: [FILE],
    store: createSqliteStore(connection),
    issuer: 'Muster AG',
    identify: () => ({ customer: { reference: 'K-17', name: 'Probe GmbH' } }),
    now: () => now,
  });
  const answer = (request: Request): Promise<Response> | Response => {
    const { pathname } = new URL(request.url);
    const [, folderName, name = ''] = pathname.split('/');
    if (folderName === 'avv-viewer') return fileResponse(new URL(`../../dist/cdn/${name}`, import.meta.url), request);
    if (pathname === '/avv.json') return Response.json(FILE);
    if (pathname === '/objections') return handler(request);
    return new Response(PAGE, { headers: { 'Content-Type': 'text/html; charset=utf-8' } });
  };
  server = createServer();
  origin = await listen(server, 0);
  const listener = toNodeListener((request) => Promise.resolve(answer(request)));
  server.on('request', (request, response) => void listener(request, response));
  browser = await launchChromium();
});

after(async () => {
  await browser.close();
  server.closeAllConnections();
  server.close();
  connection.close();
  rmSync(folder, { recursive: true });
});

async function open(timezoneId: string): Promise<Page> {
  const context = await browser.newContext({ timezoneId, locale: 'de-DE' });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  await page.clock.setFixedTime(now);
  await page.goto(origin);
  await page.locator('avv-viewer .changes.standing').waitFor();
  return page;
}

async function object(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Einspruch erheben ?: Randkies$/ }).click();
  await page.getByLabel('Begründung').fill('Sitz außerhalb der Union.');
  await page.getByLabel('Ihr Name').fill('Ada Probe');
  await page.getByLabel('Ihre E-Mail-Adresse').fill('ada@probe.example');
  await page.getByLabel('Unternehmen').fill('Probe GmbH');
  await page.getByRole('button', { name: 'Einspruch absenden' }).click();
}

/** One minute before and after the last day ends where the customer is. */
const PLACES: [timeZone: string, before: string, after: string][] = [
  ['Europe/Berlin', '2026-11-30T22:59:00Z', '2026-11-30T23:01:00Z'],
  ['America/Los_Angeles', '2026-12-01T07:59:00Z', '2026-12-01T08:01:00Z'],
  ['Pacific/Kiritimati', '2026-11-30T09:59:00Z', '2026-11-30T10:01:00Z'],
];

describe('an objection on the last day', () => {
  for (const [timeZone, lastMinute, tooLate] of PLACES) {
    it(`is possible to its end in ${timeZone}, down to the row in the database`, async () => {
      now = new Date(lastMinute);
      const page = await open(timeZone);
      assert.match(
        await page.locator('avv-viewer #c-1').innerText(),
        /30\. November 2026 \(heute ist der letzte Tag\)/,
      );
      await object(page);
      const id = await page.locator('avv-viewer [part~="objected"] code').first().innerText();
      const { entry, customer, receipt } = storedRow(database, id)!;
      assert.deepEqual([entry.kind, customer, receipt.acceptedAt], ['objection', 'K-17', now.toISOString()]);
      const { changes, reason, client } = receipt.record as unknown as Record<string, unknown>;
      assert.deepEqual([changes, reason], [['c-1'], 'Sitz außerhalb der Union.']);
      assert.equal((client as { timeZone: string }).timeZone, timeZone);
      await page.context().close();
    });

    it(`is no longer offered a minute later in ${timeZone}, where the page says whom to turn to`, async () => {
      now = new Date(tooLate);
      const page = await open(timeZone);
      const words = await page.locator('avv-viewer #c-1').innerText();
      assert.match(words, /Die Frist für einen Einspruch endete am 30\. November 2026\./);
      assert.match(words, /datenschutz@muster\.example/);
      assert.equal(await page.getByRole('button', { name: 'Einspruch erheben' }).count(), 0);
      await page.context().close();
    });
  }

  it('from a device whose clock is wrong is refused when the day has passed everywhere', async () => {
    now = new Date('2026-11-30T12:00:00Z');
    const page = await open('Europe/Berlin');
    const stored = countEntries(database);
    now = new Date('2026-12-01T12:00:00Z');
    await object(page);
    const failure = page.locator('avv-viewer .objection [role="alert"]');
    await failure.waitFor();
    assert.match(await failure.innerText(), /nach der Uhr des Servers abgelaufen\. Es wurde nichts gespeichert/);
    assert.equal(countEntries(database), stored);
    await page.context().close();
  });
});
