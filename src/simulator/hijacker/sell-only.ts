// Sells what is there and buys nothing; some then ask for the money on a bank account of their own.
import type { Withdrawal } from '../../core/event/money.ts';
import { type Actor, until } from '../actor.ts';
import { between, chance, integer, lognormal, pick, type Random } from '../random.ts';
import { type Run, stampId, stampTime } from '../run.ts';
import { bankName } from '../world/names.ts';
import { waitForOpening } from './attack.ts';
import { getsPast, type Intruder } from './intrude.ts';
import { gapMs, type Kind } from './kind.ts';
import { liquidate } from './liquidate.ts';
import { arrive, drawLadder, drawPace, passwordOrCode } from './means/draw.ts';
import { drawLine } from './means/lines.ts';
import { copiedMachine, freshMachines } from './means/machines.ts';

interface CashOut {
  /** Chance that he asks for the money at all. */
  readonly chance: number;
  readonly destinations: readonly string[];
}

/** Mules' bank accounts, a few for a campaign; they look like anybody's. */
function hireMules(run: Run, random: Random): string[] {
  const first = integer(random, 0, 1e9);
  return Array.from({ length: integer(random, 1, 4) }, (_, nth) => {
    return bankName(run.seed, first + nth, 1);
  });
}

function withdrawalEvent(run: Run, intruder: Intruder, destination: string): Withdrawal {
  const { person, session, random } = intruder;
  const cash = run.portfolios.of(person).cashYen;
  return {
    id: stampId(run),
    type: 'withdrawal',
    time: stampTime(run),
    firm: person.firm,
    account: person.account,
    session,
    amount: Math.floor((cash * between(random, 0.3, 0.95)) / 10_000) * 10_000,
    currency: 'JPY',
    destination,
  };
}

/** True when he was stopped. */
function* cashOut(run: Run, intruder: Intruder, wish: CashOut): Actor<boolean> {
  const { episode, person, random } = intruder;
  if (!chance(random, wish.chance) || run.portfolios.of(person).cashYen < 50_000) return false;
  yield until(run.nowMs + gapMs(random, episode.campaign.manner.orderPace));
  const request = withdrawalEvent(run, intruder, pick(random, wish.destinations));
  const pauseMs = lognormal(random, 8000, 0.6);
  const decision = yield { request, pauseMs, episode: episode.name };
  if (!(yield* getsPast(run, intruder, decision))) return true;
  run.portfolios.pay(person, request.amount);
  run.tradedToday.add(person.index);
  return false;
}

export const sellOnly: Kind = {
  name: 'sell-only',
  weight: 0.25,
  lookWeight: 1,
  appetite: 0,
  size: [4, 25],
  lookShare: [0.2, 0.55],
  suits: passwordOrCode,
  drawManner(run, random) {
    const line = drawLine(run, random, { servers: 0.25, proxies: 0.4, beside: 0.2, vpn: 0.15 });
    const machine = chance(random, 0.4) ? copiedMachine(run, random) : freshMachines(run, random);
    const wish = {
      chance: chance(random, 0.5) ? between(random, 0.2, 0.9) : 0,
      destinations: hireMules(run, random),
    };
    return {
      ...arrive(line, machine, between(random, 0, 0.2)),
      methodFor: (victim) => victim.method,
      failuresMean: between(random, 0, 0.6),
      straysPerVictim: between(random, 0, 0.6),
      stepPace: drawPace(random, 3000, 80_000),
      orderPace: drawPace(random, 5000, 150_000),
      leadMinutes: [between(random, 2, 40), between(random, 60, 600)],
      changes: [
        { change: 'notification-off', chance: between(random, 0, 0.5) },
        { change: 'bank-account', chance: wish.chance * between(random, 0.4, 1) },
        { change: 'email', chance: between(random, 0, 0.4) },
      ],
      marginMultiple: 1,
      ...drawLadder(random, 0.4),
      roundShare: between(random, 0.1, 0.6),
      relayChance: between(random, 0.1, 0.6),
      logoutShare: between(random, 0.1, 0.8),
      reactions: { giveUp: 3, anotherVictim: 4, anotherInstrument: 0, anotherHour: 2 },
      turnover: [0, 0],
      *plunder(at, intruder) {
        yield* waitForOpening(at, intruder);
        if (yield* liquidate(at, intruder)) return true;
        return yield* cashOut(at, intruder, wish);
      },
    };
  },
};
