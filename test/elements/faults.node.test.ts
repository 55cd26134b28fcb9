/** Faults of whole pages: TLS, networks that go and come, tabs, the browser's history. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { env } from 'node:process';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { cachedFaults, drivenFaults, type DrivenState } from '../faults/driven.js';
import { pagePath, serveHostPages, type HostPages } from '../faults/host-pages.js';
import { openIn } from '../faults/open-page.mjs';
import type { Engine, Seen } from '../faults/seen.js';
import { startFaultServer, type FaultServer } from '../faults/server.mjs';
import { launchChromium } from '../support/chromium.mjs';

const engines = (env.BROWSERS ?? 'chromium').split(',') as Engine[];

let faults: FaultServer;
let pages: HostPages;
before(async () => ([faults, pages] = await Promise.all([startFaultServer(), serveHostPages()])));
after(() => Promise.all([faults.close(), pages.close()]));

/** Names are resolved by the browser itself; loopback addresses would count as secure. */
const named = (origin: string): string => origin.replace(/127\.0\.0\.1|localhost/, 'files.test');

/** Addresses of one test on the fault server. */
class Files {
  readonly run = crypto.randomUUID();
  readonly plain = `${named(faults.origin)}/contract?run=${this.run}`;
  readonly secure = `${named(faults.secure)}/contract?run=${this.run}`;
  readonly downgraded = `${named(faults.secure)}/redirect-to?to=${encodeURIComponent(this.plain)}`;

  endpoint(path = '/receipt', origin = named(faults.secure)): string {
    return `${origin}${path}?run=${this.run}`;
  }

