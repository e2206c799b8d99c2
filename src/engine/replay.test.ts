import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { anyEvents } from '../core/event/test-arbitrary.ts';
import { dayMs } from '../core/lib/decay.ts';
import { aLogin, anOrder, later } from '../core/state/test-events.ts';
import { createReplay, emptyStart } from './replay.ts';

/** Replays lines; gives every line that comes out, in its order. */
function replay(lines: readonly string[]) {
  const out: string[] = [];
  const refused: [number, string][] = [];
  const run = createReplay(emptyStart(), () => undefined, {
    decision: (decision) => out.push(JSON.stringify(decision)),
    alert: (alert) => out.push(JSON.stringify(alert)),
    case: (line) => out.push(JSON.stringify(line)),
    refused: (line, { code }) => refused.push([line, code]),
  });
  for (const line of lines) run.take(line);
  return { out, refused, counts: run.counts };
}

const lineOf = (event: object) => JSON.stringify(event);

test('the same input gives the same output, byte for byte', () => {
  fc.assert(
    fc.property(anyEvents(60), (events) => {
      const lines = events.map(lineOf);
      assert.deepEqual(replay(lines), replay(lines));
    }),
    { numRuns: 8 },
  );
});

test('lines are counted in each file', () => {
  const refused: number[] = [];
  const run = createReplay(emptyStart(), () => undefined, {
    refused: (line) => refused.push(line),
  });
  for (const file of [
    ['', 'x'],
    ['x', '', 'x'],
  ]) {
    run.beginFile();
    for (const line of file) run.take(line);
  }
  assert.deepEqual(refused, [2, 1, 3]);
});

test('the same event twice counts once; of another firm it is another event', () => {
  const lines = [aLogin(), aLogin(), aLogin({ firm: 'beta' })].map(lineOf);
  const { counts, out } = replay(lines);
  assert.deepEqual(counts, { events: 2, duplicates: 1, refused: 0 });
  assert.equal(out.length, 2);
});

test('what is sent twice changes nothing of what follows', () => {
  fc.assert(
    fc.property(anyEvents(40), fc.array(fc.nat(), { maxLength: 20 }), (events, again) => {
      const lines = events.map(lineOf);
      const doubled = lines.flatMap((line, at) =>
        again.some((other) => lines.length > 0 && other % lines.length === at)
          ? [line, line]
          : [line],
      );
      assert.deepEqual(replay(doubled).out, replay(lines).out);
    }),
    { numRuns: 8 },
  );
});

test('a line that is wrong is refused with its number, and the rest goes on', () => {
  const lines = [
    'nonsense',
    lineOf(aLogin()),
    '',
    lineOf({ ...anOrder(), quantity: -1 }),
    lineOf(anOrder()),
  ];
  const { refused, counts, out } = replay(lines);
  assert.deepEqual(refused, [
    [1, 'not-json'],
    [4, 'bad-field'],
  ]);
  assert.deepEqual(counts, { events: 2, duplicates: 0, refused: 2 });
  assert.equal(out.length, 2);
});

test('a leap of more than four hundred days is a mistake of the sender', () => {
  const lines = [0, 399 * dayMs, 800 * dayMs].map((ms, index) =>
    lineOf(aLogin({ id: String(index), time: later(ms) })),
  );
  assert.deepEqual(replay(lines).refused, [[3, 'bad-time']]);
});
