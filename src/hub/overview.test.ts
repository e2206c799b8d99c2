import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hourMs } from '../core/lib/decay.ts';
import { timeOf } from '../core/lib/time.ts';
import { overviewOf } from './overview.ts';
import { createHub } from './state.ts';
import { anAlert, nineMs, tell } from './test-messages.ts';

test('most firms first, then what began first; what nobody speaks of any more is gone', () => {
  const hub = createHub(['a', 'b']);
  const alertOf = (instrument: string, openedMs: number) =>
    anAlert({ instrument, opened: timeOf(openedMs) });
  tell(hub, 'a', alertOf('XTKS:0003', nineMs - 1_000));
  tell(hub, 'a', alertOf('XTKS:0002', nineMs - 9_000));
  tell(hub, 'a', alertOf('XTKS:0001', nineMs));
  tell(hub, 'b', alertOf('XTKS:0001', nineMs));
  const shown = (nowMs: number) =>
    overviewOf(hub, nowMs).map(({ instrument, firms, isReleased }) => [
      instrument,
      firms,
      isReleased,
    ]);
  assert.deepEqual(shown(nineMs), [
    ['XTKS:0001', 2, true],
    ['XTKS:0002', 1, false],
    ['XTKS:0003', 1, false],
  ]);
  assert.equal(overviewOf(hub, nineMs)[1]!.opened, timeOf(nineMs - 9_000));
  assert.deepEqual(shown(nineMs + 13 * hourMs), []);
});
