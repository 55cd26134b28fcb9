import type { Plugin } from 'vite';

/** A replacement of the characters from `start` up to `end`. */
export interface Edit {
  start: number;
  end: number;
  text: string;
}

/** Applies edits that do not overlap. */
export function applyEdits(code: string, edits: readonly Edit[]): string {
  const fromTheEnd = [...edits].sort((a, b) => b.start - a.start);
  return fromTheEnd.reduce(
    (text, { start, end, text: insert }) => text.slice(0, start) + insert + text.slice(end),
    code,
  );
}

/** A change to one module; throws when the module no longer has what the change is made for. */
export type ModuleChange = (code: string) => string;

/** A plugin that changes exactly one module and fails the build when that module never turns up. */
export function changeModule(name: string, id: RegExp, change: ModuleChange): Plugin {
  let met = false;
  return {
    name,
    transform: {
      filter: { id },
      handler(code) {
        met = true;
        return { code: change(code), map: null };
      },
    },
    buildEnd(error) {
      if (!error && !met) this.error(`No module matches ${String(id)}: this change has lost its object.`);
    },
  };
}
