// Rows for tests of the figures.
import type { Row } from './collect.ts';

/** An honest log-in of that risk, but for what is changed; every score says the same. */
export function aRow(changes: Partial<Row> & { risk: number }): Row {
  const { risk } = changes;
  return {
    kind: 'login',
    succeeded: true,
    episode: '',
    account: 'honest',
    session: 's',
    day: 1,
    verdict: 'allow',
    valueJpy: 0,
    loginsBefore: 20,
    place: 'home',
    scores: { joined: risk, login: risk, order: risk, instrument: risk, formula: risk, rules: 0 },
    ...changes,
  };
}
