import type { FieldProblem } from '../agreement/errors.js';
import { validate, type Violation } from '../agreement/validate.js';
import { objectionShape, recordShape } from '../generated/shapes.js';

/** What a value of a format looks like. */
const FORMATS: Readonly<Record<string, string>> = {
  'avv-digest': '“sha-256:” and 43 characters of base64url',
  'avv-id': 'an identifier without white space',
  'date-time': 'a date and time like 2026-01-31T12:00:00Z',
  email: 'an e-mail address',
  'language-tag': 'a language tag like de or de-AT',
  'uri-reference': 'a URL without white space',
};

/** What does not fit about the shape of an acceptance or objection, with a JSON pointer each. */
export function shapeProblems(value: unknown): FieldProblem[] {
  const { schema } = Object(value) as { schema?: unknown };
  const shape = String(schema).startsWith('avv-objection/') ? objectionShape : recordShape;
  return validate(value, shape).map((violation) => ({ pointer: violation.pointer, detail: wordsFor(violation) }));
}

/** A violation as the end of a sentence that begins with its place. */
function wordsFor({ problem, expected, received }: Violation): string {
  const wanted = FORMATS[expected] ?? expected.replaceAll('|', ' or ');
  if (problem === 'missing') return `is missing; expected ${wanted}`;
  if (problem === 'empty') return 'must not be empty';
  return `must be ${wanted}, not ${received}`;
}
