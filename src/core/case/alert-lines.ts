// The lines of an instrument's alert: from its prints, from who is buying it, and when it is over.
import type { Model } from '../decision/model.ts';
import { probabilityOf } from '../lib/decay.ts';
import { short } from '../lib/facts.ts';
import { timeOf } from '../lib/time.ts';
import { marketRisk } from '../signal/instrument/market-risk.ts';
import type { Buyer } from '../state/crowd.ts';
import type { Instrument } from '../state/instrument.ts';
import type { AttackEvidence } from './attack-evidence.ts';
import type { Alert } from './case.ts';

/** No crowd of 32 makes it more certain than that. */
const logOddsMax = 9;

/** What an alert is opened by: an order, a print, or purchases that another shard tells of. */
export interface Purchase {
  readonly id: string;
  readonly firm?: string;
  readonly instrument: string;
}

export function closedLine(alert: string, instrument: string, timeMs: number): Alert {
  const nothing = { risk: 0, reasons: [], accounts: [] };
  return { alert, time: timeOf(timeMs), state: 'closed', instrument, ...nothing };
}

export function marketLine(
  instrument: Instrument,
  name: string,
  state: Alert['state'],
  timeMs: number,
  model: Model,
): Alert {
  const market = marketRisk(instrument.tape, timeMs, model.market);
  return {
    alert: instrument.alertId,
    time: timeOf(timeMs),
    state,
    instrument: name,
    risk: Number(market.risk.toPrecision(4)),
    reasons: market.evidence.map(({ id, value, facts }) => ({
      code: id,
      weight: Math.round(value * (model.market.weights[id] ?? 0) * 1000) / 1000,
      facts,
    })),
    accounts: [],
  };
}

export function buyersLine(
  instrument: Instrument,
  event: Purchase,
  named: readonly Buyer[],
  buyers: number,
  { logOdds, hijackers, hijackersJpy, share }: AttackEvidence & { readonly share?: number },
  state: Alert['state'],
  timeMs: number,
): Alert {
  const firstMs = named.reduce((first, buyer) => Math.min(first, buyer.timeMs), timeMs);
  return {
    alert: instrument.alertId,
    time: timeOf(timeMs),
    state,
    ...(event.firm === undefined ? undefined : { firm: event.firm }),
    instrument: event.instrument,
    risk: Number(probabilityOf(Math.min(logOddsMax, logOdds)).toPrecision(4)),
    reasons: [
      {
        code: 'risky-buyers',
        weight: Math.round(logOdds * 1000) / 1000,
        facts: {
          instrument: event.instrument,
          riskyBuyers: short(hijackers),
          buyers,
          riskyJpy: Math.round(hijackersJpy),
          ...(share === undefined ? undefined : { shareOfDailyVolume: short(share) }),
        },
      },
    ],
    accounts: named.map((buyer) => buyer.name.slice(buyer.name.indexOf('\u0000') + 1)),
    firstHostileBuy: timeOf(firstMs),
  };
}
