// Snapshots of what accounts hold: before a customer's first event, and every evening for who traded.
import type { Holdings } from '../core/event/money.ts';
import { type Actor, until } from './actor.ts';
import { dayMs, hourMs } from './calendar.ts';
import { emit, person as personOf, type Run, stampId, stampTime } from './run.ts';
import type { Person } from './world/person.ts';

function snapshot(run: Run, person: Person): Holdings {
  const { cashYen, positions } = run.portfolios.of(person);
  return {
    id: stampId(run),
    type: 'holdings',
    time: stampTime(run),
    firm: person.firm,
    account: person.account,
    cash: [{ currency: 'JPY', amount: Math.round(cashYen) }],
    positions: positions.map(({ instrument, quantity, averageCost }) => ({
      instrument: run.instruments[instrument]!.code,
      quantity,
      averageCost,
    })),
  };
}

/** To be called before anything else of an account is sent, whoever is at the keyboard. */
export function introduce(run: Run, person: Person): void {
  if (run.touched[person.index] === 1) return;
  run.touched[person.index] = 1;
  emit(run, snapshot(run, person));
}

/** Accounts a snapshot run sends at once before it lets others act. */
const chunk = 64;

/** The evening run over everybody with a fill since the last one. */
export function* eveningSnapshots(run: Run, dayStartMs: number): Actor {
  for (let day = dayStartMs; day < run.endMs; day += dayMs) {
    yield until(day + 18 * hourMs);
    const accounts = [...run.tradedToday];
    run.tradedToday.clear();
    for (let at = 0; at < accounts.length; at += 1) {
      emit(run, snapshot(run, personOf(run, accounts[at]!)));
      if (at % chunk === chunk - 1) yield until(run.nowMs + 50);
    }
  }
}
