import { css } from 'lit';

/** One calm panel after the text; the same panel turns into the receipt. */
export const act = css`
  .act {
    margin-block: 2.5rem 1rem;
    padding: 1.5rem;
    border: 1px solid var(--_hair);
    border-radius: calc(var(--_radius) * 2);
    background: var(--_tint);
  }
  .act > .heading {
    font-size: 1.15em;
    margin-block-end: 0.75rem;
  }
  .fields {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr));
    gap: 0.9rem 1.25rem;
    margin-block-end: 1.25rem;
  }
  .field label {
    display: block;
    margin-block-end: 0.2rem;
    font-size: 0.9em;
  }
  .field input {
    inline-size: 100%;
    min-block-size: 2.75rem;
    padding: 0.4rem 0.7rem;
    font: inherit;
    color: inherit;
    background: transparent;
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
  }
  .field input[readonly] {
    border-style: dashed;
    background: var(--_tint);
  }
  [aria-invalid='true'] {
    border-width: 2px;
    outline-color: currentColor;
  }
  .field-error {
    margin: 0.3rem 0 0;
    font-size: 0.9em;
    font-weight: 600;
  }
  .field-error::before {
    content: '⚠ ' / '';
  }
  .statement {
    margin-block-end: 0.75rem;
  }
  .statement label {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 0.75rem;
    padding: 0.75rem 0.9rem;
    border: 1px solid var(--_hair);
    border-radius: var(--_radius);
    cursor: pointer;
  }
  .statement label:hover {
    background: var(--_tint);
  }
  .statement p {
    margin: 0;
  }
  .statement .quiet {
    font-size: 0.875em;
  }
  .statement > .field-error {
    margin-inline-start: 2.9rem;
    font-size: 0.875em;
  }
  input[type='checkbox'] {
    inline-size: 1.3rem;
    block-size: 1.3rem;
    margin: 0.15em 0 0;
    accent-color: var(--_accent);
  }
  .subject {
    margin-block: 1.25rem 0.75rem;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 0.6rem;
    margin-block-start: 1rem;
  }
  .buttons button:not(.accept) {
    background: none;
  }
  .accept {
    min-block-size: 3rem;
    padding-inline: 1.75rem;
    font-weight: 600;
    background: var(--_accent);
    border-color: var(--_accent);
  }
  /* Not on the button itself: the accent may be made of currentColor, which has to stay the host's there. */
  .accept > span {
    color: var(--_on-accent);
  }
  .accept:hover {
    background: color-mix(in oklab, var(--_accent) 92%, Canvas);
  }
  .accept[aria-disabled] {
    cursor: progress;
    opacity: 0.75;
  }
  .receipt code {
    font-size: 0.85em;
    word-break: break-all;
  }
  .receipt .quiet {
    color: var(--_quiet);
    font-size: 0.94em;
  }
  .proof {
    margin-block-start: 1rem;
    font-size: 0.94em;
  }
  .proof p {
    margin-block: 0 0.35rem;
  }
  .checks {
    list-style: none;
    margin-block: 0.5rem 0;
    padding: 0;
  }
  .checks li {
    display: grid;
    grid-template-columns: 1.4em minmax(0, 1fr);
    margin-block: 0.35rem;
  }
  .checks p,
  .side {
    margin: 0;
  }
  @container (max-width: 40rem) {
    .act {
      padding: 1.1rem;
    }
    .accept {
      inline-size: 100%;
    }
  }
  @media (forced-colors: active) {
    .accept {
      border: 2px solid ButtonText;
    }
    .contents a[aria-current] {
      border-color: Highlight;
    }
  }
`;
