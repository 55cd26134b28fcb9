/** The agreement: load, check, compare and hash it. Runs in browsers, workers and Node. */
export { duplicateIds } from './duplicate-ids.js';
export { AvvError, type AvvErrorCode, type AvvErrorDetails, type LoadErrorCode, type SubmitErrorCode } from './errors.js';
export { resolveHref } from './href.js';
export { parseJson } from './json.js';
export { load, type LoadedAgreement, type LoadOptions } from './load.js';
export * from './schema.js';
export { validate, type Violation } from './validate.js';
export { compareVersions } from './version.js';
