import * as z from 'zod';
import { email, href, text } from './primitives.js';

export const contact = z
  .looseObject({
    purpose: z
      .enum(['privacy', 'security', 'contract', 'instructions'])
      .optional()
      .describe('What the contact is for.'),
    name: text().optional().describe('Name of the person or office.'),
    position: text().optional().describe('Function of the person, or what the address is for.'),
    email: email().optional().describe('E-mail address.'),
    phone: text().optional().describe('Telephone number as it should be dialled.'),
    url: href().optional().describe('Web page or form.'),
    address: text().optional().describe('Postal address.'),
  })
  .meta({
    id: 'contact',
    description: 'Someone to turn to (Art. 30(2)(a), 33(3)(b) GDPR; SCC 2021/915 Annex I).',
  });

export const party = z
  .looseObject({
    role: z.enum(['controller', 'processor']).describe('Controller (Art. 4(7) GDPR) or processor (Art. 4(8) GDPR).'),
    name: text().optional().describe('Legal name; may hold a {{placeholder}} filled at acceptance.'),
    alias: text().optional().describe('How the text calls the party, for example “Kunde”.'),
    address: text().optional().describe('Postal address.'),
    country: text().optional().describe('Country, as text or as ISO 3166-1 alpha-2 code.'),
    register: text().optional().describe('Commercial register and number.'),
    imprint: href().optional().describe('Imprint page (§ 5 DDG).'),
    contact: contact.optional().describe('Contact person (Art. 30(2)(a) GDPR).'),
    dataProtectionOfficer: z
      .union([
        z.looseObject({
          status: text().describe('Why none is named, for example “not required”.'),
          note: text().describe('The reason in the agreement’s words.'),
        }),
        contact,
      ])
      .optional()
      .describe('Data protection officer (Art. 37 GDPR), or why there is none.'),
    representative: text().optional().describe('Representative in the Union (Art. 27 GDPR) or signatory.'),
  })
  .meta({ id: 'party', description: 'A party to the agreement (Art. 28(3) GDPR).' });
