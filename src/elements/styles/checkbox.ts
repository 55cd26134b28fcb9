import { css } from 'lit';

/** Enough to keep the place while everything else is on its way. */
export const checkboxPlace = css`
  :host {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    align-items: start;
    column-gap: 0.6em;
  }
  :host([hidden]) {
    display: none;
  }
  input {
    inline-size: 1.15em;
    block-size: 1.15em;
    margin: calc((1lh - 1.15em) / 2) 0 0;
    font: inherit;
  }
  .words {
    grid-column: 2;
  }
`;
