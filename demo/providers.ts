import { readFileSync } from 'node:fs';
import type { Agreement } from '../src/agreement/index.js';
import type { Language } from './visit.js';

/** A fictional provider, with the agreement that it publishes. */
export interface Provider {
  id: 'fachboden' | 'werkbank-ki' | 'plauderkasten';
  product: string;
  company: string;
  address: string;
  email: string;
  /** File names in `agreements/`. */
  files: { de: string; en?: string };
}

export const fachboden: Provider = {
  id: 'fachboden',
  product: 'Regalwerk',
  company: 'Fachboden Software GmbH',
  address: 'Fachbodengasse 9, 31134 Hildesheim',
  email: 'avv@regalwerk.example',
  files: { de: 'regalwerk.avv.json', en: 'regalwerk.en.avv.json' },
};

export const werkbank: Provider = {
  id: 'werkbank-ki',
  product: 'Werkbank KI',
  company: 'Nutfeder Software GmbH',
  address: 'Nutfederweg 18, 90459 Nürnberg',
  email: 'vertrag@werkbank-ki.example',
  files: { de: 'werkbank-ki.avv.json' },
};

export const plauderkasten: Provider = {
  id: 'plauderkasten',
  product: 'Plauderkasten',
  company: 'Plauderkasten Software GmbH',
  address: 'Kastanienhof 7, 10999 Berlin',
  email: 'datenschutz@plauderkasten.example',
  files: { de: 'plauderkasten.avv.json' },
};

/** Those whose agreement is accepted by a button; Fachboden's is part of its terms. */
export const accepting: readonly Provider[] = [werkbank, plauderkasten];

/**
 * Whose rows these are in the one database. A form without an account has no identity and thus no tenant; so Plauderkasten,
 * which has such a form, has none for its accounts either.
 */
export const tenantOf = ({ id }: Provider): string => (id === 'plauderkasten' ? '' : id);

/** Address of a provider's agreement, in the visitor's language if there is such a file. */
export const agreementPath = ({ files }: Provider, language: Language): string =>
  `/agreements/${files[language] ?? files.de}`;

export const endpointPath = ({ id }: Provider): string => `/api/${id}/avv/acceptances`;

/** The public keys, with which the viewer checks the signature of a receipt. */
export const keysPath = (provider: Provider): string => `${endpointPath(provider)}?keys`;

/** The provider's own copy of an agreement, German being the version that is accepted. */
export const ownCopy = ({ files }: Provider): Agreement => readAgreement(files.de);

/** One of the files in `agreements/`. */
export const readAgreement = (name: string): Agreement =>
  JSON.parse(readFileSync(new URL(`agreements/${name}`, import.meta.url), 'utf8')) as Agreement;
