import type { ReadyState } from './agreement-controller.js';

const told = new Set<string>();

/** Once a page: a framework would make the mistake at every rendering. */
function warn(mistake: string, words: string): void {
  if (told.has(mistake)) return;
  told.add(mistake);
  // eslint-disable-next-line no-console -- a mistake of the page's author, and no error of the page
  console.warn(words);
}

export const explainIgnored = (what: string): void =>
  warn(
    'ignored',
    `<avv-checkbox>: the ${what} is ignored. Only the person can accept an agreement; if that has happened before, hand over its \`receipt\`.`,
  );

/** Part of another contract, and accepted with that: a tick of its own would record what nobody was asked for. */
export const isIncorporated = ({ agreement }: ReadyState): boolean => agreement.acceptance?.mode === 'incorporated';

export const explainIncorporated = (element: string, { agreement }: ReadyState): void =>
  warn(
    agreement.id,
    `${element}: “${agreement.id}” is part of another contract (acceptance.mode “incorporated”) and asks for no acceptance: there is nothing to tick, and no record in the form.`,
  );
