/** The single file on pages of other people: by script tag, from another origin, under strict policies. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, afterEach, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Browser, Page as BrowserPage, Route } from 'playwright-core';
import type { AcceptanceRecord } from '../../src/acceptance/schema.js';
import { digestOf } from '../../src/agreement/digest.js';
import { launchChromium } from '../support/chromium.mjs';
import { serve, type Page, type TestServer } from './server.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const agreement = readFileSync(`${root}/demo/agreements/plauderkasten.avv.json`);
const { title } = JSON.parse(agreement.toString()) as { title: string };

let browser: Browser;
let servers: TestServer[] = [];

before(async () => (browser = await launchChromium()));
after(() => browser?.close());
afterEach(async () => {
  await Promise.all(servers.map((server) => server.close()));
  servers = [];
});

async function start(pages: (path: string) => Page | undefined): Promise<TestServer> {
  const server = await serve(pages);
  servers.push(server);
  return server;
}

const cdnFile = (path: string, headers?: Record<string, string>): Page => ({
  body: readFileSync(`${root}/dist/cdn${path.replace('/widget', '')}`),
  ...(headers && { headers }),
});

/** A host's page; files of the widget are under /widget. */
function hostPage(html: string, policy?: string): Promise<TestServer> {
  const headers: Record<string, string> = policy ? { 'content-security-policy': policy } : {};
  return start((path) => {
    if (path === '/') return { body: `<!doctype html><html lang="de"><link rel="icon" href="data:,">${html}`, headers };
    if (path === '/avv.json') return { body: agreement };
    if (path === '/acceptances') return { body: 'null' };
    return path.startsWith('/widget/') ? cdnFile(path) : undefined;
  });
}

/** Opens a page and waits until the viewer has loaded; resolves with its text and all that went wrong. */
async function visit(url: string): Promise<{ text: string; locale: string; problems: string[] }> {
  const page = await browser.newPage();
  const problems: string[] = [];
  page.on('pageerror', ({ message }) => problems.push(message));
  page.on('console', (message) => void (message.type() === 'error' && problems.push(message.text())));
  await page.goto(url);
  await page.waitForFunction("document.querySelector('avv-viewer')?.document");
  await page.waitForLoadState('networkidle');
  const text = await page.evaluate<string>("document.querySelector('avv-viewer').shadowRoot.textContent");
  const locale = await page.evaluate<string>("document.querySelector('avv-viewer').locale");
  await page.close();
  return { text, locale, problems };
}

const viewer = (attributes = ''): string => `<avv-viewer src="/avv.json" ${attributes}></avv-viewer>`;
const script = (src = '/widget/avv-viewer.js'): string => `<script type="module" src="${src}" crossorigin></script>`;

describe('requests of a first visit', () => {
  it('are the script and the agreement, and no third', async () => {
    const { origin, requests } = await hostPage(script() + viewer());
    const { text, problems } = await visit(origin);
    assert.ok(text.includes(title));
    assert.deepEqual(problems, []);
    assert.deepEqual(requests.sort(), ['/', '/avv.json', '/widget/avv-viewer.js']);
  });

  it('are one more in another language', async () => {
    const { origin, requests } = await hostPage(script() + viewer('lang="en"'));
    await visit(origin);
    assert.deepEqual(requests.sort(), ['/', '/avv.json', '/widget/avv-viewer.en.js', '/widget/avv-viewer.js']);
  });

  const WITH_ACT = ['/', '/avv.json', '/widget/avv-viewer.act.js', '/widget/avv-viewer.js'];
  for (const [what, attributes, expected] of [
    [
      'two more with an endpoint: the act, and the question what has been accepted',
      '',
      ['/acceptances?document', ...WITH_ACT],
    ],
    ['one more where the host says what has been accepted', 'accepted-version=""', WITH_ACT],
  ] as const)
    it(`are ${what}`, async () => {
      const { origin, requests } = await hostPage(script() + viewer(`endpoint="/acceptances" ${attributes}`));
      const { text, problems } = await visit(origin);
      assert.ok(text.includes('AVV annehmen'));
      assert.deepEqual(problems, []);
      assert.deepEqual(requests.map((url) => url.split('=')[0]).sort(), [...expected].sort());
    });

  it('go to where the script came from, with its query, also from another origin', async () => {
    const cdn = await start((path) => cdnFile(path, { 'access-control-allow-origin': '*' }));
    const host = await hostPage(script(`${cdn.origin}/avv-viewer.js?v=1`) + viewer('lang="en"'));
    const { locale, problems } = await visit(host.origin);
    assert.equal(locale, 'en');
    assert.deepEqual(problems, []);
    assert.deepEqual(cdn.requests.sort(), ['/avv-viewer.en.js?v=1', '/avv-viewer.js?v=1']);
  });
});

