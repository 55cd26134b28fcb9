/** Sends facts as JSON; resolves with whether they were taken. */
export async function send(method, url, facts) {
  const headers = { 'Content-Type': 'application/json' };
  const response = await fetch(url, { method, headers, body: JSON.stringify(facts) }).catch(() => undefined);
  // To its end: otherwise it would count as broken off when the visitor goes on.
  await response?.arrayBuffer();
  return Boolean(response?.ok);
}
