import * as z from 'zod';
import { text } from './primitives.js';

const dataCategory = z.looseObject({
  label: text().describe('Name of the category.'),
  examples: text().optional().describe('Examples, in the agreement’s words.'),
  dataSubjects: z.array(text()).optional().describe('Whom this category concerns, where it is not everybody.'),
});

export const processing = z
  .looseObject({
    subject: text().optional().describe('Subject-matter (Art. 28(3) GDPR).'),
    duration: text().optional().describe('Duration (Art. 28(3) GDPR).'),
    nature: z.array(text()).optional().describe('Nature of the processing: its operations (Art. 28(3) GDPR).'),
    purposes: z.array(text()).optional().describe('Purposes (Art. 28(3) GDPR).'),
    dataSubjects: z.array(text()).optional().describe('Categories of data subjects (Art. 28(3) GDPR).'),
    dataCategories: z.array(dataCategory).optional().describe('Types of personal data (Art. 28(3) GDPR).'),
    specialCategories: z
      .looseObject({
        status: z.enum(['none', 'excluded', 'present']).describe('Whether such data are processed.'),
        note: text().optional().describe('The agreement’s own words on it.'),
      })
      .optional()
      .describe('Special categories of personal data (Art. 9, 10 GDPR; SCC 2021/915 Annex II).'),
    locations: z.array(text()).optional().describe('Places of processing.'),
    frequency: text().optional().describe('Frequency of transfers (SCC 2021/914 Annex I.B).'),
    retention: text().optional().describe('How long data are kept (Art. 28(3)(g) GDPR).'),
  })
  .meta({
    id: 'processing',
    description: 'Details of the processing, as data (Art. 28(3) GDPR; SCC 2021/915 Annex II).',
  });
