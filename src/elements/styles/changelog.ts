import { css } from 'lit';

/** The provider's words on what changed, version by version; in panels and in the comparison. */
export const changelogStyles = css`
  .changelog {
    margin-block: 1rem;
  }
  .changelog dt {
    font-weight: 600;
  }
  .changelog dt .quiet {
    font-weight: 400;
    color: var(--_quiet);
  }
  .changelog dt .badge {
    font-weight: 400;
    font-size: 0.875em;
    margin-inline-start: 0.3em;
  }
  .changelog dd {
    margin: 0.15rem 0 0.75rem;
  }
  .changelog dd > :first-child {
    margin-block-start: 0;
  }
`;
