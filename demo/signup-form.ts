import { hasAccepted } from './consent.js';
import type { Html } from './html.js';
import { pageResponse, redirect } from './http.js';
import { signupPage } from './pages/signup.js';
import { plauderkasten } from './providers.js';
import type { Site } from './site.js';
import type { Visit } from './visit.js';

export const FIELDS = ['name', 'company', 'email'] as const;

/** The form's way without and with script: an account comes about only when the agreement has been accepted. */
export async function signUp(visit: Visit, site: Site, request: Request): Promise<Response | Html> {
  const form = await request.formData();
  const facts = Object.fromEntries(FIELDS.map((name) => [name, String(form.get(name) ?? '').trim()]));
  const complete = Object.values(facts).every(Boolean) && form.get('agreed') === 'yes';
  const accepted = await hasAccepted(plauderkasten, visit.account, site.database);
  if (!complete || !accepted) return pageResponse(await signupPage(visit, site, { facts, refused: true }), 422);
  site.database.accounts.save(plauderkasten.id, visit.account, facts);
  return redirect(visit.to('/signup/welcome/'));
}
