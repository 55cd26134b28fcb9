import { brokenConnection, served, type FaultCase } from './case.js';
import { asText, sample } from './sample.js';

const status = (code: number, headers?: Record<string, string>) => () =>
  new Response('{}', { status: code, ...(headers && { headers }) });

/** Open for ever, without a byte. */
const silence = () => new Promise<Response>(() => {});

const LOGIN_PAGE = '<!doctype html><html lang="de"><title>Anmelden</title><form><input type="password"></form></html>';

/** The agreement does not arrive, or something else does. */
export const loadingCases: readonly FaultCase[] = [
  {
    id: 'not-found',
    title: ['Nicht gefunden', 'Not found'],
    text: ['Unter der Adresse liegt nichts (404).', 'There is nothing at the address (404).'],
    file: status(404),
  },
  {
    id: 'forbidden',
    title: ['Nur mit Anmeldung', 'Sign-in needed'],
    text: ['Die Datei ist geschützt (401).', 'The file is protected (401).'],
    file: status(401),
  },
  {
    id: 'unavailable',
    title: ['Überlastet', 'Overloaded'],
    text: ['Der Server bittet um Geduld (503).', 'The server asks for patience (503).'],
    file: status(503, { 'Retry-After': '30' }),
  },
  {
    id: 'refused',
    title: ['Keine Verbindung', 'No connection'],
    text: [
      'Die Verbindung bricht ohne Antwort ab, wie ohne Netz.',
      'The connection ends without an answer, as without a network.',
    ],
    file: brokenConnection,
  },
  {
    id: 'timeout',
    title: ['Keine Antwort', 'No answer'],
    text: [
      'Der Server schweigt. Nach zehn Sekunden gibt der Viewer auf.',
      'The server is silent. The viewer gives up after ten seconds.',
    ],
    file: silence,
  },
  {
    id: 'html',
    title: ['Webseite statt Datei', 'Web page instead of a file'],
    text: ['Eine Anmeldeseite antwortet mit 200 auf alles.', 'A sign-in page answers everything with 200.'],
    file: () => served(LOGIN_PAGE, 'text/html; charset=utf-8'),
  },
  {
    id: 'content-type',
    title: ['PDF statt JSON', 'PDF instead of JSON'],
    text: ['Die Adresse führt zu einer PDF-Datei.', 'The address leads to a PDF file.'],
    file: () => served('%PDF-1.7', 'application/pdf'),
  },
  {
    id: 'too-large',
    title: ['Zu groß', 'Too large'],
    text: ['Die Datei hat mehr als 2 MiB.', 'The file has more than 2 MiB.'],
    file: () => served(asText(sample) + ' '.repeat(2 * 1024 * 1024)),
  },
];
