import { css } from 'lit';

/** Announced changes: one after the other, apart by a rule, the form in place. */
export const changesStyles = css`
  .changes.standing {
    list-style: none;
    padding: 0;
  }
  .changes.standing > li {
    margin: 0;
    padding-block: 1rem;
    border-block-start: 1px solid var(--_hair);
  }
  .changes.standing > li:last-child {
    border-block-end: 1px solid var(--_hair);
  }
  .changes.standing p {
    margin-block: 0 0.4rem;
  }
  .change-title .badge {
    margin-inline-start: 0.3em;
    font-size: 0.85em;
  }
  [data-phase='open'] > .change-title .badge {
    border-color: var(--_accent);
  }
  .changes.standing .facts {
    margin-block: 0.3rem 0;
  }
  .changes.standing .facts > div:last-child {
    border: 0;
  }
  .changes.standing > li > :is(.table-scroll, .buttons, .too-late) {
    margin-block-start: 0.8rem;
  }
  .replacement :is(th, td) {
    inline-size: 40%;
  }
  .replacement :is(th[scope='row'], thead td) {
    inline-size: 20%;
    color: var(--_quiet);
  }
  .replacement thead th {
    white-space: normal;
    color: inherit;
  }
  .replacement thead .ui {
    font-weight: 400;
    color: var(--_quiet);
  }
  .objection,
  .objected {
    margin-block-start: 0.9rem;
    padding: 1.1rem;
    border: 1px solid var(--_hair);
    border-radius: calc(var(--_radius) * 2);
    background: var(--_tint);
  }
  :is(.objection, .objected) > .heading {
    margin-block: 0 0.6rem;
    font-size: 1.05em;
  }
  .objection fieldset {
    margin: 0 0 1rem;
    padding: 0;
    border: 0;
  }
  .objection legend {
    margin-block-end: 0.35rem;
    padding: 0;
    font-size: 0.9em;
  }
  .choice {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 0.75rem;
    padding-block: 0.35rem;
    cursor: pointer;
  }
  .field.reason {
    margin-block-end: 0.9rem;
  }
  .objection .hint {
    margin-block: 0 0.3rem;
    font-size: 0.9em;
    color: var(--_quiet);
  }
  .objection textarea {
    display: block;
    inline-size: 100%;
    padding: 0.4rem 0.7rem;
    font: inherit;
    color: inherit;
    background: transparent;
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    resize: vertical;
  }
  .objection .subject {
    margin-block: 1rem 0.5rem;
  }
  .objection .send {
    font-weight: 600;
    border-color: currentColor;
  }
  .objection [aria-disabled] {
    cursor: progress;
    opacity: 0.75;
  }
  .objected summary {
    cursor: pointer;
    padding-block: 0.35rem;
  }
  .objected .reason {
    white-space: pre-line;
  }
  .objected code {
    font-size: 0.85em;
    word-break: break-all;
  }
  .objected .quiet {
    color: var(--_quiet);
  }
  @container (max-width: 40rem) {
    .replacement,
    .replacement :is(tbody, tr, th[scope='row'], tbody td) {
      display: block;
    }
    .replacement thead {
      display: none;
    }
    .replacement tbody :is(th, td) {
      inline-size: auto;
      padding: 0;
      border: 0;
    }
    .replacement tbody tr {
      padding-block: 0.5rem;
      border-block-end: 1px solid var(--_hair);
    }
    .replacement tbody td::before {
      content: attr(data-label) ' ';
      color: var(--_quiet);
    }
  }
`;
