import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { joinStringsAndValues } from '@lit/localize/internal/str-tag.js';
import { sourceLocale, targetLocales } from '../generated/locale-codes.js';

/** A text with values in it, made by `str`. A translation names the values by their place in the source. */
interface StrText {
  strTag: true;
  strings: TemplateStringsArray;
  values: unknown[];
}

/**
 * The text for an id in the element’s language; the German words stand in the code. Marked as the `msg` of
 * @lit/localize, so that its tools find them; declared here, so that our types do not need that package.
 */
export interface Msg {
  (text: string | StrText, options: { id: string }): string;
  _LIT_LOCALIZE_MSG_?: never;
}

type Translations = Readonly<Record<string, string | StrText>>;
type LocaleModule = { templates: unknown };

/** An explicit map, so that every bundler sees which files there are. A new language is a line here. */
const LOADERS: Record<string, () => Promise<LocaleModule>> = {
  en: () => import('../generated/locales/en.js'),
};

const loaded = new Map<string, Promise<Translations>>();

function loadTranslations(locale: string): Promise<Translations> {
  let translations = loaded.get(locale);
  if (!translations) {
    translations = LOADERS[locale]!().then(({ templates }) => templates as Translations);
    loaded.set(locale, translations);
    translations.catch(() => loaded.delete(locale));
  }
  return translations;
}

/** Milliseconds that a text waits for the words around it; then they are German. */
const PATIENCE = 3000;

const inTime = (translations: Promise<Translations>): Promise<Translations | null> =>
  Promise.race([translations, new Promise<null>((resolve) => setTimeout(resolve, PATIENCE, null))]).catch(() => null);

/** The interface language that serves a BCP 47 tag best: `de-AT` → `de`; what is not there → English. */
function localeFor(tag: string): string {
  const language = tag.toLowerCase().split('-')[0]!;
  if (!language || language === sourceLocale) return sourceLocale;
  return (targetLocales as readonly string[]).includes(language) ? language : 'en';
}

const translate =
  (translations: () => Translations | undefined): Msg =>
  (text, { id }) => {
    const translation = translations()?.[id] ?? text;
    if (typeof translation === 'string') return translation;
    const { values } = text as StrText;
    return joinStringsAndValues(
      translation.strings,
      values,
      translation === text ? undefined : (translation.values as number[]),
    );
  };

/** The texts in the language that serves a tag best, for who can wait for them; rejects where they cannot be had. */
export async function textsFor(tag: string): Promise<{ msg: Msg; locale: string }> {
  const locale = localeFor(tag);
  const translations = locale === sourceLocale ? undefined : await loadTranslations(locale);
  return { msg: translate(() => translations), locale };
}

/**
 * The interface language of one element. @lit/localize keeps one language for all of a page; a page that shows a
 * German and an English viewer, or that uses @lit/localize itself, needs one each.
 */
export class Localization implements ReactiveController {
  locale: string = sourceLocale;
  /** Whether the texts of the wanted language are there, or will not come. */
  settled = true;
  #translations: Translations | undefined;
  #wanted: string = sourceLocale;
  #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {}

  readonly msg: Msg = translate(() => this.#translations);

  /**
   * Switches to the language for `tag`; until its texts are there, and if they cannot be had, the old one stays. Called
   * at each update, so a language that did not come is asked for again only after another one.
   */
  async use(tag: string): Promise<void> {
    const locale = localeFor(tag);
    if (locale === this.#wanted) return;
    this.#wanted = locale;
    this.settled = false;
    const translations = locale === sourceLocale ? undefined : await inTime(loadTranslations(locale));
    if (locale !== this.#wanted) return;
    if (translations !== null) [this.#translations, this.locale] = [translations, locale];
    this.settled = true;
    this.#host.requestUpdate();
  }
}
