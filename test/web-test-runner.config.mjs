/**
 * Browser tests: `test/**\/*.test.ts`, in the engines that `BROWSERS` names (default: chromium).
 * `COVERAGE=1` measures coverage in Chromium.
 */
import { accessibilityTreePlugin } from './support/accessibility-tree.mjs';
import { existsSync } from 'node:fs';
import { env } from 'node:process';
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { playwrightLauncher } from '@web/test-runner-playwright';
import puppeteer from 'puppeteer-core';
import { browserCounts } from './support/browser-counts.mjs';
import { chromiumOptions, firefoxPath, webkitPaths } from './support/engines.mjs';
import { webkitLauncher } from './support/webkit-launcher.mjs';

const local = (path) => fileURLToPath(new URL(path, import.meta.url));

const launchers = {
  chromium: () => playwrightLauncher({ product: 'chromium', launchOptions: chromiumOptions() }),
  /** Debian's Firefox speaks WebDriver BiDi, which Playwright does not. */
  firefox: () =>
    chromeLauncher({
      puppeteer,
      concurrency: 1,
      launchOptions: { browser: 'firefox', executablePath: firefoxPath(), headless: true },
    }),
  webkit: () => webkitLauncher(webkitPaths()),
};

/** Loading faults (truncated bodies, resets, wrong types) that a browser test asks the server for. */
async function faultPlugins() {
  const module = new URL('./faults/server.mjs', import.meta.url);
  return existsSync(module) ? [(await import(module.href)).faultServerPlugin()] : [];
}

const isDevelopmentNotice = ({ args: [first] }) => typeof first === 'string' && first.startsWith('Lit is in dev mode');

export default {
  rootDir: local('..'),
  files: ['test/**/*.test.ts', '!test/**/*.node.test.ts'],
  nodeResolve: true,
  browsers: (env.BROWSERS ?? 'chromium').split(',').map((name) => launchers[name]()),
  concurrentBrowsers: 1,
  concurrency: 2,
  plugins: [
    esbuildPlugin({ ts: true, target: 'es2022', tsconfig: local('../tsconfig.json') }),
    ...(await faultPlugins()),
    accessibilityTreePlugin(),
  ],
  testFramework: { config: { timeout: 10_000 } },
  filterBrowserLogs: (log) => !isDevelopmentNotice(log),
  reporters: [defaultReporter(), browserCounts()],
  coverage: env.COVERAGE === '1',
  coverageConfig: { include: ['src/**/*.ts'], exclude: ['src/generated/**'], reportDir: 'coverage' },
};
