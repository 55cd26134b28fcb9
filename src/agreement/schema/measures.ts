import * as z from 'zod';
import { date, href, id, markdown, text } from './primitives.js';

export const measure = z
  .looseObject({
    id: id().optional().describe('Target of #links.'),
    label: text().optional().describe('Number as it is printed, “1.1”.'),
    title: text().optional().describe('Name of the measure.'),
    text: markdown().optional().describe('The measure in words (Markdown).'),
    get measures() {
      return z.array(measure).optional().describe('Measures that belong to this one.');
    },
  })
  .meta({ id: 'measure', description: 'A technical or organisational measure (Art. 32 GDPR).' });

export const measures = z
  .looseObject({
    scheme: z
      .enum(['art32', 'bdsg-9', 'bdsg-64', 'scc-annex-iii', 'custom'])
      .optional()
      .describe('Which catalogue the groups follow.'),
    groups: z
      .array(
        z.looseObject({
          id: id().describe('Target of #links.'),
          label: text().optional().describe('Number as it is printed.'),
          title: text().optional().describe('Heading of the group.'),
          measures: z.array(measure).describe('The measures, in order.'),
        }),
      )
      .describe('Measures by group, in order.'),
    certificates: z
      .array(
        z.looseObject({
          title: text().describe('Name of the certificate or report.'),
          href: href().optional().describe('Where it can be read.'),
          validUntil: date().optional().describe('Last day of validity.'),
        }),
      )
      .optional()
      .describe('Certificates (Art. 28(5), 32(3) GDPR).'),
  })
  .meta({
    id: 'measures',
    description: 'Technical and organisational measures, TOM (Art. 28(3)(c), 32 GDPR; SCC 2021/915 Annex III).',
  });
