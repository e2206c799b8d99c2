import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withoutClockOrChance } from '../../test/poison.ts';
import { verdicts } from './decision/decision.ts';
import { hourMs, minuteMs } from './lib/decay.ts';
import { noonMs } from './state/test-events.ts';
import {
  clear,
  createWave,
  customers,
  disown,
  goesOut,
  hijack,
  journey,
  ordinaryMonth,
  ordinaryVisit,
  thinStock,
  victims,
} from './test-wave.ts';

const wordMs = noonMs + 3 * hourMs;

/** A month, the morning of the hijackers among honest visits, and what the victims say of it. */
function wholeWave() {
  const wave = createWave();
  ordinaryMonth(wave.fold);
  const before = { answered: wave.answered.length, alerts: wave.alerts.length };
  const hijacks = victims.map((account, index) => {
    ordinaryVisit(wave.fold, customers[12 + index]!, noonMs + (8 * index - 4) * minuteMs);
    return hijack(wave.fold, account, noonMs + 8 * index * minuteMs);
  });
  for (const account of victims) disown(wave.fold, account, wordMs);
  return { ...wave, before, hijacks };
}

/** A month of ordinary days and nothing else. */
function anOrdinaryMonth() {
  const quiet = createWave();
  ordinaryMonth(quiet.fold);
  return quiet;
}

const wave = withoutClockOrChance(wholeWave);
const severity = (verdict: (typeof verdicts)[number]) => verdicts.indexOf(verdict);

test('no ordinary visit is troubled, before the wave and in it', () => {
  const hijackers = new Set(wave.hijacks.flat());
  const troubled = wave.answered
    .filter(({ decision }) => !hijackers.has(decision) && decision.verdict !== 'allow')
    .map(({ decision }) => [decision.event, decision.verdict, decision.risk]);
  assert.deepEqual(troubled, []);
  assert.ok(wave.before.answered > 300);
});

test('every hijack is stopped before it pushes the stock', () => {
  for (const decisions of wave.hijacks) {
    const purchase = decisions.at(-1)!;
    assert.notEqual(purchase.verdict, 'allow', purchase.account);
    assert.ok(severity(purchase.verdict) >= severity(decisions[0]!.verdict));
  }
});

test('what one victim teaches protects the next: the later, the riskier at the door', () => {
  const entries = wave.hijacks.map(([entry]) => entry!.risk);
  assert.ok(entries.at(-1)! > 3 * entries[0]!, String(entries));
  const reasons = wave.hijacks.at(-1)![0]!.reasons.map(({ code }) => code);
  assert.ok(reasons.includes('shared-address'), String(reasons));
});

test('evidence joins: log-in, session, order and the company the buyer keeps', () => {
  const codes = new Set(wave.hijacks.flat().flatMap(({ reasons }) => reasons.map((r) => r.code)));
  for (const code of [
    'strange-network',
    'hosting-network',
    'liquidated-share',
    'proceeds-into-unknown',
    'first-market',
    'large-for-volume',
  ])
    assert.ok(codes.has(code), `${code} was never given: ${[...codes]}`);
});

test('an alert opens on the thin stock and names none but victims', () => {
  assert.equal(wave.before.alerts, 0);
  const [opened] = wave.alerts;
  assert.equal(opened?.state, 'open');
  assert.equal(opened?.instrument, thinStock);
  for (const { accounts, instrument } of wave.alerts) {
    assert.equal(instrument, thinStock);
    for (const account of accounts) assert.ok(victims.includes(account), account);
  }
  assert.equal(wave.alerts.filter(({ state }) => state === 'open').length, 1);
});

test('every victim has one case, confirmed by his word, with what was executed', () => {
  const last = new Map(wave.cases.map((line) => [line.case, line]));
  const confirmed = [...last.values()].filter(({ state }) => state === 'confirmed');
  assert.deepEqual(confirmed.map(({ account }) => account).sort(), [...victims].sort());
  assert.equal(last.size, victims.length);
  for (const line of confirmed) {
    assert.deepEqual(line.sessions, [`hijack of ${line.account}`]);
    assert.equal(line.confirmed, new Date(wordMs).toISOString());
    const sold = wave.answered.filter(
      ({ account, type, side, decision }) =>
        account === line.account &&
        type === 'order' &&
        side === 'sell' &&
        goesOut(decision) &&
        decision.session === line.sessions[0],
    );
    assert.equal(line.saleValueJpy, sold.length * 800 * 2_500);
    assert.equal(line.traded, sold.length > 0);
  }
  assert.ok(confirmed.some(({ traded }) => traded) && confirmed.some(({ traded }) => !traded));
});

test('after the word the means are hostile: the next entry is stopped at the door', () => {
  const { world, fold } = wave;
  assert.ok(world.addresses.read('\u0000198.51.100.9')!.hostile > 7);
  const [entry] = hijack(fold, customers[9]!, wordMs + minuteMs);
  assert.notEqual(entry!.verdict, 'allow');
  assert.ok(entry!.reasons.some(({ code }) => code === 'risky-origin'));
  const [own, order] = ordinaryVisit(fold, customers[10]!, wordMs + 2 * minuteMs);
  assert.deepEqual([own!.verdict, order!.verdict], ['allow', 'allow']);
});

test('the victim himself is welcome again', () => {
  const decisions = ordinaryVisit(wave.fold, victims[0]!, wordMs + hourMs);
  assert.deepEqual(
    decisions.map(({ verdict }) => verdict),
    ['allow', 'allow'],
  );
});

test('a customer accused wrongly is calmed, and stays calm', () => {
  const { fold } = anOrdinaryMonth();
  const account = customers[8]!;
  const accused = journey(fold, account, wordMs);
  const purchase = accused.at(-1)!;
  assert.notEqual(purchase.verdict, 'allow');
  clear(fold, account, purchase.session, wordMs + hourMs);
  for (const day of [1, 3, 10]) {
    const again = journey(fold, account, wordMs + day * 24 * hourMs);
    assert.equal(again[0]!.verdict, 'allow', `log-in after ${day} days`);
    assert.ok(again.at(-1)!.risk < purchase.risk / 10, `${day}: ${again.at(-1)!.risk}`);
    assert.ok(severity(again.at(-1)!.verdict) < severity('hold'));
  }
});

test('the same events give the same answers and the same state, without clock and chance', () => {
  const left = withoutClockOrChance(wholeWave);
  const right = withoutClockOrChance(wholeWave);
  assert.deepEqual(left.answered, right.answered);
  for (const name of ['accounts', 'addresses', 'crowds', 'instruments', 'cases'] as const)
    assert.deepEqual([...left.world[name].records], [...right.world[name].records]);
});
