export type Level = 'info' | 'warning' | 'error';
export type Log = (level: Level, message: string, facts?: Readonly<Record<string, unknown>>) => void;

/** One line of JSON an event. Nobody may pass in anything about a person: no address, name, key or query. */
export const createLog =
  (write: (line: string) => void): Log =>
  (level, message, facts = {}) =>
    write(`${JSON.stringify({ time: new Date().toISOString(), level, message, ...facts })}\n`);

/** What a log may say of an error: its stack, and the code of drivers and Node; not what was being worked on. */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: typeof error };
  const { code } = error as { code?: unknown };
  return { error: error.stack ?? error.message, ...(typeof code === 'string' && { code }) };
}
