// Counts what the trial is about: who was warned before he was attacked, and what was stopped.
import type { Decision } from '../../core/decision/decision.ts';
import type { RequestEvent } from '../../core/event/event.ts';
import type { Order } from '../../core/event/order.ts';
import { campaignOf } from '../../evaluation/collect.ts';
import type { Installation } from './installation.ts';

export interface TrialFigures {
  /** Attacks on an instrument (campaign and instrument), and at how many firms accounts bought for it. */
  readonly attacks: number;
  readonly attackedFirms: number;
  /** Of those that were not the first firm of their attack: warned before their first hostile buy. */
  readonly laterFirms: number;
  readonly laterWarned: number;
  /** Yen of hostile purchases ordered, and of those challenged, held or blocked. */
  readonly boughtJpy: number;
  readonly answeredJpy: number;
  readonly heldJpy: number;
  readonly hostileLogins: number;
  readonly hostileLoginsAnswered: number;
  readonly honestRequests: number;
  readonly honestLogins: number;
  readonly honestLoginsAnswered: number;
  readonly honestOrders: number;
  readonly honestOrdersHeld: number;
  readonly honestOrdersChallenged: number;
  /** Hijackers' own accounts that sold, and how many of their firms knew by then of the attack. */
  readonly accomplices: number;
  readonly accomplicesKnown: number;
}

interface Attacked {
  /** First hostile buy by firm, and whether the firm knew by then. */
  readonly firms: Map<string, { readonly timeMs: number; readonly known: boolean }>;
}

export interface Watch {
  before(event: RequestEvent, timeMs: number, firm: Installation): void;
  after(event: RequestEvent, decision: Decision): void;
  figures(): TrialFigures;
}

/** Episodes of hijackers' own accounts are named after their campaign: `a012` beside `c012`. */
const isOwnAccount = (episode: string) => episode.startsWith('a');

/** What a firm learned so long ago speaks of another attack. */
const knownMaxMs = 2 * 86_400_000;

export function createWatch(labels: ReadonlyMap<string, string>): Watch {
  const attacks = new Map<string, Attacked>();
  const sellers = new Map<string, boolean>();
  const sums = {
    ...{ boughtJpy: 0, answeredJpy: 0, heldJpy: 0, hostileLogins: 0, hostileLoginsAnswered: 0 },
    ...{ honestRequests: 0, honestLogins: 0, honestLoginsAnswered: 0, honestOrders: 0 },
    ...{ honestOrdersHeld: 0, honestOrdersChallenged: 0 },
  };

  function noteBuy(order: Order, episode: string, timeMs: number, isKnown: boolean): void {
    const name = `${campaignOf(episode)} ${order.instrument}`;
    const attack = attacks.get(name) ?? { firms: new Map() };
    attacks.set(name, attack);
    const firm = order.firm ?? '';
    if (!attack.firms.has(firm)) attack.firms.set(firm, { timeMs, known: isKnown });
  }

  return {
    before(event, timeMs, firm) {
      const episode = labels.get(event.id);
      if (episode === undefined || event.type !== 'order') return;
      const sinceMs = firm.lastKnownMs(event.instrument);
      const isKnown = sinceMs !== undefined && timeMs - sinceMs < knownMaxMs;
      if (!isOwnAccount(episode)) {
        if (event.side === 'buy') noteBuy(event, episode, timeMs, isKnown);
      } else if (event.side === 'sell')
        sellers.set(episode, isKnown || (sellers.get(episode) ?? false));
    },
    after(event, { verdict, valueJpy = 0 }) {
      const episode = labels.get(event.id);
      if (episode === undefined) countHonest(event, verdict);
      else if (!isOwnAccount(episode)) countHostile(event, verdict, valueJpy);
    },
    figures: () => ({ ...sums, ...attackFigures(attacks), ...sellerFigures(sellers) }),
  };

  function countHonest(event: RequestEvent, verdict: Decision['verdict']): void {
    sums.honestRequests += 1;
    if (event.type === 'login' && event.outcome === 'success') {
      sums.honestLogins += 1;
      if (verdict !== 'allow') sums.honestLoginsAnswered += 1;
    }
    if (event.type !== 'order') return;
    sums.honestOrders += 1;
    if (verdict === 'hold' || verdict === 'block') sums.honestOrdersHeld += 1;
    if (verdict === 'step-up') sums.honestOrdersChallenged += 1;
  }

  function countHostile(event: RequestEvent, verdict: Decision['verdict'], valueJpy: number): void {
    if (event.type === 'login' && event.outcome === 'success') {
      sums.hostileLogins += 1;
      if (verdict !== 'allow') sums.hostileLoginsAnswered += 1;
    }
    if (event.type !== 'order' || event.side !== 'buy') return;
    sums.boughtJpy += valueJpy;
    if (verdict !== 'allow') sums.answeredJpy += valueJpy;
    if (verdict === 'hold' || verdict === 'block') sums.heldJpy += valueJpy;
  }
}

function attackFigures(attacks: ReadonlyMap<string, Attacked>) {
  let [attackedFirms, laterFirms, laterWarned] = [0, 0, 0];
  for (const { firms } of attacks.values()) {
    attackedFirms += firms.size;
    const [, ...later] = [...firms.values()].sort((left, right) => left.timeMs - right.timeMs);
    laterFirms += later.length;
    laterWarned += later.filter(({ known }) => known).length;
  }
  return { attacks: attacks.size, attackedFirms, laterFirms, laterWarned };
}

function sellerFigures(sellers: ReadonlyMap<string, boolean>) {
  const accomplicesKnown = [...sellers.values()].filter((known) => known).length;
  return { accomplices: sellers.size, accomplicesKnown };
}
