/** The packed tarball, installed into an empty project. Run `npm run build` first. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { build } from 'vite';
import { launchChromium } from '../support/chromium.mjs';
import { execute, installedProject, type Project } from './installed.js';
import { serve } from './server.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const agreement = readFileSync(join(root, 'demo/agreements/plauderkasten.avv.json'));
const { title } = JSON.parse(agreement.toString()) as { title: string };

let project: Project;
let browser: Browser;

before(async () => {
  project = installedProject();
  browser = await launchChromium();
});

after(async () => {
  await browser?.close();
  project?.remove();
});

const inProject = (path: string): Buffer => readFileSync(join(project.folder, path));

/** What a page with `<avv-viewer src="/avv.json">` shows once it is loaded, and what went wrong meanwhile. */
async function visit(url: string): Promise<{ heading: string | undefined; problems: string[] }> {
  const page = await browser.newPage();
  const problems: string[] = [];
  page.on('pageerror', ({ message }) => problems.push(message));
  page.on('console', (message) => void (message.type() === 'error' && problems.push(message.text())));
  await page.addInitScript(() => {
    const loaded = new Promise((resolve) => addEventListener('avv-loadend', resolve));
    Object.assign(globalThis, { loaded });
  });
  await page.goto(url);
  await page.evaluate('loaded');
  const heading = await page.locator('avv-viewer h2').first().textContent();
  await page.close();
  return { heading: heading?.trim(), problems };
}

describe('in a bundle', () => {
  it('works by import, with Vite', async () => {
    const html =
      '<!doctype html><avv-viewer src="/avv.json"></avv-viewer><script type="module" src="/main.js"></script>';
    project.write('index.html', html);
    project.write('main.js', "import 'avv-viewer/define';");
    await build({ root: project.folder, configFile: false, logLevel: 'warn' });
    const server = await serve((path) => {
      if (path === '/avv.json') return { body: agreement };
      return { body: inProject(join('dist', path === '/' ? 'index.html' : path)) };
    });
    const { heading, problems } = await visit(server.origin).finally(() => server.close());
    assert.deepEqual({ heading, problems }, { heading: title, problems: [] });
  });

  it('leaves nothing behind when only a class is imported and not used', async () => {
    project.write(
      'unused.js',
      "import { AvvViewer } from 'avv-viewer';\nimport { load } from 'avv-viewer/agreement';\n",
    );
    const result = await build({
      root: project.folder,
      configFile: false,
      logLevel: 'silent',
      build: { write: false, lib: { entry: 'unused.js', formats: ['es'] } },
    });
    const [{ output }] = result as unknown as [{ output: [{ code: string }] }];
    assert.equal(output[0].code.trim(), '');
  });
});

describe('in Node', () => {
  const run = (code: string): unknown => {
    project.write('try.mjs', code);
    return JSON.parse(execute('node try.mjs', project.folder));
  };

  it('gives the agreement, the acceptance, the server and the copy', () => {
    const names = run(`
      const [agreement, acceptance, server, copy] = await Promise.all(
        ['agreement', 'acceptance', 'server', 'copy'].map((name) => import('avv-viewer/' + name)));
      console.log(JSON.stringify([agreement.load, acceptance.createRecord, server.createConsentHandler, copy.durableCopy].map((f) => typeof f)));`);
    assert.deepEqual(names, ['function', 'function', 'function', 'function']);
  });

  it('can be imported where there is no window, the definition too', () => {
    const names = run(`
      const { AvvViewer, AvvError } = await import('avv-viewer');
      await import('avv-viewer/define');
      console.log(JSON.stringify([typeof AvvViewer, new AvvError('network', 'x').code]));`);
    assert.deepEqual(names, ['function', 'network']);
  });

  it('gives the schema and the manifest as JSON', () => {
    const require = createRequire(join(project.folder, 'package.json'));
    assert.match((require('avv-viewer/schema.json') as { title: string }).title, /AVV/);
    const { modules } = require('avv-viewer/custom-elements.json') as { modules: { path: string }[] };
    for (const { path } of modules) assert.ok(inProject(join('node_modules/avv-viewer', path)).length > 0);
  });
});

describe('in TypeScript', () => {
  const tsc = `"${process.execPath}" "${join(root, 'node_modules/typescript/bin/tsc')}"`;

  const compile = (file: string, module: string, moduleResolution: string): void => {
    const strict = { strict: true, exactOptionalPropertyTypes: true, noEmit: true, skipLibCheck: false };
    const compilerOptions = {
      ...strict,
      target: 'es2022',
      lib: ['es2022', 'dom', 'dom.iterable'],
      types: [],
      module,
      moduleResolution,
    };
    project.write('tsconfig.json', JSON.stringify({ compilerOptions, files: [file] }));
    execute(tsc, project.folder);
  };

  before(() => project.write('consumer.ts', readFileSync(join(root, 'test/package/fixture/consumer.ts'), 'utf8')));

  it('has types for bundlers', () => compile('consumer.ts', 'esnext', 'bundler'));

  it('has types for Node', () => compile('consumer.ts', 'nodenext', 'nodenext'));

  it('has types that say no', () => {
    project.write('wrong.ts', "import { load } from 'avv-viewer/agreement';\nawait load(1);\n");
    assert.throws(() => compile('wrong.ts', 'nodenext', 'nodenext'), /wrong\.ts\(2,12\): error TS2345/);
  });
});
