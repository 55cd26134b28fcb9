/** A JSON type with its constraints, generated from the zod schemas (`src/generate.ts`). */
export interface Shape {
  type: 'string' | 'boolean' | 'integer' | 'array' | 'object' | 'union';
  /** Name of the string format, for messages. */
  format?: string;
  pattern?: RegExp;
  nonEmpty?: boolean;
  choices?: readonly string[];
  items?: ShapeRef;
  fields?: Readonly<Record<string, ShapeRef>>;
  required?: readonly string[];
  /** Shape of every value whose key is not among the fields. */
  values?: ShapeRef;
  options?: readonly ShapeRef[];
}
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
  return Number.isInteger(value) ? 'integer' : typeof value;
};

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
  visit(value, resolve(shape), '', found);
  return found.slice(0, LIMIT);
}

function visit(value: unknown, shape: Shape, pointer: string, found: Violation[]): void {
  if (found.length >= LIMIT) return;
  const report = (problem: Violation['problem'], expected: string) =>
    void found.push({ pointer, problem, expected, received: shown(value) });
  if (shape.type === 'union') return visitUnion(value, shape, pointer, found);
  if (typeOf(value) !== shape.type) return report('type', shape.format ?? shape.type);
  if (shape.type === 'object') return visitFields(value as Record<string, unknown>, shape, pointer, found);
  if (shape.type === 'array') return visitItems(value as unknown[], shape, pointer, found);
  if (shape.type === 'integer') return (value as number) < 0 ? report('range', '0') : undefined;
  if (shape.type === 'string') {
    if (shape.choices && !shape.choices.includes(value as string)) report('choice', shape.choices.join('|'));
    else if (value === '' && shape.nonEmpty) report('empty', 'string');
    else if (shape.pattern?.test(value as string) === false) report('format', shape.format ?? String(shape.pattern));
  }
}

function visitItems(items: unknown[], shape: Shape, pointer: string, found: Violation[]): void {
  const itemShape = resolve(shape.items!);
  items.forEach((item, index) => visit(item, itemShape, pointer + step(index), found));
}

function visitFields(object: Record<string, unknown>, shape: Shape, pointer: string, found: Violation[]): void {
  for (const [key, field] of Object.entries(shape.fields!)) {
    const place = pointer + step(key);
    if (Object.hasOwn(object, key)) visit(object[key], resolve(field), place, found);
    else if (shape.required?.includes(key)) {
      const { type, format, choices } = resolve(field);
      found.push({ pointer: place, problem: 'missing', expected: choices?.join('|') ?? format ?? type, received: '' });
    }
  }
  if (shape.values) visitValues(object, shape, pointer, found);
}

function visitValues(object: Record<string, unknown>, shape: Shape, pointer: string, found: Violation[]): void {
  for (const [key, value] of Object.entries(object))
    if (!Object.hasOwn(shape.fields!, key)) visit(value, resolve(shape.values!), pointer + step(key), found);
}

/** Of several possible shapes the one that fits, else the complaints of the one that comes closest. */
function visitUnion(value: unknown, shape: Shape, pointer: string, found: Violation[]): void {
  const options = shape.options!.map(resolve);
  const attempts = options.filter(({ type }) => type === typeOf(value)).map((option) => {
    const complaints: Violation[] = [];
    visit(value, option, pointer, complaints);
    return complaints;
  });
  const closest = attempts.sort((a, b) => a.length - b.length)[0];
  if (closest) found.push(...closest);
  else found.push({ pointer, problem: 'type', expected: options.map(({ type }) => type).join('|'), received: shown(value) });
}
