import { css } from 'lit';

/** Beside the act and beneath it: quieter than the one button that accepts. */
export const insteadStyles = css`
  .buttons {
    align-items: center;
  }
  .buttons .opener {
    border-color: transparent;
    color: var(--_quiet);
    text-decoration: underline;
    text-decoration-color: var(--_hair);
    text-underline-offset: 0.2em;
  }
  .buttons .opener:hover,
  .buttons .opener[aria-expanded='true'] {
    color: inherit;
    text-decoration-color: currentColor;
  }
  .opener[disabled] {
    opacity: 0.6;
    cursor: default;
  }
  .panel {
    margin-block-start: 1.25rem;
    padding-block-start: 1.25rem;
    border-block-start: 1px solid var(--_hair);
  }
  .panel > .heading {
    margin-block: 0 0.5rem;
    font-size: 1em;
  }
  .panel p {
    margin-block: 0 0.75rem;
  }
  .panel .field {
    max-inline-size: 30rem;
  }
  .panel .field-error {
    margin-block: 0.3rem 0;
  }
  .panel textarea {
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
  .panel .link {
    margin-block: 0.75rem 0;
    overflow-wrap: anywhere;
    user-select: all;
  }
  .panel [role='status'] {
    margin-block: 0.75rem 0;
  }
  .panel [role='status']:empty {
    margin: 0;
  }
  a.button {
    display: inline-flex;
    align-items: center;
    min-block-size: 2.75rem;
    padding: 0.4rem 1rem;
    color: inherit;
    text-decoration: none;
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
  }
  a.button:hover {
    background: var(--_tint);
  }
  .reason {
    white-space: pre-line;
  }
  @container (max-width: 40rem) {
    .buttons .opener {
      padding-inline: 0;
      margin-inline-end: 1rem;
    }
  }
`;
