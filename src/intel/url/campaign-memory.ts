// Remembers what confirmed phishing repeats: each trait with its time, its teacher and whom it hit.
import { dayMs, decayOver, hourMs } from '../../core/lib/decay.ts';
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
  /** The same where it was taught within hours: what runs now decides before what ran last week. */
  readonly fresh: number;
  /** The same numbers of everything remembered: what chance alone would show. */
  readonly allSecurities: number;
  readonly allOther: number;
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

/**
 * Two generations: what is taught is kept in the recent one; when that holds half of `traitsMax`, it
 * becomes the earlier one, and what was there and not taught since is forgotten.
 */
export interface CampaignMemory {
  recent: Map<string, Trait>;
  earlier: ReadonlyMap<string, Trait>;
  /** Every lesson, whatever its traits. */
  readonly all: Trait;
  readonly traitsMax: number;
}

/** About 50,000 lessons: half a year of the 2025 wave with all other brands; some 80 MB. */
const traitsMaxDefault = 300_000;

/**
 * Half-lives in days. Domains live a day and kit paths up to 25 (measured over March to October 2025);
 * shapes drift within weeks. After `lifetimeHalves` of them a trait is forgotten.
 */
const halfLifeDays: Readonly<Record<MemoryKind, number>> = {
  page: 20,
  parent: 20,
  'kit-path': 12,
  'path-word': 12,
  label: 12,
  'label-begin': 12,
  'name-begin': 12,
  'path-shape': 7,
  'url-shape': 7,
  outline: 7,
};
/** All together fade like shapes, which are compared with them. */
const allKind: MemoryKind = 'outline';
const lifetimeHalves = 6;
/** A campaign runs for hours: 97 % of the domains are gone after a day. */
const freshHalfMs = 7 * hourMs;

/** The beginning of one name is often an ordinary word (`secur`, `virtu`); two domains with it are a series. */
const beginnings: ReadonlySet<MemoryKind> = new Set(['label-begin', 'name-begin']);
const beginningsMin = 1.5;

/** Of these every confirmation counts; of others a page more under the same domain as much of one. */
const ownKinds: ReadonlySet<MemoryKind> = new Set(['page', 'parent']);
const sameParentShare = 0.01;

export function createCampaignMemory(traitsMax = traitsMaxDefault): CampaignMemory {
  return { recent: new Map(), earlier: new Map(), all: newTrait(0), traitsMax };
}

export function teach(memory: CampaignMemory, lesson: Lesson): void {
  for (const { kind, key } of lesson.keys) {
    let trait = memory.recent.get(key);
    if (!trait) {
      trait = memory.earlier.get(key) ?? newTrait(lesson.timeMs);
      memory.recent.set(key, trait);
    }
    teachTrait(trait, kind, lesson);
  }
  teachTrait(memory.all, allKind, lesson);
  if (memory.recent.size * 2 <= memory.traitsMax) return;
  memory.earlier = memory.recent;
  memory.recent = new Map();
}

function newTrait(taughtMs: number): Trait {
  return {
    securities: 0,
    other: 0,
    taughtMs,
    lastParent: '',
    lastIsSecurities: false,
    firm: undefined,
    teacher: '',
  };
}

function teachTrait(trait: Trait, kind: MemoryKind, lesson: Lesson): void {
  const { firm, parent, timeMs, teacher, weight = 1 } = lesson;
  const decay = faded(kind, timeMs - trait.taughtMs);
  const isMore = !ownKinds.has(kind) && trait.lastParent === parent;
  const share = weight * (isMore ? sameParentShare : 1);
  const isSecurities = firm !== undefined;
  trait.securities = trait.securities * decay + (isSecurities ? share : 0);
  trait.other = trait.other * decay + (isSecurities ? 0 : share);
  trait.taughtMs = Math.max(timeMs, trait.taughtMs);
  trait.lastParent = parent;
  trait.lastIsSecurities = isSecurities;
  trait.firm = firm ?? trait.firm;
  trait.teacher = teacher;
}

/** What is known at `timeMs` of these traits; what is not known is left out. */
export function recall(
  memory: CampaignMemory,
  keys: readonly MemoryKey[],
  timeMs: number,
): Recollection[] {
  const known: Recollection[] = [];
  const allDecay = faded(allKind, timeMs - memory.all.taughtMs);
  const allSecurities = memory.all.securities * allDecay;
  const allOther = memory.all.other * allDecay;
  for (const { kind, key } of keys) {
    const trait = memory.recent.get(key) ?? memory.earlier.get(key);
    if (!trait) continue;
    const ageMs = Math.max(0, timeMs - trait.taughtMs);
    const decay = faded(kind, ageMs);
    if (decay === 0) continue;
    const [securities, other] = [trait.securities * decay, trait.other * decay];
    if (beginnings.has(kind) && securities + other < beginningsMin) continue;
    const side = trait.lastIsSecurities ? 1 : -1;
    known.push({
      kind,
      key,
      securities,
      other,
      allSecurities,
      allOther,
      last: side * decay,
      fresh: side * decayOver(ageMs, freshHalfMs),
      firm: trait.firm,
      teacher: trait.teacher,
      taughtMs: trait.taughtMs,
    });
  }
  return known;
}

function faded(kind: MemoryKind, ageMs: number): number {
  const halfLifeMs = halfLifeDays[kind] * dayMs;
  return ageMs > lifetimeHalves * halfLifeMs ? 0 : decayOver(ageMs, halfLifeMs);
}
