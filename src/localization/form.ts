import type { Msg } from './localization.js';

/** The standard fields in the interface language. */
export const fieldLabels = (msg: Msg): Record<string, string> => ({
  name: msg('Ihr Name', { id: 'field.name' }),
  email: msg('Ihre E-Mail-Adresse', { id: 'field.email' }),
  position: msg('Ihre Position', { id: 'field.position' }),
  company: msg('Unternehmen oder Organisation', { id: 'field.company' }),
  address: msg('Anschrift', { id: 'field.address' }),
  country: msg('Land', { id: 'party.country' }),
});

/** What is wrong with an answer, and how to mend it (WCAG 3.3.1, 3.3.3). */
export function missingAnswer(name: string, value: string, required: boolean, msg: Msg): string | undefined {
  if (!value) return required ? msg('Bitte füllen Sie dieses Feld aus.', { id: 'field.missing' }) : undefined;
  if (name === 'email' && !/^[^\s@]+@[^\s@]+$/.test(value))
    return msg('Bitte geben Sie eine vollständige E-Mail-Adresse an, zum Beispiel name@firma.example.', {
      id: 'field.emailShape',
    });
  return undefined;
}

export const missingTick = (msg: Msg): string =>
  msg('Bitte kreuzen Sie das Feld an; ohne diese Erklärung kann der Vertrag nicht angenommen werden.', {
    id: 'statement.missing',
  });
