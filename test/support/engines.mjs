/** Finds the browsers that tests run in. */
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { arch, env, platform } from 'node:process';
import { packagedChromium } from './packaged-chromium.mjs';

/** Keeps a test browser off the network and out of its first-run pages. */
export const CHROMIUM_ARGUMENTS = [
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** What to run where an engine is missing (Debian, Ubuntu). */
export const INSTALL_HINTS = {
  chromium: 'apt-get install -y --no-install-recommends chromium   (or set CHROMIUM_PATH)',
  firefox: 'apt-get install -y --no-install-recommends firefox-esr   (or set FIREFOX_PATH)',
  webkit: 'apt-get install -y --no-install-recommends webkit2gtk-driver xvfb',
};

const firstThatExists = (paths) => paths.find((path) => path && existsSync(path));
const onPath = (name) => firstThatExists((env.PATH ?? '').split(delimiter).map((folder) => join(folder, name)));

/**
 * Launch options for Chromium: `CHROMIUM_PATH`, then one that the system has, then the one from the npm package. Where
 * there is no build for the system in that package, an installed Chrome.
 */
export function chromiumOptions() {
  const path = firstThatExists([env.CHROMIUM_PATH]) ?? onPath('chromium') ?? onPath('chromium-browser');
  if (path) return { executablePath: path, args: CHROMIUM_ARGUMENTS };
  if (platform !== 'linux' || arch !== 'x64') return { channel: 'chrome', args: CHROMIUM_ARGUMENTS };
  return { ...packagedChromium(), args: CHROMIUM_ARGUMENTS };
}

export const firefoxPath = () => firstThatExists([env.FIREFOX_PATH]) ?? onPath('firefox-esr') ?? onPath('firefox');

/** WebKitGTK: its WebDriver, its test browser, and a display to run them on. */
export function webkitPaths() {
  const driver = onPath('WebKitWebDriver');
  const display = onPath('Xvfb');
  const browser = firstThatExists(libraryFolders().map((folder) => join(folder, 'webkit2gtk-4.1', 'MiniBrowser')));
  return driver && display && browser ? { driver, display, browser } : undefined;
}

function libraryFolders() {
  if (!existsSync('/usr/lib')) return [];
  return readdirSync('/usr/lib', { withFileTypes: true }).map(({ name }) => join('/usr/lib', name));
}

/** Names of the wanted engines that are not on this machine. */
export function missingEngines(wanted) {
  const found = { chromium: () => true, firefox: firefoxPath, webkit: webkitPaths };
  return wanted.filter((name) => !found[name]?.());
}
