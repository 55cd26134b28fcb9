import type { Agreement, Placeholder } from '../agreement/schema.js';
import { askPlace, type AskPlace } from './words.js';

/** Something the customer is asked for before accepting, and where the answer goes in the record. */
export interface Question {
  /** Standard field name, or the key of a placeholder, or the provider's own field name. */
  name: string;
  /** The provider's words; standard fields have none and are named by the interface. */
  label: string | undefined;
  required: boolean;
  /** HTML autocomplete token (WCAG 1.3.5). */
  autocomplete: string;
  /** Key of the placeholder that the answer fills. */
  placeholder: string | undefined;
  /** Where the answer stands in the record; `undefined` when it is nothing but a word in the text. */
  place: AskPlace | undefined;
}

/** Standard field names and their autocomplete tokens (WCAG 1.3.5). */
const AUTOCOMPLETE: Readonly<Record<string, string>> = {
  name: 'name',
  email: 'email',
  position: 'organization-title',
  company: 'organization',
  address: 'street-address',
  country: 'country-name',
};

const standardFieldFor = (token: string | undefined): string | undefined =>
  Object.keys(AUTOCOMPLETE).find((name) => AUTOCOMPLETE[name] === token);

function fromPlaceholder({ key, label, required = false, autocomplete = 'off' }: Placeholder): Question {
  const standard = standardFieldFor(autocomplete);
  const place = standard ? askPlace(standard) : undefined;
  return { name: standard ?? key, label, required, autocomplete, placeholder: key, place };
}

/**
 * What to ask, in the order of `acceptance.asks`, then the placeholders that the customer fills. A placeholder that
 * means the same as a question (same autocomplete token) is filled by that question's answer.
 */
export function questionsOf(agreement: Agreement): Question[] {
  const questions = (agreement.acceptance?.asks ?? []).map(({ field, label, required }): Question => {
    const autocomplete = AUTOCOMPLETE[field] ?? 'off';
    return { name: field, label, required, autocomplete, placeholder: undefined, place: askPlace(field) };
  });
  for (const placeholder of agreement.placeholders ?? []) {
    if (placeholder.source !== 'controller') continue;
    const question = fromPlaceholder(placeholder);
    const same = questions.find(({ name }) => name === question.name);
    if (same) Object.assign(same, { placeholder: question.placeholder, required: same.required || question.required });
    else questions.push(question);
  }
  return questions;
}
