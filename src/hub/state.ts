// What the hub remembers: who said what of which indicator, instrument and month; a fold of messages.
import type { ReleaseRule } from './limits.ts';
import { defaultReleaseRule } from './limits.ts';
import type { ItemRefusal, Monthly, Named } from './message.ts';

/** One firm's word on an indicator. */
export interface IndicatorWord {
  readonly confidence: number;
  readonly expiresMs: number;
}

export interface KnownIndicator {
  readonly what: Named;
  /** By firm; at most `firmsMax`. */
  readonly words: Map<string, IndicatorWord>;
  /** Firms that ever spoke of it: who alone did so has not heard of it from here. */
  readonly speakers: Set<string>;
  /** The latest time at which anything said of it still holds; after it the entry goes. */
  untilMs: number;
  change: number;
}

/** One firm's word on an instrument. */
export interface AttackWord {
  readonly openedMs: number;
  readonly buyers: number;
  readonly valueJpy: number;
  readonly untilMs: number;
}

export interface KnownAttack {
  readonly instrument: string;
  readonly words: Map<string, AttackWord>;
  readonly speakers: Set<string>;
  /** When the hub first heard of it: the delay runs from here. */
  readonly heardMs: number;
  openedMs: number;
  isReleased: boolean;
  untilMs: number;
  change: number;
}

export interface SubmissionOutcome {
  readonly taken: number;
  readonly refused: readonly ItemRefusal[];
}

export interface FirmRecord {
  /** Sequence of its latest message. */
  sequence: number;
  /** Outcomes of its latest messages by sequence, for a sender who did not hear the answer. */
  readonly answers: Map<
    number,
    { readonly signature: string; readonly outcome: SubmissionOutcome }
  >;
  /** Live words, counted. */
  indicators: number;
  alerts: number;
  /** In the order of their as-of days, one a day. */
  readonly editions: Monthly[];
}

export interface Hub {
  readonly rule: ReleaseRule;
  /** The firms that take part; nobody else is heard. */
  readonly firms: ReadonlyMap<string, FirmRecord>;
  readonly indicators: Map<string, KnownIndicator>;
  readonly attacks: Map<string, KnownAttack>;
  /** Number of the latest change that firms may hear of. */
  change: number;
  sweptMs: number;
}

export function createHub(
  firmNames: readonly string[],
  rule: ReleaseRule = defaultReleaseRule,
): Hub {
  const firms = new Map(firmNames.map((name) => [name, createFirm()]));
  return { rule, firms, indicators: new Map(), attacks: new Map(), change: 0, sweptMs: 0 };
}

function createFirm(): FirmRecord {
  return { sequence: 0, answers: new Map(), indicators: 0, alerts: 0, editions: [] };
}
