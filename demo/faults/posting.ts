import { problemType, type ProblemName } from '../../src/acceptance/problems.js';
import { createConsentHandler, createMemoryStore, type ConsentHandler } from '../../src/server/index.js';
import { brokenConnection, served, type FaultCase } from './case.js';
import { asText, newerSample, sample } from './sample.js';

const ISSUER = 'Muster Software GmbH';

/** Stores in memory: what is accepted on the page of faults is not worth keeping. */
const endpointFor = (agreement: object): ConsentHandler =>
  createConsentHandler({ agreements: [agreement as typeof sample], store: createMemoryStore(), issuer: ISSUER });

const current = endpointFor(sample);

const refuse = (status: number, name: ProblemName, more: object = {}): ConsentHandler => {
  const body = JSON.stringify({ type: problemType(name), status, detail: 'On purpose', ...more });
  return () => Promise.resolve(new Response(body, { status, headers: { 'Content-Type': 'application/problem+json' } }));
};

/** Remembers by the page's run how often something was asked for. */
function counter(): (request: Request) => number {
  const counts = new Map<string, number>();
  return (request) => {
    const run = new URL(request.url).searchParams.get('run') ?? '';
    const count = counts.get(run) ?? 0;
    counts.set(run, count + 1);
    return count;
  };
}

/** The new version comes out at the moment of the first post. */
function superseding(): Pick<FaultCase, 'file' | 'endpoint'> {
  const published = new Set<string>();
  const endpoint = endpointFor(newerSample);
  return {
    file: (request) => served(asText(published.has(new URL(request.url).search) ? newerSample : sample)),
    endpoint(request) {
      published.add(new URL(request.url).search);
      return endpoint(request);
    },
  };
}

/** Twice 503, then open again. */
function busy(): ConsentHandler {
  const count = counter();
  return async (request) => {
    if (count(request) >= 2) return current(request);
    return new Response(null, { status: 503, headers: { 'Retry-After': '1' } });
  };
}

/** Stores, but the answer does not arrive: browsers send a second time by themselves, so it is lost twice. */
function answerLost(): ConsentHandler {
  const count = counter();
  return async (request) => {
    const answer = await current(request);
    return count(request) < 2 ? brokenConnection() : answer;
  };
}

/** The endpoint does not take the acceptance, or takes it in its own way. */
export const postingCases: readonly FaultCase[] = [
  {
    id: 'unauthenticated',
    title: ['401: abgemeldet', '401: signed out'],
    text: ['Die Sitzung ist abgelaufen.', 'The session has expired.'],
    endpoint: refuse(401, 'unauthenticated'),
  },
  {
    id: 'not-authorised',
    title: ['403: nicht befugt', '403: may not'],
    text: ['Das Konto darf für das Unternehmen nicht annehmen.', 'The account may not accept for the company.'],
    endpoint: refuse(403, 'not-authorised'),
  },
  {
    id: 'superseded',
    title: ['409: neue Fassung', '409: new version'],
    text: [
      'Während des Lesens ist eine neue Fassung erschienen. Sie wird geladen und ist neu anzunehmen.',
      'A new version has come out while reading. It is loaded and has to be accepted anew.',
    ],
    ...superseding(),
  },
  {
    id: 'rejected',
    title: ['422: Angabe beanstandet', '422: answer rejected'],
    text: [
      'Der Server nimmt die E-Mail-Adresse nicht an. Der Fehler steht am Feld.',
      'The server does not take the e-mail address. The error stands at the field.',
    ],
    endpoint: refuse(422, 'invalid', {
      errors: [{ pointer: '/acceptor/email', detail: 'Diese Adresse ist nicht für Ihr Unternehmen freigegeben.' }],
    }),
  },
  {
    id: 'busy',
    title: ['503: später noch einmal', '503: try again later'],
    text: [
      'Der Server ist zweimal überlastet. Der Viewer wartet, solange er soll, und versucht es wieder.',
      'The server is overloaded twice. The viewer waits as long as it is told and tries again.',
    ],
    endpoint: busy(),
  },
  {
    id: 'answer-lost',
    title: ['Antwort geht verloren', 'Answer lost'],
    text: [
      'Die Annahme wird gespeichert, aber die Verbindung bricht vor der Antwort ab. Der nächste Versuch bekommt denselben Beleg.',
      'The acceptance is stored, but the connection ends before the answer. The next try gets the same receipt.',
    ],
    endpoint: answerLost(),
  },
  {
    id: 'broken-receipt',
    title: ['Kaputter Beleg', 'Broken receipt'],
    text: [
      'Der Server antwortet mit 201, aber der Beleg ist unvollständig.',
      'The server answers 201, but the receipt is incomplete.',
    ],
    endpoint: () => Promise.resolve(Response.json({ schema: 'avv-receipt/1', id: 'rcpt_1' }, { status: 201 })),
  },
  {
    id: 'pending',
    title: ['202: Bestätigung folgt', '202: confirmation follows'],
    text: [
      'Der Anbieter lässt die Annahme noch per E-Mail bestätigen.',
      'The provider has the acceptance confirmed by e-mail.',
    ],
    endpoint: () => Promise.resolve(Response.json({ statusUrl: '/errors/' }, { status: 202 })),
  },
  {
    id: 'plain',
    title: ['204: einfacher Endpunkt', '204: plain endpoint'],
    text: ['Der Server speichert nur und stellt keinen Beleg aus.', 'The server only stores and issues no receipt.'],
    endpoint: () => Promise.resolve(new Response(null, { status: 204 })),
  },
];
