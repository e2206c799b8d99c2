// The figures of an evaluation, as one plain object.
import { logOddsOf, probabilityOf } from '../core/lib/decay.ts';
import type { Row } from './collect.ts';
import { discover, firstLogins } from './discovery.ts';
import { type Interval, shareInterval } from './interval.ts';
import { type Decile, type Judged, reliability } from './reliability.ts';
import { stopAt } from './stopped.ts';

export interface Evaluation {
  readonly requests: number;
  readonly episodes: number;
  readonly discovery: readonly {
    readonly challengeRate: number;
    readonly risk: number;
    readonly episodes: number;
    readonly share: number;
    readonly interval: Interval;
  }[];
  readonly stopped: readonly {
    readonly falseHoldsPerThousand: number;
    readonly risk: number;
    readonly attemptedJpy: number;
    readonly share: number;
    readonly interval: Interval;
    readonly accountsBeforeFirstHold: number;
  }[];
  readonly atPolicy: {
    readonly honestLogins: number;
    readonly challengedPerThousandLogins: number;
    readonly honestOrders: number;
    readonly challengedPerThousandOrders: number;
    readonly heldPerThousandOrders: number;
    readonly hostileBuyJpy: number;
    readonly stoppedShare: number;
  };
  /** Mean squared error of the risk, over log-ins and over orders. */
  readonly brier: { readonly login: number; readonly order: number };
  /** Tenths of the risk scale: what was said, what was true. */
  readonly reliability: readonly Decile[];
}

/** Rates at which DESIGN 3 asks for the curves. */
const challengeRates = [0.001, 0.005, 0.01, 0.05];
const falseHolds = [1, 5, 10];

/**
 * `shift` is what the firm's own rate of hijacks added to the log-odds: probabilities are compared
 * with the truth at the rate of the history they are tested on.
 */
export function evaluate(rows: readonly Row[], shift: number): Evaluation {
  const judged = rows
    .filter((row) => row.succeeded)
    .map((row) => ({
      kind: row.kind,
      risk: probabilityOf(logOddsOf(row.risk) - shift),
      hostile: row.episode !== '',
      weight: 1,
    }));
  return {
    requests: rows.length,
    episodes: new Set(rows.map((row) => row.episode)).size - 1,
    discovery: challengeRates.map((rate) => discoveryAt(rows, rate)),
    stopped: falseHolds.map((rate) => stoppedAt(rows, rate)),
    atPolicy: atPolicy(rows),
    brier: {
      login: brier(judged.filter(({ kind }) => kind === 'login')),
      order: brier(judged.filter(({ kind }) => kind === 'buy' || kind === 'sell')),
    },
    reliability: reliability(judged),
  };
}

function discoveryAt(rows: readonly Row[], rate: number): Evaluation['discovery'][number] {
  const { challengeRate, risk, episodes, discovered } = discover(rows, rate);
  const heads = [...firstLogins(rows).values()].map((value) => ({
    weight: 1,
    success: value > risk ? 1 : 0,
  }));
  const share = episodes === 0 ? 0 : discovered / episodes;
  return { challengeRate, risk, episodes, share, interval: shareInterval(heads) };
}

function stoppedAt(rows: readonly Row[], rate: number): Evaluation['stopped'][number] {
  const whole = stopAt(rows, rate);
  const items = [...valueByEpisode(rows, whole.risk).values()];
  return {
    falseHoldsPerThousand: whole.falseHoldsPerThousand,
    risk: whole.risk,
    attemptedJpy: whole.attemptedJpy,
    share: whole.attemptedJpy === 0 ? 0 : whole.stoppedJpy / whole.attemptedJpy,
    interval: shareInterval(items),
    accountsBeforeFirstHold: whole.accountsBeforeFirstHold,
  };
}

/** Yen tried and yen stopped by episode, at a risk from which orders are held. */
function valueByEpisode(
  rows: readonly Row[],
  risk: number,
): Map<string, { weight: number; success: number }> {
  const values = new Map<string, { weight: number; success: number }>();
  const held = new Set<string>();
  for (const row of rows) {
    if (!row.episode || (row.kind !== 'buy' && row.kind !== 'sell')) continue;
    const session = `${row.account} ${row.session}`;
    if (row.risk > risk) held.add(session);
    if (row.kind !== 'buy') continue;
    const value = values.get(row.episode) ?? { weight: 0, success: 0 };
    value.weight += row.valueJpy;
    if (held.has(session)) value.success += row.valueJpy;
    values.set(row.episode, value);
  }
  return values;
}

/** What the verdicts themselves did: any verdict but allow ends a hijacker's session, as a passkey does. */
function atPolicy(rows: readonly Row[]): Evaluation['atPolicy'] {
  const honest = rows.filter((row) => !row.episode);
  const logins = honest.filter((row) => row.kind === 'login' && row.succeeded);
  const orders = honest.filter((row) => row.kind === 'buy' || row.kind === 'sell');
  const stopped = new Set<string>();
  let hostileBuyJpy = 0;
  let stoppedJpy = 0;
  for (const row of rows) {
    if (!row.episode || (row.kind === 'login' && !row.succeeded)) continue;
    const session = `${row.account} ${row.session}`;
    if (row.verdict !== 'allow') stopped.add(session);
    if (row.kind !== 'buy') continue;
    hostileBuyJpy += row.valueJpy;
    if (stopped.has(session)) stoppedJpy += row.valueJpy;
  }
  return {
    honestLogins: logins.length,
    challengedPerThousandLogins: perThousand(logins, (row) => row.verdict !== 'allow'),
    honestOrders: orders.length,
    challengedPerThousandOrders: perThousand(orders, (row) => row.verdict === 'step-up'),
    heldPerThousandOrders: perThousand(
      orders,
      (row) => row.verdict === 'hold' || row.verdict === 'block',
    ),
    hostileBuyJpy,
    stoppedShare: hostileBuyJpy === 0 ? 0 : stoppedJpy / hostileBuyJpy,
  };
}

function perThousand(rows: readonly Row[], counts: (row: Row) => boolean): number {
  return rows.length === 0 ? 0 : (1000 * rows.filter(counts).length) / rows.length;
}

function brier(rows: readonly Judged[]): number {
  const sum = rows.reduce((total, row) => total + (row.risk - (row.hostile ? 1 : 0)) ** 2, 0);
  return rows.length === 0 ? 0 : sum / rows.length;
}
