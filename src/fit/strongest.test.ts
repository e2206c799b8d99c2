import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Score } from '../core/decision/score.ts';
import type { Evidence } from '../core/signal/signal.ts';
import { createStrongest } from './strongest.ts';

function found(signal: string, family: Evidence['family'], value: number): Evidence {
  return { signal, family, value, facts: {} };
}

function scored(evidence: readonly Evidence[]): Score {
  const sum = (...families: string[]) =>
    evidence
      .filter(({ family }) => families.includes(family))
      .reduce((to, one) => to + one.value, 0);
  return {
    evidence,
    session: sum('session', 'change'),
    order: sum('order', 'withdrawal'),
    market: sum('instrument'),
  } as unknown as Score;
}

test('of each part the strongest request of the session counts, and proof as it is now', () => {
  const strongest = createStrongest();
  const first = [found('first-market', 'order', 2), found('risky-buyers', 'instrument', 1)];
  assert.deepEqual(strongest.of('s', scored(first)), first);
  const second = [
    found('unusual-size', 'order', 1),
    found('risky-buyers', 'instrument', 3),
    found('passed-step-up', 'proof', -1),
  ];
  assert.deepEqual(
    strongest.of('s', scored(second)).map(({ signal, value }) => [signal, value]),
    [
      ['passed-step-up', -1],
      ['first-market', 2],
      ['risky-buyers', 3],
    ],
  );
  // Another session knows nothing of it.
  assert.deepEqual(strongest.of('t', scored([])), []);
});
