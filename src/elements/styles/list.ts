import { css } from 'lit';

/** Tools above the list in a quiet line; in the list by itself, rows of four facts with the others folded beneath. */
export const listStyles = css`
  .tools {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 9rem), 1fr));
    gap: 0.6rem 0.9rem;
    margin-block: 0.9rem 0.6rem;
  }
  .tool {
    display: flex;
    flex-direction: column;
    justify-content: end;
    min-inline-size: 0;
  }
  .tool.search {
    grid-column: span 2;
  }
  .tool label {
    display: block;
    margin-block-end: 0.15rem;
    font-size: 0.82em;
    color: var(--_quiet);
  }
  .tool :is(input, select) {
    inline-size: 100%;
    min-block-size: 2.75rem;
    padding: 0.4rem 0.6rem;
    font: inherit;
    font-size: 0.94em;
    color: inherit;
    background: transparent;
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
  }
  .tool option,
  .tool optgroup {
    background: Canvas;
    color: CanvasText;
  }
  .tools-line {
    display: flex;
    flex-wrap: wrap;
    gap: 0.4rem 1.25rem;
    align-items: center;
    margin-block-end: 0.5rem;
    font-size: 0.9em;
  }
  .tools-line .count {
    margin: 0;
    font-weight: 600;
  }
  .tools-line .actions {
    margin-inline-start: auto;
  }
  .mine {
    display: inline-flex;
    gap: 0.5rem;
    align-items: center;
    min-block-size: 2rem;
    cursor: pointer;
  }
  .mine input {
    margin: 0;
  }
  .transfers {
    padding-block: 0.45rem;
    border-block: 1px solid var(--_hair);
    font-size: 0.9em;
  }
  summary {
    cursor: pointer;
  }
  .transfers summary {
    padding-block: 0.2rem;
  }
  .transfers p {
    margin-block: 0.6rem 0.3rem;
  }
  .transfers .transfers-title {
    font-weight: 600;
  }
  .transfers .plain {
    margin-block: 0;
    padding-inline-start: 1.1em;
  }
  .transfers li {
    margin-block: 0.4rem;
  }
  p.quiet {
    font-size: 0.875em;
    color: var(--_quiet);
  }
  .overview-list > .heading {
    margin-block-start: 1.5rem;
  }
  .overview .details-cell {
    min-inline-size: 0;
  }
  .overview tr:focus-visible {
    outline-offset: -2px;
  }
  .overview summary {
    inline-size: fit-content;
    padding-block: 0.2rem;
    font-size: 0.94em;
    color: var(--_accent);
  }
  .overview details[open] {
    padding-block-end: 0.6rem;
  }
  .overview .facts {
    margin: 0.2rem 0 0;
    max-inline-size: 60rem;
  }
  .overview .facts .legend {
    margin: 0;
    font-size: 0.94em;
  }
  @media screen {
    [data-out] {
      display: none !important;
    }
  }
  @container entries (min-width: 36rem) {
    .overview,
    .overview :is(thead, tbody) {
      display: block;
    }
    .overview tr:not(.group) {
      display: grid;
      grid-template-columns: 3fr 3fr 2.5fr 3.5fr;
      column-gap: 1rem;
      border-block-end: 1px solid var(--_hair);
    }
    .overview thead tr:not(.group) {
      border-block-end-color: var(--_edge);
    }
    .overview :is(td, th) {
      min-inline-size: 0;
      padding-inline-end: 0;
      border: 0;
    }
    .overview :is(.group, .group th) {
      display: block;
    }
    .overview tbody th[scope='row'],
    .overview tbody td:not(.details-cell) {
      padding-block-end: 0.1rem;
    }
    .overview .details-cell {
      grid-column: 1 / -1;
      padding-block: 0 0.35rem;
    }
  }
  @container (max-width: 30rem) {
    .tools {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    .tools-line .actions {
      margin-inline-start: 0;
    }
  }
  @media print {
    details::details-content {
      content-visibility: visible;
      block-size: auto;
    }
    .overview summary {
      display: none;
    }
    .list-tools .print-only {
      margin-block: 0.5rem;
      border: 0;
    }
  }
`;
