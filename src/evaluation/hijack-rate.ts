// How common hijackers are in a history: risks are compared with the truth at this rate.
import type { Row } from './collect.ts';

/** Share of hostile sessions among all; nothing where there is none. */
export function hijackRateOf(rows: readonly Row[]): number | undefined {
  const sessions = new Set<string>();
  const hostile = new Set<string>();
  for (const row of rows) {
    const session = `${row.account} ${row.session}`;
    sessions.add(session);
    if (row.episode) hostile.add(session);
  }
  return hostile.size === 0 ? undefined : hostile.size / sessions.size;
}
