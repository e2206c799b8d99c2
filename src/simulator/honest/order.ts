// An honest customer's order: sent, challenged or held and released, and worked.
import type { Decision } from '../../core/decision/decision.ts';
import type { Order } from '../../core/event/order.ts';
import { type Actor, until } from '../actor.ts';
import {
  type Fulfilment,
  fillDelayMs,
  type OrderPlan,
  orderEvent,
  type Work,
  work,
} from '../broker.ts';
import { isOpen } from '../calendar.ts';
import { between, chance } from '../random.ts';
import { type Run, start } from '../run.ts';
import { goesThrough, stopped, tallyFor } from './answer.ts';
import type { Visit } from './visit.ts';

const nothing: Fulfilment = { yen: 0, quantity: 0 };

function released(decision: Decision, run: Run): boolean {
  const lapses = decision.holdExpires;
  return lapses === undefined || Date.parse(lapses) > run.nowMs;
}

/** A held order: the customer calls, the firm releases it or the order has lapsed by then. */
function* waitForRelease(
  run: Run,
  visit: Visit,
  order: Order,
  decision: Decision,
  plan: OrderPlan,
): Actor {
  if (!(yield* stopped(run, visit, order))) return;
  if (!released(decision, run) || !chance(visit.random, 0.9)) return;
  tallyFor(run, visit).released += 1;
  yield until(run.nowMs + between(visit.random, 20_000, 240_000));
  yield* work(run, { order, plan, by: visit, absorbed: 0, restMinutes: 60 });
}

/** Sends the order and sees it through as long as the customer would watch it. */
export function* placeOrder(run: Run, visit: Visit, plan: OrderPlan): Actor<Fulfilment> {
  const { episode } = visit;
  tallyFor(run, visit).orders += 1;
  const order = orderEvent(run, visit, plan);
  const decision = yield { request: order, pauseMs: fillDelayMs(visit.random), episode };
  if (decision?.verdict === 'hold') {
    tallyFor(run, visit).held += 1;
    start(run, run.nowMs, waitForRelease(run, visit, order, decision, plan));
    return nothing;
  }
  if (!(yield* goesThrough(run, visit, order, decision))) return nothing;
  const restMinutes = between(visit.random, 10, 180);
  const task = { order, plan, by: visit, absorbed: 0, restMinutes };
  if (isOpen(plan.instrument.exchange, run.nowMs)) return yield* work(run, task);
  start(run, run.nowMs, atTheOpening(run, task));
  return nothing;
}

/** Orders given in the evening are filled in the morning, long after the customer has gone. */
function* atTheOpening(run: Run, task: Work): Actor {
  yield* work(run, task);
}

/** People like round numbers of lots: 1, 2, 3, 5, 10 of them rather than 7. */
export function likedQuantity(quantity: number, lotSize: number, exact: boolean): number {
  const lots = Math.floor(quantity / lotSize);
  if (exact || lots <= 3) return lots * lotSize;
  const magnitude = 10 ** Math.floor(Math.log10(lots));
  const steps = [1, 2, 3, 5].filter((step) => step * magnitude <= lots);
  return steps[steps.length - 1]! * magnitude * lotSize;
}
