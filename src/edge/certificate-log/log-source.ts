// What both kinds of certificate logs are asked: how long they are, and what they hold.
import type { LogEntry } from './log-entry.ts';

export interface TreeHead {
  readonly size: number;
  /** Base64 of the root hash: the same size must have the same root. */
  readonly root: string;
}

export interface LogSource {
  head(): Promise<TreeHead>;
  /** Some entries from `from` on, at least one, none from `until` on; logs answer in pieces they choose. */
  entries(from: number, until: number): Promise<LogEntry[]>;
}

/** JSON numbers beyond this are not exact; no log is near it. */
export const sizeMax = Number.MAX_SAFE_INTEGER;
