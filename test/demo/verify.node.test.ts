/** The page that verifies receipts, as an auditor uses it: with a mouse, with the keyboard, from any web server. */
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { copy, evidenceFiles, type EvidenceFiles } from '../acceptance/evidence-files.js';
import { tabTo } from './keyboard.js';
import { axeViolations, overflow, setStage, visit, type Stage } from './visit.js';

let stage: Stage;
let evidence: EvidenceFiles;
before(async () => {
  evidence = await evidenceFiles();
  stage = await setStage();
});
after(() => stage.close());

const file = (name: string, content = evidence.files[name]!) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(content),
});

const give = (page: Page, ...names: string[]) => page.locator('#files').setInputFiles(names.map((name) => file(name)));

/** Lets go of files over the page, not over the field. */
const drop = (page: Page, ...names: string[]) =>
  page.evaluate(
    (files) => {
      const dataTransfer = new DataTransfer();
      for (const { name, content } of files) dataTransfer.items.add(new File([content], name));
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    },
    names.map((name) => ({ name, content: evidence.files[name]! })),
  );

const verdict = (page: Page, words: string | RegExp) => page.getByRole('status').filter({ hasText: words }).waitFor();

/** Each check with its result, as the table says. */
const table = (page: Page) =>
  page
    .locator('table tbody tr')
    .evaluateAll((rows) =>
      Object.fromEntries(rows.map((row) => [row.children[0]!.textContent, row.children[1]!.textContent.slice(2)])),
    );

const PASSED = {
  Form: 'passed',
  Record: 'passed',
  Agreement: 'passed',
  'Wording of the statements': 'passed',
  Signature: 'passed',
  'Place in the chain': 'passed',
};

async function opened(path = '/en/verify/', options = {}) {
  const visited = await visit(stage, options);
  await visited.open(path);
  await visited.page.locator('[data-ready]').waitFor();
  return { ...visited, close: () => visited.page.context().close() };
}

