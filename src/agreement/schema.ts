import * as z from 'zod';
import { acceptance } from './schema/acceptance.js';
import { measures } from './schema/measures.js';
import { contact, party } from './schema/parties.js';
import { count, date, dateOrMonth, digest, href, id, language, markdown, text } from './schema/primitives.js';
import { processing } from './schema/processing.js';
import { subprocessors } from './schema/subprocessors.js';

/** The data blocks that a section can place. */
const place = z
  .string()
  .regex(/^(parties|contacts|changes|measures|subprocessors|processing(\.[A-Za-z]+)?)$/)
  .meta({ format: 'avv-place' });

const section = z
  .looseObject({
    id: id().describe('Target of #links and of deep links; should never change between versions.'),
    label: text().optional().describe('Number as it is printed, “§ 3”, “7.1.”, “(a)”, “Anlage 2”; never generated.'),
    title: text().optional().describe('Heading (plain text).'),
    body: markdown().optional().describe('The text (Markdown).'),
    places: z.array(place).optional().describe('Data blocks shown after the text, in this order.'),
    get sections() {
      return z.array(section).optional().describe('Child sections, shown after text and blocks.');
    },
    covers: z
      .array(
        z.union([
          text(),
          z.looseObject({ rule: text().describe('Rule id.'), partial: z.boolean().describe('Only partly.') }),
        ]),
      )
      .optional()
      .describe('Ids of the Art. 28 rules that this section answers; read by checks, not shown.'),
    lang: language().optional().describe('Language, where it differs from the document’s.'),
    summary: markdown().optional().describe('Plain-language summary (Markdown); never binding, and shown as such.'),
  })
  .meta({
    id: 'section',
    description: 'A clause, an annex or an unnumbered paragraph. Needs neither label nor title.',
  });

const translation = z.looseObject({
  language: language().describe('Language of the other file.'),
  href: href().optional().describe('Its address, relative to this file.'),
  digest: digest().optional().describe('Its digest.'),
  note: text().optional().describe('A remark.'),
});

const changelogEntry = z.looseObject({
  version: text().describe('Version that the entry describes.'),
  published: dateOrMonth().describe('When it was published.'),
  effect: z
    .enum(['editorial', 'notice', 'objection', 'reacceptance'])
    .describe('What it asks of customers: nothing, to be told, a window to object, to accept again.'),
  summary: markdown().describe('What changed (Markdown).'),
  href: href().optional().describe('Address of that version.'),
  digest: digest().optional().describe('Digest of that version.'),
  acceptBy: date().optional().describe('Last day to accept again.'),
});

const placeholder = z.looseObject({
  key: z
    .string()
    .regex(/^[a-z][A-Za-z0-9]*$/)
    .meta({ format: 'placeholder-key' })
    .describe('Name, used as {{key}} in texts.'),
  label: text().describe('What it stands for; shown while it is open.'),
  source: z
    .enum(['controller', 'provider', 'system'])
    .describe('Who fills it: the customer, the provider’s page, the host application.'),
  required: z
    .boolean()
    .optional()
    .describe(
      'Whether the agreement can only be accepted with it; the customer is asked where the source is "controller".',
    ),
  autocomplete: text().optional().describe('HTML autocomplete token for its field (WCAG 1.3.5).'),
});

/**
 * The AVV JSON format, version 1. Single source of the TypeScript types, of the JSON Schema
 * (`avv-viewer/schema.json`), of the validator that ships to browsers and of the field reference.
 * Unknown keys are kept: the format is open, and the digest covers them.
 */
