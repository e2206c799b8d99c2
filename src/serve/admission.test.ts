import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createAdmission } from './admission.ts';

/** An engine that answers `perMs` requests each millisecond, offered more than that. */
function overload(perMs: number, offeredPerMs: number, ms: number) {
  const admission = createAdmission();
  const waiting: number[] = [];
  const waits: number[] = [];
  let refused = 0;
  for (let now = 0; now < ms; now += 1) {
    for (let nth = 0; nth < offeredPerMs; nth += 1)
      if (admission.admits(0, waiting.length)) waiting.push(now);
      else refused += 1;
    const underWay = waiting.length;
    const answered = waiting.splice(0, perMs).map((sentMs) => now - sentMs);
    if (now > ms / 2) waits.push(...answered);
    admission.observe(Math.max(0, ...answered), underWay);
  }
  waits.sort((a, b) => a - b);
  return {
    p99: waits[Math.floor(waits.length * 0.99)]!,
    answered: waits.length,
    refused,
    admission,
  };
}

test('offered twice what it can do, the engine is busy and nobody waits long', () => {
  const { p99, answered, refused } = overload(10, 20, 4000);
  assert.ok(p99 <= 25, `p99 ${p99}`);
  assert.ok(answered > 19_000, `${answered} answered in the second half`);
  assert.ok(refused > 35_000, `${refused} refused`);
});

test('offered half of it, nobody is refused', () => {
  assert.equal(overload(10, 5, 2000).refused, 0);
});

test('log-ins leave room for orders', () => {
  const admission = createAdmission();
  const underWay = Math.floor(admission.limit * 0.8);
  assert.equal(admission.admits(1, underWay), false);
  assert.equal(admission.admits(0, underWay), true);
});

test('it shrinks to its least under late answers and no further, and grows again', () => {
  const admission = createAdmission();
  for (let nth = 0; nth < 100; nth += 1) admission.observe(100, 10_000);
  assert.equal(admission.limit, 128);
  for (let nth = 0; nth < 10_000; nth += 1) admission.observe(1, 10_000);
  assert.equal(admission.limit, 8_192);
  admission.observe(100, 10);
  assert.equal(admission.limit, 8_192, 'one late answer of few is no overload');
});