describe('/verify/', () => {
  it('names each check with its result and why, and sends nothing', async () => {
    const { page, problems, close } = await opened();
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await give(page, 'receipt.json', 'avv.json', 'jwks.json', 'chain.jsonl');
    await verdict(page, 'The receipt is genuine');
    assert.deepEqual(await table(page), PASSED);
    assert.deepEqual([requests, problems], [[], []]);
    await close();
  });

  it('could not send anything if it wanted to', async () => {
    const { page, problems, close } = await opened();
    const refused = await page.evaluate(() =>
      Promise.allSettled([fetch('/healthz'), fetch('https://example.com/')]).then((all) =>
        all.map(({ status }) => status),
      ),
    );
    assert.deepEqual(refused, ['rejected', 'rejected']);
    assert.ok(problems.some((problem) => problem.includes("connect-src 'none'")));
    await close();
  });

  it('takes files that are dropped anywhere, in any order, and tells them apart by their content', async () => {
    const { page, close } = await opened();
    await drop(page, 'chain.jsonl', 'jwks.json');
    await verdict(page, 'The chain is intact');
    await page.getByText('3 entries, 3 receipts, 0 erased').waitFor();
    await drop(page, 'avv.json');
    await drop(page, 'receipt.json');
    await verdict(page, 'The receipt is genuine');
    assert.deepEqual(await table(page), PASSED);
    assert.equal(new URL(page.url()).pathname, '/en/verify/');
    await close();
  });

  it('says what is missing, and checks again when it comes or goes', async () => {
    const { page, close } = await opened();
    await give(page, 'avv.json');
    await verdict(page, 'The receipt is still missing, or the chain.');
    await give(page, 'receipt.json');
    await verdict(page, 'not everything could be checked');
    assert.equal((await table(page)).Signature, 'not checked');
    await give(page, 'jwks.json', 'chain.jsonl');
    await verdict(page, 'The receipt is genuine');
    await page.getByRole('button', { name: 'Remove: Agreement' }).click();
    await verdict(page, 'not everything could be checked');
    assert.equal((await table(page)).Agreement, 'not checked');
    await close();
  });

  it('fails a receipt that was changed, with what was expected and found', async () => {
    const { page, close } = await opened();
    await give(page, 'changed.json', 'avv.json', 'jwks.json', 'chain.jsonl');
    await verdict(page, 'The receipt proves nothing');
    assert.deepEqual(await table(page), {
      ...PASSED,
      Record: 'failed',
      Signature: 'failed',
      'Wording of the statements': 'passed',
      'Place in the chain': 'failed',
    });
    const row = page.locator('[data-check="record"]');
    await row.getByText('The record was changed after the receipt had been issued.').waitFor();
    await row.getByText(evidence.receipt.recordDigest).waitFor();
    await close();
  });

  it('names the lines of a chain that is broken', async () => {
    const { page, close } = await opened();
    await give(page, 'broken-chain.jsonl', 'jwks.json');
    await verdict(page, 'The chain is not intact');
    await page.getByText('Line 2: An entry is missing, too many, or in the wrong place.').waitFor();
    await close();
  });

  it('takes a durable copy for receipt and agreement', async () => {
    const { page, close } = await opened();
    await give(page, 'copy.html', 'jwks.json', 'chain.jsonl');
    await verdict(page, 'The receipt is genuine');
    await page.getByText('copy.html (in the copy)').first().waitFor();
    await close();
  });

  it('refuses what is no evidence, by name, and goes on with the rest', async () => {
    const { page, close } = await opened();
    await give(page, 'page.html', 'notes.json', 'cut-off.json', 'receipt.json');
    await verdict(page, 'not everything could be checked');
    const alert = page.getByRole('alert');
    for (const name of ['page.html', 'notes.json', 'cut-off.json']) await alert.getByText(name).waitFor();
    await give(page, 'avv.json');
    await alert.waitFor({ state: 'hidden' });
    await close();
  });

  it('shows markup in a receipt as text', async () => {
    const { page, problems, close } = await opened();
    const hostile = { ...evidence.receipt, issuer: '<img src=x onerror=alert(1)>' };
    await page.locator('#files').setInputFiles([file('hostile.html', copy(hostile))]);
    await page.getByText('<img src=x onerror=alert(1)>').waitFor();
    assert.equal(await page.locator('.verify img').count(), 0);
    assert.deepEqual(problems, []);
    await close();
  });

  it('is worked with the keyboard alone', async () => {
    const { page, close } = await opened();
    const chooser = page.waitForEvent('filechooser');
    await tabTo(page, 'input file');
    await page.keyboard.press('Enter');
    await (await chooser).setFiles([file('receipt.json'), file('avv.json')]);
    await verdict(page, 'not everything could be checked');
    await tabTo(page, 'button Remove');
    await page.keyboard.press('Enter');
    await verdict(page, 'The receipt is still missing, or the chain.');
    await close();
  });

  for (const [width, colorScheme] of [
    [390, 'dark'],
    [1280, 'light'],
  ] as const)
    it(`is in order with its results at ${width} pixels, ${colorScheme}`, async () => {
      const { page, problems, close } = await opened('/verify/', { viewport: { width, height: 800 }, colorScheme });
      await give(page, 'changed.json', 'avv.json', 'jwks.json', 'broken-chain.jsonl');
      await verdict(page, 'Der Beleg beweist nichts.');
      assert.deepEqual([await axeViolations(page), await overflow(page), problems], [[], 0, []]);
      await close();
    });

  it('works from any server that serves its files', async () => {
    const saved = new Map<string, { type: string; body: string }>();
    for (const path of [
      '/verify/',
      '/assets/verify.js',
      '/avv-viewer/avv-verify.js',
      '/assets/verify.css',
      '/assets/base.css',
    ]) {
      const response = await fetch(stage.demo.origin + path);
      saved.set(path, { type: response.headers.get('Content-Type')!, body: await response.text() });
    }
    const server = createServer(({ url = '' }, response) => {
      const found = saved.get(url);
      response.writeHead(found ? 200 : 404, { 'Content-Type': found?.type ?? 'text/plain' }).end(found?.body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const page = await stage.browser.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/verify/`);
    await page.locator('[data-ready]').waitFor();
    await give(page, 'receipt.json', 'avv.json', 'jwks.json', 'chain.jsonl');
    await verdict(page, 'Der Beleg ist echt');
    await page.close();
    await new Promise((resolve) => server.close(resolve));
  });
});
