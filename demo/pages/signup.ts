import { acceptanceOf } from '../consent.js';
import { html, type Html } from '../html.js';
import { download } from '../http.js';
import { agreementPath, endpointPath, keysPath, ownCopy, plauderkasten } from '../providers.js';
import type { Site } from '../site.js';
import type { Visit } from '../visit.js';
import { layout, startOverForm, VIEWER } from './layout.js';
import { field } from './onboarding.js';

/** Why there is no account yet. */
export type Refusal = 'incomplete' | 'not-accepted' | 'other-person' | 'changed' | 'not-stored';

interface Former {
  /** What had been typed. */
  facts: Readonly<Record<string, string>>;
  refusal: Refusal;
}

/** A plain form. The checkbox is a control like its neighbours, and the page has no script of its own. */
export function signupPage(visit: Visit, former?: Former): Html {
  const { t, to } = visit;
  const { name, company, email } = former?.facts ?? {};
  return layout(visit, {
    title: t('Anmelden', 'Sign up'),
    provider: plauderkasten,
    scripts: [VIEWER],
    preload: agreementPath(plauderkasten, visit.language),
    main: html`<div class="narrow">
      <h1>${t('In zwei Minuten im Gespräch', 'Talking in two minutes')}</h1>
      <p class="lead">${t('30 Tage kostenlos testen; der Test endet von selbst.', 'Try it free for 30 days; the trial ends by itself.')}</p>
      <form class="card" method="post" action="${to('/signup/')}" id="signup">
        ${former && html`<p class="problem" role="alert">${refusalWords(former.refusal, visit)}</p>`}
        ${field('name', t('Ihr Name', 'Your name'), 'name', name)}
        ${field('company', t('Unternehmen', 'Company'), 'organization', company)}
        ${field('email', t('E-Mail-Adresse', 'E-mail address'), 'email', email)}
        <input type="hidden" name="form" value="${crypto.randomUUID()}">
        ${consent(visit)}
        <p class="buttons"><button class="primary">${t('Konto anlegen', 'Create account')}</button></p>
      </form>
    </div>`,
  });
}

/** What stands in it is for those without script, and the address for a new tab. */
function consent({ t, to, language }: Visit): Html {
  return html`<avv-checkbox name="avv" required src="${agreementPath(plauderkasten, language)}">
          <a href="${to('/signup/agreement/')}">${t('Vereinbarung über die Auftragsverarbeitung', 'Data-processing agreement')}</a>
        </avv-checkbox>
        <noscript><p class="note">${t('Die Vereinbarung lässt sich nur mit JavaScript ankreuzen. Ohne geht es auch:', 'Ticking the agreement needs JavaScript. There is a way without:')}
          <a href="mailto:${plauderkasten.email}">${plauderkasten.email}</a></p></noscript>`;
}

function refusalWords(refusal: Refusal, { t }: Visit): string {
  const words: Record<Refusal, string> = {
    incomplete: t('Bitte füllen Sie alle Felder aus.', 'Please fill in all fields.'),
    'not-accepted': t(
      `Bitte kreuzen Sie die Vereinbarung an. Geht das in Ihrem Browser nicht, schreiben Sie uns: ${plauderkasten.email}`,
      `Please tick the agreement. If your browser does not let you, write to us: ${plauderkasten.email}`,
    ),
    'other-person': t(
      'Die Angaben haben sich nach dem Ankreuzen geändert. Bitte kreuzen Sie die Vereinbarung noch einmal an.',
      'The details changed after the tick. Please tick the agreement again.',
    ),
    changed: t(
      'Die Vereinbarung wurde inzwischen geändert. Bitte sehen Sie sich die neue Fassung an und kreuzen Sie sie an.',
      'The agreement has changed meanwhile. Please look at the new version and tick it.',
    ),
    'not-stored': t(
      'Ihre Annahme konnte nicht gespeichert werden. Bitte versuchen Sie es noch einmal.',
      'Your acceptance could not be stored. Please try again.',
    ),
  };
  return `${t('Das Konto ist noch nicht angelegt.', 'The account has not been created.')} ${words[refusal]}`;
}

