// Turns exposures into the events the engine folds: one an account, timed so that replay sees the same.
import type { Intel } from '../../core/event/intel.ts';
import { decayOver } from '../../core/lib/decay.ts';
import { type Exposure, freshnessHalfLifeMs } from './exposure.ts';

/** What the fold reads, and what an analyst wants beside it. */
export type ExposureEvent = Intel & {
  readonly host: string;
  readonly family?: string;
  readonly logDate?: string;
  readonly verified?: string;
};

export interface EventOptions {
  /** When the exposures were learnt, milliseconds; the time of events of logs without a date. */
  readonly learntMs: number;
  /** Whether every event bears that time, instead of its log's date. */
  readonly atLearntTime: boolean;
  readonly firm?: string;
  /** Names the event from what it says: the same exposure read twice is the same event. */
  readonly nameOf: (text: string) => string;
}

export interface EventCollector {
  take(exposure: Exposure): void;
  /** In the order of time, then account. */
  events(): ExposureEvent[];
}

/**
 * The fold keeps one exposure an account, the last it was told: so one event an account is made, of the
 * exposure that weighs most today. Bounded by the accounts of the firm's own list.
 */
export function createEventCollector(options: EventOptions): EventCollector {
  const strongest = new Map<string, { exposure: Exposure; weight: number }>();
  return {
    take(exposure) {
      const weight = weightOf(exposure, options.learntMs);
      const before = strongest.get(exposure.account);
      if (!before || weight > before.weight) strongest.set(exposure.account, { exposure, weight });
    },
    events: () =>
      [...strongest.values()]
        .map(({ exposure }) => eventOf(exposure, options))
        .sort((left, right) => compare(left.time, right.time) || compare(left.value, right.value)),
  };
}

function compare(left: string, right: string): number {
  return left < right ? -1 : Number(left > right);
}

/** A log's clock is the thief's to set: a date still to come would move the engine's clock. */
function logMsOf(exposure: Exposure, learntMs: number): number {
  return exposure.logDate ? Math.min(Date.parse(exposure.logDate), learntMs) : learntMs;
}

/** Confidence left at the time the exposures were learnt. */
function weightOf(exposure: Exposure, learntMs: number): number {
  const ageMs = learntMs - logMsOf(exposure, learntMs);
  return exposure.confidence * decayOver(ageMs, freshnessHalfLifeMs);
}

function eventOf(exposure: Exposure, options: EventOptions): ExposureEvent {
  const { learntMs, atLearntTime, firm, nameOf } = options;
  const timeMs = atLearntTime ? learntMs : logMsOf(exposure, learntMs);
  const confidence = atLearntTime ? weightOf(exposure, learntMs) : exposure.confidence;
  const body = {
    type: 'intel' as const,
    time: new Date(timeMs).toISOString(),
    ...(firm === undefined ? undefined : { firm }),
    kind: 'credential' as const,
    value: exposure.account,
    source: sourceOf(exposure),
    confidence: Number(confidence.toPrecision(4)),
    host: exposure.host,
    ...(exposure.family && { family: exposure.family }),
    ...(exposure.logDate && { logDate: exposure.logDate }),
    ...(exposure.verified && { verified: exposure.verified }),
  };
  return { id: nameOf(JSON.stringify(body)), ...body };
}

function sourceOf({ from, family }: Exposure): string {
  if (from === 'list') return 'login-list';
  return family ? `stealer-log:${family}` : 'stealer-log';
}
