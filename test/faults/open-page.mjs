/** Opens an address in an engine, and nothing more; the page does the rest by itself. */
import puppeteer from 'puppeteer-core';
import { launchChromium } from '../support/chromium.mjs';
import { firefoxPath, webkitPaths } from '../support/engines.mjs';
import { webkitLauncher } from '../support/webkit-launcher.mjs';

/** Without waiting for the page: it goes on to others at once. */
async function goIn(browser, url) {
  const page = await browser.newPage();
  page.goto(url).catch(() => undefined);
  return () => browser.close();
}

const OPEN = {
  chromium: async (url) => goIn(await launchChromium({ ignoreDefaultArgs: ['--disable-back-forward-cache'] }), url),
  firefox: async (url) =>
    goIn(await puppeteer.launch({ browser: 'firefox', executablePath: firefoxPath(), headless: true }), url),
  webkit: async (url) => {
    const launcher = webkitLauncher(webkitPaths());
    await launcher.startSession('page', url);
    return () => launcher.stop();
  },
};

/** Resolves with a function that closes the engine. */
export const openIn = (engine, url) => OPEN[engine](url);
