import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Activity } from '../../event/session.ts';
import { noteContext } from '../../state/fold/context.ts';
import { anActivity, anOrder, homeOrigin, hostingOrigin, noonMs } from '../../state/test-events.ts';
import { assertBounded } from '../test-bounds.ts';
import { anAccountWithHabits, aPopulation, aSession, recalled } from '../test-state.ts';
import { strangeClientElsewhere } from './strange-client-elsewhere.ts';

const laptop = 'laptop of hana';

function goesOnWith(changes: Partial<Activity>, origin = homeOrigin, loggedIn = true) {
  const session = aSession({ loggedIn });
  if (loggedIn) noteContext(session, anActivity({ device: laptop }), homeOrigin, noonMs - 600_000);
  noteContext(session, anActivity({ device: laptop, ...changes }), origin, noonMs);
  const state = recalled({ account: anAccountWithHabits(), population: aPopulation(), session });
  return strangeClientElsewhere.evaluate(anOrder(), state);
}

test('a script with a device of its own goes on with the session', () => {
  const script = { userAgent: 'a script', device: 'server' };
  const finding = goesOnWith(script, hostingOrigin);
  assert.ok(finding && finding.value > 0.5);
  assert.deepEqual(finding.facts, { newDevice: true, newSoftware: true });
});

test('only the line changes: the software is the customer’s', () => {
  assert.equal(goesOnWith({ ip: '192.0.2.1' }, { ...homeOrigin, asn: 9605 }), undefined);
});

test('a session without a log-in, on the customer’s own machine', () => {
  assert.ok(goesOnWith({}, homeOrigin, false)!.value < 0);
});

test('stays within its bounds', () => assertBounded(strangeClientElsewhere, 'order'));
