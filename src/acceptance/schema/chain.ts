import * as z from 'zod';
import { digest, href, id, text } from '../../agreement/schema/primitives.js';
import { dateTime, documentIdentity, trialChain } from './parts.js';

/**
 * A link of the issuer’s chain. Holds nothing about anybody: receipts are committed to by a salted digest, so that
 * erasing one (Art. 17 GDPR), its salt included, leaves the chain as it is.
 */
export const entrySchema = z
  .looseObject({
    schema: z.literal('avv-entry/1').describe('Kind and major version of this entry.'),
    kind: z.enum(['acceptance', 'objection', 'attachment', 'erasure']).describe('What happened.'),
    id: id().describe('Id of the receipt, of the attachment, or of the erasure.'),
    at: dateTime().describe('When, by the server’s clock, in UTC; the receipt’s `acceptedAt`.'),
    test: trialChain(),
    issuer: text().describe('Who keeps the chain.'),
    sequence: z.int().min(0).describe('Place in the chain, from 1 without gaps.'),
    previousDigest: digest().optional().describe('Digest of the entry before it; missing in the first.'),
    document: z
      .looseObject({ ...documentIdentity, digest: digest().describe('Digest of the server’s own copy.') })
      .optional()
      .describe('The agreement, of acceptances and objections.'),
    commitment: digest()
      .optional()
      .describe(
        'Digest of the receipt or attachment without its place in the chain, signature and copies; not of erasures.',
      ),
    attached: id().optional().describe('Of an attachment: id of the receipt that has got its account.'),
    erased: z
      .array(id())
      .optional()
      .describe('Of an erasure: ids of the receipts and attachments that are kept no longer.'),
  })
  .meta({
    id: 'entry',
    title: 'Chain entry, version 1',
    description: 'A link of the issuer’s chain (Art. 5(2) GDPR).',
  });

/** The last line of an export: says how long the chain is, so that a cut-off end is noticed. */
export const headSchema = z
  .looseObject({
    schema: z.literal('avv-head/1').describe('Kind and major version.'),
    issuer: text().describe('Who keeps the chain.'),
    at: dateTime().describe('When the export was made, by the server’s clock, in UTC.'),
    test: trialChain(),
    length: z.int().min(0).describe('Number of entries.'),
    digest: digest().optional().describe('Digest of the last entry; missing when there is none.'),
    keysUrl: href().optional().describe('Where the issuer’s public keys are (RFC 7517).'),
    signature: text()
      .optional()
      .describe('Detached JWS (RFC 7515, appendix F) over the canonical head (RFC 8785) without this field.'),
  })
  .meta({ id: 'head', title: 'Chain head, version 1', description: 'The end of an exported chain.' });
