import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Event } from '../../core/event/event.ts';
import { anyEvents } from '../../core/event/test-arbitrary.ts';
import { timeMsOf } from '../../core/lib/time.ts';
import { accountNameOf } from '../../core/state/recall.ts';
import { aHijackersLogin, anOrder, later, noonMs } from '../../core/state/test-events.ts';
import { createFolder, type Folded } from '../folder.ts';
import { createReplay, emptyStart } from '../replay.ts';
import { createWorld, defaultLimits, type StoredWorld } from '../world/world.ts';
import { createShardedFolds, type ExchangeOptions } from './sharded-folds.ts';

const exchange: ExchangeOptions = { exchangeMs: 1_000, delayMs: 100, itemsMax: 50 };

interface Ran {
  /** What each shard folded, in its order: its journal. */
  readonly journals: readonly (readonly Folded[])[];
  readonly stored: readonly StoredWorld[];
  /** Everything that came out, as bytes. */
  readonly out: readonly string[];
}

function run(events: readonly Event[], shards: number, talk?: ExchangeOptions): Ran {
  const journals: Folded[][] = Array.from({ length: shards }, () => []);
  const out: string[] = [];
  const options = { shards, ...(talk ? { exchange: talk } : {}) };
  const folds = createShardedFolds(
    options,
    () => undefined,
    (folded, shard) => {
      journals[shard]!.push(folded);
      const { decision, effects } = folded.stepped;
      out.push(`${shard} ${JSON.stringify([folded.event, decision, effects])}`);
    },
  );
  for (const event of inTime(events)) folds.take(event, timeMsOf(event.time));
  folds.settle();
  return { journals, stored: folds.stored, out };
}

/** As they happened, and each once. */
function inTime(events: readonly Event[]): Event[] {
  const once = new Map(events.map((event) => [`${event.firm} ${event.id}`, event]));
  return [...once.values()].sort((left, right) => timeMsOf(left.time) - timeMsOf(right.time));
}

/** All that a world remembers, as the state store would hold it. */
function bytesOf({ tables }: StoredWorld, accounts: readonly string[]): string[] {
  return accounts.map((name) => Buffer.from(tables.accounts.encode(name) ?? []).toString('hex'));
}

test('one shard is what a replay is, byte for byte', () => {
  fc.assert(
    fc.property(anyEvents(60), (events) => {
      const out: string[] = [];
      const taken = new Set<string>();
      const replay = createReplay(emptyStart(), () => undefined, {
        folded({ event, stepped: { decision, effects } }) {
          taken.add(event.id);
          out.push(`0 ${JSON.stringify([event, decision, effects])}`);
        },
      });
      for (const event of inTime(events)) replay.take(JSON.stringify(event));
      // A step of years is refused there.
      const accepted = events.filter(({ id }) => taken.has(id));
      assert.deepEqual(run(accepted, 1, exchange).out, out);
    }),
    { numRuns: 15 },
  );
});

test('the same input gives the same output, byte for byte, whatever the shards', () => {
  fc.assert(
    fc.property(anyEvents(60), fc.integer({ min: 2, max: 5 }), (events, shards) => {
      assert.deepEqual(run(events, shards, exchange).out, run(events, shards, exchange).out);
    }),
    { numRuns: 15 },
  );
});

test('what a shard folded is all it takes to fold it again', () => {
  fc.assert(
    fc.property(anyEvents(80), (events) => {
      const { journals, stored } = run(events, 3, exchange);
      for (const [shard, journal] of journals.entries()) {
        const again = createWorld(defaultLimits);
        const folder = createFolder(again.world, { sequence: 0, timeMs: 0 });
        for (const { event, timeMs, origin, sequence, stepped } of journal) {
          const folded = folder.refold(event, timeMs, origin, sequence);
          assert.deepEqual(folded.stepped, stepped);
        }
        const accounts = journal.map(({ event }) => accountNameOf(event));
        assert.deepEqual(bytesOf(again, accounts), bytesOf(stored[shard]!, accounts));
      }
    }),
    { numRuns: 15 },
  );
});

