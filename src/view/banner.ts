import { html, nothing, type TemplateResult } from 'lit';
import type { ViewContext } from './context.js';

export interface BannerModel {
  words: string;
  action?: { label: string; press(): void } | undefined;
  close?: (() => void) | undefined;
  /** What it leads to is on the screen. */
  away: boolean;
}

/** At the lower edge of the screen, wherever the reader is; it takes no room, so nothing moves when it comes or goes. */
export function bannerView({ words, action, close, away }: BannerModel, { msg, locale }: ViewContext): TemplateResult {
  return html`<div class="banner no-print ui" part="banner" lang=${locale} ?hidden=${away}>
    <div>
      <p>${words}</p>
      ${
        action
          ? html`<button type="button" class="quiet action" part="banner-action" @click=${action.press}>${action.label}</button>`
          : nothing
      }
      ${
        close
          ? html`<button type="button" class="quiet close" part="banner-action" aria-label=${msg('Hinweis schließen', { id: 'banner.close' })} @click=${close}>✕</button>`
          : nothing
      }
    </div>
  </div>`;
}