describe('a language file that cannot be had', () => {
  for (const [name, answer] of Object.entries({
    'is missing': (route: Route) => route.fulfill({ status: 404 }),
    'never answers': () => {},
  }))
    it(`${name}: the agreement is shown, with German words around it, and it is asked for once`, async () => {
      const { origin } = await hostPage(script() + viewer('lang="en"'));
      const page = await browser.newPage();
      let asked = 0;
      await page.route('**/avv-viewer.en.js', (route) => {
        asked++;
        return answer(route);
      });
      await page.goto(origin);
      await page.getByRole('button', { name: 'Drucken' }).waitFor();
      assert.ok(await page.getByRole('heading', { name: title }).isVisible());
      assert.equal(asked, 1);
      await page.close();
    });
});

describe('the form for acceptance', () => {
  it('shares its classes with the single file, also from another origin and with a query', async () => {
    const cdn = await start((path) => cdnFile(path, { 'access-control-allow-origin': '*' }));
    const source = `${cdn.origin}/avv-viewer.js?v=1`;
    const { origin } = await hostPage(
      `<script type="module">
        import { AvvError, AvvErrorEvent } from '${source}';
        addEventListener('avv-error', (event) => {
          window.same = event instanceof AvvErrorEvent && event.error instanceof AvvError && event.error.code;
        });
      </script>${viewer('endpoint="http://127.0.0.1:9/"')}`,
    );
    const page = await browser.newPage();
    await page.goto(origin);
    await page.evaluate("customElements.whenDefined('avv-viewer')");
    await page.evaluate(`Object.assign(document.querySelector('avv-viewer'), {
      fetch: async () => new Response('', { status: 403 }),
    })`);
    for (const box of await page.getByRole('checkbox').all()) await box.press('Space');
    for (const field of await page.locator('input[required]:not([type=checkbox])').all())
      await field.fill('a@b.example');
    await page.waitForSelector('[part=accept-button]:not([data-settling])');
    await page.getByRole('button', { name: 'AVV annehmen' }).click();
    await page.waitForFunction('window.same');
    assert.equal(await page.evaluate('window.same'), 'not-authorised');
    assert.ok(cdn.requests.includes('/avv-viewer.act.js?v=1'));
    await page.close();
  });
});

describe('a form for acceptance that cannot be had', () => {
  const ACT = '**/avv-viewer.act.js';

  it('is missing: the text stays, the reader is told so and can try again', async () => {
    const { origin } = await hostPage(script() + viewer('endpoint="/acceptances"'));
    const page = await browser.newPage();
    await page.route(ACT, (route) => route.fulfill({ status: 404 }));
    await page.addInitScript(() => {
      addEventListener('avv-error', (event) => Object.assign(window, { code: (event as any).error.code }));
    });
    await page.goto(origin);
    await page.getByText('Das Formular zur Annahme konnte nicht geladen werden.').waitFor();
    assert.ok(await page.getByRole('heading', { name: title }).isVisible());
    assert.equal(await page.evaluate('window.code'), 'act-unavailable');
    await page.unroute(ACT);
    await page.getByRole('button', { name: 'Erneut versuchen' }).click();
    await page.getByRole('button', { name: 'AVV annehmen' }).waitFor();
    await page.close();
  });

  it('never answers: the agreement is there, and has loaded', async () => {
    const { origin } = await hostPage(script() + viewer('endpoint="/acceptances"'));
    const page = await browser.newPage();
    await page.route(ACT, () => {});
    await page.addInitScript(() => {
      addEventListener('avv-load', () => Object.assign(window, { loaded: true }));
    });
    await page.goto(origin);
    await page.waitForFunction('window.loaded');
    assert.ok(await page.getByRole('heading', { name: title }).isVisible());
    await page.close();
  });
});

