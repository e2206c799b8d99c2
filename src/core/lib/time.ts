// Event time in and out: RFC 3339 text on the outside, milliseconds since 1970 within.

/** Milliseconds of an RFC 3339 UTC time already checked by its pattern; NaN for a day that does not exist. */
export function timeMsOf(time: string): number {
  const timeMs = Date.parse(time);
  // `2025-02-30` is rolled over by some engines and refused by others: compare the day.
  if (Number(time.slice(8, 10)) > 28 && new Date(timeMs).getUTCDate() !== Number(time.slice(8, 10)))
    return Number.NaN;
  return timeMs;
}

export function timeOf(timeMs: number): string {
  return new Date(timeMs).toISOString();
}
