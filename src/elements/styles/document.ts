import { css } from 'lit';

/** A well-set legal document: one column, numbers in the margin, contents beside it where there is room. */
export const documentStyles = css`
  .layout {
    max-inline-size: calc(var(--_measure) + var(--_gutter));
    margin-inline: auto;
  }
  header {
    margin-block-end: 1.5rem;
  }
  .heading {
    position: relative;
    margin: 0;
    font-size: 1em;
    font-weight: 600;
    line-height: 1.35;
    text-wrap: balance;
  }
  [id] {
    scroll-margin-block-start: var(--_top);
  }
  header > .heading {
    font-size: 1.65em;
    line-height: 1.2;
    font-weight: 650;
    hyphens: manual;
  }
  .subtitle {
    margin: 0.35em 0 0;
  }
  .meta {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 1rem;
    align-items: center;
    justify-content: space-between;
    margin-block-start: 0.6rem;
    padding-block-end: 0.6rem;
    border-block-end: 1px solid var(--_hair);
  }
  .version {
    margin: 0;
    font-size: 0.875em;
    color: var(--_quiet);
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.4rem;
  }
  .contents {
    margin-block-end: 1.5rem;
    font-size: 0.875em;
  }
  .contents ol {
    display: none;
    list-style: none;
    margin: 0.5rem 0 0;
    padding: 0;
  }
  .contents ol[data-open] {
    display: block;
  }
  .contents a {
    display: block;
    padding: 0.3rem 0.6rem;
    border-inline-start: 2px solid var(--_hair);
    color: var(--_quiet);
    text-decoration: none;
    line-height: 1.35;
    hyphens: auto;
  }
  .contents a:hover {
    color: inherit;
    text-decoration: underline;
  }
  .contents a[aria-current] {
    border-color: var(--_accent);
    color: var(--_accent);
    font-weight: 600;
  }
  .fold-button {
    min-block-size: 2.25rem;
    padding: 0.2rem 0.8rem;
  }
  .fold-button::after {
    content: ' ▾';
  }
  .fold-button[aria-expanded='true']::after {
    content: ' ▴';
  }
  .act-entry a {
    color: var(--_accent);
  }
  .fold {
    content-visibility: auto;
    contain-intrinsic-block-size: auto calc(var(--height) * var(--_em, 1em));
    padding-inline-start: var(--_gutter);
    padding-block: 0.9em 0.3em;
    overflow-clip-margin: 4px;
  }
  .fold > .clause > .heading {
    font-size: 1.15em;
  }
  .clause {
    position: relative;
  }
  .clause .clause {
    margin-block-start: 0.75em;
  }
  .clause::after {
    content: '';
    display: block;
    clear: both;
  }
  .clause:where([data-depth='2'], [data-depth='3']) {
    padding-inline-start: 2.6em;
  }
  .label,
  .anchor {
    color: inherit;
    text-decoration: none;
    hyphens: none;
    white-space: nowrap;
  }
  /* Numbers hang in the margin; one that is too wide for it pushes its line aside instead of covering it. */
  .clause > .label,
  .clause > .heading > .label {
    float: inline-start;
    min-inline-size: var(--_gutter);
    margin-inline-start: calc(-1 * var(--_gutter));
    padding-inline-end: 0.4em;
  }
  .clause:where([data-depth='2'], [data-depth='3']) > .label,
  .clause:where([data-depth='2'], [data-depth='3']) > .heading > .label {
    min-inline-size: 2.6em;
    margin-inline-start: -2.6em;
  }
  .clause > .label.long,
  .clause > .heading > .label.long,
  .clause:where([data-depth='3'] *) > .label,
  .clause:where([data-depth='3'] *) > .heading > .label {
    min-inline-size: 0;
    margin-inline-start: 0;
    white-space: normal;
  }
  .clause > .heading > .label.long {
    float: none;
    padding: 0;
  }
  .group .heading > .label {
    margin-inline-end: 0.5em;
    white-space: normal;
  }
  .anchor {
    position: absolute;
    inset-block-start: 0;
    inset-inline-start: calc(-1 * var(--_gutter));
  }
  a.label:hover,
  a.label:focus-visible {
    color: var(--_accent);
    text-decoration: underline;
  }
  .anchor::before {
    content: '#';
    color: var(--_quiet);
    opacity: 0;
  }
  .clause:hover > .anchor::before,
  .anchor:focus-visible::before {
    opacity: 1;
  }
  .content > :first-child,
  .preamble > :first-child,
  .statement p:first-child {
    margin-block-start: 0;
  }
  .titled > .content {
    margin-block-start: 0.4em;
  }
  .preamble,
  .closing {
    padding-inline-start: var(--_gutter);
  }
  .closing {
    margin-block-start: 2rem;
  }
  @container (min-width: 60rem) {
    .layout {
      display: grid;
      grid-template-columns: minmax(11rem, 1fr) minmax(0, calc(var(--_measure) + var(--_gutter)));
      column-gap: 2.5rem;
      max-inline-size: calc(var(--_measure) + var(--_gutter) + 18.5rem);
    }
    header,
    .text {
      grid-column: 2;
    }
    .contents {
      grid-column: 1;
      grid-row: 1 / span 2;
      align-self: start;
      position: sticky;
      inset-block-start: var(--_top);
      max-block-size: calc(100vh - 2 * var(--_top));
      overflow-y: auto;
      margin: 0;
      padding-block-start: 0.35rem;
    }
    .contents ol {
      display: block;
      margin: 0;
    }
    .fold-button {
      display: none;
    }
  }
  @container (max-width: 40rem) {
    .fold,
    .preamble,
    .closing {
      padding-inline-start: 0;
    }
    .fold {
      --_em: 1.6em;
    }
    header > .heading {
      font-size: 1.4em;
    }
    .clause > .label,
    .clause > .heading > .label {
      min-inline-size: 0;
      margin-inline-start: 0;
      font-weight: 600;
    }
    .clause > .heading > .label {
      float: none;
      padding: 0;
    }
    .clause:where([data-depth='2'], [data-depth='3']) {
      padding-inline-start: 1em;
    }
    .anchor {
      display: none;
    }
  }
`;
