import * as z from 'zod';
import { id, text } from '../../agreement/schema/primitives.js';
import { acceptor, client, customer, dateTime, documentShown, testMark } from './parts.js';

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