  async #list(path: string): Promise<{ method: string; url: string }[]> {
    return (await fetch(`${faults.origin}/${path}?run=${this.run}`)).json();
  }

  /** What has come to the server. */
  async counts(): Promise<Pick<DrivenState, 'files' | 'posts' | 'records'>> {
    const [log, records] = await Promise.all([this.#list('log'), this.#list('records')]);
    return {
      files: log.filter(({ url }) => url.startsWith('/contract')).length,
      posts: log.filter(({ method }) => method === 'POST').length,
      records: records.length,
    };
  }

  async isStored(): Promise<void> {
    while (!(await this.counts()).records) await new Promise(setImmediate);
  }
}

const heard = (page: Page, start: string): Promise<unknown> => page.waitForFunction(`window.heard('${start}')`);
const evaluate = (page: Page, expression: string): Promise<unknown> => page.evaluate(expression);

async function accept(page: Page): Promise<void> {
  await heard(page, 'loadend');
  await evaluate(page, 'fill().then(press)');
  await heard(page, 'accepted');
}

async function expectSeen(seen: unknown, files: Files, { words, events, state }: Seen<DrivenState>): Promise<void> {
  const { state: shown, ...told } = seen as Seen<object>;
  const found = { words: told.words, events: told.events, state: { ...shown, ...(await files.counts()) } };
  assert.deepEqual(found, { words: [...words], events: [...events], state });
}

type Scenario = (context: BrowserContext, files: Files) => Promise<Page>;

async function opened(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(url);
  return page;
}

async function loaded(context: BrowserContext, url: string): Promise<Page> {
  const page = await opened(context, url);
  await heard(page, 'loadend');
  return page;
}

const acceptedPage =
  (path?: string, scripts?: string[]): Scenario =>
  async (context, files) => {
    const options = { src: files.secure, endpoint: files.endpoint(), ...(scripts && { scripts }) };
    const page = await opened(context, pages.secure + pagePath(options, path));
    await accept(page);
    return page;
  };

const reading =
  (origin: () => string, src: (files: Files) => string): Scenario =>
  (context, files) =>
    loaded(
      context,
      origin() +
        pagePath({
          src: src(files),
          endpoint: files.endpoint(
            '/receipt',
            origin().startsWith('https') ? named(faults.secure) : named(faults.origin),
          ),
        }),
    );

/** A page that has come, and then the network goes. */
const offlinePage: Scenario = async (context, files) => {
  const page = await opened(context, pages.secure + pagePath({ src: '', endpoint: files.endpoint() }));
  await page.waitForFunction("customElements.get('avv-viewer')");
  await context.setOffline(true);
  await evaluate(page, `void (document.querySelector('avv-viewer').src = '${files.secure}')`);
  await heard(page, 'loadend');
  return page;
};

const SCENARIOS: Record<keyof typeof drivenFaults, Scenario> = {
  control: acceptedPage(),
  mixed: reading(
    () => pages.secure,
    ({ plain }) => plain,
  ),
  downgraded: reading(
    () => pages.secure,
    ({ downgraded }) => downgraded,
  ),
  plain: reading(
    () => pages.plain,
    ({ downgraded }) => downgraded,
  ),
  offline: offlinePage,
  async online(context, files) {
    const page = await offlinePage(context, files);
    await context.setOffline(false);
    await page.getByRole('button', { name: 'Erneut versuchen' }).click();
    await heard(page, 'load');
    await page.waitForFunction("seen().events.at(-1) === 'loadend'");
    return page;
  },
  async sentOffline(context, files) {
    const page = await loaded(context, pages.secure + pagePath({ src: files.secure, endpoint: files.endpoint() }));
    await context.setOffline(true);
    await evaluate(page, 'fill().then(press)');
    await page.getByText('Die Annahme ist noch nicht bestätigt.').waitFor();
    await context.setOffline(false);
    await heard(page, 'accepted');
    return page;
  },
  async tabs(context, files) {
    await acceptedPage()(context, files);
    return acceptedPage()(context, files);
  },
  async left(context, files) {
    const url = pages.secure + pagePath({ src: files.secure, endpoint: files.endpoint() });
    const page = await loaded(context, url);
    await evaluate(page, 'fill().then(press)');
    await page.goto('about:blank');
    await files.isStored();
    await page.goto(url);
    await heard(page, 'loadend');
    return page;
  },
  sandboxed: acceptedPage('/sandboxed'),
  copies: acceptedPage('/page', ['/avv-viewer.js', '/avv-viewer.js?copy']),
  async late(context, files) {
    const url = pages.secure + pagePath({ src: files.secure, endpoint: files.endpoint(), scripts: [] });
    const page = await opened(context, url);
    assert.ok(await page.getByRole('link', { name: 'PDF' }).isVisible());
    await page.addScriptTag({ type: 'module', url: `${pages.secure}/avv-viewer.js` });
    await accept(page);
    return page;
  },
};

describe('faults of whole pages', { skip: !engines.includes('chromium') && 'in Chromium only' }, () => {
  let browser: Browser;
  before(async () => (browser = await launchChromium({ args: ['--host-resolver-rules=MAP *.test 127.0.0.1'] })));
  after(() => browser?.close());

  for (const [name, scenario] of Object.entries(SCENARIOS)) {
    const fault = drivenFaults[name as keyof typeof drivenFaults];
    it(fault.name, async () => {
      const context = await browser.newContext({ ignoreHTTPSErrors: true });
      context.setDefaultTimeout(10_000);
      const files = new Files();
      const page = await scenario(context, files);
      await expectSeen(await evaluate(page, 'seen()'), files, fault);
      await context.close();
    });
  }
});

for (const engine of engines)
  describe(`back and forward in ${engine}`, () => {
    for (const fault of cachedFaults)
      it(fault.name, { timeout: 30_000 }, async () => {
        const files = new Files();
        const path = pagePath({
          src: files.plain.replace(named(faults.origin), faults.origin),
          endpoint: files.endpoint(fault.way === 'mid-POST' ? '/stored-late' : '/receipt', faults.origin),
          scripts: ['/avv-viewer.js', '/cached.js'],
        });
        const origin = pages.plain.replace('page.test', '127.0.0.1');
        const back = pages.report('back', (content) => {
          const { persisted, ...seen } = content as Seen<object> & { persisted: boolean };
          assert.equal(persisted, engine !== 'chromium', 'out of the back/forward cache');
          return expectSeen(seen, files, persisted ? (fault.engines?.[engine] ?? fault) : fault.rebuilt);
        });
        const { afterwards } = fault;
        const accepted = afterwards && pages.report('accepted', (seen) => expectSeen(seen, files, afterwards));
        const close = await openIn(engine, `${origin}${path}&way=${fault.way}&run=${files.run}`);
        await Promise.all([back, accepted]).finally(close);
      });
  });
