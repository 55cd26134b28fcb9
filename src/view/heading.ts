import { html, nothing, type TemplateResult } from 'lit';

/**
 * A real heading of the given level (WCAG 1.3.1). HTML ends at six; deeper ones get the level by ARIA.
 */
export function heading(level: number, content: unknown, id?: string): TemplateResult {
  const target = id ?? nothing;
  switch (level) {
    case 1:
      return html`<h1 class="heading" part="heading" id=${target} tabindex="-1">${content}</h1>`;
    case 2:
      return html`<h2 class="heading" part="heading" id=${target} tabindex="-1">${content}</h2>`;
    case 3:
      return html`<h3 class="heading" part="heading" id=${target} tabindex="-1">${content}</h3>`;
    case 4:
      return html`<h4 class="heading" part="heading" id=${target} tabindex="-1">${content}</h4>`;
    case 5:
      return html`<h5 class="heading" part="heading" id=${target} tabindex="-1">${content}</h5>`;
    case 6:
      return html`<h6 class="heading" part="heading" id=${target} tabindex="-1">${content}</h6>`;
    default:
      return html`<div class="heading" part="heading" role="heading" aria-level=${level} id=${target} tabindex="-1">${content}</div>`;
  }
}
