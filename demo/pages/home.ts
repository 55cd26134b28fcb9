import { html, type Html } from '../html.js';
import type { Visit } from '../visit.js';
import { layout, startOverForm } from './layout.js';

const EMBED = `<script type="module" src="avv-viewer.js"></script>
<avv-viewer src="/legal/avv.json" endpoint="/api/avv/acceptances"></avv-viewer>`;

/** What there is to see, and where. */
export function indexPage(visit: Visit): Html {
  const { t, to } = visit;
  const entry = (path: string, title: string, text: string) =>
    html`<li><h2><a href="${to(path)}">${title}</a></h2><p>${text}</p></li>`;
  return layout(visit, {
    title: 'Demo',
    styles: ['home'],
    main: html`<div class="column">
      <h1>${t('Auftragsverarbeitung lesen und annehmen', 'Read and accept a data-processing agreement')}</h1>
      <p class="lead">${t(
        'avv-viewer zeigt den Vertrag zur Auftragsverarbeitung eines Anbieters (AVV, Art. 28 DSGVO) als gut gesetztes Dokument und lässt ihn annehmen. Drei erfundene Firmen machen vor, wie das auf ihren Seiten aussieht.',
        'avv-viewer shows a provider’s data-processing agreement (Art. 28 GDPR) as a well-set document and has it accepted. Three invented companies show what that looks like on their pages.',
      )}</p>
      <ul class="entries">
        ${entry(
          '/legal/',
          t('Rechtsseite', 'Legal page'),
          t(
            'Regalwerk veröffentlicht seinen Vertrag zum Lesen, Verlinken und Drucken. Er gilt als Teil der AGB, deshalb gibt es keine Schaltfläche. Deutsch bindet, Englisch dient dem Verständnis.',
            'Regalwerk publishes its agreement for reading, linking and printing. It is part of the terms, so there is no button. German binds, English is for information.',
          ),
        )}
        ${entry(
          '/onboarding/',
          'Onboarding',
          t(
            'Werkbank KI fragt erst nach dem Unternehmen und lässt dann den Vertrag annehmen. Die Annahme schaltet den Arbeitsbereich frei. Was getippt wurde, bleibt; wer nicht zeichnen darf, schickt den Link weiter; ablehnen geht auch.',
            'Werkbank KI first asks about the company, then has the agreement accepted. That unlocks the workspace. What was typed stays; who may not sign hands on the link; declining is possible, too.',
          ),
        )}
        ${entry(
          '/signup/',
          t('Anmeldung', 'Sign-up'),
          t(
            'Plauderkasten hat ein kurzes Formular mit einem Kästchen, ohne eigenes Skript. Der Vertrag öffnet sich darüber in einem Dialog; die Annahme geht mit dem Formular mit und wird dann dem neuen Konto zugeordnet.',
            'Plauderkasten has a short form with a checkbox, and no script of its own. The agreement opens above it in a dialog; the acceptance goes with the form and is then attached to the new account.',
          ),
        )}
        ${entry(
          '/returning/',
          t('Neue Fassung', 'New version'),
          t(
            'Was wiederkehrende Kunden sehen, wenn sich der Vertrag geändert hat: nichts zu tun, Mitteilung, Einspruch, Annahme bis zu einem Tag, Frist vorbei, gilt erst später.',
            'What returning customers see when the agreement has changed: nothing to do, a notice, objections, acceptance by a day, overdue, not in force yet.',
          ),
        )}
        ${entry(
          '/subprocessors/',
          t('Unterauftragsverarbeiter', 'Subprocessors'),
          t(
            'Die Liste für sich, wie sie neben dem Vertrag steht: durchsuchen, nach Land und Garantie filtern, exportieren; was für einen bestimmten Kunden gilt und was den EWR verlässt.',
            'The list by itself, as it stands beside the agreement: search, filter by country and safeguard, export; what applies to one customer and what leaves the EEA.',
          ),
        )}
        ${entry(
          '/records/',
          t('Datenbank', 'Database'),
          t(
            'Jede Annahme liegt danach in einer SQLite-Datei (demo/data/evidence.db) und übersteht einen Neustart. Diese Seite zeigt, was darin steht, Wort für Wort.',
            'Each acceptance then lies in an SQLite file (demo/data/evidence.db) and outlives a restart. This page shows what is in it, word for word.',
          ),
        )}
        ${entry(
          '/evidence/',
          t('Beweiswert', 'Evidence'),
          t(
            'Was eine Annahme beweist und was nicht, für Datenschutzbeauftragte, Syndizi und Anwältinnen. Information, keine Rechtsberatung.',
            'What an acceptance proves and what it does not, for data-protection officers and counsel. Information, not legal advice.',
          ),
        )}
        ${entry(
          '/announcing/',
          t('Änderungen ankündigen', 'Announcing changes'),
          t(
            'Für Anbieter: wie ein neuer Unterauftragsverarbeiter angekündigt wird und wie Kunden Einspruch erheben, Schritt für Schritt.',
            'For providers: how to announce a new subprocessor and how customers object, step by step.',
          ),
        )}
        ${entry(
          '/verify/',
          t('Beleg prüfen', 'Verify a receipt'),
          t(
            'Beleg, Vertrag, öffentliche Schlüssel und Kette hineinziehen: Der Browser prüft jede Aussage und sagt, warum. Keine Datei verlässt das Gerät.',
            'Drop receipt, agreement, public keys and chain: the browser checks each statement and says why. No file leaves the device.',
          ),
        )}
        ${entry(
          '/errors/',
          t('Fehlerfälle', 'Faults'),
          t(
            'Fehlende, kaputte, veraltete und böswillige Vertragsdateien sowie Server, die die Annahme nicht entgegennehmen: was die Lesenden dann sehen.',
            'Missing, broken, outdated and hostile agreement files, and servers that do not take the acceptance: what readers see then.',
          ),
        )}
      </ul>
      <h2>${t('So ist es eingebaut', 'How it is embedded')}</h2>
      <pre tabindex="0"><code>${EMBED}</code></pre>
      <p>${t(
        'Die Seiten laden nur den Viewer, den Vertrag und ihre eigenen Styles; nichts kommt von Dritten. Der Endpunkt ist createConsentHandler aus avv-viewer/server über SQLite.',
        'The pages load the viewer, the agreement and their own styles, and nothing from third parties. The endpoint is createConsentHandler from avv-viewer/server over SQLite.',
      )}</p>
      ${startOverForm(visit, '/onboarding/')}
    </div>`,
  });
}
