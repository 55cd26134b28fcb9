import { AvvError, type AvvErrorDetails, type LoadErrorCode } from './errors.js';
import { step } from './validate.js';

interface Level {
  /** Names already seen in an object; none in an array. */
  names?: Set<string>;
  /** Where the scanner stands: a name or an index. */
  at: string | number;
}

const SPACE = /[ \t\n\r]*/y;
/** A part of a string. Bounded, because engines keep a stack of what a repeated group has matched. */
const PIECE = /[^"\\\x00-\x1f]*(?:\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4})[^"\\\x00-\x1f]*){0,999}/y;
const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/**
 * Reads JSON (RFC 8259) once from front to back, without recursion and without building values. Engines word their
 * syntax errors differently, do not notice a repeated name, and some recurse.
 *
 * Every step leaves `#at` behind the white space that follows what it read.
 */
export class Scanner {
  #at = 0;
  readonly #levels: Level[] = [];
  readonly #text: string;
  readonly #maxDepth: number;

  constructor(text: string, maxDepth: number) {
    this.#text = text;
    this.#maxDepth = maxDepth;
  }

  /** @throws {AvvError} `syntax`, `duplicate-key` or `too-deep`, with pointer, line and column (UTF-16 code units). */
  scan(): void {
    this.#space();
    while (this.#opens() || this.#continues());
  }

  /** Reads a value, or only the start of a container; true if another value follows in it. */
  #opens(): boolean {
    const start = this.#text[this.#at];
    if (start === '{' || start === '[') return this.#container(start === '{');
    if (start === '"') this.#string();
    else if (!this.#skip(SCALAR)) this.#unexpected('a value');
    return this.#space();
  }

  #container(isObject: boolean): boolean {
    const limit = this.#maxDepth;
    if (this.#levels.length === limit) this.#fail('too-deep', `more than ${limit} levels`, { limit });
    this.#step();
    if (this.#text[this.#at] === (isObject ? '}' : ']')) return this.#step();
    this.#levels.push(isObject ? { names: new Set(), at: '' } : { at: 0 });
    if (isObject) this.#name();
    return true;
  }

  /** After a value: leaves the containers that end here; true if another value follows. */
  #continues(): boolean {
    for (;;) {
      const next = this.#text[this.#at];
      const level = this.#levels.at(-1);
      if (!level) return next ? this.#unexpected('the end') : false;
      const end = level.names ? '}' : ']';
      if (next !== ',' && next !== end) this.#unexpected(`"," or "${end}"`);
      this.#step();
      if (next === ',') return this.#advance(level);
      this.#levels.pop();
    }
  }

  #advance(level: Level): true {
    if (level.names) this.#name();
    else (level.at as number)++;
    return true;
  }

  #name(): void {
    const start = this.#at;
    if (this.#text[start] !== '"') this.#unexpected('a name in double quotes');
    this.#string();
    const raw = this.#text.slice(start, this.#at);
    this.#note(raw.includes('\\') ? (JSON.parse(raw) as string) : raw.slice(1, -1), start);
    this.#space();
    if (this.#text[this.#at] !== ':') this.#unexpected('":"');
    this.#step();
  }

  #note(name: string, start: number): void {
    const level = this.#levels.at(-1)!;
    level.at = name;
    if (level.names!.has(name)) {
      this.#at = start;
      this.#fail('duplicate-key', 'a name for the second time in one object');
    }
    level.names!.add(name);
  }

  /** Passes a string, piece by piece if it has very many escapes. */
  #string(): void {
    const text = this.#text;
    this.#at++;
    for (let from = -1; text[this.#at] !== '"' && from !== this.#at; this.#skip(PIECE)) from = this.#at;
    const end = text[this.#at];
    if (end !== '"') this.#unexpected(end === '\\' ? 'a valid escape' : end ? 'an escape for this character' : '"\\""');
    this.#at++;
  }

  /** Passes one character and the white space after it. */
  #step(): false {
    this.#at++;
    return this.#space();
  }

  #space(): false {
    if (this.#text.charCodeAt(this.#at) < 33) this.#skip(SPACE);
    return false;
  }

  #skip(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at;
    const found = pattern.test(this.#text);
    if (found) this.#at = pattern.lastIndex;
    return found;
  }

  #unexpected(expected: string): never {
    const code = this.#text.codePointAt(this.#at);
    const received = code === undefined ? 'the end of the file' : JSON.stringify(String.fromCodePoint(code));
    this.#fail('syntax', `expected ${expected}, found ${received}`, { expected, received });
  }

  #fail(code: LoadErrorCode, problem: string, details: AvvErrorDetails = {}): never {
    const lines = this.#text.slice(0, this.#at).split(/\r\n?|\n/);
    const [line, column] = [lines.length, lines.at(-1)!.length + 1];
    const pointer = this.#levels.map(({ at }) => step(at)).join('');
    throw new AvvError(code, `Line ${line}, column ${column}: ${problem}`, { ...details, line, column, pointer });
  }
}
