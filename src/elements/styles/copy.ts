import { css } from 'lit';

/** What a durable copy needs on top of the viewer's own rules: the page around it, and paper. */
export const copyStyles = css`
  :root {
    color-scheme: light dark;
    background: Canvas;
    color: CanvasText;
  }
  body {
    margin: 0;
    padding: clamp(1.25rem, 5vw, 3.5rem);
    font-family: system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif;
  }
  .avv .fold {
    content-visibility: visible;
  }
  .avv .contents ol {
    display: block;
  }
  .avv a.term {
    color: inherit;
    text-decoration: underline dotted;
    text-decoration-thickness: 1px;
    text-underline-offset: 0.25em;
  }
  .avv .definition {
    max-inline-size: none;
    margin-block: 1rem 0;
    padding: 0 0 0 1rem;
    border: 0;
    border-inline-start: 2px solid var(--_hair);
    border-radius: 0;
  }
  .avv :target:not(.act) {
    outline: 2px solid var(--_hair);
    outline-offset: 0.4rem;
  }
  .avv .notice {
    margin-block: 1rem 0;
  }
  .act .heading + * {
    margin-block-start: 0.4rem;
  }
  .act > .heading ~ .heading {
    margin-block: 1.75rem 0.4rem;
    font-size: 1em;
  }
  @page {
    size: A4;
    margin: 20mm 20mm 22mm;
    @bottom-right {
      content: counter(page) ' / ' counter(pages);
      font: 8.5pt system-ui, sans-serif;
    }
  }
  @media print {
    :root {
      color-scheme: light;
      background: none;
      color: #000;
    }
    body {
      padding: 0;
    }
    .avv a {
      color: inherit;
    }
    .avv a[href^='#'] {
      text-decoration: none;
    }
    .avv .act {
      break-before: page;
      break-inside: auto;
      margin: 0;
      padding: 0;
      border: 0;
      font-size: 9.5pt;
      line-height: 1.4;
    }
    .act > .heading ~ .heading {
      margin-block: 1rem 0.25rem;
    }
    .avv .act pre {
      margin: 0;
      padding: 0.3rem 0;
    }
    .avv .notice {
      background: none;
      border-color: #000;
    }
    .avv .checks li {
      break-inside: avoid;
    }
  }
`;
