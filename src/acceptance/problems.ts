/**
 * Problem types (RFC 9457) of the acceptance protocol, by the status that they travel with. Written as
 * `urn:avv-viewer:problem:<name>`; a back end of your own may use any URI that ends in `/<name>` or `:<name>`.
 */
export const PROBLEMS = {
  malformed: 400,
  'key-missing': 400,
  unauthenticated: 401,
  'not-authorised': 403,
  'foreign-origin': 403,
  'acceptance-required': 403, // for what a host guards with `requireAcceptance`; our endpoint never answers so
  'unknown-document': 404,
  'unknown-receipt': 404,
  'method-not-allowed': 405,
  'version-superseded': 409,
  'digest-mismatch': 409,
  'in-flight': 409,
  'objection-late': 409,
  withdrawn: 410,
  erased: 410,
  'too-large': 413,
  'unsupported-media-type': 415,
  'key-reused': 422,
  invalid: 422,
  'test-refused': 422,
  'rate-limited': 429,
  failed: 500,
  unavailable: 503,
} as const;

export type ProblemName = keyof typeof PROBLEMS;

/** The URI of a problem type. */
export const problemType = (name: ProblemName): string => `urn:avv-viewer:problem:${name}`;

/** Whether a problem's `type` is the named one, whoever's URI it is. */
export const isProblem = (type: unknown, name: ProblemName): boolean =>
  typeof type === 'string' && (type.endsWith(`/${name}`) || type.endsWith(`:${name}`));
