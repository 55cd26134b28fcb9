import { css } from 'lit';

/** Paper: everything opened, titles with their text, no split rows, addresses of links readable. */
export const print = css`
  @media print {
    :host {
      font-size: 10.5pt;
      line-height: 1.45;
      color: #000;
    }
    .layout {
      display: block;
      max-inline-size: none;
    }
    .contents,
    .actions,
    form,
    .no-print,
    .anchor,
    button:not(.term) {
      display: none;
    }
    .print-only {
      display: block;
      margin-block-start: 2rem;
      border-block-start: 1px solid;
    }
    .fold {
      content-visibility: visible;
    }
    .heading {
      break-after: avoid;
    }
    tr,
    .party,
    .receipt,
    .facts > div {
      break-inside: avoid;
    }
    p {
      orphans: 3;
      widows: 3;
    }
    .scroll,
    .table-scroll {
      overflow: visible;
    }
    table {
      font-size: 8pt;
    }
    .subprocessors :is(th, td) {
      min-inline-size: 0;
      overflow-wrap: anywhere;
    }
    a.external {
      color: inherit;
    }
    a.external::after {
      content: ' <' attr(href) '>';
      overflow-wrap: anywhere;
    }
    .external + .link-host {
      display: none;
    }
    .definition {
      display: block;
      position: static;
      max-inline-size: none;
      inline-size: auto;
      border: 0;
      padding: 0;
      margin-block: 0.5em;
      inset: auto;
    }
    button.term {
      text-decoration: none;
    }
    .act {
      background: none;
    }
    .act:has(form) {
      display: none;
    }
  }
`;
