import { html, type Html } from '../html.js';
import { agreementPath, endpointPath, ownCopy, plauderkasten } from '../providers.js';
import type { Site } from '../site.js';
import type { Visit } from '../visit.js';
import { layout, startOverForm, VIEWER } from './layout.js';
import { field } from './onboarding.js';

interface Former {
  /** What had been typed. */
  facts: Readonly<Record<string, string>>;
  refused: boolean;
}

/** A short form whose one checkbox is about the agreement, which opens in a dialog. `assets/signup.js` does that. */
export function signupPage(visit: Visit, { database }: Site, former?: Former): Html {
  const { t } = visit;
  const known = former?.facts ?? database.accounts.find(plauderkasten.id, visit.account) ?? {};
  return layout(visit, {
    title: t('Anmelden', 'Sign up'),
    provider: plauderkasten,
    scripts: [VIEWER, '/assets/signup.js'],
    main: html`<div class="narrow">
      <h1>${t('In zwei Minuten im Gespräch', 'Talking in two minutes')}</h1>
      <p class="lead">${t('30 Tage kostenlos testen; der Test endet von selbst.', 'Try it free for 30 days; the trial ends by itself.')}</p>
      <form class="card" method="post" action="${visit.to('/signup/')}" id="signup">
        ${former?.refused && html`<p class="problem" role="alert">${refusal(visit)}</p>`}
        ${field('name', t('Ihr Name', 'Your name'), 'name', known.name)}
        ${field('company', t('Unternehmen', 'Company'), 'organization', known.company)}
        ${field('email', t('E-Mail-Adresse', 'E-mail address'), 'email', known.email)}
        ${consent(visit)}
        <p class="buttons"><button class="primary">${t('Konto anlegen', 'Create account')}</button></p>
      </form>
    </div>
    ${dialog(visit)}`,
  });
}

const refusal = ({ t }: Visit): string =>
  t(
    'Das Konto ist noch nicht angelegt: Bitte füllen Sie alle Felder aus und nehmen Sie die Vereinbarung an.',
    'The account has not been created: please fill in all fields and accept the agreement.',
  );

/** The words say what the person has done; only that person ticks the box. */
function consent({ t, to }: Visit): Html {
  const link = html`<a href="${to('/signup/agreement/')}" id="open-agreement">${t('Vereinbarung über die Auftragsverarbeitung', 'data-processing agreement')}</a>`;
  return html`<div class="consent">
    <input
      type="checkbox" id="agreed" name="agreed" value="yes" required aria-describedby="agreement-state"
      data-first="${t('Bitte öffnen Sie zuerst die Vereinbarung und nehmen Sie sie an.', 'Please open the agreement first and accept it.')}"
    >
    <label for="agreed">${t('Ich habe die', 'I have accepted the')} ${link} ${t('für mein Unternehmen angenommen.', 'for my company.')}</label>
    <p id="agreement-state" role="status">
      <span data-open>${t('Noch nicht angenommen.', 'Not accepted yet.')}</span>
      <span data-accepted hidden>${t('Angenommen am', 'Accepted on')} <time data-receipt="acceptedAt"></time>,
        ${t('Fassung', 'version')} <span data-receipt="version"></span>.</span>
    </p>
  </div>`;
}

function dialog({ t, language }: Visit): Html {
  const { id, version } = ownCopy(plauderkasten);
  return html`<dialog id="agreement" aria-label="${t('Vereinbarung über die Auftragsverarbeitung', 'Data-processing agreement')}"
      data-document="${id}" data-version="${version}">
    <form method="dialog" class="dialog-bar">
      <p>${t('Vertrag mit Plauderkasten', 'Agreement with Plauderkasten')}</p>
      <button class="plain">${t('Schließen', 'Close')}</button>
    </form>
    <div class="dialog-body">
      <p class="note" data-incomplete hidden>${t(
        'Zum Lesen. Annehmen können Sie die Vereinbarung, sobald im Formular Name, Unternehmen und E-Mail-Adresse stehen.',
        'For reading. You can accept the agreement as soon as the form holds name, company and e-mail address.',
      )}</p>
      <avv-viewer data-src="${agreementPath(plauderkasten, language)}" data-endpoint="${endpointPath(plauderkasten)}"></avv-viewer>
    </div>
  </dialog>`;
}

/** Where the link leads without script, and in a new tab. */
export function agreementPage(visit: Visit): Html {
  const { t, language, to } = visit;
  const agreement = agreementPath(plauderkasten, language);
  return layout(visit, {
    title: t('Auftragsverarbeitung', 'Data processing'),
    provider: plauderkasten,
    scripts: [VIEWER],
    preload: agreement,
    main: html`<div class="wide">
      <h1>${t('Auftragsverarbeitung', 'Data processing')}</h1>
      <avv-viewer src="${agreement}">
        <p>${t('Hier ist die', 'Here is the')} <a href="${agreement}">${t('Vereinbarung als Datei', 'agreement as a file')}</a>;
          ${t('auf Wunsch schicken wir sie zu:', 'we send it on request:')} <a href="mailto:${plauderkasten.email}">${plauderkasten.email}</a>.</p>
      </avv-viewer>
      <p><a href="${to('/signup/')}">${t('Zurück zur Anmeldung', 'Back to sign-up')}</a></p>
    </div>`,
  });
}

export function welcomePage(visit: Visit, { database }: Site): Html {
  const { t, to } = visit;
  const known = database.accounts.find(plauderkasten.id, visit.account);
  const greeting = known
    ? t(`Willkommen, ${known.name}`, `Welcome, ${known.name}`)
    : t('Noch kein Konto', 'No account yet');
  return layout(visit, {
    title: greeting,
    provider: plauderkasten,
    main: html`<div class="narrow">
      <h1>${greeting}</h1>
      <div class="card">
        ${
          known
            ? html`<p role="status">${t('Das Konto für', 'The account for')} <strong>${known.company}</strong> ${t('ist angelegt.', 'has been created.')}</p>
            <p><a href="${to('/records/')}">${t('Die gespeicherte Annahme ansehen', 'See the stored acceptance')}</a></p>`
            : html`<p><a href="${to('/signup/')}">${t('Zur Anmeldung', 'To sign-up')}</a></p>`
        }
        ${startOverForm(visit, '/signup/')}
      </div>
    </div>`,
  });
}
