/** Longest text that is lexed, in UTF-16 units. The longest agreements have 110,000, should they stand in one field. */
const MAX_LENGTH = 200_000;

/** 17 quote or list markers in a row, or 40 columns of indentation: each level is lexed again, recursively. */
const TOO_DEEP = /^(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])[ \t])){17}|^[ \t]{40}/m;

/** Where the lexer stops and looks ahead, sometimes to the end of the run. */
const STOP = /[*_~`[\]<>!\\&@:]/g;

/** Work that one text may cost, in stops squared; far above any real text, and below 0.1 s. */
const MAX_WORK = 500_000;

/** Whether a text is small and flat enough to be cut into blocks. */
export function withinBlockLimits(text: string): boolean {
  return text.length <= MAX_LENGTH && !TOO_DEEP.test(text);
}

/** Counts the work of the inline runs of one text; throws `RangeError` where it gets too much. */
export function inlineBudget(): (run: string) => void {
  let work = 0;
  return (run) => {
    const stops = run.match(STOP)?.length ?? 0;
    work += stops * stops;
    if (work > MAX_WORK) throw new RangeError('Too many delimiters');
  };
}
