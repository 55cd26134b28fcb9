import { css } from 'lit';

/** Running text: paragraphs, lists, quotations, summaries, placeholders, terms. */
export const prose = css`
  p,
  ul,
  ol,
  dl,
  blockquote,
  pre {
    margin-block: 0.75em 0;
  }
  p {
    text-wrap: pretty;
  }
  ul,
  ol {
    padding-inline-start: 1.4em;
  }
  li {
    margin-block: 0.25em;
  }
  ol[data-delimiter=')'] > li::marker {
    content: counter(list-item) ') ';
  }
  li > p:first-child {
    margin-block-start: 0;
  }
  ul.plain {
    margin-block: 0;
  }
  blockquote {
    margin-inline: 0;
    padding-inline-start: 1em;
    border-inline-start: 2px solid var(--_hair);
  }
  pre {
    overflow-x: auto;
    padding: 0.6rem 0.8rem;
    background: var(--_tint);
  }
  span.label {
    font-weight: 600;
  }
  li > span.label {
    white-space: normal;
  }
  .link-host {
    font-size: 0.85em;
    color: var(--_quiet);
  }
  .control {
    margin-inline: 0.15em;
    padding-inline: 0.2em;
    border: 1px dashed var(--_edge);
    font-size: 0.8em;
  }
  .summary {
    margin-block: 0 0.75em;
    padding: 0.6rem 0.9rem;
    border-inline-start: 3px solid var(--_hair);
    background: var(--_tint);
    font-size: 0.94em;
  }
  .summary > .ui {
    margin: 0 0 0.2em;
    font-size: 0.9em;
    font-weight: 600;
  }
  .summary .quiet {
    font-weight: 400;
  }
  .summary > .ui + * {
    margin-block-start: 0;
  }
  .open {
    border-block-end: 1px dashed currentColor;
    background: var(--_tint);
  }
  .open::before {
    content: '[';
  }
  .open::after {
    content: ']';
  }
  button.term {
    all: unset;
    cursor: help;
    text-decoration: underline dotted;
    text-decoration-thickness: 1px;
    text-underline-offset: 0.25em;
  }
  button.term:focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  .definition {
    max-inline-size: min(26rem, calc(100vw - 2rem));
    padding: 0.8rem 1rem;
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: Canvas;
    color: CanvasText;
    line-height: 1.5;
    font-size: 0.94em;
  }
  .definition p:first-child {
    margin: 0 0 0.3em;
  }
  .definition p:last-child {
    margin: 0;
  }
  /* Only while it is open: WebKit never ends laying out what is anchored within something that is not displayed. */
  @supports (position-area: block-end) {
    .definition:popover-open {
      position-area: block-end span-inline-end;
      position-try-fallbacks: flip-block, flip-inline;
      margin: 0.35rem 0;
    }
  }
`;
