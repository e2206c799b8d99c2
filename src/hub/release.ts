// What one firm may hear: what the others said, added up and rounded, without saying who they are.
import { timeOf } from '../core/lib/time.ts';
import { buyerBandOf, confidenceBandOf, firmBandOf, yenBandOf } from './bands.ts';
import { releasesMax } from './limits.ts';
import type { Attack, Release, Sighting } from './message.ts';
import type { Hub, KnownAttack, KnownIndicator } from './state.ts';
import { liveWords, releaseDelayed } from './take-alert.ts';

export interface Heard {
  readonly releases: readonly Release[];
  /** Ask on from here. */
  readonly upTo: number;
  readonly more: boolean;
}

/** Whatever changed after `after`, in the order in which it changed; at most `releasesMax` at once. */
export function newsFor(hub: Hub, firm: string, after: number, nowMs: number): Heard {
  releaseDelayed(hub, nowMs);
  const changed = [...hub.indicators.values(), ...hub.attacks.values()]
    .filter(({ change }) => change > after)
    .sort((left, right) => left.change - right.change);
  const releases: Release[] = [];
  for (const known of changed) {
    const release =
      'what' in known ? sightingFor(known, firm, nowMs) : attackFor(known, firm, nowMs);
    if (!release) continue;
    if (releases.length === releasesMax)
      return { releases, upTo: releases.at(-1)!.change, more: true };
    releases.push(release);
  }
  return { releases, upTo: hub.change, more: false };
}

function sightingFor(known: KnownIndicator, firm: string, nowMs: number): Sighting | undefined {
  const { what, words, speakers, change } = known;
  const others = [...words].filter(([name, word]) => name !== firm && word.expiresMs > nowMs);
  // A sole speaker hears nothing of his own word, nor that he took it back.
  if (![...speakers].some((name) => name !== firm)) return undefined;
  const said = { type: 'sighting', change, what } as const;
  if (others.length === 0) {
    const gone = { state: 'withdrawn', confidence: 0, firms: 1 } as const;
    return { ...said, ...gone, expires: timeOf(nowMs) };
  }
  // Firms judge apart from each other: the chance that all of them are wrong is a product.
  const wrong = others.reduce((product, [, word]) => product * (1 - word.confidence), 1);
  return {
    ...said,
    state: 'holds',
    confidence: confidenceBandOf(Math.min(0.95, 1 - wrong)),
    firms: firmBandOf(others.length),
    expires: timeOf(Math.max(...others.map(([, { expiresMs }]) => expiresMs))),
  };
}

function attackFor(known: KnownAttack, firm: string, nowMs: number): Attack | undefined {
  const { instrument, speakers, openedMs, isReleased, change } = known;
  if (!isReleased || ![...speakers].some((name) => name !== firm)) return undefined;
  const words = liveWords(known, nowMs)
    .filter(([name]) => name !== firm)
    .map(([, word]) => word);
  const buyers = words.reduce((sum, word) => sum + word.buyers, 0);
  const valueJpy = words.reduce((sum, word) => sum + word.valueJpy, 0);
  return {
    type: 'attack',
    change,
    instrument,
    state: words.length > 0 ? 'open' : 'closed',
    opened: timeOf(openedMs),
    firms: firmBandOf(words.length),
    buyers: buyerBandOf(buyers),
    valueJpy: yenBandOf(valueJpy),
    expires: timeOf(Math.max(nowMs, ...words.map(({ untilMs }) => untilMs))),
  };
}
