/** The part of the benchmark that does not depend on how busy a machine is. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../support/chromium.mjs';
import { serve, type TestServer } from '../package/server.js';
import { makeAgreement } from './agreement.js';
import { measure } from './measure.js';
import { benchPages } from './pages.js';

let browser: Browser;
let server: TestServer;

before(async () => {
  browser = await launchChromium();
  server = await serve(benchPages(makeAgreement(160, 120)));
});

after(async () => {
  await server.close();
  await browser.close();
});

test('nothing on the page moves while an agreement of 160 clauses comes in', async () => {
  assert.equal((await measure(browser, `${server.origin}/viewer`)).shift, 0);
});

test('a first visit makes two requests, script and agreement', async () => {
  const before = server.requests.length;
  await measure(browser, `${server.origin}/viewer`);
  assert.deepEqual(server.requests.slice(before).sort(), ['/avv-viewer.js', '/avv.json', '/viewer']);
});

test('a first visit in English makes three', async () => {
  const before = server.requests.length;
  await measure(browser, `${server.origin}/viewer-en`);
  assert.deepEqual(server.requests.slice(before).sort(), [
    '/avv-viewer.en.js',
    '/avv-viewer.js',
    '/avv.json',
    '/viewer-en',
  ]);
});
