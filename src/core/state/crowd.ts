// Who has been buying an instrument lately, and how likely each buyer is a hijacker.
import { decayOver, hourMs } from '../lib/decay.ts';
import { addFlow, correctFlow, createFlow, type Flow } from './flow.ts';
import { everyFirm } from './listing.ts';

/** Distinct buyers remembered; a full list drops the one who bought longest ago. */
export const buyersMax = 32;
/** Hijackers push one stock for hours, not days (facts: whole rises within 30 minutes to a day). */
const buyHalfLifeMs = 2 * hourMs;

export interface Buyer {
  /** Name of the account record, firm included. */
  readonly name: string;
  timeMs: number;
  /** Probability that the buyer is hijacked, without evidence from the market. */
  risk: number;
  /** Yen bought, decayed to `timeMs`. */
  valueJpy: number;
  /** He had never traded it before these hours. */
  isNew: boolean;
}

export interface Crowd {
  /** Oldest first. */
  readonly buyers: Buyer[];
  /** Its part of the suspicious and of the honest buying. */
  readonly flow: Flow;
  /** Alert this crowd was last reported in, and with how many probable hijackers. */
  alertId: string;
  alertBuyers: number;
}

export function createCrowd(): Crowd {
  return { buyers: [], flow: createFlow(), alertId: '', alertBuyers: 0 };
}

/**
 * Adds a buy to its buyer's entry; the risk of a buyer is that of the latest word on him. `whole` is
 * the flow of all instruments together.
 */
export function addBuy(
  crowd: Crowd,
  name: string,
  risk: number,
  valueJpy: number,
  timeMs: number,
  isNew = false,
  whole?: Flow,
): void {
  const { buyers } = crowd;
  const index = buyers.findIndex((buyer) => buyer.name === name);
  const before = index >= 0 ? buyers.splice(index, 1)[0] : undefined;
  const beforeJpy = before ? before.valueJpy * decayOver(timeMs - before.timeMs, buyHalfLifeMs) : 0;
  addFlow(crowd.flow, before, risk, timeMs);
  if (whole) addFlow(whole, before, risk, timeMs);
  if (buyers.length === buyersMax) buyers.shift();
  buyers.push({
    name,
    timeMs,
    risk: Math.fround(risk),
    valueJpy: Math.fround(beforeJpy + valueJpy),
    isNew: isNew || (before?.isNew ?? false),
  });
}

/** Later knowledge of a buyer: confirmed fraud, or cleared. */
export function markBuyer(crowd: Crowd, name: string, risk: number, whole?: Flow): void {
  const buyer = crowd.buyers.find((known) => known.name === name);
  if (!buyer) return;
  correctFlow(crowd.flow, buyer, risk);
  if (whole) correctFlow(whole, buyer, risk);
  buyer.risk = Math.fround(risk);
}

/** What one account bought of it in the last hours, yen, decayed. */
export function boughtJpyOf(crowd: Crowd, name: string, timeMs: number): number {
  const own = crowd.buyers.find((buyer) => buyer.name === name);
  return own ? own.valueJpy * decayOver(timeMs - own.timeMs, buyHalfLifeMs) : 0;
}

/** What others bought who had never traded it, yen, decayed, and how many they are. */
export function newBuyersOf(
  crowd: Crowd,
  without: string,
  timeMs: number,
): { readonly buyers: number; readonly valueJpy: number } {
  let buyers = 0;
  let valueJpy = 0;
  for (const buyer of crowd.buyers) {
    if (!buyer.isNew || buyer.name === without) continue;
    const left = decayOver(timeMs - buyer.timeMs, buyHalfLifeMs);
    buyers += left;
    valueJpy += left * buyer.valueJpy;
  }
  return { buyers, valueJpy };
}

/** Name of the crowd of every firm together: an attack on an instrument is nobody's own affair. */
export function marketCrowdName(instrument: string): string {
  return `${everyFirm}\u0000${instrument}`;
}

/** The instrument of such a name; empty for the crowd of one firm. */
export function marketInstrumentOf(name: string): string {
  return name.startsWith(`${everyFirm}\u0000`) ? name.slice(everyFirm.length + 1) : '';
}

/** The crowds a buy belongs to: that of the firm's own world, and that of the market. */
export function crowdsOf(instrument: string, ownName: string): readonly string[] {
  const market = marketCrowdName(instrument);
  return ownName === market ? [market] : [ownName, market];
}

export interface CrowdView {
  readonly buyers: number;
  /** Sum of the probabilities that a buyer is hijacked, older buys weighing less. */
  readonly riskyBuyers: number;
  /** Yen bought, and the part of it that hijackers probably bought. */
  readonly valueJpy: number;
  readonly riskyJpy: number;
}

/** The crowd at this time, without one account: an order is no evidence for itself. */
export function viewCrowd(crowd: Crowd, without: string, timeMs: number): CrowdView {
  const view = { buyers: 0, riskyBuyers: 0, valueJpy: 0, riskyJpy: 0 };
  for (const buyer of crowd.buyers) {
    if (buyer.name === without) continue;
    const left = decayOver(timeMs - buyer.timeMs, buyHalfLifeMs);
    view.buyers += 1;
    view.riskyBuyers += left * buyer.risk;
    view.valueJpy += left * buyer.valueJpy;
    view.riskyJpy += left * buyer.risk * buyer.valueJpy;
  }
  return view;
}
