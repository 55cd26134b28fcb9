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

/** Address of a provider's agreement, in the visitor's language if there is such a file. */
export const agreementPath = ({ files }: Provider, language: Language): string =>
  `/agreements/${files[language] ?? files.de}`;

export const endpointPath = ({ id }: Provider): string => `/api/${id}/avv/acceptances`;

/** The provider's own copy of an agreement, German being the version that is accepted. */
export function ownCopy({ files }: Provider): Agreement {
  return JSON.parse(readFileSync(new URL(`agreements/${files.de}`, import.meta.url), 'utf8')) as Agreement;
}
