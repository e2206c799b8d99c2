// Somebody who knows the customer: his names, his sizes, his hours, and stocks he holds already.
import { type Actor, until } from '../actor.ts';
import { planBuy, planSell } from '../honest/taste.ts';
import { between, chance, integer, lognormal } from '../random.ts';
import { person as personOf, type Run } from '../run.ts';
import type { Instrument } from '../world/instrument.ts';
import { likingsOf } from '../world/portfolio.ts';
import { waitForOpening, waitForTurn } from './attack.ts';
import type { Intruder } from './intrude.ts';
import { gapMs, type Kind } from './kind.ts';
import { liquidate } from './liquidate.ts';
import { around, arrive, drawLadder, drawPace, logBetween } from './means/draw.ts';
import { drawLine } from './means/lines.ts';
import { copiedMachine, freshMachines } from './means/machines.ts';
import { sendOrder } from './order.ts';
import { pump } from './pump.ts';

/** Customers looked through for those who like a quiet stock. */
const lookedThroughMax = 60_000;

/** By run and quiet stock, who likes it: one entry a liking of those looked through. */
const known = new WeakMap<Run, Map<number, number[]>>();

function likers(run: Run): Map<number, number[]> {
  const found = known.get(run) ?? new Map<number, number[]>();
  if (known.has(run)) return found;
  const count = Math.min(run.options.accounts, lookedThroughMax);
  for (let index = 0; index < count; index += 1) {
    for (const liked of likingsOf(run.seed, personOf(run, index), run.shelves)) {
      if (liked.class === 'large') continue;
      const list = found.get(liked.index) ?? [];
      list.push(index);
      found.set(liked.index, list);
    }
  }
  known.set(run, found);
  return found;
}

/** One of the customer's usual orders, as cover; true when he was stopped. */
function* actUsual(run: Run, intruder: Intruder, share: number): Actor<boolean> {
  const { random, episode } = intruder;
  if (!chance(random, share)) return false;
  const { person, session, connection } = intruder;
  const visit = { person, session, random, connection, onPhone: false };
  const plan = chance(random, 0.35) ? planSell(run, visit, 0.5) : planBuy(run, visit, 0.06);
  if (plan === undefined) return false;
  const filled = yield* sendOrder(run, intruder, plan);
  yield until(run.nowMs + gapMs(random, episode.campaign.manner.orderPace));
  return filled === undefined;
}

export const insider: Kind = {
  name: 'insider',
  weight: 0.25,
  lookWeight: 0.5,
  appetite: 0.6,
  size: [3, 9],
  lookShare: [0, 0.35],
  wealthPower: 0.6,
  suits: (person) => (person.method === 'passkey' || person.method === 'certificate' ? 0 : 1),
  candidates: (run: Run, instrument: Instrument) => likers(run).get(instrument.index) ?? [],
  drawManner(run, random) {
    const line = drawLine(run, random, { proxies: 0.3, beside: 0.6, vpn: 0.1 });
    const machine = chance(random, 0.6) ? copiedMachine(run, random) : freshMachines(run, random);
    const cover = between(random, 0.2, 0.7);
    const opening = integer(random, 0, 2);
    return {
      ...arrive(line, machine, between(random, 0, 0.05)),
      methodFor: (victim) => victim.method,
      failuresMean: between(random, 0, 0.2),
      straysPerVictim: 0,
      stepPace: { medianMs: lognormal(random, 20_000, 0.5), sigma: between(random, 0.6, 1) },
      orderPace: drawPace(random, 40_000, 600_000),
      leadMinutes: [between(random, 1, 20), between(random, 30, 240)],
      changes: [{ change: 'notification-off', chance: between(random, 0, 0.25) }],
      marginMultiple: 1,
      ...drawLadder(random, 0.5),
      roundShare: between(random, 0.5, 0.8),
      relayChance: between(random, 0.3, 0.9),
      logoutShare: between(random, 0.3, 0.6),
      reactions: { giveUp: 5, anotherVictim: 1, anotherInstrument: 1, anotherHour: 2 },
      turnover: around(logBetween(random, 0.15, 0.9), 1.4),
      frugal: true,
      slice: [between(random, 0.1, 0.3), between(random, 0.4, 0.8)],
      noticeFactor: between(random, 2, 8),
      beforeBuy: (at, intruder) => actUsual(at, intruder, cover),
      *plunder(at, intruder) {
        yield* waitForOpening(at, intruder);
        for (let left = opening; left > 0; left -= 1) {
          if (yield* actUsual(at, intruder, 1)) return true;
        }
        if (yield* liquidate(at, intruder)) return true;
        yield* waitForTurn(at, intruder);
        return yield* pump(at, intruder);
      },
    };
  },
};
