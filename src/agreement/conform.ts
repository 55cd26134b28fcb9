import { agreementShape } from '../generated/shapes.js';
import { duplicateIds } from './duplicate-ids.js';
import { AvvError } from './errors.js';
import type { Agreement } from './schema.js';
import { validate, type Violation } from './validate.js';
import { compareVersions } from './version.js';

/** The major version of the format that this code reads; minor versions only add. */
const MAJOR = 1;

/**
 * Takes a parsed JSON value as an agreement, if it is one.
 *
 * @throws {AvvError} `newer-format`, `invalid` with `violations`, or `outdated`.
 */
export function toAgreement(value: unknown, minVersion?: string): Agreement {
  refuseNewerFormat(value);
  refuseViolations(validate(value, agreementShape));
  const agreement = value as Agreement;
  refuseViolations(duplicateIds(agreement));
  const { version } = agreement;
  if (minVersion === undefined || compareVersions(version, minVersion) >= 0) return agreement;
  throw new AvvError('outdated', `Version ${version} is older than ${minVersion}`, {
    expected: minVersion,
    received: version,
  });
}

/** Before the schema: a document of the future would only look full of mistakes. */
function refuseNewerFormat(value: unknown): void {
  const format = (value as { format?: unknown } | null)?.format;
  const major = typeof format === 'string' && /^avv\/(\d+)/.exec(format)?.[1];
  if (!major || Number(major) <= MAJOR) return;
  throw new AvvError('newer-format', `${format} needs a newer avv-viewer`, {
    expected: `avv/${MAJOR}`,
    received: format,
  });
}

function refuseViolations(violations: Violation[]): void {
  const [first] = violations;
  if (!first) return;
  const more = violations.length > 1 ? `, and ${violations.length - 1} more` : '';
  throw new AvvError('invalid', `Not an AVV agreement: ${describe(first)}${more}`, {
    violations,
    pointer: first.pointer,
  });
}

const describe = ({ pointer, problem, expected, received }: Violation): string =>
  `${pointer || 'the file'}: ${problem}, expected ${expected}${received && `, found ${received}`}`;
