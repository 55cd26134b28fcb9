/** Calendar day (ISO 8601, UTC) in the month that is so many after this one; day 0 is the last of the month before. */
export const day = (now: Date, months: number, date: number): string =>
  new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + months, date)).toISOString().slice(0, 10);
