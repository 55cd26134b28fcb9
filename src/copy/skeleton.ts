import { parseFragment, type DefaultTreeAdapterTypes as Parsed } from 'parse5';

export type Skeleton = Parsed.DocumentFragment;
export type SkeletonNode = Parsed.ChildNode;

const parsed = new WeakMap<TemplateStringsArray, Skeleton>();

/**
 * A template's markup as browsers parse it, with a hole for each value: in a tag a word, between tags a comment, the
 * one thing that may stand anywhere there.
 *
 * @throws {SyntaxError} At markup that browsers would have to mend.
 */
export function skeletonOf(strings: TemplateStringsArray): Skeleton {
  let skeleton = parsed.get(strings);
  if (!skeleton) parsed.set(strings, (skeleton = parse(withHoles(strings))));
  return skeleton;
}

const withHoles = (strings: readonly string[]): string =>
  strings.reduce((markup, next, index) => {
    const isInTag = markup.lastIndexOf('<') > markup.lastIndexOf('>');
    const hole = `avv:${index - 1}:`;
    return markup + (isInTag ? hole : `<!--${hole}-->`) + next;
  });

const parse = (markup: string): Skeleton =>
  parseFragment(markup, {
    onParseError({ code }) {
      throw new SyntaxError(`${code} in the template ${markup}`);
    },
  });

/** The numbers of the values in a text, each between two pieces of it. */
export const splitAtHoles = (text: string): string[] => text.split(/avv:(\d+):/);

/** The number of the value that this is the hole of; `undefined` for any other text. */
export const holeIn = (text: string): number | undefined => {
  const [before, index, after] = splitAtHoles(text);
  return before === '' && after === '' ? Number(index) : undefined;
};
