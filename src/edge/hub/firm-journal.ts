// Reads in the firm's own journal what the hub may be told of: cases, alerts, listings, hijackers' places.
import type { Alert, Case } from '../../core/case/case.ts';
import type { Intel } from '../../core/event/intel.ts';
import type { Login } from '../../core/event/session.ts';
import { dayMs, hourMs } from '../../core/lib/decay.ts';
import { timeMsOf } from '../../core/lib/time.ts';
import { readFsaCaseLine } from '../../core/report/fsa-case-line.ts';
import { type FsaTally, openTally, takeEntry } from '../../core/report/fsa-tally.ts';
import { readJournalRecords } from '../../engine/journal/read-records.ts';
import { hasEffects, type JournalledEvent } from '../../engine/journal-record.ts';
import { hubSource } from '../../hub/inward.ts';
import { holdsMaxMs } from '../../hub/limits.ts';
import { type Place, placesOfTakeover } from '../../hub/means.ts';
import { readVisits } from './visits.ts';

export interface ConfirmedPlace extends Place {
  readonly timeMs: number;
}

export interface FirmJournal {
  /** Reads on to the journal's end as it is now; log-ins on the way are shown to `onLogin`. */
  advance(onLogin?: (login: Readonly<Login>) => void): Promise<void>;
  /** Every case, with its history. */
  readonly tally: FsaTally;
  /** The latest line of each alert that is not over, by instrument. */
  readonly alerts: ReadonlyMap<string, Alert>;
  /** Hosts and pages that the firm itself holds hostile. */
  listings(nowMs: number): readonly Intel[];
  /** Of takeovers confirmed as lately as their means may be told of. */
  places(nowMs: number): Promise<readonly ConfirmedPlace[]>;
  readonly latestMs: number;
  /** Of the first record that is of use here; absent while there is none. */
  readonly firstMs: number | undefined;
}

/** The longest any means is told of. */
const confirmedMostMs = Math.max(holdsMaxMs['ip-token'], holdsMaxMs['device-token']);
/** Confirmed takeovers looked through; all of Japan had 17,559 accesses in 2025. The oldest give way. */
const takeoversMax = 10_000;
/** Instruments under alert, and own listings; the oldest give way. */
const alertsMax = 1000;
const listingsMax = 20_000;
/** Said of a phishing page by the firm's own judges, of which less is only suspicion. */
const listingConfidenceMin = 0.8;

interface Takeover {
  readonly line: Case;
  readonly places: readonly ConfirmedPlace[] | undefined;
}

const wantedTypes = ['intel', 'login'].map((type) => Buffer.from(`"type":"${type}"`));

/** Records of orders, prints and bars are most of a journal, and say nothing here. */
function isOfUse(payload: Uint8Array): boolean {
  const bytes = Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength);
  if (hasEffects(bytes)) return true;
  return wantedTypes.some((type) => bytes.includes(type));
}

function putLatest<Value>(map: Map<string, Value>, key: string, value: Value, max: number): void {
  map.delete(key);
  map.set(key, value);
  if (map.size > max) map.delete(map.keys().next().value as string);
}

/** `firm` where several feed one installation and the link is for one of them. */
export function openFirmJournal(directory: string, firm?: string): FirmJournal {
  const tally = openTally({ history: true });
  const takeovers = new Map<string, Takeover>();
  const alerts = new Map<string, Alert>();
  const own = new Map<string, Intel>();
  let sequence = 0;
  let latestMs = 0;
  let firstMs: number | undefined;

  const isOurs = (line: { readonly firm?: string }): boolean =>
    firm === undefined || line.firm === firm;

  function takeCase(line: Case): void {
    const entry = readFsaCaseLine(line);
    if (!('expected' in entry)) takeEntry(tally, entry);
    const before = takeovers.get(line.case);
    if (line.confirmed === undefined && !before) return;
    const isSame = before?.line.sessions.length === line.sessions.length;
    const places = isSame && before.line.state === line.state ? before.places : undefined;
    putLatest(takeovers, line.case, { line, places }, takeoversMax);
  }

  function takeAlert(line: Alert): void {
    if (line.state === 'closed') alerts.delete(line.instrument);
    else putLatest(alerts, line.instrument, line, alertsMax);
  }

  function takeListing(event: Intel): void {
    if (event.source === hubSource || (event.kind !== 'domain' && event.kind !== 'url')) return;
    const key = `${event.kind} ${event.value}`;
    if (event.confidence < listingConfidenceMin) own.delete(key);
    else putLatest(own, key, event, listingsMax);
  }

  function take({ effects = [], event }: JournalledEvent): void {
    const timeMs = timeMsOf(event.time);
    latestMs = Math.max(latestMs, timeMs);
    if (isOurs(event)) firstMs = Math.min(firstMs ?? timeMs, timeMs);
    for (const effect of effects) {
      if (effect.kind === 'case' && isOurs(effect.line)) takeCase(effect.line);
      if (effect.kind === 'alert' && isOurs(effect.line)) takeAlert(effect.line);
    }
    if (event.type === 'intel' && (event.firm === undefined || isOurs(event))) takeListing(event);
  }

  async function lookThrough(nowMs: number): Promise<void> {
    const since = nowMs - confirmedMostMs;
    const open = [...takeovers.values()].filter(
      ({ line, places }) => !places && timeMsOf(line.confirmed ?? line.updated) > since,
    );
    if (open.length === 0) return;
    const visits = await readVisits(
      directory,
      open.map(({ line }) => line),
    );
    for (const { line } of open) {
      const timeMs = timeMsOf(line.confirmed ?? line.updated);
      const found = placesOfTakeover({ line, ...visits(line) });
      const places = found.map((place) => ({ ...place, timeMs }));
      putLatest(takeovers, line.case, { line, places }, takeoversMax);
    }
  }

  return {
    tally,
    alerts,
    get firstMs() {
      return firstMs;
    },
    get latestMs() {
      return latestMs;
    },
    async advance(onLogin) {
      const from = sequence + 1;
      const each = (at: number, record: JournalledEvent): void => {
        sequence = at;
        take(record);
        const { event } = record;
        if (event.type === 'login' && isOurs(event)) onLogin?.(event);
      };
      await readJournalRecords(directory, each, { from, wants: isOfUse });
    },
    listings: (nowMs) =>
      [...own.values()].filter(({ expires }) => !expires || timeMsOf(expires) > nowMs),
    async places(nowMs) {
      await lookThrough(nowMs);
      const since = nowMs - confirmedMostMs;
      return [...takeovers.values()]
        .flatMap(({ places = [] }) => places)
        .filter(({ timeMs }) => timeMs > since);
    },
  };
}

/** Days whose end a table can be drawn for: the latest is not over. */
export function lastWholeDay(nowMs: number): string {
  return dateInJapan(nowMs - dayMs);
}

/** `2025-04-16`. */
export function dateInJapan(timeMs: number): string {
  const hoursAhead = 9;
  return new Date(timeMs + hoursAhead * hourMs).toISOString().slice(0, 10);
}
