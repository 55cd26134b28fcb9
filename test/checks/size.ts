/** `npm run size`: what the single file costs a page; fails over the limits. 1 kB is 1,000 bytes. */
import { readdirSync, readFileSync } from 'node:fs';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const FOLDER = new URL('../../dist/cdn/', import.meta.url);
const LIMITS = { file: 'avv-viewer.js', brotli: 36_000, gzip: 40_000 };

function measure(file: string) {
  const bytes = readFileSync(new URL(file, FOLDER));
  return {
    file,
    raw: bytes.length,
    gzip: gzipSync(bytes, { level: 9 }).length,
    brotli: brotliCompressSync(bytes).length,
  };
}

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(2)} kB`.padStart(10);
const row = (file: string, ...sizes: string[]): string => [file.padEnd(20), ...sizes].join(' ');

const files = readdirSync(FOLDER).filter((name) => name.endsWith('.js'));
const sizes = files.map(measure);
console.log(row('', ...['raw', 'gzip', 'brotli'].map((name) => name.padStart(10))));
for (const { file, raw, gzip, brotli } of sizes)
  console.log(row(file, kilobytes(raw), kilobytes(gzip), kilobytes(brotli)));
console.log(row('limit', ' '.repeat(10), kilobytes(LIMITS.gzip), kilobytes(LIMITS.brotli)));

const main = sizes.find(({ file }) => file === LIMITS.file);
if (!main) throw new Error(`dist/cdn/${LIMITS.file} is missing: run \`npm run build\`.`);
for (const format of ['brotli', 'gzip'] as const) {
  const over = main[format] - LIMITS[format];
  if (over <= 0) continue;
  console.error(`${LIMITS.file} is ${over} bytes over its ${format} limit.`);
  process.exitCode = 1;
}
