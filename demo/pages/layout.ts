import { html, type Content, type Html } from '../html.js';
import type { Provider } from '../providers.js';
import { inLanguage, type Visit } from '../visit.js';

interface PageParts {
  title: string;
  /** Whose page it is; the demo's own without. */
  provider?: Provider;
  /** Names of style sheets in `assets/`, beside those of every page. */
  styles?: readonly string[];
  /** Addresses of modules, in the order in which they run. */
  scripts?: readonly string[];
  /** Agreement that the page shows at once: asked for together with the script, not after it. */
  preload?: string;
  main: Content;
}

/** The single file, as a host embeds it. */
export const VIEWER = '/avv-viewer/avv-viewer.js';

const NAVIGATION = [
  ['/legal/', 'Rechtsseite', 'Legal page'],
  ['/onboarding/', 'Onboarding', 'Onboarding'],
  ['/signup/', 'Anmeldung', 'Sign-up'],
  ['/returning/', 'Neue Fassung', 'New version'],
  ['/subprocessors/', 'Unterauftragsverarbeiter', 'Subprocessors'],
  ['/records/', 'Datenbank', 'Database'],
  ['/errors/', 'Fehlerfälle', 'Faults'],
] as const;

/** A whole page: the demo's bar on top, then what the provider's own site would be. */
export function layout(visit: Visit, parts: PageParts): Html {
  const { title, provider, main } = parts;
  return html`<!doctype html>
<html lang="${visit.language}" class="${provider?.id ?? 'demo'}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${title} – ${provider?.product ?? 'avv-viewer'}</title>
    ${resources(parts)}
  </head>
  <body>
    <a class="skip" href="#main">${visit.t('Zum Inhalt', 'Skip to content')}</a>
    ${demoBar(visit)} ${provider ? siteHeader(visit, provider) : undefined}
    <main id="main" tabindex="-1">${main}</main>
    ${provider ? siteFooter(visit, provider) : undefined}
  </body>
</html>
`;
}

function resources({ provider, styles = [], scripts = [], preload }: PageParts): Content {
  const sheets = ['base', 'bar', 'forms', ...(provider ? ['provider', provider.id] : []), ...styles];
  return [
    html`<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
    <script src="/assets/theme.js"></script>`,
    sheets.map((name) => html`<link rel="stylesheet" href="/assets/${name}.css">`),
    preload && html`<link rel="preload" as="fetch" crossorigin href="${preload}">`,
    scripts.map((address) => html`<script type="module" src="${address}"></script>`),
  ];
}

function demoBar({ language, path, t, to }: Visit): Html {
  const other = language === 'de' ? 'en' : 'de';
  return html`<nav class="demo-bar" aria-label="Demo">
    <a class="demo-name" href="${to('/')}"${current(path === '/')}>avv-viewer</a>
    <ul>${NAVIGATION.map(
      ([target, german, english]) => html`
      <li><a href="${to(target)}"${current(path.startsWith(target))}>${t(german, english)}</a></li>`,
    )}
    </ul>
    <div class="demo-tools">
      <a href="${inLanguage(path, other)}" hreflang="${other}" lang="${other}" data-language>${t('English', 'Deutsch')}</a>
      <label class="theme" hidden>
        <span>${t('Farbschema', 'Colour scheme')}</span>
        <select data-theme>
          <option value="light dark">${t('Wie das Gerät', 'As the device')}</option>
          <option value="light">${t('Hell', 'Light')}</option>
          <option value="dark">${t('Dunkel', 'Dark')}</option>
        </select>
      </label>
    </div>
  </nav>`;
}

const current = (is: boolean): Content => is && html` aria-current="page"`;

function siteHeader({ t }: Visit, { id, product, company }: Provider): Html {
  const by =
    id === 'plauderkasten'
      ? t('Der Chat für Ihre Website', 'The chat for your website')
      : t(`von ${company}`, `by ${company}`);
  return html`<header class="site">
    <p class="logo"><span class="mark" aria-hidden="true"></span><strong>${product}</strong> <span class="by">${by}</span></p>
  </header>`;
}

function siteFooter({ t }: Visit, { company, address, email }: Provider): Html {
  return html`<footer class="site">
    <p>${company} · ${address} · <a href="mailto:${email}">${email}</a></p>
    <p>${t('Eine erfundene Firma; diese Seite gehört zur Demo von avv-viewer.', 'An invented company; this page is part of the avv-viewer demo.')}</p>
  </footer>`;
}

/** Begins anew as another customer. */
export const startOverForm = ({ t, to }: Visit, back: string): Html => html`<form method="post" action="/session/">
  <input type="hidden" name="back" value="${to(back)}">
  <button class="plain">${t('Als neuer Kunde von vorn beginnen', 'Start over as a new customer')}</button>
</form>`;