describe('a checkbox in a form', () => {
  const FORM = `<form><label><input type="checkbox" id="terms" name="terms"> Einverstanden</label>
    <avv-checkbox name="avv" src="/avv.json"></avv-checkbox></form>`;
  const BOUND = FORM.replace(/<avv-checkbox.*checkbox>/, '') + viewer('for="terms"');

  /** A page of which the agreement has loaded. */
  async function formPage(html: string, prepare?: (page: BrowserPage) => Promise<unknown>) {
    const { origin, requests } = await hostPage(script() + html);
    const page = await browser.newPage();
    await prepare?.(page);
    await page.addInitScript(() => {
      addEventListener('avv-load', () => Object.assign(window, { loaded: true }));
      addEventListener('avv-error', (event) => Object.assign(window, { code: (event as any).error.code }));
    });
    await page.goto(origin);
    await page.waitForFunction('window.loaded');
    const names = () => page.evaluate("[...new FormData(document.querySelector('form')).keys()]");
    return { page, names, files: () => requests.filter((path) => path.startsWith('/widget/')).sort() };
  }

  it('of ours comes with one file more, and has its record', async () => {
    const { page, names, files } = await formPage(FORM);
    assert.deepEqual(files(), ['/widget/avv-viewer.checkbox.js', '/widget/avv-viewer.js']);
    await page.locator('avv-checkbox input').click();
    assert.deepEqual(await names(), ['avv']);
    await page.close();
  });

  it('of the page is bound with one file more, and has its record beside it', async () => {
    const { page, names, files } = await formPage(BOUND);
    assert.deepEqual(files(), ['/widget/avv-viewer.bound.js', '/widget/avv-viewer.js']);
    await page.getByLabel('Einverstanden').click();
    assert.deepEqual(await names(), ['terms', 'terms-record']);
    await page.close();
  });

  for (const [how, answer, code] of [
    ['is missing', (route: Route) => route.fulfill({ status: 404 }), 'act-unavailable'],
    ['never answers', () => {}, undefined],
  ] as const)
    it(`of the page, whose file ${how}: the agreement is there, has loaded, and nothing is recorded`, async () => {
      const { page, names } = await formPage(BOUND, (blank) => blank.route('**/avv-viewer.bound.js', answer));
      assert.ok(await page.getByRole('heading', { name: title }).isVisible());
      assert.equal(await page.evaluate('window.code'), code);
      await page.getByLabel('Einverstanden').click();
      assert.deepEqual(await names(), ['terms']);
      await page.close();
    });
});

