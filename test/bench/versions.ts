import type { Agreement } from '../../src/agreement/schema.js';
import { makeAgreement } from './agreement.js';

/** What readers read of an agreement, in characters. */
export const textLength = ({ sections }: Agreement): number =>
  sections.reduce((sum, { title = '', body = '' }) => sum + title.length + body.length, 0);

/** An agreement of 110,000 characters. */
export const LARGE: Agreement = makeAgreement(104, 78);

type Edit = (agreement: Agreement) => void;

const words = (text: string, change: (word: string, index: number) => string): string =>
  text.split(' ').map(change).join(' ');

/** Ways in which a new version comes about, from nothing to everything. */
const EDITS: Readonly<Record<string, Edit>> = {
  'no change': () => undefined,
  'every tenth clause': ({ sections }) => {
    for (const [index, section] of sections.entries())
      if (index % 10 === 0) section.body = words(section.body!, (word, at) => (at % 20 ? word : `neu${at}`));
  },
  'renumbered, with new ids': ({ sections }) => {
    sections.splice(3, 0, { id: 'new', label: '4.', title: 'Neues', body: 'Etwas, das es noch nicht gab.' });
    for (const [index, section] of sections.entries())
      Object.assign(section, { id: `c-${index}`, label: `${index + 1}.` });
  },
  'every fifth word': ({ sections }) => {
    for (const section of sections) section.body = words(section.body!, (word, at) => (at % 5 ? word : `neu${at}`));
  },
};

/** The newer versions of `LARGE`, by what happened. */
export const VERSIONS: readonly (readonly [name: string, agreement: Agreement])[] = Object.entries(EDITS).map(
  ([name, edit]) => {
    const after = structuredClone(LARGE);
    edit(after);
    return [name, after];
  },
);
