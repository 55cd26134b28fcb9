import * as z from 'zod';
import { email, href, id, markdown, text } from './primitives.js';

const declaration = z.looseObject({
  id: id().describe('Identifier of the declaration in the acceptance record.'),
  text: markdown().describe('The exact words beside the box (Markdown).'),
  required: z.boolean().describe('Whether the agreement can only be accepted with it.'),
});

const ask = z.looseObject({
  field: text().describe('name, email, position, company, address, country, or a field of the provider’s own.'),
  required: z.boolean().describe('Whether it must be filled in.'),
  label: text().optional().describe('Label, needed for a field of the provider’s own.'),
});

export const acceptance = z
  .looseObject({
    mode: z
      .enum(['explicit', 'incorporated'])
      .describe('explicit: by a button here. incorporated: part of the main contract, no button.'),
    declarations: z.array(declaration).optional().describe('Statements to tick; never ticked beforehand.'),
    authority: z
      .looseObject({ text: text().describe('The exact words of the statement.') })
      .optional()
      .describe('Statement that the person may act for the company (§ 164 BGB).'),
    asks: z.array(ask).optional().describe('What the person is asked for.'),
    signedCopy: z
      .looseObject({
        email: email().optional().describe('Address to ask.'),
        href: href().optional().describe('Page to ask on.'),
      })
      .optional()
      .describe('Where a signed copy can be had.'),
    via: z
      .looseObject({
        title: text().describe('The document through which the agreement is incorporated.'),
        href: href().optional().describe('Where it can be read.'),
      })
      .optional()
      .describe('Through what an incorporated agreement becomes part of the contract.'),
  })
  .meta({ id: 'acceptance', description: 'How the agreement is concluded (Art. 28(9) GDPR).' });