export const agreementSchema = z
  .looseObject({
    format: z
      .string()
      .regex(/^avv\/1(\.\d+)?$/)
      .meta({ format: 'avv-format' })
      .describe('Format and major version: "avv/1".'),
    id: id().describe('Identifier of the document; the same in every version and language.'),
    version: text().describe('Version of the document.'),
    language: language().describe('Language of this file.'),
    bindingLanguage: language().optional().describe('Language of the version that binds.'),
    title: text().describe('Title.'),
    subtitle: text().optional().describe('Line beneath the title, for example the agreement’s own date line.'),
    published: dateOrMonth().optional().describe('Date or month of publication; data for the interface.'),
    effectiveFrom: date().optional().describe('First day in force.'),
    effectiveTo: date().optional().describe('Last day in force.'),
    translations: z.array(translation).optional().describe('The same version in other languages.'),
    supersedes: z
      .looseObject({
        version: text().describe('Version replaced.'),
        href: href().optional().describe('Its address.'),
        digest: digest().optional().describe('Its digest.'),
      })
      .optional()
      .describe('The version before this one.'),
    changelog: z.array(changelogEntry).optional().describe('What changed from version to version, newest first.'),
    mainContract: z
      .looseObject({
        title: text().describe('Title of the main contract.'),
        href: href().optional().describe('Its address.'),
        precedence: z
          .enum(['agreement', 'main-contract'])
          .optional()
          .describe('Which prevails in a conflict (SCC 2021/915 Clause 4).'),
      })
      .optional()
      .describe('The contract that this agreement belongs to.'),
    basedOn: text().optional().describe('Template it follows, for example “(EU) 2021/915”.'),
    governingLaw: text().optional().describe('Governing law.'),
    venue: text().optional().describe('Place of jurisdiction.'),
    parties: z.array(party).optional().describe('The parties.'),
    preamble: markdown().optional().describe('Text before the first clause (Markdown).'),
    sections: z.array(section).describe('The clauses, in order.'),
    annexes: z.array(section).optional().describe('The annexes, in order.'),
    closing: markdown().optional().describe('Text after the last annex: date line, signatures (Markdown).'),
    terms: z
      .array(
        z.looseObject({
          id: id().describe('Identifier.'),
          term: text().describe('The term as it occurs in the text.'),
          definition: markdown().describe('Its definition (Markdown).'),
          section: text().optional().describe('Id of the section that defines it.'),
        }),
      )
      .optional()
      .describe('Defined terms, explained where they occur.'),
    placeholders: z.array(placeholder).optional().describe('Values that differ from customer to customer.'),
    contacts: z.array(contact).optional().describe('Whom to turn to.'),
    attachments: z
      .array(
        z.looseObject({
          title: text().describe('Title.'),
          href: href().describe('Address.'),
          mediaType: text().describe('Media type (RFC 6838).'),
          digest: text().optional().describe('Digest of the file.'),
        }),
      )
      .optional()
      .describe('Other files that belong to it.'),
    processing: processing.optional().describe('Details of the processing.'),
    measures: measures.optional().describe('Technical and organisational measures.'),
    subprocessors: subprocessors.optional().describe('Subprocessors.'),
    periods: z
      .looseObject({
        breachHours: count().optional().describe('Hours to notify a breach (Art. 33(2) GDPR).'),
        amendmentNoticeDays: count().optional().describe('Days of notice before the agreement changes.'),
        auditNoticeDays: count().optional().describe('Days of notice before an audit (Art. 28(3)(h) GDPR).'),
        auditsPerYear: count().optional().describe('Audits per year.'),
        returnChoiceDays: count()
          .optional()
          .describe('Days to choose between return and deletion (Art. 28(3)(g) GDPR).'),
        deletionDays: count().optional().describe('Days until deletion.'),
        backupDays: count().optional().describe('Days until backups are overwritten.'),
      })
      .optional()
      .describe('Periods that the text states, as data for checks and comparisons; not shown.'),
    acceptance: acceptance
      .optional()
      .describe('How it is concluded; without it, by a button when the element has an endpoint.'),
  })
  .meta({
    id: 'agreement',
    title: 'AVV JSON format, version 1',
    description: 'A data-processing agreement under Art. 28 GDPR.',
  });

export type Agreement = z.infer<typeof agreementSchema>;
export type Section = z.infer<typeof section>;
export type Party = z.infer<typeof party>;
export type Contact = z.infer<typeof contact>;
export type Processing = z.infer<typeof processing>;
export type Measures = z.infer<typeof measures>;
export type Measure = Measures['groups'][number]['measures'][number];
export type Subprocessors = z.infer<typeof subprocessors>;
export type SubprocessorGroup = Subprocessors['groups'][number];
export type Subprocessor = SubprocessorGroup['entries'][number];
export type SubprocessorPolicy = NonNullable<Subprocessors['policy']>;
export type AnnouncedChange = NonNullable<Subprocessors['changes']>[number];
export type Safeguard = NonNullable<Subprocessor['safeguards']>[number];
export type AcceptanceTerms = z.infer<typeof acceptance>;
export type Declaration = NonNullable<AcceptanceTerms['declarations']>[number];
export type Ask = NonNullable<AcceptanceTerms['asks']>[number];
export type Placeholder = z.infer<typeof placeholder>;
export type Term = NonNullable<Agreement['terms']>[number];
export type Translation = z.infer<typeof translation>;
export type ChangelogEntry = z.infer<typeof changelogEntry>;
