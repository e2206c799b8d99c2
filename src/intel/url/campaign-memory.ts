// Remembers what confirmed phishing repeats: each trait with its time, its teacher and whom it hit.
import type { MemoryKey, MemoryKind } from './memory-keys.ts';

export interface Lesson {
  readonly keys: readonly MemoryKey[];
  /** The registrable domain: a thousand pages under one say as much as one page. */
  readonly parent: string;
  /** Who is imitated: a securities firm's id, or undefined where it is somebody else. */
  readonly firm: string | undefined;
  readonly timeMs: number;
  /** Who confirmed it: a list, an analyst, a firm. */
  readonly teacher: string;
  /** How far the teacher is believed, 0..1. */
  readonly weight?: number;
}

/** What the memory says of one trait at one time. */
export interface Recollection {
  readonly kind: MemoryKind;
  readonly key: string;
  /** Domains that showed it, decayed to the asked time: imitating securities firms, and others. */
  readonly securities: number;
  readonly other: number;
  /** The last one taught was against a securities firm (1) or another (−1), fading with age. */
  readonly last: number;
  readonly firm: string | undefined;
  readonly teacher: string;
  readonly taughtMs: number;
}

interface Trait {
  securities: number;
  other: number;
  taughtMs: number;
  lastParent: string;
  lastIsSecurities: boolean;
  firm: string | undefined;
  teacher: string;
}

export interface CampaignMemory {
  /** At most `traitsMax`, the longest untaught is forgotten first. */
  readonly traits: Map<string, Trait>;
  readonly traitsMax: number;
}

/** About 50,000 lessons: half a year of the 2025 wave with all other brands; some 80 MB. */
const traitsMaxDefault = 300_000;

const dayMs = 86_400_000;
/**
 * Half-lives in days. Domains live a day and kit paths up to 25 (measured over March to October 2025);
 * shapes drift within weeks. After `lifetimeHalves` of them a trait is forgotten.
 */
const halfLifeDays: Readonly<Record<MemoryKind, number>> = {
  parent: 20,
  'kit-path': 12,
  label: 12,
  'label-begin': 12,
  'name-begin': 12,
  'path-shape': 7,
  'url-shape': 7,
  outline: 7,
};
const lifetimeHalves = 6;

/** A page more under the same domain adds this much of a domain. */
const sameParentShare = 0.01;

export function createCampaignMemory(traitsMax = traitsMaxDefault): CampaignMemory {
  return { traits: new Map(), traitsMax };
}

export function teach(memory: CampaignMemory, lesson: Lesson): void {
  for (const { kind, key } of lesson.keys) {
    const before = memory.traits.get(key);
    memory.traits.delete(key);
    memory.traits.set(key, taught(before, kind, lesson));
  }
  for (const key of memory.traits.keys()) {
    if (memory.traits.size <= memory.traitsMax) break;
    memory.traits.delete(key);
  }
}

function taught(before: Trait | undefined, kind: MemoryKind, lesson: Lesson): Trait {
  const { firm, parent, timeMs, teacher, weight = 1 } = lesson;
  const decay = before ? faded(kind, timeMs - before.taughtMs) : 0;
  const isMore = kind !== 'parent' && before?.lastParent === parent;
  const share = weight * (isMore ? sameParentShare : 1);
  const isSecurities = firm !== undefined;
  return {
    securities: (before?.securities ?? 0) * decay + (isSecurities ? share : 0),
    other: (before?.other ?? 0) * decay + (isSecurities ? 0 : share),
    taughtMs: Math.max(timeMs, before?.taughtMs ?? timeMs),
    lastParent: parent,
    lastIsSecurities: isSecurities,
    firm: firm ?? before?.firm,
    teacher,
  };
}

/** What is known at `timeMs` of these traits; what is not known is left out. */
export function recall(
  memory: CampaignMemory,
  keys: readonly MemoryKey[],
  timeMs: number,
): Recollection[] {
  const known: Recollection[] = [];
  for (const { kind, key } of keys) {
    const trait = memory.traits.get(key);
    if (!trait) continue;
    const decay = faded(kind, timeMs - trait.taughtMs);
    if (decay === 0) continue;
    known.push({
      kind,
      key,
      securities: trait.securities * decay,
      other: trait.other * decay,
      last: trait.lastIsSecurities ? decay : -decay,
      firm: trait.firm,
      teacher: trait.teacher,
      taughtMs: trait.taughtMs,
    });
  }
  return known;
}

function faded(kind: MemoryKind, ageMs: number): number {
  const halves = Math.max(0, ageMs) / dayMs / halfLifeDays[kind];
  return halves > lifetimeHalves ? 0 : 2 ** -halves;
}
