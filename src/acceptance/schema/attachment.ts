import * as z from 'zod';
import { digest, href, id, text } from '../../agreement/schema/primitives.js';
import { dateTime, testMark } from './parts.js';

/**
 * Says whose account an acceptance is that was given before there was one, for example in a sign-up form. The receipt
 * stays as it was issued; the issuer answers for this statement as for the receipt.
 */
export const attachmentSchema = z
  .looseObject({
    schema: z.literal('avv-attachment/1').describe('Kind and major version of this statement.'),
    id: id().describe('Identifier of the attachment; cannot be guessed.'),
    attachedAt: dateTime().describe('When, by the server’s clock, in UTC.'),
    test: testMark(),
    receipt: id().describe('Id of the receipt; it names no account itself.'),
    customer: z
      .looseObject({ reference: text().describe('The host’s id of the account.') })
      .describe('The account that is bound from then on.'),
    issuer: text().describe('Who issued receipt and attachment.'),
    salt: text().describe('Random; without it nobody can find out from the chain’s commitment whose account it is.'),
    sequence: z.int().min(0).describe('Place in the issuer’s chain, from 1 without gaps.'),
    previousDigest: digest().optional().describe('Digest of the entry before it in the chain.'),
    keysUrl: href().optional().describe('Where the issuer’s public keys are (RFC 7517).'),
    signature: text()
      .optional()
      .describe('Detached JWS (RFC 7515, appendix F) over the canonical attachment (RFC 8785) without this field.'),
  })
  .meta({
    id: 'attachment',
    title: 'Attachment, version 1',
    description: 'Which account an earlier acceptance belongs to (Art. 5(2) GDPR).',
  });
