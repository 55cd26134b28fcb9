/** The agreement as data: load, check, hash. Runs in browsers, workers and Node. */
export { digestOf } from './digest.js';
export { duplicateIds } from './duplicate-ids.js';
export { AvvError } from './errors.js';
export type { AvvErrorCode, AvvErrorDetails, FieldProblem, LoadErrorCode, SubmitErrorCode } from './errors.js';
export { resolveHref } from './href.js';
export { parseJson } from './json.js';
export { load, type LoadedAgreement, type LoadOptions } from './load.js';
export { agreementSchema } from './schema.js';
export type {
  AcceptanceTerms,
  Agreement,
  Ask,
  ChangelogEntry,
  Contact,
  Declaration,
  Measure,
  Measures,
  Party,
  Placeholder,
  Processing,
  Safeguard,
  Section,
  Subprocessor,
  SubprocessorGroup,
  Subprocessors,
  Term,
  Translation,
} from './schema.js';
export { subprocessorsInForce } from './subprocessors.js';
export { validate, type Violation } from './validate.js';
export { compareVersions } from './version.js';
