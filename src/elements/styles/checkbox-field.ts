import { css } from 'lit';

/** In the host's form it looks like the host's form: its font, its colours. */
export const checkboxStyles = css`
  :host {
    --_edge: color-mix(in srgb, currentColor 60%, transparent);
    --_radius: var(--avv-radius, 0.375rem);
    overflow-wrap: break-word;
  }
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  input {
    accent-color: var(--avv-accent, auto);
  }
  input[aria-disabled] {
    opacity: 0.5;
  }
  .words p {
    margin: 0;
  }
  .settled {
    grid-column: 1 / -1;
  }
  label {
    display: block;
    cursor: pointer;
  }
  /* One sentence after the other, as one label. */
  label p {
    display: inline;
  }
  label p:not(:last-child)::after {
    content: ' ';
  }
  a {
    color: var(--avv-accent, color-mix(in oklab, currentColor 40%, #2563eb));
    text-underline-offset: 0.15em;
  }
  :focus-visible {
    outline: 2px solid var(--avv-accent, color-mix(in oklab, currentColor 40%, #2563eb));
    outline-offset: 2px;
  }
  .about,
  .trial {
    font-size: 0.875em;
  }
  .problem {
    margin-block-start: 0.35em;
    font-size: 0.9em;
  }
  .problem > p {
    font-weight: 600;
  }
  .problem > p::before {
    content: '⚠ ' / '';
  }
  .problem ul {
    margin: 0.35em 0 0;
    padding-inline-start: 1.2em;
  }
  .error-panel {
    display: grid;
    gap: 0.35em;
    justify-items: start;
    margin-block-end: 0.6em;
    font-size: 0.9em;
  }
  .error-title {
    font-weight: 600;
  }
  .error-title::before {
    content: '⚠ ' / '';
  }
  .error-panel ul {
    margin: 0;
    padding-inline-start: 1.2em;
    overflow-wrap: anywhere;
  }
  .open {
    border-block-end: 1px dashed var(--_edge);
  }
  .hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  button {
    min-block-size: 2.75rem;
    padding: 0.4rem 1rem;
    font: inherit;
    color: inherit;
    background: none;
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    cursor: pointer;
  }
  dialog {
    inline-size: min(70rem, 100vw - 2rem);
    block-size: calc(100dvh - 2rem);
    max-block-size: none;
    padding: 0;
    overflow: auto;
    overscroll-behavior: contain;
    font-size: max(1em, 1rem);
    line-height: normal;
    border: 1px solid var(--_edge);
    border-radius: calc(var(--_radius) * 2);
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 0.5);
  }
  .bar {
    position: sticky;
    z-index: 1;
    inset-block-start: 0;
    display: flex;
    gap: 1rem;
    align-items: center;
    justify-content: space-between;
    padding: 0.6rem clamp(1rem, 4vw, 2rem);
    background: inherit;
    border-block-end: 1px solid var(--_edge);
  }
  .bar p {
    margin: 0;
    font-size: 0.875em;
  }
  .bar button {
    flex: none;
  }
  .viewer {
    --avv-sticky-top: 5rem;
    --avv-min-height: 60vh;
    padding: 1.5rem clamp(1rem, 4vw, 2rem) 3rem;
  }
  @media (max-width: 40rem) {
    dialog {
      inline-size: 100vw;
      max-inline-size: none;
      block-size: 100dvh;
      border: 0;
      border-radius: 0;
    }
  }
  /* The agreement on as many sheets as it takes, and nothing else. */
  @media print {
    dialog {
      position: absolute;
      inset: 0 0 auto;
      visibility: visible;
      inline-size: auto;
      max-inline-size: none;
      block-size: auto;
      margin: 0;
      overflow: visible;
      border: 0;
    }
    .bar {
      display: none;
    }
    .viewer {
      padding: 0;
    }
  }
`;

/**
 * Of the page behind the dialog nothing is printed, not even empty sheets. The dialog is in the top layer, where `contain`
 * does not reach it; `overflow` would be taken for that of the whole page.
 */
export const printedBehind = css`
  @media print {
    :root {
      overflow: visible !important;
    }
    body {
      block-size: 0 !important;
      min-block-size: 0 !important;
      contain: paint !important;
    }
    body,
    body * {
      visibility: hidden !important;
    }
  }
`;
