/**
 * A JSON type with its constraints, generated from the zod schemas (`src/build/generate.ts`) in a form that costs few
 * bytes: an object literal is an object, a field name that ends in `!` is required, `*` stands for all other names.
 */
export type Shape =
  | 'string'
  /** A string that is not empty. */
  | 'text'
  | 'boolean'
  /** From 0. */
  | 'integer'
  | readonly ['format', name: string, pattern: RegExp]
  | readonly ['choice', values: string]
  | readonly ['list', items: ShapeRef]
  | readonly ['either', options: readonly ShapeRef[]]
  | Fields;
/** The fields of an object. */
export interface Fields {
  readonly [field: string]: ShapeRef;
}

/** A function, where a definition is recursive. */
export type ShapeRef = Shape | (() => Shape);

/** What is wrong at one place of a document. */
export interface Violation {
  /** JSON pointer (RFC 6901) to the place; for a missing field, to where it belongs. */
  pointer: string;
  problem: 'missing' | 'type' | 'choice' | 'format' | 'empty' | 'range' | 'duplicate-id';
  /** A JSON type, a format name, or the allowed values separated by `|`. */
  expected: string;
  /** What stands there instead, shortened to 40 characters. */
  received: string;
}

/** More would not help anybody, and a hostile file could ask for millions. */
const LIMIT = 50;

const resolve = (ref: ShapeRef): Shape => (typeof ref === 'function' ? ref() : ref);

const typeOf = (value: unknown): string => {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return Number.isSafeInteger(value) ? 'integer' : typeof value;
};

type Kind = Extract<Shape, readonly unknown[]>;

/** `Array.isArray` does not know read-only tuples. */
const isKind = (shape: Shape): shape is Kind => Array.isArray(shape);

/** The JSON type that a shape asks for. */
function typeFor(shape: Shape): string {
  if (typeof shape === 'string') return shape === 'text' ? 'string' : shape;
  if (!isKind(shape)) return 'object';
  if (shape[0] === 'either') return shape[1].map((option) => typeFor(resolve(option))).join('|');
  return shape[0] === 'list' ? 'array' : 'string';
}

/** What a message says is expected: the name of a format, the choices, or the type. */
const expectation = (shape: Shape): string =>
  isKind(shape) && (shape[0] === 'format' || shape[0] === 'choice') ? shape[1] : typeFor(shape);

const shown = (value: unknown): string => {
  const type = typeOf(value);
  if (type === 'array' || type === 'object') return type;
  const text = JSON.stringify(value) ?? type;
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
};

/** One step of a JSON pointer, escaped (RFC 6901 section 3). */
export const step = (key: string | number): string => `/${String(key).replace(/~/g, '~0').replace(/\//g, '~1')}`;

/**
 * Checks a parsed JSON value against a generated shape; an empty list means that it fits.
 *
 * Browsers get this small interpreter instead of zod itself: same rules (a test holds the two against each other),
 * a sixth of the bytes, no start-up cost, and answers that name place, expectation and find as data.
 */
export function validate(value: unknown, shape: ShapeRef): Violation[] {
  const found: Violation[] = [];
  visit(value, shape, '', found);
  return found.slice(0, LIMIT);
}

function visit(value: unknown, ref: ShapeRef, pointer: string, found: Violation[]): void {
  if (found.length >= LIMIT) return;
  const shape = resolve(ref);
  const report = (problem: Violation['problem'], expected = expectation(shape)) =>
    void found.push({ pointer, problem, expected, received: shown(value) });
  const [wanted, given] = [typeFor(shape), typeOf(value)];
  if (given !== wanted && !wanted.split('|').includes(given)) return report('type');
  if (shape === 'text' && value === '') return report('empty');
  if (shape === 'integer' && (value as number) < 0) return report('range', '0');
  if (typeof shape === 'string') return;
  if (!isKind(shape)) return visitFields(value as Record<string, unknown>, shape, pointer, found);
  visitKind(value, shape, pointer, found, report);
}

type Report = (problem: Violation['problem']) => void;

function visitKind(value: unknown, shape: Kind, pointer: string, found: Violation[], report: Report): void {
  if (shape[0] === 'format') {
    if (!shape[2].test(value as string)) report('format');
  } else if (shape[0] === 'choice') {
    if (!shape[1].split('|').includes(value as string)) report('choice');
  } else if (shape[0] === 'list') {
    (value as unknown[]).forEach((item, index) => visit(item, shape[1], pointer + step(index), found));
  } else visitOptions(value, shape[1], pointer, found);
}

function visitFields(object: Record<string, unknown>, fields: Fields, pointer: string, found: Violation[]): void {
  for (const [name, ref] of Object.entries(fields)) {
    const key = name.replace('!', '');
    const place = pointer + step(key);
    if (Object.hasOwn(object, key)) visit(object[key], ref, place, found);
    else if (key !== name)
      found.push({ pointer: place, problem: 'missing', expected: expectation(resolve(ref)), received: '' });
  }
  if (!fields['*']) return;
  for (const key of Object.keys(object))
    if (!Object.hasOwn(fields, key) && !Object.hasOwn(fields, `${key}!`))
      visit(object[key], fields['*'], pointer + step(key), found);
}

/** Of several possible shapes the one that fits, else the complaints of the one that comes closest. */
function visitOptions(value: unknown, options: readonly ShapeRef[], pointer: string, found: Violation[]): void {
  const attempts = options
    .map(resolve)
    .filter((option) => typeFor(option) === typeOf(value))
    .map((option) => {
      const complaints: Violation[] = [];
      visit(value, option, pointer, complaints);
      return complaints;
    });
  found.push(...attempts.sort((a, b) => a.length - b.length)[0]!);
}
