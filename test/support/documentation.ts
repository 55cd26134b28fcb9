import { readFile } from '@web/test-runner-commands';

/** What the documentation of `<avv-viewer>` names: the tags of its class, from which the manifest is made. */
export interface Documentation {
  parts: string[];
  slots: string[];
  events: string[];
  /** Custom properties with the value that applies without them. */
  properties: [name: string, value: string][];
  /** Attributes, each with the line that describes it. */
  attributes: [name: string, description: string][];
}

const PROPERTY = /(?:\/\*\* (.+) \*\/\s*)?@property\((.*)\) (?:override )?(\w+)/g;

/** An attribute is called as its property unless it has a name of its own; `attribute: false` has none. */
function* attributesIn(source: string): Generator<[string, string]> {
  for (const [, description = '', options = '', name = ''] of source.matchAll(PROPERTY)) {
    const own = /attribute: '([\w-]+)'/.exec(options)?.[1];
    if (!options.includes('attribute: false')) yield [own ?? name.toLowerCase(), description];
  }
}

/** `folder` is the way from the test file to `src/elements`. */
export async function readDocumentation(folder = '../../src/elements'): Promise<Documentation> {
  const files = ['avv-viewer.ts', 'agreement-element.ts'].map((name) => readFile({ path: `${folder}/${name}` }));
  const source = (await Promise.all(files)).join('\n');
  const names = (tag: RegExp): string[] => [...source.matchAll(tag)].map(([, name = '']) => name);
  return {
    parts: names(/^ \* @csspart ([\w-]+) - \S/gm),
    slots: names(/^ \* @slot (?:([\w-]+) )?- \S/gm),
    events: names(/^ \* @fires \{\w+\} ([\w-]+) - \S/gm),
    properties: [...source.matchAll(/^ \* @cssprop \[(--[\w-]+)=([^\]]+)\] - \S/gm)].map(([, name, value]) => [
      name!,
      value!,
    ]),
    attributes: [...attributesIn(source)],
  };
}
