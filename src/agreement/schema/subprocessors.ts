import * as z from 'zod';
import { contact } from './parties.js';
import { count, country, date, dateOrMonth, digest, href, id, markdown, text } from './primitives.js';

export const safeguard = z
  .looseObject({
    type: z
      .enum(['adequacy', 'dpf', 'scc', 'bcr', 'certification', 'derogation', 'other'])
      .describe(
        'Adequacy decision (Art. 45), EU-US Data Privacy Framework (Art. 45), standard contractual clauses, binding corporate rules, certification (Art. 46, 47), derogation (Art. 49 GDPR).',
      ),
    note: text().optional().describe('The agreement’s own words; they replace the type’s name on the page.'),
    reference: text().optional().describe('Where the safeguard can be checked: decision, list entry, document.'),
    asOf: date().optional().describe('Day on which it was last checked.'),
  })
  .meta({ id: 'safeguard', description: 'What a transfer to a third country rests on (Chapter V GDPR).' });

const entity = z.looseObject({
  legalName: text().describe('Legal name.'),
  address: text().optional().describe('Postal address.'),
  country: country().optional().describe('Country of the seat.'),
  role: text().optional().describe('What this entity does, where several share an entry.'),
});

export const subprocessor = z
  .looseObject({
    id: id().describe('Stable identifier; acceptance records and change notices refer to it.'),
    name: text().describe('Name as the agreement prints it.'),
    organisation: text().optional().describe('Shared identifier when one company has several entries.'),
    product: text().optional().describe('Product or service used.'),
    entities: z.array(entity).optional().describe('Legal entities behind the name.'),
    address: text().optional().describe('Postal address.'),
    country: country().optional().describe('Country of the seat; data for the interface, not printed text.'),
    contact: contact.optional().describe('Contact (EDPB Opinion 22/2024).'),
    task: text().optional().describe('What it does; without it the group’s title stands for it.'),
    dataCategories: z.array(text()).optional().describe('Types of personal data it receives.'),
    locations: z.array(text()).optional().describe('Places of processing, in the agreement’s words.'),
    countries: z.array(country()).optional().describe('The same places as ISO 3166-1 codes.'),
    safeguards: z.array(safeguard).optional().describe('Transfer safeguards (Art. 44 to 49 GDPR).'),
    legalBasis: text().optional().describe('Legal basis, where the agreement names one.'),
    privacyPolicy: href().optional().describe('Privacy policy.'),
    agreement: href().optional().describe('Its own data-processing agreement (Art. 28(4) GDPR).'),
    condition: z
      .looseObject({
        feature: text().describe('Key of the feature in the host’s application.'),
        label: text().describe('Name of the feature.'),
      })
      .optional()
      .describe('Only engaged when the customer uses this feature.'),
    effectiveFrom: date().optional().describe('First day of engagement.'),
    effectiveTo: date().optional().describe('Last day of engagement.'),
  })
  .meta({ id: 'subprocessor', description: 'Another processor (Art. 28(2), 28(4) GDPR; SCC 2021/915 Annex IV).' });

const policy = z.looseObject({
  authorisation: z.enum(['general', 'specific']).optional().describe('Kind of authorisation (Art. 28(2) GDPR).'),
  noticeDays: count().optional().describe('Days between notice and change.'),
  objectionDays: count().optional().describe('Days in which the controller may object.'),
  windowStarts: z.enum(['notice', 'receipt']).optional().describe('From when the days are counted.'),
  noticeChannels: z.array(text()).optional().describe('How changes are announced.'),
  objectionChannels: z.array(text()).optional().describe('How to object.'),
  grounds: text().optional().describe('Which grounds an objection needs.'),
  remedy: text().optional().describe('What follows an objection.'),
});

const change = z.looseObject({
  id: id().describe('Identifier; objections refer to it.'),
  kind: z.enum(['added', 'removed', 'replaced', 'changed']).describe('What happens.'),
  entries: z.array(text()).describe('Ids of the entries concerned.'),
  announced: date().describe('Day of the announcement.'),
  effective: date().describe('Day on which the change takes effect.'),
  objectUntil: date().optional().describe('Last day to object.'),
  reason: text().optional().describe('Why.'),
  replaces: z
    .union([text(), z.array(text())])
    .optional()
    .describe('Id or ids of the entries replaced.'),
});

export const subprocessors = z
  .looseObject({
    updated: dateOrMonth().optional().describe('When the list was last changed.'),
    policy: policy.optional().describe('How changes are announced and objected to (Art. 28(2) GDPR).'),
    groups: z
      .array(
        z.looseObject({
          id: id().describe('Target of #links.'),
          title: text().describe('Heading of the group.'),
          note: markdown()
            .optional()
            .describe('A remark on the group (Markdown); all that is shown when it has no entries.'),
          entries: z.array(subprocessor).describe('The subprocessors, in order; may be empty.'),
        }),
      )
      .describe('Subprocessors by group, in order.'),
    external: z
      .looseObject({
        href: href().describe('Address of the list.'),
        digest: digest().optional().describe('Its digest.'),
      })
      .optional()
      .describe('A list kept elsewhere.'),
    changes: z.array(change).optional().describe('Announced changes (Art. 28(2) GDPR).'),
  })
  .meta({ id: 'subprocessors', description: 'The subprocessors and the rules for changing them.' });
