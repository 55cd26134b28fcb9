import type { AvvError, AvvErrorCode } from '../agreement/errors.js';

const UNCERTAIN: readonly AvvErrorCode[] = [
  'submit-network',
  'submit-timeout',
  'in-flight',
  'receipt-malformed',
  'receipt-mismatch',
];

/** What `fetch` reports of a redirect that it does not follow; many a form's endpoint stores and then redirects. */
const REDIRECT = 0;

/**
 * Whether the record may have been stored although no good answer came back: then nobody may say that nothing was
 * recorded, and a further try has to carry the same idempotency key.
 */
export const maybeStored = ({ code, details: { status } }: AvvError): boolean =>
  UNCERTAIN.includes(code) || status === REDIRECT || (status !== undefined && status >= 500);
