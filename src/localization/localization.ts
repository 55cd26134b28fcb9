import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { html } from 'lit';
import type { msg as localizeMsg } from '@lit/localize';
import { runtimeMsg } from '@lit/localize/internal/runtime-msg.js';
import { str } from '@lit/localize/internal/str-tag.js';
import { sourceLocale, targetLocales } from '../generated/locale-codes.js';

/** Same signature as `msg` of @lit/localize, so that its tools find the texts. */
export type Msg = typeof localizeMsg;

type Templates = Parameters<typeof runtimeMsg>[0];
type LocaleModule = { templates?: Templates; default?: (tag: typeof html, strTag: typeof str) => Templates };

/** An explicit map, so that every bundler sees which files there are. A new language is a line here. */
const LOADERS: Record<string, () => Promise<LocaleModule>> = {
  en: () => import('../generated/locales/en.js'),
};

const loaded = new Map<string, Promise<Templates>>();

function loadTemplates(locale: string): Promise<Templates> {
  let templates = loaded.get(locale);
  if (!templates) {
    templates = LOADERS[locale]!().then((module) => module.templates ?? module.default?.(html, str));
    loaded.set(locale, templates);
    templates.catch(() => loaded.delete(locale));
  }
  return templates;
}

/** The interface language that serves a BCP 47 tag best: `de-AT` → `de`; what is not there → English. */
export function localeFor(tag: string): string {
  const language = tag.toLowerCase().split('-')[0]!;
  if (!language || language === sourceLocale) return sourceLocale;
  return (targetLocales as readonly string[]).includes(language) ? language : 'en';
}

/**
 * The interface language of one element. @lit/localize keeps one language for all of a page; a page that shows a
 * German and an English viewer, or that uses @lit/localize itself, needs one each.
 */
export class Localization implements ReactiveController {
  locale: string = sourceLocale;
  #templates: Templates;
  #wanted: string = sourceLocale;
  #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {}

  readonly msg = ((template: Parameters<Msg>[0], options?: Parameters<Msg>[1]) =>
    runtimeMsg(this.#templates, template, options)) as Msg;

  /** Switches to the language for `tag`; until its texts are there, and if they cannot be had, the old one stays. */
  async use(tag: string): Promise<void> {
    const locale = localeFor(tag);
    if (locale === this.#wanted) return;
    this.#wanted = locale;
    const templates = locale === sourceLocale ? undefined : await loadTemplates(locale).catch(() => null);
    if (locale !== this.#wanted) return;
    if (templates === null) this.#wanted = this.locale;
    else {
      this.#templates = templates;
      this.locale = locale;
      this.#host.requestUpdate();
    }
  }
}
