/** `dist/custom-elements.json` names every part, slot, custom property and event of the sources, each with a description. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Named {
  name: string;
  description?: string;
}

interface Declaration extends Named {
  tagName?: string;
  cssParts?: Named[];
  cssProperties?: Named[];
  slots?: Named[];
  events?: Named[];
  members?: (Named & { kind: string; inheritedFrom?: unknown })[];
}

const sources = ['src/elements', 'src/view']
  .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)))
  .filter((path) => path.endsWith('.ts'))
  .map((path) => readFileSync(path, 'utf8').replace(/^\s*\*.*$/gm, ''))
  .join('\n');

const matches = (pattern: RegExp): string[] =>
  [...sources.matchAll(pattern)].flatMap(([, found = '']) => found.split(/\s+/));
const isLiteral = (name: string): boolean => /^[\w-]+$/.test(name);

/** What the sources contain. Names put together at run time are not seen here, but by the browser tests. */
const used = {
  cssParts: matches(/\bpart="([^"]*)"/g).filter(isLiteral),
  cssProperties: matches(/var\(\s*(--avv-[\w-]+)/g),
  slots: [...matches(/<slot\b[^>]*\bname="([\w-]+)"/g), ...(/<slot>/.test(sources) ? [''] : [])],
  events: matches(/super\(\s*'(avv-[\w-]+)'/g),
};

const manifest = JSON.parse(readFileSync('dist/custom-elements.json', 'utf8')) as {
  modules: { declarations?: Declaration[] }[];
};
const elements = manifest.modules.flatMap(({ declarations = [] }) => declarations).filter(({ tagName }) => tagName);

const mentioned = (name: string): boolean => sources.includes(`'${name}'`) || sources.includes(`"${name}"`);

function* problemsOf(kind: keyof typeof used): Generator<string> {
  const documented = new Set(elements.flatMap((element) => element[kind] ?? []).map(({ name }) => name));
  for (const name of new Set(used[kind])) if (!documented.has(name)) yield `${kind} “${name}” is not documented.`;
  for (const name of documented)
    if (!used[kind].includes(name) && !mentioned(name))
      yield `${kind} “${name}” is documented, but not in the sources.`;
}

function* undescribed(element: Declaration): Generator<string> {
  const { cssParts = [], cssProperties = [], slots = [], events = [], members = [] } = element;
  for (const { name, description } of [element, ...cssParts, ...cssProperties, ...slots, ...events, ...members])
    if (!description) yield `<${element.tagName}> “${name}” has no description.`;
}

const kinds = Object.keys(used) as (keyof typeof used)[];
const problems = [
  ...kinds.flatMap((kind) => [...problemsOf(kind)]),
  ...elements.flatMap((element) => [...undescribed(element)]),
];
if (elements.length === 0) problems.push('No element is in the manifest.');

const counts = kinds.map((kind) => `${new Set(used[kind]).size} ${kind}`);
console.log(`${elements.map(({ tagName }) => tagName).join(', ')}: ${counts.join(', ')}`);
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;