/** Where the link leads without script and in a new tab; for those with an account, with their receipt. */
export function agreementPage(visit: Visit, { database }: Site): Html {
  const { t, language, to } = visit;
  const agreement = agreementPath(plauderkasten, language);
  const known = database.accounts.find(plauderkasten.id, visit.account);
  return layout(visit, {
    title: t('Auftragsverarbeitung', 'Data processing'),
    provider: plauderkasten,
    scripts: [VIEWER],
    preload: agreement,
    main: html`<div class="wide">
      <h1>${t('Auftragsverarbeitung', 'Data processing')}</h1>
      <avv-viewer src="${agreement}"${known && html` endpoint="${endpointPath(plauderkasten)}" keys="${keysPath(plauderkasten)}"`}>
        <p>${t('Hier ist die', 'Here is the')} <a href="${agreement}">${t('Vereinbarung als Datei', 'agreement as a file')}</a>;
          ${t('auf Wunsch schicken wir sie zu:', 'we send it on request:')} <a href="mailto:${plauderkasten.email}">${plauderkasten.email}</a>.</p>
      </avv-viewer>
      <p><a href="${to(known ? '/signup/welcome/' : '/signup/')}">${known ? t('Zurück zum Konto', 'Back to the account') : t('Zurück zur Anmeldung', 'Back to sign-up')}</a></p>
    </div>`,
  });
}

export async function welcomePage(visit: Visit, site: Site): Promise<Html> {
  const { t, to } = visit;
  const known = site.database.accounts.find(plauderkasten.id, visit.account);
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
            ${await acceptance(visit, site)}`
            : html`<p><a href="${to('/signup/')}">${t('Zur Anmeldung', 'To sign-up')}</a></p>`
        }
        ${startOverForm(visit, '/signup/')}
      </div>
    </div>`,
  });
}

/** What this account has accepted, as the ledger knows it. */
async function acceptance({ account, language, t, to }: Visit, { ledgers }: Site): Promise<Html> {
  const { title } = ownCopy(plauderkasten);
  const { receipt } = await acceptanceOf(plauderkasten, account, ledgers);
  if (!receipt)
    return html`<p>${t('Die Vereinbarung ist noch nicht angenommen.', 'The agreement has not been accepted yet.')}</p>`;
  const when = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short' });
  return html`<dl class="accepted">
      <dt>${t('Vertrag', 'Agreement')}</dt><dd><span lang="de">${title}</span>, ${t('Fassung', 'version')} ${receipt.record.document.version}</dd>
      <dt>${t('Angenommen', 'Accepted')}</dt><dd><time datetime="${receipt.acceptedAt}">${when.format(new Date(receipt.acceptedAt))}</time></dd>
      <dt>${t('Beleg', 'Receipt')}</dt><dd><code>${receipt.id}</code></dd>
    </dl>
    <p><a href="${to('/signup/agreement/')}#avv-act">${t('Vertrag und Beleg ansehen', 'See agreement and receipt')}</a> ·
      <a href="${to('/signup/copy/')}" download>${t('Vollständige Kopie (HTML)', 'Complete copy (HTML)')}</a> ·
      <a href="${to('/records/')}#${receipt.id}">${t('Datenbank', 'Database')}</a></p>`;
}

/** The durable copy of this account's acceptance, as it was made at that moment. */
export async function copyFile({ account }: Visit, { ledgers, database }: Site): Promise<Response | undefined> {
  const { receipt } = await acceptanceOf(plauderkasten, account, ledgers);
  const file = receipt && (await database.copies.find(receipt.id));
  return file && download(file, 'text/html', `${receipt.id}.html`);
}
