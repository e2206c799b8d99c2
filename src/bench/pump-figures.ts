// Alerts against announced pumps: precision, recall, delay and false alarms, counted both ways.
import type { PumpTape } from './pumps.ts';

export interface OpenedTape extends PumpTape {
  readonly openedMs: readonly number[];
}

export interface Score {
  readonly announcements: number;
  readonly found: number;
  readonly falseAlarms: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

export interface PumpFigures {
  /** Every announcement is a positive, also those that moved nothing. */
  readonly everyAnnouncement: Score;
  /** Only those that moved; alerts at the others count neither for nor against. */
  readonly movingOnly: Score;
  readonly medianDelaySeconds: number | undefined;
  readonly instrumentDays: number;
  readonly falseAlarmsPerDay: number;
  /** Every alert, in seconds from its announcement. */
  readonly alerts: readonly { file: string; offsetSeconds: number; hit: boolean }[];
}

/** Insiders buy shortly before the announcement: an alert a minute early has seen the same pump. */
const earlyMsMax = 60_000;
const lateMsMax = 10 * 60_000;
const dayMs = 24 * 60 * 60_000;

export function figuresOf(tapes: readonly OpenedTape[]): PumpFigures {
  const judged = tapes.map((tape) => ({
    tape,
    hitMs: tape.openedMs.find((ms) => isNear(tape, ms)),
  }));
  const found = judged.filter(({ hitMs }) => hitMs !== undefined);
  const alerts = judged.flatMap(({ tape, hitMs }) =>
    tape.openedMs.map((ms) => ({
      file: tape.file,
      offsetSeconds: (ms - tape.announcedMs) / 1000,
      hit: ms === hitMs,
    })),
  );
  const falseAlarms = alerts.filter(({ hit }) => !hit).length;
  const moving = judged.filter(({ tape }) => tape.moving);
  const movingFound = moving.filter(({ hitMs }) => hitMs !== undefined);
  const instrumentDays = tapes.reduce((sum, tape) => sum + (tape.lastMs - tape.firstMs) / dayMs, 0);
  return {
    everyAnnouncement: scoreOf(tapes.length, found.length, falseAlarms),
    movingOnly: scoreOf(moving.length, movingFound.length, falseAlarms),
    medianDelaySeconds: median(found.map(({ tape, hitMs }) => (hitMs! - tape.announcedMs) / 1000)),
    instrumentDays,
    falseAlarmsPerDay: falseAlarms / instrumentDays,
    alerts,
  };
}

function isNear(tape: PumpTape, openedMs: number): boolean {
  const offsetMs = openedMs - tape.announcedMs;
  return offsetMs >= -earlyMsMax && offsetMs <= lateMsMax;
}

function scoreOf(announcements: number, found: number, falseAlarms: number): Score {
  const alerts = found + falseAlarms;
  const precision = alerts === 0 ? 0 : found / alerts;
  const recall = announcements === 0 ? 0 : found / announcements;
  const f1 = alerts === 0 ? 0 : (2 * found) / (alerts + announcements);
  return { announcements, found, falseAlarms, precision, recall, f1 };
}

function median(values: number[]): number | undefined {
  if (values.length === 0) return undefined;
  const sorted = values.toSorted((one, other) => one - other);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
