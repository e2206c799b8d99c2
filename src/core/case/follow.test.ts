import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayMs, hourMs, minuteMs } from '../lib/decay.ts';
import {
  aChange,
  aFeedback,
  aLogin,
  anExecution,
  anOrder,
  aStepUpResult,
  later,
  noon,
  noonMs,
} from '../state/test-events.ts';
import { ordersMax, sessionsMax } from './record.ts';
import { type CaseWorld, createCaseWorld, fact, request } from './test-case.ts';

const hold = {
  verdict: 'hold',
  decision: 'd-1',
  risk: 0.5,
  expiresMs: noonMs + 4 * hourMs,
} as const;
const block = { verdict: 'block', cut: true, risk: 0.9 } as const;
const fraud = aFeedback({ time: later(hourMs) });

/** A log-in and, a minute later, an order that is held. */
function withCase(): CaseWorld {
  const world = createCaseWorld();
  request(world, aLogin());
  request(world, anOrder({ time: later(minuteMs) }), hold);
  return world;
}

const caseOf = (world: CaseWorld, id = 'c-order-event-1') => world.cases.read(id)!;

test('what is let through or challenged opens no case', () => {
  const world = createCaseWorld();
  assert.deepEqual(request(world, aLogin()), []);
  assert.deepEqual(request(world, anOrder(), { verdict: 'step-up', risk: 0.3 }), []);
  assert.deepEqual(fact(world, anExecution()), []);
  assert.equal(world.cases.records.size, 0);
});

test('a held order opens a case, dated from its log-in', () => {
  const world = createCaseWorld();
  request(world, aLogin());
  const lines = request(world, anOrder({ time: later(minuteMs) }), hold);
  assert.deepEqual(lines, [
    {
      case: 'c-order-event-1',
      account: 'hana',
      opened: noon,
      updated: later(minuteMs),
      state: 'new',
      sessions: ['session-1'],
      orders: ['order-1'],
      access: true,
      traded: false,
      saleValueJpy: 0,
      purchaseValueJpy: 0,
    },
  ]);
});

test('a log-in that is blocked is an access; a failed one is none, whatever its risk', () => {
  const world = createCaseWorld();
  assert.deepEqual(request(world, aLogin({ outcome: 'failure' }), block), []);
  assert.equal(world.cases.records.size, 0);
  assert.equal(request(world, aLogin(), block).length, 1);
});

test('what was executed before and after is summed, gross, to the yen', () => {
  const world = createCaseWorld();
  request(world, aLogin());
  request(world, anOrder({ id: 's', order: 'sale', side: 'sell' }));
  assert.deepEqual(fact(world, anExecution({ order: 'sale', side: 'sell', quantity: 40 })), []);
  const [opened] = request(world, anOrder(), hold);
  assert.equal(opened?.saleValueJpy, 100_000);
  assert.equal(opened?.traded, true);
  fact(world, anExecution({ id: '2', order: 'sale', side: 'sell', quantity: 60 }));
  const [line] = fact(world, anExecution({ id: '3', quantity: 30, price: 2_501 }));
  assert.equal(line?.saleValueJpy, 250_000);
  assert.equal(line?.purchaseValueJpy, 75_030);
  assert.deepEqual(line?.orders, ['order-1', 'sale']);
});

test('executions of other sessions and of orders nobody placed are not of the case', () => {
  const world = withCase();
  request(world, aLogin({ id: 'own', session: 'own', time: later(dayMs) }));
  request(world, anOrder({ id: 'o2', order: 'own order', session: 'own', time: later(dayMs) }));
  assert.deepEqual(fact(world, anExecution({ order: 'own order', time: later(dayMs + 1) })), []);
  assert.deepEqual(fact(world, anExecution({ id: '2', order: 'unheard-of' })), []);
  assert.equal(caseOf(world).purchaseValueJpy, 0);
});

