import { html, nothing, type TemplateResult } from 'lit';

/** A field name and what the document says; `undefined` values are left out. */
export type Fact = readonly [name: string, value: unknown];

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === nothing || (Array.isArray(value) && !value.length);

/** Names and values as a description list; the names are interface, the values the document's. */
export function factList(facts: readonly Fact[], part: string, locale: string): TemplateResult {
  const filled = facts.filter(([, value]) => !isEmpty(value));
  return html`<dl class="facts" part=${part}>
    ${filled.map(([name, value]) => html`<div><dt class="ui" lang=${locale}>${name}</dt><dd>${value}</dd></div>`)}
  </dl>`;
}

/** Several values as a list, one as it is. */
export function valueList(values: readonly unknown[] | undefined): unknown {
  if (!values?.length) return undefined;
  return values.length === 1
    ? values[0]
    : html`<ul class="plain">${values.map((value) => html`<li>${value}</li>`)}</ul>`;
}