describe('the check of a receipt', () => {
  const PROOF = '**/avv-viewer.proof.js';

  /** A page on which the agreement has been accepted; the endpoint confirms whatever it gets. */
  async function acceptedPage(proof?: (route: Route) => unknown) {
    const { origin, requests } = await hostPage(script() + viewer('endpoint="/acceptances"'));
    const page = await browser.newPage();
    if (proof) await page.route(PROOF, proof);
    await page.addInitScript(() => {
      addEventListener('avv-error', (event) => Object.assign(window, { code: (event as any).error.code }));
    });
    await page.exposeFunction('receiptFor', async (body: string) => {
      const record = JSON.parse(body) as AcceptanceRecord;
      const facts = { id: 'rcpt_1', acceptedAt: '2026-02-03T04:05:06Z', issuer: 'Muster AG' };
      return { schema: 'avv-receipt/1', ...facts, record, recordDigest: await digestOf(record) };
    });
    await page.goto(origin);
    await page.getByRole('button', { name: 'AVV annehmen' }).waitFor();
    await page.evaluate(`Object.assign(document.querySelector('avv-viewer'), {
      placeholders: { customerAccount: 'K-1' },
      fetch: async (url, init) => new Response(JSON.stringify(await receiptFor(init.body)), { status: 201 }),
    })`);
    for (const box of await page.getByRole('checkbox').all()) await box.press('Space');
    for (const field of await page.locator('input[required]:not([type=checkbox])').all())
      await field.fill('a@b.example');
    await page.getByRole('button', { name: 'AVV annehmen' }).press('Enter');
    await page.getByRole('heading', { name: 'Vertrag angenommen' }).waitFor();
    return { page, requests };
  }

  const CHECKED = 'Beleg geprüft: Vertragstext und Erklärungen stimmen.';

  it('comes in a file that only those load who have accepted', async () => {
    const { page, requests } = await acceptedPage();
    await page.getByText(CHECKED).waitFor();
    assert.deepEqual(
      requests.filter((path) => path.includes('proof')),
      ['/widget/avv-viewer.proof.js'],
    );
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Vollständige Kopie speichern (HTML)' }).click(),
    ]);
    const saved = readFileSync(await download.path(), 'utf8');
    assert.ok(saved.startsWith('<!doctype html>'));
    assert.ok(saved.includes(title));
    await page.close();
  });

  it('that cannot be had leaves the receipt, says so, and can be tried again', async () => {
    const { page } = await acceptedPage((route) => route.fulfill({ status: 404 }));
    await page.getByText('Beleg nicht geprüft').waitFor();
    assert.equal(await page.evaluate('window.code'), 'proof-unavailable');
    assert.ok(await page.getByText('rcpt_1').isVisible());
    await page.unroute(PROOF);
    await page.getByRole('button', { name: 'Erneut versuchen' }).click();
    await page.getByText(CHECKED).waitFor();
    await page.close();
  });

  it('that cannot be had for a copy is tried again by its button', async () => {
    const { page } = await acceptedPage((route) => route.fulfill({ status: 404 }));
    await page.getByText('Beleg nicht geprüft').waitFor();
    await page.unroute(PROOF);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Vollständige Kopie speichern (HTML)' }).click(),
    ]);
    assert.match(download.suggestedFilename(), /_2026-02-03\.html$/);
    await page.getByText(CHECKED).waitFor();
    await page.close();
  });
});

describe('a strict Content-Security-Policy', () => {
  const POLICY =
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'";

  for (const [name, types] of Object.entries({
    'without Trusted Types': '',
    'that requires Trusted Types and allows ours': "; require-trusted-types-for 'script'; trusted-types avv-viewer",
    'that allows no Trusted Types policy': "; trusted-types 'none'",
  }))
    it(`${name} lets the viewer work`, async () => {
      const { origin } = await hostPage(script() + viewer(), POLICY + types);
      const { text, problems } = await visit(origin);
      assert.ok(text.includes(title));
      // A page that allows no policy reports each one that is tried; that is all it may report.
      assert.deepEqual(
        problems.filter((problem) => !/policy with name|TrustedTypePolicy named/.test(problem)),
        [],
      );
    });

  it('that forbids every template leaves the fallback on the page', async () => {
    const types = "; require-trusted-types-for 'script'; trusted-types 'none'";
    const fallback = '<a href="/avv.pdf">AVV als PDF</a>';
    const { origin } = await hostPage(
      script() + `<avv-viewer src="/avv.json">${fallback}</avv-viewer>`,
      POLICY + types,
    );
    const page = await browser.newPage();
    await page.goto(origin);
    await page.waitForFunction("document.querySelector('avv-viewer')?.document");
    assert.ok(await page.getByRole('link', { name: 'AVV als PDF' }).isVisible());
    await page.close();
  });

  it('that already has a policy of Lit’s name lets the viewer work', async () => {
    const other = `<script>trustedTypes.createPolicy('lit-html', { createHTML: (html) => html });</script>`;
    const types = "script-src 'self' 'unsafe-inline'; trusted-types lit-html";
    const { origin } = await hostPage(other + script() + viewer(), types);
    assert.ok((await visit(origin)).text.includes(title));
  });
});

describe('two copies of the script', () => {
  it('register the element once and throw nothing', async () => {
    const { origin } = await hostPage(script() + script('/widget/avv-viewer.js?copy') + viewer());
    const { text, problems } = await visit(origin);
    assert.ok(text.includes(title));
    assert.deepEqual(problems, []);
  });
});
