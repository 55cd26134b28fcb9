/** What was checked of a receipt. */
export type CheckName = 'form' | 'record' | 'document' | 'statements' | 'signature' | 'chain' | 'trial';

/** What was checked of an exported chain. */
export type ChainCheckName =
  'lines' | 'sequence' | 'links' | 'trials' | 'receipts' | 'attachments' | 'erasures' | 'head' | 'signatures';

export type Result = 'pass' | 'fail' | 'unchecked';

/** Every way in which a check can end, and what that makes of it. Closed: new reasons come with a new minor version. */
export const REASONS = {
  'form-valid': 'pass',
  'not-a-receipt': 'fail',
  'newer-receipt': 'fail',
  'form-invalid': 'fail',
  'form-first': 'unchecked', // nothing further can be said of a receipt without its form
  'no-crypto': 'unchecked', // plain http: pages there cannot hash
  'record-matches': 'pass',
  'record-differs': 'fail',
  'document-matches': 'pass',
  'document-other': 'fail', // another agreement, version or language
  'document-differs': 'fail', // the right name, another text
  'record-names-other': 'fail', // the record and the issuer's own copy are two documents
  'agreement-invalid': 'fail',
  'no-agreement': 'unchecked',
  'no-digest': 'unchecked',
  'document-first': 'unchecked', // words cannot be held against another text
  'statements-match': 'pass',
  'statements-differ': 'fail',
  'changes-exist': 'pass',
  'changes-unknown': 'fail',
  'signature-valid': 'pass',
  'signature-missing': 'fail', // keys were given, so the issuer signs
  'signature-malformed': 'fail',
  'signature-wrong': 'fail',
  'algorithm-refused': 'fail',
  'keys-invalid': 'fail',
  'key-unknown': 'fail',
  'key-unusable': 'fail',
  'key-expired': 'fail',
  unsigned: 'unchecked',
  'no-keys': 'unchecked',
  'algorithm-unsupported': 'unchecked', // by this browser or runtime
  'in-chain': 'pass',
  'in-chain-erased': 'pass', // the issuer has erased its own copy since
  'not-in-chain': 'fail',
  'entry-differs': 'fail',
  'chain-broken': 'fail',
  'no-chain': 'unchecked',
  trial: 'fail',
  'trial-unmarked': 'fail',
  'lines-canonical': 'pass',
  'line-too-long': 'fail',
  'line-unterminated': 'fail',
  'line-not-json': 'fail',
  'line-not-canonical': 'fail',
  'line-unknown': 'fail',
  'entry-invalid': 'fail',
  'head-invalid': 'fail',
  'sequence-gapless': 'pass',
  'sequence-broken': 'fail',
  'links-intact': 'pass',
  'link-broken': 'fail',
  'no-trials': 'pass',
  'all-trials': 'pass',
  'trials-mixed': 'fail', // with acceptances that bind; each kind has a chain of its own
  'receipts-match': 'pass',
  'receipt-invalid': 'fail',
  'receipt-missing': 'fail',
  'receipts-left-out': 'unchecked',
  'attachments-founded': 'pass',
  'attachment-unfounded': 'fail', // of no earlier acceptance, or of one that has its account
  'attachment-invalid': 'fail',
  'attachment-differs': 'fail',
  'attachment-missing': 'fail',
  'no-attachments': 'pass',
  'erasures-founded': 'pass',
  'erasure-unfounded': 'fail',
  'no-erasures': 'pass',
  'head-matches': 'pass',
  'head-missing': 'fail',
  'head-differs': 'fail',
  'line-after-head': 'fail',
  'signatures-valid': 'pass',
  stopped: 'unchecked', // reading ended at the limit of problems
} as const satisfies Record<string, Result>;

export type Reason = keyof typeof REASONS;

/** How a check ended. */
export interface Finding {
  result: Result;
  reason: Reason;
  /** English diagnostic. Words for readers: `verification-words.ts`. */
  detail: string;
  expected?: string;
  received?: string;
}

export interface Check<Name extends string = CheckName> extends Finding {
  name: Name;
}

export const finding = (reason: Reason, detail: string, expected?: string, received?: string): Finding => ({
  result: REASONS[reason],
  reason,
  detail,
  ...(expected !== undefined && { expected }),
  ...(received !== undefined && { received }),
});
