import { tickLabel, tickRecord } from '../acceptance/one-tick.js';
import { questionsOf } from '../acceptance/questions.js';
import type { AcceptanceRecord, Acceptor, Customer, Presentation } from '../acceptance/schema.js';
import type { Agreement } from '../agreement/schema.js';
import { VERSION } from '../generated/version.js';
import { defaultTickLabel } from '../view/checkbox.js';
import type { ReadyState } from './agreement-controller.js';
import type { RecordHost } from './checkbox-host.js';
import type { Prefill } from './prefill.js';

/** Who accepts, and what fills the gaps in the words. */
export interface Facts {
  customer: Customer;
  acceptor: Acceptor;
  placeholders: Record<string, string>;
}

/** When the box was ticked, and how the text had been shown by then. */
export interface TickMoment {
  at: string;
  presentation: Presentation;
}

/**
 * What the page says of the customer, and what it does not say and the agreement asks for: that is taken from the other
 * fields of the form, known by their `autocomplete` token (WCAG 1.3.5).
 */
export function factsOf(host: RecordHost, agreement: Agreement): Facts {
  const people = { customer: known(host.customer), acceptor: known(host.acceptor) };
  const placeholders = { ...host.placeholders };
  for (const { place, placeholder, autocomplete } of questionsOf(agreement)) {
    const given = place && people[place[0]][place[1]];
    const answer = given || (placeholder && placeholders[placeholder]) || typedIn(host.form, autocomplete);
    if (!answer) continue;
    if (place) people[place[0]][place[1]] = answer;
    if (placeholder) placeholders[placeholder] = answer;
  }
  return { ...people, placeholders };
}

/** What the host knows, without the lock. */
const known = (prefill: Prefill | null): Record<string, string> => {
  const { locked: _, ...facts } = prefill ?? {};
  return { ...facts };
};

/** The first answer in the form to what a token stands for. */
function typedIn(form: HTMLFormElement | null, token: string): string | undefined {
  if (token === 'off') return undefined;
  const fields = [...(form?.elements ?? [])] as HTMLInputElement[];
  const isAsked = ({ autocomplete }: HTMLInputElement) => autocomplete?.split(' ').pop() === token;
  return fields
    .filter(isAsked)
    .map(({ value }) => value.trim())
    .find(Boolean);
}

/** The exact words that the tick stands beside. */
export function labelOf(host: RecordHost, agreement: Agreement, { placeholders }: Facts): string {
  return hostWords(host) || tickLabel(agreement, placeholders) || defaultTickLabel(host.msg);
}

/** The words of the page's own labels, without the box that may stand in them. */
export function hostWords(box: Pick<RecordHost, 'labels'>): string {
  const words = [...(box.labels ?? [])].map((label) => textBeside(label, box));
  return words.join(' ').replace(/\s+/g, ' ').trim();
}

const textBeside = (node: Node, box: unknown): string => {
  if (node === box) return '';
  return node.hasChildNodes()
    ? [...node.childNodes].map((child) => textBeside(child, box)).join('')
    : node.nodeType === Node.TEXT_NODE
      ? node.nodeValue!
      : '';
};

/** The record as it would be sent now, for what was ticked then. */
export function recordOfTick(host: RecordHost, shown: ReadyState, { at, presentation }: TickMoment): AcceptanceRecord {
  const { agreement, digest, url } = shown;
  const facts = factsOf(host, agreement);
  return tickRecord({
    agreement,
    digest,
    href: url,
    ...facts,
    act: { method: 'checkbox', label: labelOf(host, agreement, facts), at },
    features: host.features ?? [],
    presentation,
    client: {
      version: VERSION,
      language: host.locale,
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      origin: location.origin,
    },
    test: host.test,
  });
}
