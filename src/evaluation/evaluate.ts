// The figures of an evaluation, as one plain object.
import { logOddsOf, probabilityOf } from '../core/lib/decay.ts';
import type { AlertFigures } from './alerts.ts';
import { campaignOf, type Row } from './collect.ts';
import type { ScoreName } from './comparators.ts';
import { discover, firstLogins } from './discovery.ts';
import { type Interval, shareInterval } from './interval.ts';
import { type Decile, type Judged, reliability } from './reliability.ts';
import { stopAt, valueByEpisode } from './stopped.ts';

export interface DiscoveryFigure {
  readonly by: ScoreName;
  readonly challengeRate: number;
  readonly threshold: number;
  readonly episodes: number;
  readonly share: number;
  readonly interval: Interval;
}

export interface StoppedFigure {
  readonly by: ScoreName;
  readonly falseHoldsPerThousand: number;
  readonly threshold: number;
  readonly attemptedJpy: number;
  readonly share: number;
  readonly interval: Interval;
  readonly accountsBeforeFirstHold: number;
}

/** One kind of hijacker against all honest customers. */
export interface KindFigure {
  readonly kind: string;
  readonly episodes: number;
  readonly discovery: readonly DiscoveryFigure[];
  readonly stopped: StoppedFigure;
}

export interface Evaluation {
  readonly requests: number;
  readonly episodes: number;
  readonly discovery: readonly DiscoveryFigure[];
  readonly stopped: readonly StoppedFigure[];
  /** The same with each part alone and with the comparators. */
  readonly alone: {
    readonly discovery: readonly DiscoveryFigure[];
    readonly stopped: readonly StoppedFigure[];
  };
  readonly kinds: readonly KindFigure[];
  readonly alerts: AlertFigures;
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
export function evaluate(
  rows: readonly Row[],
  shift: number,
  kindOf: (campaign: string) => string | undefined,
  alerts: AlertFigures,
): Evaluation {
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
    discovery: challengeRates.map((rate) => discoveryAt(rows, rate, 'joined')),
    stopped: falseHolds.map((rate) => stoppedAt(rows, rate, 'joined')),
    alone: {
      discovery: (['formula', 'login'] as const).map((by) => discoveryAt(rows, 0.01, by)),
      stopped: (['login', 'order', 'instrument', 'formula', 'rules'] as const).map((by) =>
        stoppedAt(rows, 1, by),
      ),
    },
    kinds: kindFigures(rows, kindOf),
    alerts,
    atPolicy: atPolicy(rows),
    brier: {
      login: brier(judged.filter(({ kind }) => kind === 'login')),
      order: brier(judged.filter(({ kind }) => kind === 'buy' || kind === 'sell')),
    },
    reliability: reliability(judged),
  };
}

function discoveryAt(rows: readonly Row[], rate: number, by: ScoreName): DiscoveryFigure {
  const { challengeRate, threshold, episodes, discovered } = discover(rows, rate, by);
  const heads = [...firstLogins(rows, by).values()].map(({ score }) => ({
    weight: 1,
    success: score > threshold ? 1 : 0,
  }));
  const share = episodes === 0 ? 0 : discovered / episodes;
  return { by, challengeRate, threshold, episodes, share, interval: shareInterval(heads) };
}

function stoppedAt(rows: readonly Row[], rate: number, by: ScoreName): StoppedFigure {
  const { attemptedJpy, stoppedJpy, ...whole } = stopAt(rows, rate, by);
  const items = [...valueByEpisode(rows, whole.threshold, by).values()];
  const share = attemptedJpy === 0 ? 0 : stoppedJpy / attemptedJpy;
  return { by, ...whole, attemptedJpy, share, interval: shareInterval(items) };
}

function kindFigures(
  rows: readonly Row[],
  kindOf: (campaign: string) => string | undefined,
): KindFigure[] {
  const kinds = new Set<string>();
  for (const row of rows) if (row.episode) kinds.add(kindOf(campaignOf(row.episode)) ?? '');
  kinds.delete('');
  return [...kinds].sort().map((kind) => {
    const own = rows.filter((row) => !row.episode || kindOf(campaignOf(row.episode)) === kind);
    return {
      kind,
      episodes: new Set(own.map((row) => row.episode)).size - 1,
      discovery: [0.005, 0.01].map((rate) => discoveryAt(own, rate, 'joined')),
      stopped: stoppedAt(own, 1, 'joined'),
    };
  });
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
