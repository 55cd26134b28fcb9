/** `npm pack` holds what users need, all that `package.json` points to, and nothing else. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const WANTED = [
  /^(package\.json|README\.md|LICENSE|CHANGELOG\.md)$/,
  /^dist\/npm\/.+\.(js|d\.ts)$/,
  /^dist\/npm\/schema\.json$/,
  /^dist\/cdn\/avv-(viewer(\.[\w-]+)?|verify)\.js$/,
  /^dist\/cdn\/LICENSES\.txt$/,
  /^dist\/(custom-elements|vscode\.(html|css)-custom-data)\.json$/,
];

const { stdout, stderr, status } = spawnSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
  encoding: 'utf8',
  shell: process.platform === 'win32',
});
if (status !== 0) throw new Error(stderr);
const [{ files, size }] = JSON.parse(stdout) as [{ files: { path: string }[]; size: number }];
const paths = files.map(({ path }) => path);

/** All file names in a value of `package.json`, however deep. */
const targets = (value: unknown): string[] =>
  typeof value === 'string' ? [value.replace(/^\.\//, '')] : Object.values(value ?? {}).flatMap(targets);

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, unknown>;
const referenced = ['exports', 'types', 'customElements', 'unpkg', 'jsdelivr', 'bin'].flatMap((key) =>
  targets(manifest[key]),
);

const problems = [
  ...paths
    .filter((path) => !WANTED.some((pattern) => pattern.test(path)))
    .map((path) => `${path} should not be packed.`),
  ...referenced
    .filter((path) => !paths.includes(path))
    .map((path) => `${path} is named in package.json but not packed.`),
  ...['LICENSE', 'README.md'].filter((path) => !paths.includes(path)).map((path) => `${path} is missing.`),
];

console.log(`${paths.length} files, ${(size / 1000).toFixed(0)} kB`);
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;
