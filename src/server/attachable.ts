import type { AttachRefusal, StoredContent, StoredEntry } from './store.js';

/**
 * Why what was found under a receipt's id cannot be attached to an account; `undefined` when it can be, or when it is
 * attached to this very account already.
 */
export function judgeAttachment(found: StoredEntry | undefined, customer: string): AttachRefusal | undefined {
  if (!found || found.entry.kind === 'erasure' || found.entry.kind === 'attachment') return 'unknown-receipt';
  if (found.entry.kind === 'objection') return 'not-an-acceptance';
  if (!found.content) return 'erased';
  if (found.content.customer !== undefined) return 'has-customer';
  const { attachedTo = customer } = found.content;
  return attachedTo === customer ? undefined : 'other-customer';
}

/** The account that an act belongs to, from the session or attached later; `undefined` for nobody's. */
export const accountOf = ({ customer, attachedTo }: StoredContent): string | undefined => customer ?? attachedTo;
