// One firm cannot read another's customers, and cannot move its decisions, except by what belongs to all.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { defaultPolicy } from '../src/core/decision/policy.ts';
import { accountOf, type Event } from '../src/core/event/event.ts';
import { anyEvents } from '../src/core/event/test-arbitrary.ts';
import { timeMsOf, timeOf } from '../src/core/lib/time.ts';
import { noonMs } from '../src/core/state/test-events.ts';
import { hijack, ordinaryMonth, victims } from '../src/core/test-wave.ts';
import { createOriginLookup } from '../src/edge/lookup/origin-lookup.ts';
import { createFolder, type Folded, originOf } from '../src/engine/folder.ts';
import { addKey } from '../src/engine/keys.ts';
import { createWorld, defaultLimits } from '../src/engine/world/world.ts';
import { createSender } from './requests.ts';
import { startService, temporaryFolder } from './service.ts';

/** A month of one firm and three hijacks of its customers, in the order of time. */
function alphasEvents(): Event[] {
  const events: Event[] = [];
  const note = (event: Event): undefined => {
    const isFirms = accountOf(event) !== undefined;
    events.push(isFirms ? { ...event, firm: 'alpha' } : event);
    return undefined;
  };
  ordinaryMonth(note);
  for (const [index, account] of victims.slice(0, 3).entries())
    hijack(note, account, noonMs + index * 480_000);
  return events.sort((one, other) => timeMsOf(one.time) - timeMsOf(other.time));
}

const lookUp = createOriginLookup().lookup;

/** What the firm alpha is told: decisions and cases, or alerts. */
function told(
  events: readonly Event[],
  sharing: 'separate' | 'together' = 'separate',
  kinds: readonly string[] = ['case'],
): string[] {
  const { world } = createWorld(defaultLimits);
  world.settings.change('').policy = { ...defaultPolicy, sharing };
  const folder = createFolder(world, { sequence: 0, timeMs: 0 });
  const lines: string[] = [];
  const note = ({ stepped: { decision, effects } }: Folded): void => {
    if (decision?.firm === 'alpha' && kinds.includes('case')) lines.push(JSON.stringify(decision));
    for (const { kind, line } of effects)
      if ((kind === 'case' || kind === 'alert') && kinds.includes(kind) && line.firm === 'alpha')
        lines.push(JSON.stringify(line));
  };
  for (const event of events)
    folder.fold(event, timeMsOf(event.time), originOf(event, lookUp), note);
  return lines;
}

/** Alpha's events with others' between them, each at the time of the one before it. */
function among(alphas: readonly Event[], others: readonly Event[]): Event[] {
  const step = Math.max(1, Math.floor(alphas.length / (others.length + 1)));
  return alphas.flatMap((event, at) => {
    const other = at % step === 0 ? others[at / step] : undefined;
    return other ? [event, { ...other, id: `beta-${at}`, time: event.time } as Event] : [event];
  });
}

describe('what another firm sends', () => {
  const alphas = alphasEvents();
  const alone = told(alphas);

  test('about its own customers and means, whatever it is, changes no decision and no case', () => {
    assert.ok(alone.length > 300);
    fc.assert(
      fc.property(anyEvents(200), (events) => {
        const betas = events
          .filter((event) => accountOf(event) !== undefined || event.type === 'intel')
          .map((event) => ({ ...event, firm: 'beta' }) as Event);
        assert.deepEqual(told(among(alphas, betas)), alone);
      }),
      { numRuns: 20 },
    );
  });

  test('of hijackers they share moves the other’s decisions in a sharing group, and only there', () => {
    const betas: Event[] = [];
    for (const account of victims.slice(5, 8))
      hijack(
        (event) => {
          betas.push({ ...event, id: `beta ${event.id}`, firm: 'beta' } as Event);
          return undefined;
        },
        account,
        noonMs - 3_600_000,
      );
    const events = [...alphas, ...betas].sort((a, b) => timeMsOf(a.time) - timeMsOf(b.time));
    const risk = (lines: string[]): number =>
      lines.map((line) => JSON.parse(line)).find(({ event }) => event === 'entry customer-0').risk;
    assert.equal(risk(told(events)), risk(alone));
    assert.ok(risk(told(events, 'together')) > risk(alone) * 3);
  });

  test('of an instrument counts in the other’s alerts, in numbers and without names', () => {
    const order = { type: 'order', side: 'buy', orderType: 'market', currency: 'HKD' } as const;
    const buyers = Array.from({ length: 9 }, (_, number) => ({
      ...order,
      ...{ id: `b${number}`, time: timeOf(noonMs), firm: 'beta', account: `beta-${number}` },
      ...{ session: 's', order: `o${number}`, instrument: 'XHKG:08123', quantity: 1 },
    }));
    const alerts = (events: readonly Event[]) =>
      told(events, 'separate', ['alert']).map((line) => JSON.parse(line));
    const found = alerts(among(alphas, buyers));
    assert.deepEqual(
      found.map(({ accounts }) => accounts),
      alerts(alphas).map(({ accounts }) => accounts),
    );
    assert.ok(!JSON.stringify(found).includes('beta'));
  });

  test('of the market is everybody’s: what it says of volume moves the other’s decisions', () => {
    const said = { type: 'instrument', id: 'said', instrument: 'XHKG:08123', name: 'x' } as const;
    const time = timeOf(noonMs - 60_000);
    const lie = { ...said, time, currency: 'HKD', averageDailyVolume: 1e12, previousClose: 1 };
    const events = [...alphas, lie].sort((a, b) => timeMsOf(a.time) - timeMsOf(b.time));
    assert.notDeepEqual(told(events), alone);
  });
});

test('a firm’s key reads nothing of another firm, and writes nothing in its name', async (t) => {
  const directory = await temporaryFolder(t);
  const keys = [await addKey(directory, 'alpha'), await addKey(directory, 'beta')];
  const service = await startService(t, directory);
  const [alpha, beta] = keys.map((key) => createSender(service.url, key));
  t.after(async () => [alpha, beta].map((sender) => sender?.close()));
  const time = new Date().toISOString();
  const login = { ...aLoginNow(time), account: 'hana' } as const;
  const { body } = await alpha!.decide(login);
  const feedback = { type: 'feedback', id: 'f', time, account: 'hana', by: 'customer' } as const;
  await alpha!.record([{ ...feedback, subject: { session: 'secret-session' }, label: 'fraud' }]);
  const { decision } = JSON.parse(body) as { decision: string };
  for (const path of ['accounts/hana', 'accounts/hana/timeline', 'cases', 'alerts', `cases/c-x`]) {
    const answer = await beta!.get(`/v1/${path}`);
    const unknown = await beta!.get(`/v1/${path.replace('hana', 'nobody')}`);
    assert.equal(answer.status, unknown.status, path);
    assert.ok(!/secret-session|login-1|alpha/.test(answer.body), answer.body);
  }
  assert.equal((await beta!.decide({ ...login, id: 'x', firm: 'alpha' })).status, 403);
  const result = { type: 'step-up-result', id: 's', time, account: 'hana', decision } as const;
  await beta!.record([{ ...result, result: 'passed', method: 'passkey' }]);
  const seen = JSON.parse((await alpha!.get('/v1/accounts/hana')).body);
  assert.equal(seen.sessions[0].passed, undefined);
});

function aLoginNow(time: string) {
  return {
    type: 'login',
    id: 'login-1',
    time,
    session: 'secret-session',
    outcome: 'success',
    method: 'password',
    channel: 'web',
    ip: '203.0.113.9',
    userAgent: 'Mozilla/5.0 (test)',
  } as const;
}
