/** Stands where a template has an expression; a private-use character that no template contains. */
const HOLE = '\uE000';

const acrossHoles =
  (compact: (text: string) => string) =>
  (quasis: readonly string[]): string[] =>
    compact(quasis.join(HOLE)).split(HOLE);

const MARKUP =
  /<!--[\s\S]*?-->|<(pre|textarea|script|style)\b[\s\S]*?<\/\1>|<\/?[a-z](?:[^>"']|"[^"]*"|'[^']*')*>|[^<]+/gi;

/**
 * Writes each line end with its indentation as one space. White space is never taken away entirely, so the text reads
 * the same wherever white space collapses; `pre`, `textarea`, attribute values and comments are left alone.
 */
export const compactHtml = acrossHoles((html) =>
  html.replace(MARKUP, (part, verbatim: string | undefined) => {
    if (verbatim || part.startsWith('<!--')) return part;
    return part.startsWith('<') ? compactTag(part) : part.replace(/[ \t\r\n]*\n[ \t\r\n]*/g, ' ');
  }),
);

const compactTag = (tag: string): string =>
  tag.replace(
    /("[^"]*"|'[^']*')|[ \t\r\n]+(>)|[ \t\r\n]+/g,
    (_, quoted?: string, end?: string) => quoted ?? end ?? ' ',
  );

const STRING = /"(?:\\[\s\S]|[^"\\])*"|'(?:\\[\s\S]|[^'\\])*'/.source;
const GAP = /(?:\s|\/\*[\s\S]*?\*\/)/.source;
const CSS = new RegExp(`(${STRING})|${GAP}*([{};,>])${GAP}*|(:)${GAP}+|${GAP}+`, 'g');

/** Drops comments, and white space next to punctuation; one space stays wherever it may separate or combine. */
export const compactCss = acrossHoles((css) =>
  css.replace(CSS, (_, string?: string, mark?: string, colon?: string) => string ?? mark ?? colon ?? ' ').trim(),
);