test('a second hostile session joins the case, with a line that says so', () => {
  const world = withCase();
  const login = aLogin({ id: 'l2', session: 'session-2', time: later(dayMs) });
  const [joined] = request(world, login, block);
  assert.deepEqual(joined?.sessions, ['session-1', 'session-2']);
  assert.equal(joined?.updated, later(dayMs));
  assert.equal(joined?.opened, noon);
  assert.equal(world.cases.records.size, 1);
});

test('further requests in a session of the case: orders are named once, changes change nothing', () => {
  const world = withCase();
  const second = anOrder({ id: 'o2', order: 'order-2', time: later(2 * minuteMs) });
  assert.deepEqual(request(world, second)[0]?.orders, ['order-1', 'order-2']);
  assert.deepEqual(request(world, { ...second, id: 'o3' })[0]?.orders, ['order-1', 'order-2']);
  assert.deepEqual(request(world, aChange({ time: later(3 * minuteMs) }), block), []);
});

test('confirmed: by whom does not matter, the first word is its date', () => {
  const world = withCase();
  const [line] = fact(world, fraud);
  assert.equal(line?.state, 'confirmed');
  assert.equal(line?.confirmed, later(hourMs));
  const [again] = fact(world, aFeedback({ id: 'f2', by: 'analyst', time: later(dayMs) }));
  assert.equal(again?.confirmed, later(hourMs));
  assert.equal(again?.updated, later(dayMs));
});

test('a fraud nobody noticed becomes a case by the word of the customer', () => {
  const world = createCaseWorld();
  request(world, aLogin());
  request(world, anOrder());
  fact(world, anExecution());
  const [line] = fact(world, fraud);
  assert.equal(line?.case, 'c-feedback-1');
  assert.equal(line?.opened, noon);
  assert.equal(line?.state, 'confirmed');
  assert.equal(line?.purchaseValueJpy, 250_000);
  assert.deepEqual(line?.sessions, ['session-1']);
});

test('cleared: dismissed; the next doubt is another case', () => {
  const world = withCase();
  const [line] = fact(world, aFeedback({ label: 'legitimate', time: later(hourMs) }));
  assert.equal(line?.state, 'dismissed');
  assert.deepEqual(fact(world, anExecution({ time: later(2 * hourMs) })), []);
  const next = anOrder({ id: 'o2', order: 'order-2', time: later(dayMs) });
  const [other] = request(world, next, hold);
  assert.equal(other?.case, 'c-o2');
  assert.equal(other?.state, 'new');
  assert.equal(caseOf(world).state, 'dismissed');
});

test('clearing the visit of another day says nothing of the case', () => {
  const world = withCase();
  request(world, aLogin({ id: 'own', session: 'own', time: later(dayMs) }));
  const own = aFeedback({ label: 'legitimate', subject: { session: 'own' }, time: later(dayMs) });
  assert.deepEqual(fact(world, own), []);
  assert.equal(caseOf(world).state, 'new');
  const whole = aFeedback({ id: 'f2', label: 'legitimate', subject: {}, time: later(dayMs) });
  assert.equal(fact(world, whole)[0]?.state, 'dismissed');
});

test('a confirmed fraud is not dismissed by a later word', () => {
  const world = withCase();
  fact(world, fraud);
  const word = aFeedback({ id: 'f2', label: 'legitimate', time: later(dayMs) });
  assert.deepEqual(fact(world, word), []);
  assert.equal(caseOf(world).state, 'confirmed');
});

test('an access long after the last word is another case', () => {
  const world = withCase();
  fact(world, fraud);
  const login = aLogin({ id: 'l2', session: 'session-2', time: later(31 * dayMs + hourMs) });
  assert.equal(request(world, login, block)[0]?.case, 'c-l2');
  assert.equal(world.cases.records.size, 2);
});

