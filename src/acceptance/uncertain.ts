import type { AvvError, AvvErrorCode } from '../agreement/errors.js';

const UNCERTAIN: readonly AvvErrorCode[] = [
  'submit-network',
  'submit-timeout',
  'in-flight',
  'receipt-malformed',
  'receipt-mismatch',
];

/**
 * Whether the record may have been stored although no good answer came back: then nobody may say that nothing was
 * recorded, and a further try has to carry the same idempotency key.
 */
export const maybeStored = ({ code, details }: AvvError): boolean =>
  UNCERTAIN.includes(code) || (details.status ?? 0) >= 500;
