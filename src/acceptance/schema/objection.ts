import * as z from 'zod';
import { id, text } from '../../agreement/schema/primitives.js';
import { acceptor, client, customer, dateTime, documentShown, testMark } from './parts.js';

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
