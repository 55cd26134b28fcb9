import { problemType } from '../src/acceptance/problems.js';
import type { ConsentHandler, Signer } from '../src/server/index.js';
import { createConsentEndpoints, createLedgers, createSignupEndpoint, type Ledgers } from './consent.js';
import type { Database } from './database.js';
import { faultEndpoint, faultFile } from './faults/index.js';
import { fileResponse, formTexts, pageResponse, problem, redirect } from './http.js';
import { createWorkspace, saveAccount } from './onboarding-api.js';
import { announcingPage } from './pages/announcing.js';
import { errorsPage } from './pages/errors.js';
import { evidencePage } from './pages/evidence.js';
import { indexPage } from './pages/home.js';
import { legalPage } from './pages/legal.js';
import { missingPage } from './pages/missing.js';
import { onboardingPage } from './pages/onboarding.js';
import { recordsPage } from './pages/records.js';
import { returningPage } from './pages/returning.js';
import { agreementPage, copyFile, welcomePage } from './pages/signup.js';
import { subprocessorsPage } from './pages/subprocessors.js';
import { verifyPage } from './pages/verify.js';
import { recordsFile } from './records-files.js';
import { isCase, published } from './returning/cases.js';
import { returningEndpoint } from './returning/customer.js';
import { newSession, sessionOf } from './session.js';
import { signUp, signUpForm } from './signup-form.js';
import { visitOf, type Visit } from './visit.js';
import type { Html } from './html.js';

export interface Site {
  database: Database;
  ledgers: Ledgers;
  endpoints: ReadonlyMap<string, ConsentHandler>;
  /** Takes acceptances of visitors who have no account yet. */
  signupEndpoint: ConsentHandler;
}

type Answer = Html | Response | undefined;
type Page = (visit: Visit, site: Site, request: Request) => Answer | Promise<Answer>;

const PAGES: Readonly<Record<string, Page>> = {
  '/': indexPage,
  '/legal/': legalPage,
  '/onboarding/': onboardingPage,
  '/returning/': returningPage,
  '/subprocessors/': subprocessorsPage,
  '/signup/': (visit, site, request) =>
    request.method === 'POST' ? signUp(visit, site, request) : signUpForm(visit, site),
  '/signup/agreement/': agreementPage,
  '/signup/welcome/': welcomePage,
  '/signup/copy/': copyFile,
  '/records/': recordsPage,
  '/announcing/': announcingPage,
  '/evidence/': evidencePage,
  '/verify/': verifyPage,
  '/errors/': errorsPage,
};

/** Folders whose files anybody may have, by the path's first part. */
const FOLDERS: Readonly<Record<string, URL>> = {
  assets: new URL('assets/', import.meta.url),
  agreements: new URL('agreements/', import.meta.url),
  'avv-viewer': new URL('../dist/cdn/', import.meta.url),
};

/** The whole demo as one function, on the Web's own `Request` and `Response`. */
export function createSite(
  origin: string,
  database: Database,
  signer: Signer,
): (request: Request) => Promise<Response> {
  const ledgers = createLedgers(origin, database, signer);
  const site: Site = {
    database,
    ledgers,
    endpoints: createConsentEndpoints(database, ledgers),
    signupEndpoint: createSignupEndpoint(ledgers, database),
  };
  return async (request) => {
    try {
      return await route(request, site);
    } catch (error) {
      console.error(error);
      return problem(500, 'Something went wrong here');
    }
  };
}

function route(request: Request, site: Site): Promise<Response> | Response {
  const { pathname } = new URL(request.url);
  const [first = '', ...rest] = pathname.slice(1).split('/');
  const folder = FOLDERS[first];
  if (folder)
    return /^[\w.-]+$/.test(rest.join('/'))
      ? fileResponse(new URL(rest[0]!, folder), request)
      : problem(404, 'There is no such file');
  if (pathname === '/healthz') return health(site);
  if (pathname === '/session/' && request.method === 'POST') return startOver(request);
  if (first === 'api') return api(rest.join('/'), request, site);
  if (pathname.startsWith('/records/files/')) return recordsFile(pathname.slice('/records/files/'.length), site);
  if (pathname.startsWith('/returning/files/')) return returningFile(rest[1]!);
  if (pathname.startsWith('/errors/files/')) return faultFile(rest[1]!, request);
  if (pathname.startsWith('/errors/endpoint/')) return faultEndpoint(request);
  return page(request, site);
}

async function page(request: Request, site: Site): Promise<Response> {
  const { pathname } = new URL(request.url);
  const { account, cookie } = sessionOf(request);
  const visit = visitOf(pathname, account);
  if (!pathname.endsWith('/') && `${visit.path}/` in PAGES) return redirect(`${pathname}/`);
  const answer = await PAGES[visit.path]?.(visit, site, request);
  const response =
    answer instanceof Response ? answer : answer ? pageResponse(answer) : pageResponse(missingPage(visit), 404);
  if (cookie) response.headers.append('Set-Cookie', cookie);
  return response;
}

async function api(path: string, request: Request, site: Site): Promise<Response> {
  if (path === 'werkbank-ki/account' && request.method === 'PUT') return saveAccount(request, site);
  if (path === 'werkbank-ki/workspace' && request.method === 'POST') return createWorkspace(request, site);
  const name = /^returning\/(\w+)\/avv\/acceptances$/.exec(path)?.[1];
  if (name && isCase(name)) return returningEndpoint(name, site)(request);
  const endpoint = site.endpoints.get(path.replace('/avv/acceptances', ''));
  return endpoint ? endpoint(request) : problem(404, `There is nothing here (${problemType('unknown-document')})`);
}

/** The agreement with the dates of a case. */
function returningFile(file: string): Response {
  const name = file.replace(/\.avv\.json$/, '');
  const headers = { 'Cache-Control': 'no-cache' };
  return isCase(name) ? Response.json(published(name, new Date()), { headers }) : problem(404, 'There is no such file');
}

/** For whoever watches over the process: the database answers. */
async function health({ database }: Site): Promise<Response> {
  const answers = await database.acceptances.list('', { limit: 1 }).then(
    () => true,
    () => false,
  );
  return Response.json({ status: answers ? 'ok' : 'database unreachable' }, { status: answers ? 200 : 503 });
}

/** A new session, thus a new customer; what the former one has accepted stays. */
async function startOver(request: Request): Promise<Response> {
  const back = (await formTexts(request)).get('back') ?? '/';
  const response = redirect(/^\/[a-z]/.test(back) ? back : '/');
  response.headers.set('Set-Cookie', newSession().cookie!);
  return response;
}
