import { css } from 'lit';
import { changelogStyles } from './changelog.js';

/** Two versions held against each other. No mark lives by its colour alone: paper and forced colours have none. */
export const compareStyles = css`
  .layout[hidden] {
    display: none;
  }
  .compare {
    --_new: color-mix(in srgb, #1a7f37 16%, transparent);
    --_gone: color-mix(in srgb, #cf222e 13%, transparent);
    max-inline-size: calc(var(--_measure) + var(--_gutter) + 18.5rem);
    margin-inline: auto;
  }
  .rows,
  .steps {
    max-inline-size: calc(var(--_measure) + var(--_gutter));
  }
  .beside :is(.rows, .steps) {
    max-inline-size: none;
  }
  .compare header {
    margin-block-end: 1rem;
  }
  .compare header .version {
    margin-block: 0.35em 0.9rem;
  }
  .compare .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    align-items: center;
    padding-block-end: 0.9rem;
    border-block-end: 1px solid var(--_hair);
  }
  .compare button[aria-pressed]::before {
    content: '☐ ' / '';
  }
  .compare button[aria-pressed='true']::before {
    content: '☑ ' / '';
  }
  .pick {
    font-size: 0.875em;
  }
  .pick select {
    font: inherit;
    color: inherit;
    min-block-size: 2rem;
    max-inline-size: 100%;
    padding: 0.15rem 0.4rem;
    background: Canvas;
    color: CanvasText;
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
  }
  .summaries {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr));
    gap: 0 2.5rem;
    margin-block: 0 2rem;
  }
  .summaries section {
    margin-block-start: 1.25rem;
  }
  .summaries .heading,
  .compare > div > .heading {
    font-size: 1.15em;
  }
  .provider {
    padding-inline-start: 1.25rem;
    border-inline-start: 1px solid var(--_hair);
  }
  .found ul {
    margin-block: 0.2rem 0.6rem;
    padding: 0;
    list-style: none;
  }
  .found li {
    margin-block: 0;
    padding-block: 0.2rem;
  }
  .counts {
    margin-block: 0.6rem 0;
  }
  .others summary {
    cursor: pointer;
    padding-block: 0.35rem;
  }
  ${changelogStyles}
  .compare .legend {
    margin-block: 0.3em 0;
    font-size: 0.875em;
  }
  .compare .badge {
    font-size: 0.8rem;
    font-weight: 400;
  }
  .steps {
    position: sticky;
    inset-block-start: calc(var(--_top) - 1rem);
    z-index: 1;
    display: flex;
    flex-wrap: wrap;
    gap: 0.6rem;
    align-items: center;
    margin-block: 0.75rem;
    padding: 0.5rem 0.75rem;
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: Canvas;
    color: CanvasText;
  }
  .row {
    position: relative;
    scroll-margin-block-start: calc(var(--_top) + 4rem);
    overflow-clip-margin: 1.25rem;
  }
  .row:focus {
    outline: none;
  }
  .row:focus-visible > .what .badge:first-child {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  .row[role='group']::before {
    content: '';
    position: absolute;
    inset-block: 0.9em 0.3em;
    inset-inline-start: -0.9rem;
    border-inline-start: 3px solid var(--_accent);
  }
  .row.kind-added::before {
    border-inline-start-style: double;
    border-inline-start-width: 5px;
  }
  .row.kind-removed::before {
    border-inline-start-style: dashed;
  }
  .what {
    margin-block: 0 0.35em;
  }
  .row .what,
  .row .entry,
  .row .area {
    margin-inline-start: calc(-1 * var(--_gutter));
  }
  .area .heading {
    font-size: 1.15em;
    margin-block-end: 0.5em;
  }
  .row:has(.area)::before {
    inset-block-start: 3.2em;
  }
  ins {
    text-decoration: underline 0.1em;
    text-decoration-skip-ink: none;
    text-underline-offset: 0.2em;
    background: var(--_new);
  }
  del {
    text-decoration: line-through 0.08em;
    background: var(--_gone);
  }
  .said {
    user-select: none;
  }
  ins.whole,
  del.whole {
    display: block;
    background: none;
  }
  ins.whole {
    text-decoration: none;
  }
  .placed {
    margin-block-start: 0.75em;
    font-size: 0.94em;
    color: var(--_quiet);
  }
  .side {
    position: relative;
  }
  .side .of {
    margin: 0 0 0.3em;
    font-size: 0.85em;
    color: var(--_quiet);
  }
  .side .none {
    margin: 0;
    color: var(--_quiet);
  }
  .pair {
    display: grid;
    gap: 0.75rem 2rem;
  }
  .beside .fold {
    --_em: 1em;
  }
  .side {
    min-inline-size: 0;
    padding-inline-start: var(--_gutter);
  }
  .beside .fold:has(.pair) {
    padding-inline-start: 0;
  }
  .beside .row:has(.pair) > .what {
    margin-inline-start: 0;
  }
  @container (min-width: 60rem) {
    .compare.beside {
      max-inline-size: calc(2 * (var(--_measure) + var(--_gutter)) + 2rem);
    }
    .pair {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    }
  }
  @container (max-width: 59.99rem) {
    .views[aria-pressed='false'] {
      display: none;
    }
  }
  @container (max-width: 40rem) {
    .row .what,
    .row .entry,
    .row .area {
      margin-inline-start: 0;
    }
    .row[role='group']::before {
      inset-inline-start: -0.7rem;
    }
    .side {
      padding-inline-start: 0;
    }
    .provider {
      padding-inline-start: 0;
      border: 0;
    }
  }
  @media print {
    .steps,
    .compare .buttons {
      display: none;
    }
    .pair {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    }
    .side {
      padding-inline-start: 0;
    }
    ins,
    del {
      background: none;
    }
    .what {
      break-after: avoid;
    }
    .row .badge {
      border-color: #000;
    }
  }
  @media (forced-colors: active) {
    ins,
    del {
      background: none;
    }
  }
`;
