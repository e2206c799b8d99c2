// One firm's installation in the trial of the hub: its own world, and what it would send and take.
import type { Decision } from '../../core/decision/decision.ts';
import type { Event } from '../../core/event/event.ts';
import type { FirmTokens } from '../../edge/hub/token.ts';
import type { LookUp } from '../../engine/folder.ts';
import { createReplay, emptyStart } from '../../engine/replay.ts';
import type { GivenSettings } from '../../engine/settings.ts';
import { recognise, type TokenBook, takeNews } from '../../hub/inward.ts';
import type { Item, Release } from '../../hub/message.ts';
import { alertReportOf, indicatorsOf, isManys } from '../../hub/outward.ts';

export interface Installation {
  readonly name: string;
  /** Change of the hub up to which it has heard. */
  heardUpTo: number;
  /** Folds one event; the decision on a request. */
  take(event: Event, timeMs: number): Decision | undefined;
  /** Everything to be told since the last time, once. */
  itemsToTell(): Item[];
  hear(releases: readonly Release[], timeMs: number): void;
  /** When it last learned that hijacked accounts buy an instrument: its own, or by the hub's word. */
  lastKnownMs(instrument: string): number | undefined;
  /** Ids of log-ins that were recognised; at most all of the trial's. */
  readonly recognised: readonly string[];
}

/**
 * How sure a firm is that what a confirmed hijacker came by is his: a carrier's address is shared with
 * others, a machine hardly ever.
 */
const confidence = { ip: 0.5, device: 0.9, domain: 0.9 } as const;

export function createInstallation(
  name: string,
  tokens: FirmTokens | undefined,
  given: GivenSettings,
  lookUp: LookUp,
): Installation {
  const items: Item[] = [];
  const told = new Set<string>();
  const toldMeans = new Set<string>();
  const book: TokenBook = new Map();
  const knownMs = new Map<string, number>();
  const recognised: string[] = [];
  let decision: Decision | undefined;
  let nowMs = 0;

  function knows(instrument: string): void {
    knownMs.set(instrument, nowMs);
  }

  const replay = createReplay(emptyStart(given), lookUp, {
    folded({ stepped }) {
      ({ decision } = stepped);
      for (const { kind, line } of stepped.effects) {
        if (kind === 'alert') {
          const report = alertReportOf(line, told);
          if (report) items.push(report);
          if (report?.state === 'open') knows(report.instrument);
        } else if (kind === 'triage' && tokens && line.state === 'confirmed') {
          for (const { kind: means, value } of line.means) {
            if (means !== 'ip' && means !== 'device' && means !== 'domain') continue;
            if (toldMeans.has(`${means} ${value}`)) continue;
            if (means === 'ip' && isManys(lookUp(value)?.network)) continue;
            toldMeans.add(`${means} ${value}`);
            const confirmed = { kind: means, value, confidence: confidence[means], timeMs: nowMs };
            items.push(...indicatorsOf(confirmed, tokens));
          }
        }
      }
    },
  });

  return {
    name,
    heardUpTo: 0,
    lastKnownMs: (instrument) => knownMs.get(instrument),
    recognised,
    take(event, timeMs) {
      nowMs = timeMs;
      if (event.type === 'login' && tokens) {
        const found = recognise(event, book, tokens.namesOf, { timeMs });
        if (found.length > 0) recognised.push(event.id);
        for (const intel of found) replay.take(JSON.stringify(intel));
      }
      decision = undefined;
      replay.take(JSON.stringify(event));
      return decision;
    },
    itemsToTell: () => items.splice(0),
    hear(releases, timeMs) {
      nowMs = timeMs;
      for (const intel of takeNews(releases, book, { timeMs })) replay.take(JSON.stringify(intel));
      for (const release of releases)
        if (release.type === 'attack' && release.state === 'open') knows(release.instrument);
    },
  };
}
