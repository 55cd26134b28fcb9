import { acceptanceOf, mayGoOn } from '../consent.js';
import { html, type Content, type Html } from '../html.js';
import { agreementPath, endpointPath, keysPath, werkbank } from '../providers.js';
import type { Site } from '../site.js';
import type { Visit } from '../visit.js';
import { layout, startOverForm, VIEWER } from './layout.js';

/** Account, agreement, workspace: the middle one unlocks the last one. `assets/onboarding.js` brings it to life. */
export async function onboardingPage(visit: Visit, { database, ledgers }: Site, request: Request): Promise<Html> {
  const { t } = visit;
  const known = database.accounts.find(werkbank.id, visit.account);
  const accepted = mayGoOn(await acceptanceOf(werkbank, visit.account, ledgers));
  const asked = new URL(request.url).searchParams.get('account') ?? undefined;
  return layout(visit, {
    title: t('Einrichten', 'Set-up'),
    provider: werkbank,
    scripts: [VIEWER, '/assets/onboarding.js'],
    main: html`<div
      class="flow"
      data-account="${visit.account}"
      data-known="${known ? 'yes' : 'no'}"
      data-workspace="${known?.workspace ?? ''}"
      data-accepted="${accepted ? 'yes' : 'no'}"
    >
      <h1>${t('Werkbank KI einrichten', 'Set up Werkbank KI')}</h1>
      <noscript><p class="note">${t('Das Einrichten braucht JavaScript.', 'Setting up needs JavaScript.')}</p></noscript>
      ${asked && asked !== visit.account && askedByColleague(asked, visit)}
      ${steps(visit)} ${accountPanel(visit, known ?? {})} ${agreementPanel(visit)} ${workspacePanel(visit)}
    </div>`,
  });
}

/** Whoever has been sent the link is not signed in here; the demo knows no passwords. */
const askedByColleague = (account: string, { t }: Visit): Html =>
  html`<p class="note">${t(
    `Sie wurden gebeten, den Vertrag für das Konto ${account} anzunehmen. Eine echte Anwendung ließe Sie sich dafür jetzt anmelden; diese Demo beginnt mit einem neuen Konto.`,
    `You have been asked to accept the agreement for the account ${account}. A real application would have you sign in now; this demo begins with a new account.`,
  )}</p>`;

function steps({ t }: Visit): Html {
  const step = (name: string, title: string) =>
    html`<li><button type="button" data-step="${name}" disabled><span class="number" aria-hidden="true"></span>${title}</button></li>`;
  return html`<nav aria-label="${t('Schritte', 'Steps')}">
    <ol class="steps">
      ${step('account', t('Konto', 'Account'))} ${step('agreement', t('Vertrag', 'Agreement'))}
      ${step('workspace', t('Arbeitsbereich', 'Workspace'))}
    </ol>
  </nav>`;
}

export function field(name: string, label: string, autocomplete: string, value = '', hint?: Content): Html {
  return html`<p class="field">
    <label for="${name}">${label}</label>
    <input id="${name}" name="${name}" type="${name === 'email' ? 'email' : 'text'}" autocomplete="${autocomplete}" value="${value}" maxlength="200" required>
    ${hint}
  </p>`;
}

function accountPanel({ t }: Visit, known: Readonly<Record<string, string>>): Html {
  return html`<section data-panel="account" hidden aria-labelledby="account-title">
    <h2 id="account-title" tabindex="-1">${t('Ihr Konto', 'Your account')}</h2>
    <div class="beside">
    <form class="card" data-form="account">
      ${field('company', t('Unternehmen, mit Rechtsform', 'Company, with its legal form'), 'organization', known.company)}
      ${field('address', t('Anschrift', 'Address'), 'street-address', known.address)}
      ${field('name', t('Ihr Name', 'Your name'), 'name', known.name)}
      ${field('email', t('Geschäftliche E-Mail-Adresse', 'Business e-mail address'), 'email', known.email)}
      <p class="hint" data-bound hidden>${t(
        'Unternehmen und Anschrift stehen im angenommenen Vertrag und lassen sich hier nicht mehr ändern.',
        'Company and address are part of the accepted agreement and cannot be changed here any more.',
      )}</p>
      <p class="problem" role="alert" data-problem hidden>${problemText(t)}</p>
      <p class="buttons"><button class="primary">${t('Weiter zum Vertrag', 'Continue to the agreement')}</button></p>
    </form>
    <aside aria-labelledby="needed-title">
      <h3 id="needed-title">${t('Was Sie brauchen', 'What you need')}</h3>
      <ul>
        <li>${t('Die Firma, wie sie im Handelsregister steht; so kommt sie in den Vertrag.', 'The company’s name as registered; that is how it goes into the agreement.')}</li>
        <li>${t('Eine Person, die das Unternehmen vertreten darf; sie nimmt im nächsten Schritt den Vertrag an.', 'A person who may act for the company and accepts the agreement in the next step.')}</li>
      </ul>
    </aside>
    </div>
  </section>`;
}

