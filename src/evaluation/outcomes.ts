// One replay boiled down to who was found and what was stopped, so that several replays can be pooled.
import { logOddsOf, probabilityOf } from '../core/lib/decay.ts';
import { campaignOf, type Row } from './collect.ts';
import type { ScoreName } from './comparators.ts';
import { discover, firstLogins, type LoginPlace, loginsBeforeMin } from './discovery.ts';
import type { Judged } from './reliability.ts';
import { accountsHit, stopAt, valueByEpisode } from './stopped.ts';

/** A takeover that was found or not, or the yen of its purchases and the part that was stopped. */
export interface Outcome {
  readonly campaign: string;
  readonly kind: string;
  readonly place: LoginPlace;
  readonly weight: number;
  readonly success: number;
  /** The customer had logged in often enough before to be known. */
  readonly isKnown: boolean;
}

export interface Outcomes {
  /** By share of honest log-ins challenged. */
  readonly found: Readonly<Record<string, readonly Outcome[]>>;
  /** By score, at the false holds asked for. */
  readonly stopped: Readonly<Record<string, readonly Outcome[]>>;
  /** Accounts of each campaign that bought before anything of it was held. */
  readonly accountsHit: readonly number[];
  readonly judged: readonly Judged[];
}

const foundAt = [0.001, 0.005, 0.01, 0.05] as const;
const stoppedBy: readonly ScoreName[] = [
  'joined',
  'login',
  'order',
  'instrument',
  'formula',
  'rules',
];
/** False holds per 1,000 active customers a day. */
const falseHolds = 1;

/** `name` keeps campaigns of several histories apart; `shift` is the firm's rate, see evaluate.ts. */
export function outcomesOf(
  rows: readonly Row[],
  shift: number,
  name: string,
  kindOf: (campaign: string) => string | undefined,
): Outcomes {
  const known = knownEpisodes(rows);
  const outcome = (episode: string, weight: number, success: number, place: LoginPlace = '') => {
    const campaign = campaignOf(episode);
    const kind = kindOf(campaign) ?? '';
    const isKnown = known.has(episode);
    return { campaign: `${name} ${campaign}`, kind, place, weight, success, isKnown };
  };
  const found = foundAt.map((rate) => {
    const { threshold } = discover(rows, rate, 'joined');
    const heads = [...firstLogins(rows, 'joined')];
    return heads.map(([episode, { score, place }]) =>
      outcome(episode, 1, score > threshold ? 1 : 0, place),
    );
  });
  const stopped = stoppedBy.map((by) => {
    const { threshold } = stopAt(rows, falseHolds, by);
    const values = [...valueByEpisode(rows, threshold, by)];
    return values.map(([episode, { weight, success }]) => outcome(episode, weight, success));
  });
  const { threshold } = stopAt(rows, falseHolds, 'joined');
  return {
    found: Object.fromEntries(foundAt.map((rate, at) => [rate, found[at]!])),
    stopped: Object.fromEntries(stoppedBy.map((by, at) => [by, stopped[at]!])),
    accountsHit: accountsHit(rows, threshold, 'joined'),
    judged: rows
      .filter(({ succeeded }) => succeeded)
      .map(({ risk, episode }) => ({
        risk: probabilityOf(logOddsOf(risk) - shift),
        hostile: episode !== '',
        weight: 1,
      })),
  };
}

function knownEpisodes(rows: readonly Row[]): ReadonlySet<string> {
  const known = new Set<string>();
  for (const { episode, loginsBefore } of rows)
    if (episode && loginsBefore >= loginsBeforeMin) known.add(episode);
  return known;
}
