/** The smallest file that is an agreement, as it is served by the positive control. */
export const AGREEMENT = `{
  "format": "avv/1",
  "id": "nordlicht-avv",
  "version": "2026-03-01",
  "language": "de",
  "title": "Vertrag über Auftragsverarbeitung – Größe „Übung“ 🙂",
  "sections": [{ "id": "s-1", "label": "§ 1", "title": "Gegenstand", "body": "Der Anbieter verarbeitet Daten." }]
}
`;

/** One that asks for something, so that it can be accepted. */
export const CONTRACT = JSON.stringify({
  format: 'avv/1',
  id: 'muster-avv',
  version: '1',
  language: 'de',
  title: 'Vertrag zur Auftragsverarbeitung',
  sections: [{ id: 's-1', label: '§ 1', title: 'Gegenstand', body: 'Der Gegenstand.' }],
  acceptance: {
    mode: 'explicit',
    declarations: [{ id: 'read', text: 'Ich nehme an.', required: true }],
    authority: { text: 'Ich darf vertreten.' },
    asks: [
      { field: 'name', required: true },
      { field: 'email', required: true },
    ],
  },
});

export const LOGIN_PAGE =
  '<!doctype html><html lang="de"><title>Anmelden</title><form><input type="password"></form></html>\n';

/** The control with something in it replaced, so that nothing but the one fault differs. */
export function altered(from, to) {
  if (!AGREEMENT.includes(from)) throw new Error(`not in the control: ${from}`);
  return AGREEMENT.replace(from, to);
}

/** The control with one more member at its end. */
export const extended = (member) => altered(/\s*}\s*$/.exec(AGREEMENT)[0], `,\n  ${member}\n}\n`);

/** The control filled up with white space to `size` bytes. */
export const padded = (size) => AGREEMENT + ' '.repeat(size - Buffer.byteLength(AGREEMENT));