test('a failed challenge is a case where the session was doubted anyway', () => {
  for (const [risk, result, lines] of [
    [0.3, 'failed', 1],
    [0.3, 'refused', 1],
    [0.3, 'timed-out', 0],
    [0.1, 'failed', 0],
  ] as const) {
    const world = createCaseWorld();
    const challenge = { verdict: 'step-up', decision: 'd-1', minimum: 'passkey', risk } as const;
    request(world, aLogin(), { ...challenge, expiresMs: noonMs + 600_000 });
    const found = fact(world, aStepUpResult({ decision: 'd-1', result, time: later(minuteMs) }));
    assert.equal(found.length, lines, `${risk} ${result}`);
  }
});

test('what time alone causes is nothing for a case', () => {
  const world = withCase();
  const clock = { id: 'clock-1', type: 'clock', time: later(5 * hourMs) } as const;
  assert.deepEqual(fact(world, clock), []);
});

test('firms do not share accounts: the same name elsewhere is another customer', () => {
  const world = createCaseWorld();
  for (const firm of ['alpha', 'beta']) {
    request(world, aLogin({ firm }));
    request(world, anOrder({ firm }), { ...hold, decision: `d-${firm}` });
  }
  assert.equal(world.cases.records.size, 2);
  const [line] = fact(world, aFeedback({ firm: 'beta' }));
  assert.equal(line?.firm, 'beta');
  const states = [...world.cases.records.values()].map(({ firm, state }) => [firm, state]);
  assert.deepEqual(states, [
    ['alpha', 'new'],
    ['beta', 'confirmed'],
  ]);
});

test('a case names at most so many sessions and orders; further orders still count in the sums', () => {
  const world = createCaseWorld();
  request(world, aLogin());
  for (let number = 0; number < ordersMax + 3; number += 1) {
    const time = later(number * 1000);
    request(world, anOrder({ id: `o${number}`, order: `${number}`, time }), hold);
    fact(world, anExecution({ id: `e${number}`, order: `${number}`, time }));
  }
  const record = caseOf(world, 'c-o0');
  assert.equal(record.orders.length, ordersMax);
  assert.equal(record.purchaseValueJpy, (ordersMax + 3) * 250_000);
  for (let number = 2; number < sessionsMax + 5; number += 1)
    request(world, aLogin({ id: `l${number}`, session: `session-${number}` }), block);
  assert.equal(record.sessions.length, sessionsMax);
});

test('one session of several is cleared: it leaves the case with what it did, the case goes on', () => {
  const world = withCase();
  const again = { session: 'session-2', time: later(hourMs) };
  request(world, aLogin({ id: 'l2', ...again }));
  request(world, anOrder({ id: 'o2', order: 'order-2', ...again }), hold);
  fact(world, anExecution({ id: 'e2', order: 'order-2', time: later(hourMs) }));
  assert.deepEqual(caseOf(world).sessions, ['session-1', 'session-2']);
  const before = caseOf(world).purchaseValueJpy;
  const word = aFeedback({
    label: 'legitimate',
    subject: { session: 'session-2' },
    time: later(2 * hourMs),
  });
  const [line] = fact(world, word);
  assert.equal(line?.state, 'new');
  assert.deepEqual(line?.sessions, ['session-1']);
  assert.equal(line?.purchaseValueJpy, before - 250_000);
  const last = { subject: { session: 'session-1' }, time: later(3 * hourMs) };
  const [over] = fact(world, aFeedback({ id: 'f3', label: 'legitimate', ...last }));
  assert.equal(over?.state, 'dismissed');
});

test('a report of a session that is forgotten is dated by what the firm’s log says, never later', () => {
  const opened = (occurred: string) => {
    const world = createCaseWorld();
    const subject = { session: 'long-gone' };
    const [line] = fact(world, aFeedback({ time: later(dayMs), subject, occurred }));
    return line?.opened;
  };
  assert.equal(opened(noon), noon);
  assert.equal(opened(later(2 * dayMs)), later(dayMs));
});
