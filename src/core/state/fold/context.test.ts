import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSession } from '../session.ts';
import { homeOrigin, hostingOrigin, noonMs } from '../test-events.ts';
import { noteContext } from './context.ts';

const mobile = { ...homeOrigin, network: 'mobile' } as const;
const home = { ip: '203.0.113.7', userAgent: 'agent of hana', device: 'laptop' };

function moved(seen: Parameters<typeof noteContext>[1], origin: Parameters<typeof noteContext>[2]) {
  const session = createSession('session', noonMs, 0);
  noteContext(session, home, homeOrigin, noonMs);
  noteContext(session, seen, origin, noonMs);
  const { contextChange, networkMoved, deviceMoved } = session;
  return { contextChange, networkMoved, deviceMoved };
}

const cases: readonly (readonly [string, ReturnType<typeof moved>, number, boolean, boolean])[] = [
  ['all as it was', moved(home, homeOrigin), 0, false, false],
  ['another network', moved(home, { ...homeOrigin, asn: 1 }), 0.5, true, false],
  ['another address, of a line at home', moved({ ...home, ip: 'x' }, homeOrigin), 0.2, true, false],
  ['another address, of a telephone', moved({ ...home, ip: 'x' }, mobile), 0, false, false],
  ['another country', moved(home, hostingOrigin), 1.5, true, false],
  ['another browser', moved({ ...home, userAgent: 'x' }, homeOrigin), 1, false, true],
  ['another device', moved({ ...home, device: 'x' }, homeOrigin), 1, false, true],
  ['all of it', moved({ ip: 'x', userAgent: 'x', device: 'x' }, hostingOrigin), 2.5, true, true],
  ['nothing said', moved({}, undefined), 0, false, false],
];

for (const [name, { contextChange, networkMoved, deviceMoved }, strength, network, device] of cases)
  test(`${name}: ${strength}`, () =>
    assert.deepEqual([contextChange, networkMoved, deviceMoved], [strength, network, device]));

test('the strongest move stays: coming home again undoes nothing', () => {
  const session = createSession('session', noonMs, 0);
  noteContext(session, home, homeOrigin, noonMs);
  noteContext(session, { ...home, userAgent: 'x' }, hostingOrigin, noonMs);
  noteContext(session, home, { ...homeOrigin, asn: 1 }, noonMs);
  assert.equal(session.contextChange, 2.5);
});
