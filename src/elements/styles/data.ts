import { css, type CSSResult } from 'lit';

/** A table as one card an entry, each value behind its name. */
const cards = (table: CSSResult): CSSResult => css`
  ${table},
  ${table} :is(tbody, tr, th, td) {
    display: block;
  }
  ${table} thead {
    display: none;
  }
  ${table} tr:not(.group) {
    margin-block-end: 0.75rem;
    padding: 0.7rem 0.9rem;
    border: 1px solid var(--_hair);
    border-radius: var(--_radius);
  }
  ${table} :is(th, td) {
    padding: 0;
    border: 0;
  }
  ${table} .group th {
    padding-block: 0.6em 0.35em;
  }
  ${table} td:not(:first-of-type) {
    margin-block-start: 0.4rem;
  }
  ${table} td:empty {
    display: none;
  }
  ${table} td::before {
    content: attr(data-label);
    display: block;
    font-size: 0.85em;
    color: var(--_quiet);
  }
`;

/** Tables, cards, lists of facts: no vertical rules, small heads, names bold, addresses quiet. */
export const data = css`
  .tools-toggle:not([hidden]) {
    display: block;
    margin: 0.6em 0 0 auto;
  }
  .scroll {
    container: entries / inline-size;
  }
  .scroll,
  .table-scroll {
    overflow-x: auto;
    margin-block: 0.9em 0;
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
    font-size: 0.9em;
    line-height: 1.45;
  }
  th,
  td {
    padding: 0.5em 0.75em 0.5em 0;
    text-align: start;
    vertical-align: top;
    font-weight: 400;
    border-block-end: 1px solid var(--_hair);
  }
  [data-align='center'] {
    text-align: center;
  }
  [data-align='right'] {
    text-align: end;
  }
  thead th {
    font-size: 0.9em;
    font-weight: 600;
    color: var(--_quiet);
    white-space: nowrap;
    border-block-end-color: var(--_edge);
  }
  .table-scroll thead th {
    white-space: normal;
  }
  .subprocessors td {
    min-inline-size: 7rem;
  }
  .subprocessors a {
    overflow-wrap: anywhere;
  }
  .subprocessors th[scope='row'] {
    min-inline-size: 12rem;
  }
  tr.group th {
    padding-block: 1.1em 0.35em;
    font-weight: 600;
  }
  tr.group .note {
    font-weight: 400;
  }
  tr.group .note p {
    margin-block: 0.25em 0;
  }
  .address,
  .entity {
    color: var(--_quiet);
    font-size: 0.94em;
  }
  .badge {
    display: inline-block;
    padding: 0 0.45em;
    border: 1px solid var(--_hair);
    border-radius: var(--_radius);
    font-size: 0.92em;
    hyphens: manual;
  }
  td .badge {
    margin-block-end: 0.15em;
  }
  .condition {
    margin-block-start: 0.25em;
    font-size: 0.92em;
    color: var(--_quiet);
  }
  td .ui {
    color: var(--_quiet);
  }
  .legend {
    margin-block-start: 0.75em;
    font-size: 0.82em;
    line-height: 1.45;
    color: var(--_quiet);
  }
  .legend dt {
    display: inline;
    font-weight: 600;
  }
  .legend dd {
    display: inline;
    margin: 0;
  }
  .legend dd::after {
    content: '';
    display: block;
  }
  .facts {
    margin: 0.6em 0 0;
  }
  .facts > div {
    display: grid;
    grid-template-columns: minmax(8rem, 14rem) minmax(0, 1fr);
    gap: 0.1rem 1rem;
    padding-block: 0.35em;
    border-block-end: 1px solid var(--_hair);
  }
  .facts dt {
    color: var(--_quiet);
    font-size: 0.9em;
    padding-block-start: 0.1em;
  }
  .facts dd {
    margin: 0;
    overflow-wrap: anywhere;
  }
  .facts .plain,
  .fact .plain {
    padding-inline-start: 1.1em;
  }
  .parties {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 18rem), 1fr));
    gap: 1rem 2rem;
    margin-block-start: 0.75em;
  }
  .party p {
    margin: 0;
  }
  .party > .ui {
    font-size: 0.875em;
    color: var(--_quiet);
  }
  .party .facts > div {
    display: block;
    border: 0;
    padding-block: 0.2em;
  }
  .phone {
    white-space: nowrap;
  }
  .toms > * {
    margin-block-start: 0.75em;
  }
  ul.measures.titled {
    list-style: none;
    padding: 0;
  }
  .measures li.group {
    margin-block: 0.75em 0;
  }
  .measures li > :is(p, .content) {
    margin-block-start: 0;
  }
  .run-in + p {
    display: inline;
  }
  @container entries (max-width: 36rem) {
    ${cards(css`.subprocessors`)}
  }
  @container entries (max-width: 62rem) {
    ${cards(css`.subprocessors.many`)}
  }
  @container entries (min-width: 36rem) {
    .many tr:not(.group) {
      display: grid;
      grid-template-columns: minmax(0, 2fr) minmax(0, 3fr);
      column-gap: 1.5rem;
    }
    .many th[scope='row'] {
      grid-row: 1 / span 9;
    }
    .many td {
      grid-column: 2;
    }
  }
  @container (max-width: 40rem) {
    .facts > div {
      grid-template-columns: 1fr;
    }
  }
`;
