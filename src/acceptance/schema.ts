import * as z from 'zod';
import { digest, email, href, id, language, text } from '../agreement/schema/primitives.js';

/** ISO 8601 date-time with its offset (RFC 3339). */
const dateTime = () =>
  z
    .string()
    .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/)
    .meta({ format: 'date-time' });

const documentIdentity = {
  id: id().describe('Its `id`.'),
  version: text().describe('Its `version`.'),
  language: language().describe('Its `language`: each language is a file of its own.'),
};

const customer = () =>
  z.looseObject({
    name: text().optional().describe('Legal name of the controller (Art. 28(3) GDPR).'),
    address: text().optional().describe('Postal address.'),
    country: text().optional().describe('Country, as text or as ISO 3166-1 alpha-2 code.'),
    reference: text().optional().describe('The host’s id of the account.'),
  });

const acceptor = () =>
  z.looseObject({
    name: text().optional().describe('Name of the person.'),
    email: email().optional().describe('E-mail address.'),
    position: text().optional().describe('Position in the company.'),
    reference: text().optional().describe('The host’s id of the user.'),
  });

const documentShown = () =>
  z.looseObject({
    ...documentIdentity,
    digest: digest()
      .optional()
      .describe('Digest of the file that was shown; missing on plain http, where pages cannot hash.'),
    href: href().optional().describe('Address that it was loaded from; missing when the host passed it as an object.'),
  });

const testMark = () =>
  z.boolean().optional().describe('True for a trial: answered like any other, kept apart, binding nobody.');

const trialChain = () => z.boolean().optional().describe('True in the chain of the trials, which bind nobody.');

const client = () =>
  z.looseObject({
    version: text().describe('Version of avv-viewer.'),
    language: language().describe('Language of the interface.'),
    timeZone: text().describe('IANA name of the client’s time zone.'),
    origin: text().describe('Origin of the page (RFC 6454), “null” where it has none.'),
  });

/**
 * The act of acceptance as the page saw it: every text is the one that was shown. Sent to the endpoint, stored there
 * as sent, and never trusted over what the server knows. Unknown keys are kept.
 */
export const recordSchema = z
  .looseObject({
    schema: z.literal('avv-acceptance/1').describe('Kind and major version of this record.'),
    test: testMark(),
    document: documentShown().describe('What is accepted.'),
    customer: customer().describe(
      'Who is bound: the controller (Art. 4(7) GDPR), or a processor for its own customers.',
    ),
    acceptor: acceptor().describe('Who acts for the customer.'),
    authority: z
      .looseObject({
        confirmed: z.boolean().describe('Whether the person confirmed it.'),
        statement: text().describe('The exact words shown.'),
      })
      .optional()
      .describe('Statement that the person may act for the customer (§ 164 BGB); missing where none was shown.'),
    declarations: z
      .array(
        z.looseObject({
          id: id().describe('Id of the declaration in the agreement.'),
          text: text().describe('The exact words beside the box (Markdown), placeholders filled.'),
          checked: z.boolean().describe('Whether the person ticked it; nothing is ticked beforehand.'),
        }),
      )
      .describe('All declarations shown, in their order.'),
    act: z
      .looseObject({
        method: z.enum(['button', 'checkbox', 'form']).describe('What the person did.'),
        label: text().describe('The exact words on the button or beside the box.'),
        at: dateTime().describe('When, by the client’s clock; informational, the receipt’s time counts.'),
        key: text()
          .optional()
          .describe('Idempotency key to send it under, where a form takes the record to the host’s back end.'),
      })
      .describe('The act itself (electronic form, Art. 28(9) GDPR).'),
    placeholders: z.record(z.string(), z.string()).describe('Values filled into the text, by key.'),
    features: z.array(text()).describe('Optional features active for this customer.'),
    subprocessors: z
      .array(text())
      .describe('Ids of the subprocessors in force for this customer at that moment (Art. 28(2) GDPR).'),
    presentation: z
      .looseObject({
        mode: text().describe('How it was shown, for example “viewer” or “dialog”.'),
        shownAt: dateTime().describe('Since when the text stood on the page, by the client’s clock.'),
        endReached: z.boolean().describe('Whether the end of the text was scrolled into view; recorded, never forced.'),
        previousVersion: text().optional().describe('Version that the customer had accepted before.'),
      })
      .describe('How the text was presented.'),
    client: client().describe('The page and the software.'),
  })
  .meta({
    id: 'record',
    title: 'Acceptance record, version 1',
    description: 'An acceptance (Art. 28(9) GDPR) as the client reports it.',
  });

/** An objection to announced changes of subprocessors, sent, stored and answered like an acceptance. */
export const objectionSchema = z
  .looseObject({
    schema: z.literal('avv-objection/1').describe('Kind and major version of this record.'),
    test: testMark(),
    document: documentShown().describe('The agreement that announces the changes.'),
    customer: customer().describe('Who objects.'),
    acceptor: acceptor().describe('Who acts for the customer.'),
    changes: z.array(id()).describe('Ids of the announced changes, at least one.'),
    reason: text().optional().describe('Grounds, in the customer’s words.'),
    act: z
      .looseObject({
        label: text().describe('The exact words on the button.'),
        at: dateTime().describe('When, by the client’s clock; informational, the receipt’s time counts.'),
      })
      .describe('The act itself.'),
    client: client().describe('The page and the software.'),
  })
  .meta({
    id: 'objection',
    title: 'Objection, version 1',
    description: 'An objection to changes of subprocessors (Art. 28(2) GDPR) as the client reports it.',
  });

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

/** Problem details (RFC 9457); all members optional, as there. */
export const problemSchema = z
  .looseObject({
    type: text().optional().describe('URI of the problem type; see `problems.ts`.'),
    title: text().optional().describe('The problem type in words.'),
    status: z.int().min(0).optional().describe('HTTP status.'),
    detail: text().optional().describe('What happened in this case.'),
    instance: text().optional().describe('URI of this occurrence.'),
    errors: z
      .array(
        z.looseObject({
          pointer: z.string().describe('JSON pointer (RFC 6901) into the record.'),
          detail: text().describe('What is wrong there.'),
        }),
      )
      .optional()
      .describe('Field errors.'),
  })
  .meta({ id: 'problem', description: 'Why an acceptance was not stored (RFC 9457).' });

export type AcceptanceRecord = z.infer<typeof recordSchema>;
export type Objection = z.infer<typeof objectionSchema>;
export type Receipt = z.infer<typeof receiptSchema>;
export type ObjectionReceipt = z.infer<typeof objectionReceiptSchema>;
export type AnyReceipt = Receipt | ObjectionReceipt;
export type Attachment = z.infer<typeof attachmentSchema>;
export type ChainEntry = z.infer<typeof entrySchema>;
export type ChainHead = z.infer<typeof headSchema>;
export type Problem = z.infer<typeof problemSchema>;
export type Customer = AcceptanceRecord['customer'];
export type Acceptor = AcceptanceRecord['acceptor'];
export type Act = AcceptanceRecord['act'];
export type Presentation = AcceptanceRecord['presentation'];
export type Client = AcceptanceRecord['client'];
