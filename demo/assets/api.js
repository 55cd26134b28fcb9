/** Asks the consent endpoint for this account's latest acceptance of a document; undefined if there is none. */
export async function latestAcceptance(endpoint, documentId) {
  const response = await fetch(`${endpoint}?document=${encodeURIComponent(documentId)}`).catch(() => undefined);
  return response?.status === 200 ? response.json() : undefined;
}

/** Sends facts as JSON; resolves with whether they were taken. */
export async function send(method, url, facts) {
  const headers = { 'Content-Type': 'application/json' };
  const response = await fetch(url, { method, headers, body: JSON.stringify(facts) }).catch(() => undefined);
  // To its end: otherwise it would count as broken off when the visitor goes on.
  await response?.arrayBuffer();
  return Boolean(response?.ok);
}

/** Writes the facts of a receipt where the page has left room for them. */
export function showReceipt(root, { id, acceptedAt, established, record }) {
  const when = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'long', timeStyle: 'short' });
  const facts = {
    id,
    acceptedAt: when.format(new Date(acceptedAt)),
    version: established.document.version,
    customer: record.customer.name,
    acceptor: record.acceptor.name,
  };
  for (const place of root.querySelectorAll('[data-receipt]')) place.textContent = facts[place.dataset.receipt] ?? '–';
}
