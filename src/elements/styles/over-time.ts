import { css } from 'lit';
import { changelogStyles } from './changelog.js';

/** What has changed since the acceptance: a panel like that of the act, lines in the margin, a banner. */
export const overTimeStyles = css`
  .since > p {
    margin-block: 0 0.6rem;
  }
  .since > .notice {
    margin-block: 0 0.9rem;
  }
  .since .facts {
    margin-block: 0 1rem;
  }
  .since + .act {
    margin-block-start: 1rem;
  }
  ${changelogStyles}
  .since > .since-title {
    margin-block: 1rem 0.3rem;
    font-weight: 600;
  }
  .changed-sections {
    margin-block: 0 0.75rem;
    padding: 0;
    list-style: none;
  }
  .changed-sections li {
    display: flex;
    gap: 0.75rem;
    align-items: baseline;
    justify-content: space-between;
    padding-block: 0.3rem;
    border-block-end: 1px solid var(--_hair);
  }
  .changed-sections .badge,
  .contents .badge {
    flex: none;
    font-size: 0.85em;
    font-weight: 400;
  }
  .contents .badge {
    margin-inline-start: 0.25em;
    padding: 0 0.35em;
  }
  .since > .buttons:empty {
    display: none;
  }
  button[aria-pressed]::before {
    content: '☐ ' / '';
  }
  button[aria-pressed='true']::before {
    content: '☑ ' / '';
  }
  .former {
    margin-block-start: 1rem;
  }
  .former summary {
    cursor: pointer;
    padding-block: 0.35rem;
  }
  .former code {
    word-break: break-all;
  }
  /* In the space between the clauses, so that no line moves when marks come or go. */
  .changed {
    position: absolute;
    inset-block-end: 100%;
    inset-inline-end: 0;
    font-size: 0.7rem;
    font-weight: 400;
    line-height: 1.1;
    color: var(--_accent);
  }
  .fold {
    overflow-clip-margin: 1rem;
  }
  .clause.marked::before {
    content: '';
    position: absolute;
    inset-block: 0;
    inset-inline-start: calc(-1 * var(--_gutter) - 0.75rem);
    border-inline-start: 3px solid var(--_accent);
  }
  .clause:where([data-depth='3'])::before {
    margin-inline-start: -2.6em;
  }
  .banner {
    position: sticky;
    inset-block-end: 0;
    z-index: 1;
    block-size: 0;
  }
  .banner > div {
    position: absolute;
    inset-inline: 0;
    inset-block-end: 0.75rem;
    display: grid;
    grid-template: 'words action close' / 1fr auto auto;
    gap: 0.4rem 0.6rem;
    align-items: center;
    padding: 0.5rem 0.5rem 0.5rem 0.9rem;
    border: 1px solid color-mix(in srgb, CanvasText 60%, transparent);
    border-inline-start: 4px solid var(--_accent);
    border-radius: var(--_radius);
    background: Canvas;
    color: CanvasText;
    box-shadow: 0 2px 12px rgb(0 0 0 / 0.18);
    font-size: 0.94em;
    line-height: 1.4;
  }
  .banner[hidden] {
    display: none;
  }
  .banner p {
    margin: 0;
  }
  .banner .close {
    grid-area: close;
    border-color: transparent;
    min-inline-size: 2rem;
    padding-inline: 0.4rem;
  }
  .layout:has(.banner:not([hidden])) :is(a, button, input, summary) {
    scroll-margin-block-end: 8rem;
  }
  @container (max-width: 40rem) {
    .banner > div {
      grid-template: 'words close' 'action action' / 1fr auto;
    }
    .banner .action {
      grid-area: action;
      justify-self: start;
    }
    .clause:has(> .changed)::before,
    .clause:has(> .heading > .changed)::before {
      inset-inline-start: -0.75rem;
    }
    .clause:where([data-depth='3'])::before {
      margin-inline-start: -1em;
    }
  }
  @media print {
    .since .former {
      display: none;
    }
  }
`;
