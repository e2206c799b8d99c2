import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { withoutClockOrChance } from '../../test/poison.ts';
import { type Event, isRequest } from '../core/event/event.ts';
import { readEvent } from '../core/event/read.ts';
import { anyEvents } from '../core/event/test-arbitrary.ts';
import { timeMsOf } from '../core/lib/time.ts';
import { recordBytesMax } from '../core/state/fold/fit.ts';
import { accountNameOf } from '../core/state/recall.ts';
import { recordBytesMost } from '../core/state/record-bytes.ts';
import { aHijackersLogin, aLogin, anOrder, later, noon } from '../core/state/test-events.ts';
import { createFolder, type Folded, originOf } from './folder.ts';
import { exactText } from './test-text.ts';
import { accountCodec } from './world/account-codec.ts';
import { createReader, createWriter } from './world/codec.ts';
import { createWorld, defaultLimits } from './world/world.ts';

const noLookUp = () => undefined;

function startFolding() {
  const stored = createWorld(defaultLimits);
  const folder = createFolder(stored.world, { sequence: 0, timeMs: 0 });
  const folded: Folded[] = [];
  const fold = (event: Event) =>
    folder.fold(event, timeMsOf(event.time), originOf(event, noLookUp), (item) =>
      folded.push(item),
    );
  return { stored, folder, folded, fold };
}

/** Everything that is remembered, in the order in which it is. */
function stateOf({ stored }: ReturnType<typeof startFolding>): readonly string[] {
  return Object.values(stored.tables).map((table) => exactText([...table.values()]));
}

const writer = createWriter();

test('any events in any order: nothing throws, records keep their bounds, answers are whole', () => {
  let largest = 0;
  fc.assert(
    fc.property(anyEvents(120), (events) => {
      const run = startFolding();
      withoutClockOrChance(() => {
        for (const event of events) run.fold(event);
      });
      for (const event of events) {
        const name = accountNameOf(event);
        const account = name && run.stored.world.accounts.read(name);
        if (!account) continue;
        accountCodec.write(writer, account);
        const bytes = writer.take();
        largest = Math.max(largest, bytes.length);
        assert.ok(bytes.length <= recordBytesMost(account), `${bytes.length} bytes`);
        assert.ok(bytes.length <= recordBytesMax, `${bytes.length} bytes`);
        assert.deepEqual(accountCodec.read(createReader(bytes)), account);
      }
      for (const state of stateOf(run)) assert.doesNotMatch(state, /[:,[]"(-?Infinity|NaN)"/);
      for (const { event, stepped } of run.folded) {
        assert.equal(stepped.decision !== undefined, isRequest(event));
        if (stepped.decision)
          assert.ok(stepped.decision.risk >= 0 && stepped.decision.risk <= 1, event.type);
        // Whatever goes out is JSON without holes: no NaN, no infinity.
        const { decision, effects } = stepped;
        const out = { decision, effects };
        assert.deepEqual(
          JSON.parse(JSON.stringify(out)),
          JSON.parse(JSON.stringify(out, refuseHoles)),
        );
      }
    }),
    { numRuns: 120 },
  );
  assert.ok(largest > 1200, `the largest record had ${largest} bytes: nothing was tested`);
});

function refuseHoles(_name: string, value: unknown): unknown {
  if (typeof value === 'number') assert.ok(Number.isFinite(value));
  return value;
}

test('the same events twice give the same answers and the same bytes of state', () => {
  fc.assert(
    fc.property(anyEvents(60), (events) => {
      const [left, right] = [startFolding(), startFolding()];
      for (const run of [left, right]) for (const event of events) run.fold(event);
      assert.equal(JSON.stringify(left.folded), JSON.stringify(right.folded));
      assert.deepEqual(stateOf(left), stateOf(right));
    }),
    { numRuns: 60 },
  );
});

test('what was folded can be folded again from a journal: clock events among it', () => {
  fc.assert(
    fc.property(anyEvents(60), (events) => {
      const first = startFolding();
      for (const event of events) first.fold(event);
      const again = startFolding();
      for (const { event, timeMs, origin, sequence } of first.folded) {
        const read = readEvent(JSON.parse(JSON.stringify(event)), true);
        again.folded.push(again.folder.refold(read.event!, timeMs, origin, sequence));
      }
      assert.equal(JSON.stringify(first.folded), JSON.stringify(again.folded));
      assert.deepEqual(stateOf(first), stateOf(again));
    }),
    { numRuns: 60 },
  );
});

test('a wait runs out before the first event that is later, and once', () => {
  const { fold, folded, folder } = startFolding();
  fold(aLogin());
  const hijacker = aHijackersLogin();
  fold({ ...hijacker, origin: { network: 'hosting', country: 'SG', asn: 14061 } });
  fold(anOrder({ session: 'unknown session', quantity: 1e7 }));
  const waiting = folded.filter(({ stepped }) =>
    ['step-up', 'hold'].includes(stepped.decision?.verdict ?? ''),
  );
  assert.ok(waiting.length > 0, 'nothing waits: nothing was tested');
  const before = folded.length;
  fold(aLogin({ id: 'late', time: later(24 * 3_600_000) }));
  const clocks = folded.slice(before, -1);
  const outcomes = clocks.flatMap(({ stepped }) => stepped.effects.map(({ kind }) => kind));
  assert.deepEqual(
    outcomes,
    waiting.map(() => 'outcome'),
  );
  for (const { event } of clocks) assert.equal(event.type, 'clock');
  assert.equal(folded.at(-1)!.sequence, folder.sequence);
  folder.advance(timeMsOf(later(48 * 3_600_000)), () => assert.fail('nothing is due'));
});

test('the timeline: each event names the account’s event before it', () => {
  const { fold, folded } = startFolding();
  fold(aLogin());
  fold(aLogin({ id: '2', account: 'ken' }));
  fold({ id: '3', type: 'fx', time: noon, currency: 'USD', rate: 150 });
  fold(anOrder());
  fold(anOrder({ id: '5', order: '5', account: 'ken' }));
  const chain = folded.map(({ sequence, stepped }) => [sequence, stepped.previous]);
  assert.deepEqual(chain, [
    [1, 0],
    [2, 0],
    [3, 0],
    [4, 1],
    [5, 2],
  ]);
});

test('what a firm says of the origin goes before what the tables say', () => {
  const found = { ...originOf(aLogin({ origin: { country: 'JP' } } as never), noLookUp)! };
  assert.equal(found.country, 'JP');
  assert.equal(found.network, 'unknown');
  const looked = () => ({ ...found, country: 'US', asn: 7 });
  const both = originOf(aLogin({ origin: { country: 'JP', asn: 'x' } } as never), looked);
  assert.deepEqual([both?.country, both?.asn], ['JP', 7]);
  assert.equal(originOf(anOrder(), looked), undefined);
});
