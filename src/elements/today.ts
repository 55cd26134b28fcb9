/** The calendar day of a moment on the reader's clock, `YYYY-MM-DD`; `undefined` for a time that does not exist. */
export function dayOf(moment: Date): string | undefined {
  const local = new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000);
  return Number.isNaN(local.getTime()) ? undefined : local.toISOString().slice(0, 10);
}

/** The reader's calendar day. */
export const today = (): string => dayOf(new Date())!;
