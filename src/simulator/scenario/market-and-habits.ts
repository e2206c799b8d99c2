// What every scenario begins with: the market's own events, and customers who go about their business.
import type { Actor } from '../actor.ts';
import { eveningSnapshots } from '../holdings.ts';
import { type Behaviour, honestDays } from '../honest/behaviour.ts';
import { changeSettings } from '../honest/change-settings.ts';
import { dayTrade } from '../honest/day-trade.ts';
import { dormantReturn } from '../honest/dormant-return.ts';
import { forgottenPassword } from '../honest/forgotten-password.ts';
import { look } from '../honest/look.ts';
import { newPhone } from '../honest/new-phone.ts';
import { panicSale } from '../honest/panic-sale.ts';
import { save } from '../honest/save.ts';
import { trade } from '../honest/trade.ts';
import { withdraw } from '../honest/withdraw.ts';
import { bars, exchangeRates, referenceData } from '../market/feed.ts';
import { type Run, start } from '../run.ts';

export interface Cast {
  /** Beyond what customers do in every scenario. */
  readonly behaviours?: readonly Behaviour[];
  readonly crowds: readonly Actor[];
  readonly marketDay: (dayStartMs: number) => number | undefined;
}

export function beginMarketAndHabits(run: Run, { behaviours = [], crowds, marketDay }: Cast): void {
  start(run, run.startMs, exchangeRates(run));
  start(run, run.startMs, referenceData(run));
  start(run, run.startMs, bars(run));
  const usual = [
    look,
    trade,
    dayTrade,
    save,
    panicSale(marketDay),
    changeSettings,
    newPhone,
    withdraw,
    dormantReturn,
    forgottenPassword,
  ];
  start(run, run.startMs, honestDays(run, [...usual, ...behaviours]));
  for (const crowd of crowds) start(run, run.startMs, crowd);
  start(run, run.startMs, eveningSnapshots(run, run.startMs));
}
