// From effects to rows: pure, a list for each table. Of several lines of one thing in a batch only
// the last becomes a row of "latest", because one INSERT may not touch a row twice.
import type { Alert, Case } from '../../core/case/case.ts';
import type { Effect, Tally } from '../../core/case/effect.ts';
import type { Decision } from '../../core/decision/decision.ts';
import { cleanTime } from './clean-text.ts';

/** What one event has changed. */
export interface EffectsAt {
  readonly sequence: number;
  /** Of the event; where several shards feed the tables. */
  readonly timeMs?: number;
  readonly effects: readonly Effect[];
}

type LineOf<Kind extends Effect['kind']> = Extract<Effect, { kind: Kind }>['line'];

export interface Placed<Line> {
  readonly sequence: number;
  /** Among the effects of one event. */
  readonly position: number;
  readonly line: Line;
}

export function placedLines<Kind extends Effect['kind']>(
  batch: readonly EffectsAt[],
  kind: Kind,
): Placed<LineOf<Kind>>[] {
  const lines: Placed<LineOf<Kind>>[] = [];
  for (const { sequence, effects } of batch) {
    for (const [position, effect] of effects.entries()) {
      if (effect.kind === kind)
        lines.push({ sequence, position, line: effect.line as LineOf<Kind> });
    }
  }
  return lines;
}

export function lastOf<Line>(
  lines: readonly Placed<Line>[],
  key: (line: Line) => string,
): Placed<Line>[] {
  const last = new Map<string, Placed<Line>>();
  for (const placed of lines) last.set(key(placed.line), placed);
  return [...last.values()];
}

function firstOf<Line>(
  lines: readonly Placed<Line>[],
  key: (line: Line) => string,
): Map<string, Placed<Line>> {
  const first = new Map<string, Placed<Line>>();
  for (const placed of lines) {
    if (!first.has(key(placed.line))) first.set(key(placed.line), placed);
  }
  return first;
}

const caseKey = (line: Case) => line.case;
const alertKey = (line: Alert) => line.alert;
const alertFirmKey = (line: Alert) => JSON.stringify([line.alert, line.firm ?? '']);

export function caseRows(lines: readonly Placed<Case>[]) {
  const first = firstOf(lines, caseKey);
  return lastOf(lines, caseKey).map(({ line }) => ({
    case: line.case,
    firm: line.firm ?? '',
    account: line.account,
    state: line.state,
    opened: cleanTime(line.opened),
    updated: cleanTime(line.updated),
    confirmed: line.confirmed === undefined ? null : cleanTime(line.confirmed),
    campaign: line.campaign ?? null,
    traded: line.traded,
    sale_value_jpy: line.saleValueJpy,
    purchase_value_jpy: line.purchaseValueJpy,
    sequence: first.get(line.case)?.sequence,
    position: first.get(line.case)?.position,
    line,
  }));
}

export function caseLineRows(lines: readonly Placed<Case>[]) {
  return lines.map(({ line, sequence, position }) => ({
    case: line.case,
    sequence,
    position,
    updated: cleanTime(line.updated),
    line,
  }));
}

/** `opened`, `sequence` and `position` are of the alert's first line, whichever firm's it is. */
export function alertRows(lines: readonly Placed<Alert>[]) {
  const first = firstOf(lines, alertKey);
  const heard = new Set(
    lines.flatMap(({ line }) => (line.state === 'closed' ? [] : [alertFirmKey(line)])),
  );
  return lastOf(lines, alertFirmKey).map(({ line, sequence, position }) => ({
    alert: line.alert,
    firm: line.firm ?? '',
    instrument: line.instrument,
    state: line.state,
    risk: line.risk,
    opened: cleanTime(first.get(line.alert)?.line.time ?? line.time),
    updated: cleanTime(line.time),
    sequence: first.get(line.alert)?.sequence,
    position: first.get(line.alert)?.position,
    last_sequence: sequence,
    last_position: position,
    heard: heard.has(alertFirmKey(line)),
    line,
  }));
}

export function alertLineRows(lines: readonly Placed<Alert>[]) {
  return lines.map(({ line, sequence, position }) => ({
    alert: line.alert,
    firm: line.firm ?? '',
    sequence,
    position,
    time: cleanTime(line.time),
    line,
  }));
}

export function decisionRows(lines: readonly Placed<Decision>[]) {
  return lastOf(lines, (line) => line.decision).map(({ line, sequence, position }) => ({
    decision: line.decision,
    event: line.event,
    firm: line.firm ?? '',
    account: line.account,
    session: line.session,
    verdict: line.verdict,
    risk: line.risk,
    time: cleanTime(line.time),
    sequence,
    position,
    line,
  }));
}

/** An outcome is of the decision before it: an id that is decided again later begins without. */
export function outcomeRows(
  lines: readonly Placed<LineOf<'outcome'>>[],
  decisions: readonly Placed<Decision>[],
) {
  const decided = new Map(decisions.map((placed) => [placed.line.decision, placed]));
  return lastOf(lines, (line) => line.decision)
    .filter((placed) => isAfter(placed, decided.get(placed.line.decision)))
    .map(({ line }) => line);
}

function isAfter(one: Placed<unknown>, other: Placed<unknown> | undefined): boolean {
  if (!other) return true;
  if (one.sequence !== other.sequence) return one.sequence > other.sequence;
  return one.position > other.position;
}

export function tallyRows(lines: readonly Placed<Tally>[]) {
  return lastOf(lines, (line) => JSON.stringify([line.firm, line.minute])).map(({ line }) => ({
    firm: line.firm,
    minute: cleanTime(line.minute),
    logins: line.logins,
    orders: line.orders,
    challenged: line.challenged,
    held: line.held,
    blocked: line.blocked,
    stopped_jpy: line.stoppedJpy,
  }));
}