const problemText = (t: Visit['t']): string =>
  t(
    'Das ließ sich nicht speichern. Bitte versuchen Sie es noch einmal.',
    'That could not be stored. Please try again.',
  );

function agreementPanel({ t, to, language }: Visit): Html {
  const agreement = agreementPath(werkbank, language);
  return html`<section data-panel="agreement" hidden aria-labelledby="agreement-title">
    <h2 id="agreement-title" tabindex="-1">${t('Vertrag zur Auftragsverarbeitung', 'Data-processing agreement')}</h2>
    <p class="lead">${t(
      'Bevor personenbezogene Daten auf die Plattform kommen, verlangt Art. 28 DSGVO diesen Vertrag zwischen Ihrem Unternehmen und uns. Annehmen können Sie ihn am Ende des Textes.',
      'Before personal data reach the platform, Art. 28 GDPR asks for this agreement between your company and us. You can accept it at the end of the text.',
    )}</p>
    <div class="card">
      <avv-viewer
        endpoint="${endpointPath(werkbank)}" keys="${keysPath(werkbank)}" data-src="${agreement}"
        heading-level="3" keep-draft declinable
        delegable delegate-url="${to('/onboarding/')}?step=agreement&amp;account={reference}"
      >
        <p><a href="${agreement}">${t('Den Vertrag als Datei laden', 'Download the agreement')}</a></p>
        <div slot="after-accept">
          <p class="buttons"><button type="button" class="primary" data-go="workspace">${t('Weiter zum Arbeitsbereich', 'Continue to the workspace')}</button></p>
        </div>
      </avv-viewer>
    </div>
    <p class="note declined">${t(
      'Ohne Vertrag bleibt der Arbeitsbereich gesperrt; Ihr Konto bleibt bestehen. Fragen beantwortet',
      'Without the agreement the workspace stays locked; your account stays. Questions are answered by',
    )} <a href="mailto:${werkbank.email}">${werkbank.email}</a>.</p>
    <p class="buttons"><button type="button" class="plain" data-go="account">${t('Zurück zum Konto', 'Back to the account')}</button></p>
  </section>`;
}

function workspacePanel(visit: Visit): Html {
  const { t, to } = visit;
  return html`<section data-panel="workspace" hidden aria-labelledby="workspace-title">
    <h2 id="workspace-title" tabindex="-1">${t('Ihr Arbeitsbereich', 'Your workspace')}</h2>
    <form class="card" data-form="workspace">
      ${field('workspace', t('Name des Arbeitsbereichs', 'Name of the workspace'), 'off')}
      <p class="problem" role="alert" data-problem hidden>${problemText(t)}</p>
      <p class="buttons"><button class="primary">${t('Arbeitsbereich anlegen', 'Create the workspace')}</button></p>
    </form>
    <div class="card" data-done hidden>
      <p role="status"><strong data-workspace-name></strong> ${t('ist angelegt. Ihr Team kann loslegen.', 'is ready. Your team can start.')}</p>
      <p><a href="${to('/records/')}">${t('Die gespeicherte Annahme ansehen', 'See the stored acceptance')}</a></p>
      ${startOverForm(visit, '/onboarding/')}
    </div>
    <p class="buttons"><button type="button" class="plain" data-go="agreement">${t('Zurück zum Vertrag', 'Back to the agreement')}</button></p>
  </section>`;
}
