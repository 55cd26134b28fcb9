import { css } from 'lit';

/** Everything is derived from the host's text colour, so that contrast holds on any background. */
export const base = css`
  :host {
    display: block;
    container-type: inline-size;
    line-height: var(--avv-line-height, 1.6);
    hyphens: auto;
    overflow-wrap: break-word;
    font-variant-numeric: tabular-nums;
    --_accent: var(--avv-accent, color-mix(in oklab, currentColor 40%, #2563eb));
    --_on-accent: var(--avv-on-accent, Canvas);
    --_quiet: color-mix(in srgb, currentColor 82%, transparent);
    --_hair: color-mix(in srgb, currentColor 20%, transparent);
    --_edge: color-mix(in srgb, currentColor 60%, transparent);
    --_tint: color-mix(in srgb, currentColor 4%, transparent);
    --_measure: var(--avv-measure, 68ch);
    --_gutter: var(--avv-gutter, 3.5rem);
    --_radius: var(--avv-radius, 0.375rem);
    --_top: var(--avv-sticky-top, 1rem);
  }
  /* Black or white, whichever has more contrast: they are equal at a luminance of 0.179 (WCAG 2.2). */
  @supports (color: color(from red srgb-linear r g b)) {
    :host {
      --_light: clamp(0, (0.179 - 0.2126 * r - 0.7152 * g - 0.0722 * b) * 9999, 1);
      --_on-accent: var(
        --avv-on-accent,
        color(from var(--_accent) srgb-linear var(--_light) var(--_light) var(--_light))
      );
    }
  }
  :host([hidden]) {
    display: none;
  }
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  a {
    color: var(--_accent);
    text-underline-offset: 0.15em;
    text-decoration-thickness: 0.06em;
  }
  :focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  .heading:focus,
  .clause:focus,
  .error-panel:focus,
  .notice:focus {
    outline: none;
  }
  .quiet,
  .ui {
    hyphens: manual;
  }
  .hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .print-only {
    display: none;
  }
  code {
    font-family: ui-monospace, monospace;
    font-size: 0.9em;
    hyphens: none;
    overflow-wrap: anywhere;
  }
  button {
    font: inherit;
    color: inherit;
    min-block-size: 2.75rem;
    padding: 0.4rem 1rem;
    background: none;
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    cursor: pointer;
  }
  button:hover {
    background: var(--_tint);
  }
  button.quiet {
    min-block-size: 2rem;
    padding: 0.15rem 0.6rem;
    border-color: var(--_hair);
    font-size: 0.875em;
  }
  .loading {
    min-block-size: var(--avv-min-height, 100vh);
  }
  .loading p {
    margin: 0;
    padding-block: 4rem;
    text-align: center;
    color: var(--_quiet);
    animation: avv-late 0.15s 1s both;
  }
  @keyframes avv-late {
    from {
      visibility: hidden;
      opacity: 0;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .loading p {
      animation-duration: 0.01s;
    }
  }
  .error-panel {
    padding: 1rem 1.25rem;
    margin-block: 1rem;
    border: 1px solid var(--_edge);
    border-inline-start-width: 4px;
    border-radius: var(--_radius);
  }
  .error-panel p {
    margin: 0 0 0.5rem;
  }
  .error-panel ul {
    padding-inline-start: 1.2em;
    font-size: 0.875em;
    overflow-wrap: anywhere;
  }
  .error-panel details {
    margin-block-end: 0.9rem;
  }
  .error-title {
    font-weight: 600;
  }
  .notice {
    margin-block: 1rem;
    padding: 0.6rem 1rem;
    border-inline-start: 3px solid var(--_accent);
    background: var(--_tint);
  }
  .notice p {
    margin: 0;
  }
`;
