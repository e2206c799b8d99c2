// Figures over several replays, each judged by a model that never saw the kinds it is tested on.
import type { AlertFigures } from './alerts.ts';
import { type Interval, shareInterval } from './interval.ts';
import type { Outcome, Outcomes } from './outcomes.ts';
import { type Decile, type Judged, reliability } from './reliability.ts';
import { median } from './stopped.ts';

/** A share with its interval over campaigns: victims of one campaign are no independent draws. */
export interface Figure {
  readonly share: number;
  readonly interval: Interval;
  readonly episodes: number;
  readonly campaigns: number;
}

export function figureOf(
  outcomes: readonly Outcome[],
  counts: (outcome: Outcome) => boolean = () => true,
): Figure {
  const campaigns = new Map<string, { weight: number; success: number }>();
  let episodes = 0;
  let weight = 0;
  let success = 0;
  for (const outcome of outcomes) {
    if (!counts(outcome)) continue;
    const sums = campaigns.get(outcome.campaign) ?? { weight: 0, success: 0 };
    sums.weight += outcome.weight;
    sums.success += outcome.success;
    campaigns.set(outcome.campaign, sums);
    episodes += 1;
    weight += outcome.weight;
    success += outcome.success;
  }
  return {
    share: weight === 0 ? 0 : success / weight,
    interval: shareInterval([...campaigns.values()]),
    episodes,
    campaigns: campaigns.size,
  };
}

/** Kinds of hijackers whom nothing at the log-in gives away. */
const kindsUnseenAtLogin: readonly string[] = ['stolen-cookie', 'local-proxy'];

export interface PooledFigures {
  readonly foundHostingOrAbroad: Figure;
  readonly foundHostingKind: Figure;
  readonly foundProxyKind: Figure;
  readonly foundAll: Figure;
  /** By score, at one false hold per 1,000 active customers a day. */
  readonly stopped: Readonly<Record<string, Figure>>;
  /** Customers with 12 log-ins before only. */
  readonly stoppedKnown: Figure;
  readonly stoppedUnseenAtLogin: Figure;
  readonly accountsBeforeFirstHold: number;
  readonly kinds: readonly { kind: string; found: Figure; stopped: Figure }[];
  readonly reliability: readonly Decile[];
  readonly brier: number;
  readonly alerts: readonly AlertFigures[];
}

export function pooledFigures(
  runs: readonly Outcomes[],
  alerts: readonly AlertFigures[],
): PooledFigures {
  const found = (rate: number) => runs.flatMap((run) => run.found[rate] ?? []);
  const stopped = (by: string) => runs.flatMap((run) => run.stopped[by] ?? []);
  const kinds = [
    ...new Set(
      stopped('joined')
        .concat(found(0.01))
        .map(({ kind }) => kind),
    ),
  ];
  const judged = runs.flatMap((run) => run.judged);
  return {
    foundHostingOrAbroad: figureOf(
      found(0.005),
      ({ place }) => place === 'hosting' || place === 'abroad',
    ),
    foundHostingKind: figureOf(found(0.005), ({ kind }) => kind === 'hosting-bulk'),
    foundProxyKind: figureOf(found(0.01), ({ kind }) => kind === 'residential-proxy'),
    foundAll: figureOf(found(0.01)),
    stopped: Object.fromEntries(
      Object.keys(runs[0]?.stopped ?? {}).map((by) => [by, figureOf(stopped(by))]),
    ),
    stoppedKnown: figureOf(stopped('joined'), ({ isKnown }) => isKnown),
    stoppedUnseenAtLogin: figureOf(stopped('joined'), ({ kind }) =>
      kindsUnseenAtLogin.includes(kind),
    ),
    accountsBeforeFirstHold: median(runs.flatMap((run) => run.accountsHit)),
    kinds: kinds.sort().map((kind) => ({
      kind,
      found: figureOf(found(0.01), (outcome) => outcome.kind === kind),
      stopped: figureOf(stopped('joined'), (outcome) => outcome.kind === kind),
    })),
    reliability: reliability(judged),
    brier: brierOf(judged),
    alerts,
  };
}

function brierOf(judged: readonly Judged[]): number {
  const sum = judged.reduce(
    (total, { risk, hostile }) => total + (risk - (hostile ? 1 : 0)) ** 2,
    0,
  );
  return judged.length === 0 ? 0 : sum / judged.length;
}

/** Kinds dealt out in turn, so that each is left out of one fit. */
export function foldsOf(kinds: readonly string[], count: number): readonly (readonly string[])[] {
  return Array.from({ length: Math.min(count, kinds.length) }, (_, fold) =>
    kinds.filter((_, index) => index % count === fold),
  );
}
