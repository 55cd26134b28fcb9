import * as z from 'zod';
import { digest, email, href, id, language, text } from '../../agreement/schema/primitives.js';

/** ISO 8601 date-time with its offset (RFC 3339). */
export const dateTime = () =>
  z
    .string()
    .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/)
    .meta({ format: 'date-time' });

export const documentIdentity = {
  id: id().describe('Its `id`.'),
  version: text().describe('Its `version`.'),
  language: language().describe('Its `language`: each language is a file of its own.'),
};

export const customer = () =>
  z.looseObject({
    name: text().optional().describe('Legal name of the controller (Art. 28(3) GDPR).'),
    address: text().optional().describe('Postal address.'),
    country: text().optional().describe('Country, as text or as ISO 3166-1 alpha-2 code.'),
    reference: text().optional().describe('The host’s id of the account.'),
  });

export const acceptor = () =>
  z.looseObject({
    name: text().optional().describe('Name of the person.'),
    email: email().optional().describe('E-mail address.'),
    position: text().optional().describe('Position in the company.'),
    reference: text().optional().describe('The host’s id of the user.'),
  });

export const documentShown = () =>
  z.looseObject({
    ...documentIdentity,
    digest: digest()
      .optional()
      .describe('Digest of the file that was shown; missing on plain http, where pages cannot hash.'),
    href: href().optional().describe('Address that it was loaded from; missing when the host passed it as an object.'),
  });

export const testMark = () =>
  z.boolean().optional().describe('True for a trial: answered like any other, kept apart, binding nobody.');

export const trialChain = () => z.boolean().optional().describe('True in the chain of the trials, which bind nobody.');

export const client = () =>
  z.looseObject({
    version: text().describe('Version of avv-viewer.'),
    language: language().describe('Language of the interface.'),
    timeZone: text().describe('IANA name of the client’s time zone.'),
    origin: text().describe('Origin of the page (RFC 6454), “null” where it has none.'),
  });
