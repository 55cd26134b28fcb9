import { hasAccepted } from './consent.js';
import { formTexts, pageResponse, redirect } from './http.js';
import { signupPage } from './pages/signup.js';
import { plauderkasten } from './providers.js';
import type { Site } from './site.js';
import type { Visit } from './visit.js';

const FIELDS = ['name', 'company', 'email'] as const;

/** The form's way without and with script: an account comes about only when the agreement has been accepted. */
export async function signUp(visit: Visit, site: Site, request: Request): Promise<Response> {
  const form = await formTexts(request);
  const facts = Object.fromEntries(FIELDS.map((name) => [name, form.get(name) ?? '']));
  const complete = Object.values(facts).every(Boolean) && form.get('agreed') === 'yes';
  const accepted = await hasAccepted(plauderkasten, visit.account, site.database);
  if (!complete || !accepted) return pageResponse(signupPage(visit, site, { facts, refused: true }), 422);
  site.database.accounts.save(plauderkasten.id, visit.account, facts);
  return redirect(visit.to('/signup/welcome/'));
}
