import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { allSignals } from '../signal/catalogue.ts';
import { marketSignals } from '../signal/instrument/market-risk.ts';
import { anyRecalled } from '../signal/test-any-state.ts';
import { anyRequest } from '../signal/test-bounds.ts';
import { weigh } from '../signal/weigh.ts';
import { createTape, foldPrint } from '../state/tape.ts';
import { noonMs } from '../state/test-events.ts';
import { textOf, words } from './reasons.ts';

const ids = [...allSignals, ...marketSignals].map(({ id }) => id);

/** Codes that come from the score, the policy and the rules. */
const otherCodes = [
  'session-so-far',
  'cleared-before',
  'account-unread',
  'session-cut',
  'restricted-by-person',
  'restricted-instrument',
];

test('there are words for every code that is given, and for no other', () => {
  assert.deepEqual(Object.keys(words).sort(), [...ids, ...otherCodes].sort());
});

/** Nothing a fact should say has been left out or is no figure. */
const hole = /undefined|NaN|null|\[object|Infinity/;

function assertWorded(code: string, facts: Parameters<typeof textOf>[0]['facts']): void {
  const { ja, en } = textOf({ code, facts });
  assert.ok(ja.length > 3 && en.length > 3, code);
  assert.notEqual(ja, en);
  assert.match(ja, /[\u3040-\u30ff\u4e00-\u9fff]/, `${code} in Japanese: ${ja}`);
  assert.doesNotMatch(en, /[\u3040-\u30ff\u4e00-\u9fff]/, `${code} in English: ${en}`);
  assert.doesNotMatch(en, /\b[Aa] [aeio]/, `${code} in English: ${en}`);
  assert.doesNotMatch(ja, hole, `${code} in Japanese: ${ja}`);
  assert.doesNotMatch(en, hole, `${code} in English: ${en}`);
}

test('the facts of every finding can be put in both languages', () => {
  const found = new Set<string>();
  fc.assert(
    fc.property(anyRequest, anyRecalled, (event, recalled) => {
      for (const { signal, facts } of weigh(event, recalled)) {
        found.add(signal);
        assertWorded(signal, facts);
      }
    }),
    { numRuns: 2500, seed: 7 },
  );
  assert.deepEqual(
    allSignals.map(({ id }) => id).filter((id) => !found.has(id)),
    [],
    'no state gave a finding of these',
  );
});

test('every kind of place has its name in both languages, with the right article', () => {
  const facts = (kind: string) => ({ kind, name: 'x', source: 's', strength: 1 });
  const said = ['address', 'ip', 'device', 'network', 'asn', 'domain', 'client'].map((kind) => {
    assertWorded('listed-origin', facts(kind));
    return textOf({ code: 'risky-origin', facts: facts(kind) });
  });
  assert.deepEqual(
    said.map(({ en }) => en.replace('From ', '').replace(' where hijackers were lately', '')),
    ['an address', 'an address', 'a device', 'a network', 'a network', 'a domain', 'software'],
  );
  for (const { ja } of said) assert.doesNotMatch(ja, /[a-z]/, ja);
});

test('the facts of the market signals and of the rules too', () => {
  const tape = createTape();
  for (let chunk = 720; chunk > 2; chunk -= 1)
    foldPrint(tape, { timeMs: noonMs - chunk * 5_000, price: 100, quantity: 10, side: 'buy' });
  for (let order = 0; order < 100; order += 1)
    foldPrint(tape, {
      timeMs: noonMs - 1000 + order,
      price: 100 + order,
      quantity: 50,
      side: 'buy',
    });
  for (const signal of marketSignals)
    assertWorded(signal.id, signal.evaluate(tape, noonMs)?.facts ?? assert.fail(signal.id));
  for (const code of otherCodes)
    assertWorded(code, { instrument: 'XTKS:7203', until: '2025-04-16T06:00:00.000Z' });
});

test('a code without words is shown as it is', () => {
  for (const code of ['unheard-of', 'valueOf', '__proto__'])
    assert.deepEqual(textOf({ code, facts: {} }), { ja: code, en: code });
});

test('risky buyers are counted from half a person on', () => {
  const english = (buyersAtRisk: number) =>
    textOf({
      code: 'risky-buyers',
      facts: { instrument: 'XTKS:7203', buyers: 4, riskyBuyers: buyersAtRisk },
    }).en;
  assert.match(english(0.5), /^About 0\.5 of 4 recent buyers/);
  assert.match(english(0.49), /^Recent buyers of XTKS:7203 \(4\) are more suspect/);
});
