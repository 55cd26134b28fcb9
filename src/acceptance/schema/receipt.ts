import * as z from 'zod';
import { digest, href, id, text } from '../../agreement/schema/primitives.js';
import { objectionSchema } from './objection.js';
import { acceptor, customer, dateTime, documentIdentity, testMark } from './parts.js';
import { recordSchema } from './record.js';

/**
 * What the server answers for and can show later. `record` is the client’s report, `established` what the server
 * knows by itself, under the same names; where the two differ, `established` counts.
 */
export const receiptSchema = z
  .looseObject({
    schema: z.literal('avv-receipt/1').describe('Kind and major version of this receipt.'),
    id: id().describe('Identifier of the receipt; cannot be guessed.'),
    acceptedAt: dateTime().describe('When it was stored, by the server’s clock, in UTC.'),
    test: testMark(),
    record: recordSchema.describe('The record as it was sent and stored.'),
    recordDigest: digest().describe('Digest of the record.'),
    issuer: text().describe('Who issued the receipt: name or URL of the provider.'),
    established: z
      .looseObject({
        document: z
          .looseObject({
            ...documentIdentity,
            digest: digest().describe(
              'Digest of the server’s own copy; binds the text also where the record has no digest.',
            ),
            href: href().optional().describe('Address at which the provider publishes it.'),
          })
          .describe('The agreement, from the server’s own copy.'),
        customer: customer().optional().describe('The account, from the session.'),
        acceptor: acceptor().optional().describe('The user, from the session.'),
        address: text().optional().describe('Network address that the host reports.'),
      })
      .optional()
      .describe('What the server established by itself, apart from the client’s claims.'),
    salt: text()
      .optional()
      .describe('Random; without it nobody can find out from the chain’s commitment what this receipt says.'),
    sequence: z.int().min(0).optional().describe('Place in the issuer’s chain, from 1 without gaps.'),
    previousDigest: digest().optional().describe('Digest of the entry before it in the chain; missing in the first.'),
    keysUrl: href().optional().describe('Where the issuer’s public keys are (RFC 7517).'),
    copies: z
      .array(
        z.looseObject({
          mediaType: text().describe('Media type (RFC 6838).'),
          href: href().describe('Address.'),
          digest: text().describe('Digest of the file.'),
        }),
      )
      .optional()
      .describe('Copies for the customer, for example a PDF.'),
    signature: text()
      .optional()
      .describe('Detached JWS (RFC 7515, appendix F) over the canonical receipt (RFC 8785) without this field.'),
  })
  .meta({
    id: 'receipt',
    title: 'Acceptance receipt, version 1',
    description: 'Proof of an acceptance (Art. 5(2), 28(9) GDPR).',
  });

/** The receipt of an objection: the same but for its record. `acceptedAt` is when it was stored. */
export const objectionReceiptSchema = receiptSchema
  .extend({ record: objectionSchema.describe('The objection as it was sent and stored.') })
  .meta({ id: 'objectionReceipt', title: 'Objection receipt, version 1', description: 'Proof of an objection.' });

/**
 * What a page checks of a receipt's form; the record in it is held word for word against the one that was sent, which
 * needs no table of its fields in browsers.
 */
export const receiptFormSchema = receiptSchema
  .pick({ schema: true, id: true, acceptedAt: true, recordDigest: true, issuer: true })
  .extend({
    record: z.looseObject({}),
    established: z.looseObject({ document: z.looseObject({ ...documentIdentity, digest: digest() }) }).optional(),
  });
