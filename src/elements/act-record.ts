import { createRecord } from '../acceptance/record.js';
import type { AcceptanceRecord, Client } from '../acceptance/schema.js';
import type { SubmitOptions } from '../acceptance/submit.js';
import { resolveHref } from '../agreement/href.js';
import { VERSION } from '../generated/version.js';
import { acceptLabel } from '../view/act.js';
import type { ActForm } from './act-form.js';
import type { ConclusionHost, Reading } from './conclusion-host.js';

/** What a record is made of at the moment of the act. */
export interface ActFacts {
  host: ConclusionHost;
  reading: Reading;
  form: ActForm;
  /** What the customer had accepted before, as far as known. */
  previousVersion: string | undefined;
}

/** The record of the act at this moment. */
export function recordOfAct({ host, reading, form, previousVersion }: ActFacts): AcceptanceRecord {
  const { agreement, digest, url, shownAt } = reading.shown();
  const { authority } = agreement.acceptance ?? {};
  return createRecord({
    agreement,
    digest,
    href: url,
    ...form.people,
    authority: authority && { confirmed: form.authorityConfirmed, statement: authority.text },
    checked: form.ticked,
    act: { method: 'button', label: acceptLabel(host.msg), at: new Date().toISOString() },
    placeholders: form.placeholderValues,
    features: host.features,
    presentation: {
      mode: 'viewer',
      shownAt,
      endReached: reading.endReached(),
      ...(previousVersion && { previousVersion }),
    },
    client: clientOf(host),
    test: host.test,
  });
}

/** The page and the software. */
export const clientOf = ({ locale }: ConclusionHost): Client => ({
  version: VERSION,
  language: locale,
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  origin: location.origin,
});

/** How the host wants its requests to the endpoint. */
export function requestOptionsOf(host: ConclusionHost): Pick<SubmitOptions, 'headers' | 'credentials' | 'fetch'> {
  const { headers, credentials, fetch } = host;
  return {
    ...(headers && { headers }),
    ...(credentials && { credentials }),
    ...(fetch && { fetch }),
  };
}

/** What can be opened as a page; relative to the endpoint, as `Location` is. */
export function webAddress(address: string | undefined, endpoint: URL): string | undefined {
  const href = resolveHref(address || undefined, endpoint.href);
  return href?.startsWith('http') ? href : undefined;
}
