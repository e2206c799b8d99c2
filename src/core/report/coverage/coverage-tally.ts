// Takes the journal's records one by one and counts what bears on the controls.
import type { Case } from '../../case/case.ts';
import type { Effect } from '../../case/effect.ts';
import type { Decision } from '../../decision/decision.ts';
import type { Setting } from '../../event/engine.ts';
import type { Event } from '../../event/event.ts';
import { jstDay } from '../../lib/jst.ts';
import { timeMsOf } from '../../lib/time.ts';
import { addTo, type Count, type Counts, type Reference, remember } from './coverage-count.ts';
import { decisionMeasures } from './decision-measures.ts';
import { eventMeasures } from './event-measures.ts';
import { type AskedKind, quickMinutesMax } from './measures.ts';

/** What the journal holds of an event. */
export interface CoverageRecord {
  readonly sequence: number;
  readonly event: Event;
  readonly decision?: Decision;
  readonly effects?: readonly Effect[];
}

export interface CoverageOptions {
  /** Japanese days, both included; all days without them. */
  readonly firstDay?: number;
  readonly lastDay?: number;
  /** Only this firm's customers; market, intelligence and settings are everybody's. */
  readonly firm?: string;
}

export interface SettingInForce {
  readonly setting: Setting;
  readonly reference: Reference;
}

export interface CoverageTally {
  readonly options: CoverageOptions;
  readonly counts: Counts;
  /** Decisions by the version of policy and model they were made under, `policy default-1`. */
  readonly versions: Counts;
  /** Accounts with failed log-ins since their last success. */
  readonly failures: Map<string, { count: number; lastMs: number }>;
  /** Challenges and holds that have no outcome yet, by decision. */
  readonly waiting: Map<string, AskedKind | 'other'>;
  readonly cases: Map<string, Case['state']>;
  readonly inForce: Map<Setting['kind'], SettingInForce>;
  /** Whether any request was decided yet, within the period or before. */
  hasDecided: boolean;
  first?: Reference;
  last?: Reference;
}

/** Accounts with failures, and challenges and holds; the oldest is forgotten beyond it. */
export const openMax = 200_000;
/** The oldest case is forgotten beyond it, and would count as new if it changed again. */
export const casesKeptMax = 1_000_000;
/** Versions of model and policy named; later ones are not listed by themselves. */
export const versionsMax = 100;

export function openCoverage(options: CoverageOptions = {}): CoverageTally {
  return {
    options,
    counts: new Map(),
    versions: new Map(),
    failures: new Map(),
    waiting: new Map(),
    cases: new Map(),
    inForce: new Map(),
    hasDecided: false,
  };
}

function isOfFirm({ firm }: Event, wanted: string | undefined): boolean {
  return wanted === undefined || firm === undefined || firm === wanted;
}

function isInPeriod(time: string, { firstDay, lastDay }: CoverageOptions): boolean {
  if (firstDay === undefined && lastDay === undefined) return true;
  const day = jstDay(time);
  return day >= (firstDay ?? day) && day <= (lastDay ?? day);
}

const quickMs = quickMinutesMax * 60_000;

/** A case counts when it is first heard of, and each time its state becomes another one. */
function caseMeasures(tally: CoverageTally, line: Case): readonly string[] {
  const before = tally.cases.get(line.case);
  remember(tally.cases, line.case, line.state, casesKeptMax);
  if (before === line.state) return [];
  const found: string[] = [];
  if (before === undefined && line.confirmed === undefined) {
    found.push('cases-opened');
    if (timeMsOf(line.updated) - timeMsOf(line.opened) <= quickMs) found.push('cases-quick');
  }
  if (before === undefined && line.confirmed !== undefined) found.push('cases-told');
  if (line.state === 'confirmed') found.push('cases-confirmed');
  if (line.state === 'dismissed') found.push('cases-dismissed');
  if (line.state === 'restituting' || line.state === 'closed') found.push('cases-restituting');
  return found;
}

const holdEnds: ReadonlySet<string> = new Set(['released', 'lapsed', 'cancelled']);

function effectMeasures(tally: CoverageTally, effect: Effect): readonly string[] {
  const { firm } = tally.options;
  if (effect.kind === 'case')
    return firm === undefined || effect.line.firm === firm ? caseMeasures(tally, effect.line) : [];
  if (effect.kind === 'alert') return effect.line.state === 'open' ? ['alerts'] : [];
  if (effect.kind !== 'outcome' || !tally.waiting.delete(effect.line.decision)) return [];
  if (effect.line.outcome === 'timed-out') return ['step-ups-failed'];
  return holdEnds.has(effect.line.outcome) ? ['stops-ended'] : [];
}

function noteVersions(versions: Counts, decision: Decision, reference: Reference): void {
  for (const kind of ['model', 'policy'] as const) {
    const name = `${kind} ${decision.versions[kind]}`;
    if (versions.has(name) || versions.size < versionsMax) addTo(versions, name, reference);
  }
}

/** Records in their order; those outside the period only leave behind what later ones refer to. */
export function takeRecord(tally: CoverageTally, record: CoverageRecord): void {
  const { event, decision, effects = [] } = record;
  if (!isOfFirm(event, tally.options.firm)) return;
  const reference = { sequence: record.sequence, event: event.id, time: event.time };
  const found = [
    ...eventMeasures(tally, event),
    ...(decision ? decisionMeasures(tally, event, decision) : []),
    ...effects.flatMap((effect) => effectMeasures(tally, effect)),
  ];
  tally.hasDecided ||= decision !== undefined;
  if (event.type === 'setting') tally.inForce.set(event.kind, { setting: event, reference });
  if (!isInPeriod(event.time, tally.options)) return;
  tally.first ??= reference;
  tally.last = reference;
  if (decision) noteVersions(tally.versions, decision, reference);
  for (const name of found) addTo(tally.counts, name, reference);
}

export const countOf = (tally: CoverageTally, name: string): Count =>
  tally.counts.get(name) ?? { count: 0 };
