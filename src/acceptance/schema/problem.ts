import * as z from 'zod';
import { text } from '../../agreement/schema/primitives.js';

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
