export type Language = 'de' | 'en';

/** One request for a page: who asks, for what, in which language. */
export interface Visit {
  language: Language;
  /** Without the language's prefix: `/legal/` also for `/en/legal/`. */
  path: string;
  /** The visitor's account, as the session says. */
  account: string;
  /** The text in the visitor's language. */
  t(german: string, english: string): string;
  /** The address of a page in the visitor's language. */
  to(path: string): string;
}

/** German pages have plain paths, English ones begin with `/en`. */
export function visitOf(pathname: string, account: string): Visit {
  const language = /^\/en(\/|$)/.test(pathname) ? 'en' : 'de';
  const path = language === 'en' ? pathname.slice(3) : pathname;
  return {
    language,
    path,
    account,
    t: (german, english) => (language === 'de' ? german : english),
    to: (target) => inLanguage(target, language),
  };
}

export const inLanguage = (path: string, language: Language): string => (language === 'en' ? `/en${path}` : path);
