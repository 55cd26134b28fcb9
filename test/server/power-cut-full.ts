/**
 * `tsx test/server/power-cut-full.ts [acts]`: power cuts under the native driver. Needs `strace`. Exits with 1 when
 * something acknowledged was lost, and also when nothing is lost with `synchronous=NORMAL`, which must be seen.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, openSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cutPower, type PowerCuts } from './power-cut.js';
import { readTrace, STRACE } from './power-cut-trace.js';

const acts = process.argv[2] ?? '200';
const writer = fileURLToPath(new URL('power-cut-writer.ts', import.meta.url));

async function cutsOf(synchronous: string, share: number): Promise<PowerCuts> {
  const base = realpathSync(mkdtempSync(join(tmpdir(), 'avv-traced-')));
  const [folder, trace, answers] = [join(base, 'data'), join(base, 'trace'), join(base, 'answers')];
  try {
    mkdirSync(folder);
    const node = [process.execPath, '--import', 'tsx', writer, join(folder, 'avv.db'), acts, synchronous];
    execFileSync('strace', [...STRACE, '-o', trace, ...node], { stdio: ['ignore', openSync(answers, 'w'), 'inherit'] });
    return await cutPower(readTrace(readFileSync(trace, 'latin1'), folder, answers), 'avv.db', share);
  } finally {
    rmSync(base, { recursive: true });
  }
}

const full = await cutsOf('FULL', 0.1);
console.log('synchronous=FULL  ', JSON.stringify(full));
const normal = await cutsOf('NORMAL', 0);
console.log('synchronous=NORMAL', JSON.stringify(normal));
process.exitCode = full.acknowledged > 0 && full.lost === 0 && full.damaged.length === 0 && normal.lost > 0 ? 0 : 1;
