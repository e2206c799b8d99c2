// Instrument alerts against the truth: how soon they came, before which rise, and how many about nothing.
import { dayMs, hourMs, minuteMs } from '../core/lib/decay.ts';
import type { Folded } from '../engine/folder.ts';
import { type Attack, createAttacks } from './attacks.ts';
import type { Labels } from './collect.ts';
import { type Interval, shareInterval } from './interval.ts';
import { median } from './stopped.ts';

/** An attack is worth an alert once so many accounts have bought; the figures count from there. */
const accountsMin = 3;
const soonMs = minuteMs;
/** An alert shortly before the first hostile buy has seen the same attack: the price was prepared. */
const earlyMsMax = minuteMs;
/** And so has one about what its last buy left behind. */
const lateMsMax = hourMs;

export interface AlertFigures {
  readonly alerts: number;
  readonly falseAlarms: number;
  /** Days on which an instrument was traded, over all instruments. */
  readonly instrumentDays: number;
  readonly falsePerThousandDays: number;
  /** Attacks by at least three hijacked accounts. */
  readonly attacks: number;
  readonly missed: number;
  /** Alert at most 60 s after the third account's first buy. */
  readonly soon: { readonly share: number; readonly interval: Interval };
  /** Alert before the price was 10 % above what it was before the first hostile buy. */
  readonly beforeRise: { readonly share: number; readonly interval: Interval };
  /** Seconds from the third account's first buy, of the attacks that were found. */
  readonly medianDelaySeconds: number | undefined;
}

interface OpenedAlert {
  readonly instrument: string;
  readonly openedMs: number;
  closedMs: number;
}

export interface AlertCollector {
  take(folded: Folded): void;
  /** Attacks of these campaigns, all where not given; alerts about other attacks are not false. */
  figures(counts?: (campaign: string) => boolean): AlertFigures;
}

/** `labels` name every hostile event, those of the hijackers' own accounts too. */
export function createAlertCollector(labels: Labels): AlertCollector {
  const attacks = createAttacks(labels);
  const alerts = new Map<string, OpenedAlert>();
  const lastDay = new Map<string, number>();
  let instrumentDays = 0;

  function countDay(instrument: string, timeMs: number): void {
    const day = Math.floor(timeMs / dayMs);
    if (lastDay.get(instrument) === day) return;
    lastDay.set(instrument, day);
    instrumentDays += 1;
  }

  function takeAlerts({ stepped }: Folded, timeMs: number): void {
    for (const effect of stepped.effects) {
      if (effect.kind !== 'alert') continue;
      const { alert, state, instrument } = effect.line;
      const known = alerts.get(alert);
      if (known && state === 'closed') known.closedMs = timeMs;
      if (known) continue;
      alerts.set(alert, { instrument, openedMs: timeMs, closedMs: Number.POSITIVE_INFINITY });
    }
  }

  return {
    take(folded) {
      const { event, timeMs } = folded;
      takeAlerts(folded, timeMs);
      attacks.take(event, timeMs);
      if (event.type === 'bar' || event.type === 'trade') countDay(event.instrument, timeMs);
    },
    figures(counts = () => true) {
      const own = attacks.list.filter(
        ({ campaign, firstBuysMs }) => counts(campaign) && firstBuysMs.length >= accountsMin,
      );
      return figuresOf(own, attacks.list, [...alerts.values()], instrumentDays);
    },
  };
}

function figuresOf(
  own: readonly Attack[],
  all: readonly Attack[],
  alerts: readonly OpenedAlert[],
  instrumentDays: number,
): AlertFigures {
  const falseAlarms = alerts.filter((alert) => !all.some((attack) => isAbout(alert, attack)));
  const found = own.map((attack) => ({ attack, alertMs: alertOf(attack, alerts) }));
  const delays = found.flatMap(({ attack, alertMs }) =>
    alertMs === undefined ? [] : [alertMs - thirdBuyMs(attack)],
  );
  return {
    alerts: alerts.length,
    falseAlarms: falseAlarms.length,
    instrumentDays,
    falsePerThousandDays: instrumentDays === 0 ? 0 : (1000 * falseAlarms.length) / instrumentDays,
    attacks: own.length,
    missed: own.length - delays.length,
    soon: shareOf(
      found,
      ({ attack, alertMs }) => alertMs !== undefined && alertMs - thirdBuyMs(attack) <= soonMs,
    ),
    beforeRise: shareOf(
      found,
      ({ attack, alertMs }) => alertMs !== undefined && alertMs < attack.risenMs,
    ),
    medianDelaySeconds: delays.length === 0 ? undefined : median(delays) / 1000,
  };
}

function thirdBuyMs({ firstBuysMs }: Attack): number {
  return firstBuysMs[accountsMin - 1]!;
}

function shareOf<Item>(items: readonly Item[], isSuccess: (item: Item) => boolean) {
  const heads = items.map((item) => ({ weight: 1, success: isSuccess(item) ? 1 : 0 }));
  const successes = heads.filter(({ success }) => success === 1).length;
  const share = heads.length === 0 ? 0 : successes / heads.length;
  return { share, interval: shareInterval(heads) };
}

function isAbout(alert: OpenedAlert, attack: Attack): boolean {
  return (
    alert.instrument === attack.instrument &&
    alert.closedMs >= attack.startMs - earlyMsMax &&
    alert.openedMs >= attack.startMs - earlyMsMax &&
    alert.openedMs <= attack.lastBuyMs + lateMsMax
  );
}

/** When it was known that the instrument is under this attack; nothing where it never was. */
function alertOf(attack: Attack, alerts: readonly OpenedAlert[]): number | undefined {
  let firstMs: number | undefined;
  for (const alert of alerts) {
    const wasOpen =
      alert.instrument === attack.instrument &&
      alert.openedMs <= attack.lastBuyMs + lateMsMax &&
      alert.closedMs >= attack.startMs;
    if (!wasOpen && !isAbout(alert, attack)) continue;
    const knownMs = Math.max(alert.openedMs, attack.startMs - earlyMsMax);
    if (firstMs === undefined || knownMs < firstMs) firstMs = knownMs;
  }
  return firstMs;
}