test('every account is in one shard, and every shard has the market', () => {
  fc.assert(
    fc.property(anyEvents(60), (events) => {
      const { journals } = run(events, 4, exchange);
      const own = new Map<string, number>();
      for (const [shard, journal] of journals.entries())
        for (const { event } of journal) {
          const name = accountNameOf(event);
          if (name) assert.equal(own.set(name, own.get(name) ?? shard).get(name), shard);
        }
      const prints = (journal: readonly Folded[]) =>
        journal.filter(({ event }) => event.type === 'trade' || event.type === 'bar').length;
      assert.equal(new Set(journals.map(prints)).size, 1);
    }),
    { numRuns: 10 },
  );
});

/** Twelve strangers from one rented server, one after the other, all after one stock. */
function anAttack(): Event[] {
  return Array.from({ length: 12 }, (_, index) => {
    const account = `victim-${index}`;
    const session = `s-${index}`;
    const time = (seconds: number) => later((index * 120 + seconds) * 1000);
    const login = aHijackersLogin({ id: `l-${index}`, account, session, time: time(0) });
    const order = anOrder({
      ...{ id: `o-${index}`, order: `o-${index}`, account, session, time: time(40) },
      instrument: 'XTKS:9999',
      quantity: 1_000,
      limitPrice: 900,
    });
    return [
      login,
      order,
      {
        ...({ id: `f-${index}`, type: 'feedback', account, time: time(60) } as const),
        ...({ subject: { session }, label: 'fraud', by: 'customer' } as const),
      },
    ] satisfies Event[];
  }).flat();
}

const alertsIn = ({ journals }: Ran) =>
  journals.map((journal) => {
    const lines = journal.flatMap(({ stepped }) => stepped.effects);
    return new Set(lines.flatMap((effect) => (effect.kind === 'alert' ? effect.line.alert : [])));
  });
const riskOf = ({ journals }: Ran, id: string) =>
  journals.flat().find(({ event }) => event.id === id)!.stepped.decision!.risk;

test('one attack gives one alert, from one shard, and its last victim is known by the first ones', () => {
  const attack = anAttack();
  const alone = run(attack, 1);
  const silent = run(attack, 4);
  const talking = run(attack, 4, exchange);
  assert.deepEqual(
    alertsIn(alone).map(({ size }) => size),
    [1],
  );
  const raised = alertsIn(talking).map(({ size }) => size);
  assert.equal(
    raised.reduce((sum, size) => sum + size, 0),
    1,
  );
  assert.ok(riskOf(talking, 'l-11') > riskOf(silent, 'l-11'));
  assert.ok(riskOf(talking, 'l-11') > 0.9 * riskOf(alone, 'l-11'));
  assert.ok(riskOf(talking, 'o-11') > 0.9 * riskOf(alone, 'o-11'));
});

/** The campaign of each case, as last written. */
function campaignsIn({ journals }: Ran): ReadonlyMap<string, string> {
  const campaigns = new Map<string, string>();
  for (const { stepped } of journals.flat())
    for (const effect of stepped.effects)
      if (effect.kind === 'case') campaigns.set(effect.line.case, effect.line.campaign ?? '');
  return campaigns;
}

test('its cases are one campaign, named as one shard alone would name it', () => {
  const attack = anAttack();
  const [alone, talking, silent] = [run(attack, 1), run(attack, 4, exchange), run(attack, 4)].map(
    (ran) => [...campaignsIn(ran).values()],
  );
  assert.equal(alone!.length, 12);
  assert.equal(talking!.length, 12);
  assert.deepEqual(new Set(talking), new Set(alone));
  assert.equal(new Set(alone).size, 1);
  assert.ok(new Set(silent).size > 1);
});

test('an event is not folded before the messages that were due by then', () => {
  const { journals } = run(anAttack(), 4, exchange);
  for (const journal of journals) {
    let latestMs = noonMs;
    for (const { timeMs } of journal) {
      assert.ok(timeMs >= latestMs);
      latestMs = timeMs;
    }
  }
});
