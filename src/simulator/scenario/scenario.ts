// What a scenario must say: its period, the market's days, and who acts in it.
import type { Habits, Run } from '../run.ts';
import type { Lines } from '../world/network.ts';

export interface Scenario {
  readonly name: string;
  /** First Japanese day. */
  readonly firstDate: string;
  readonly days: number;
  /** Hijacked accounts at scale 1. */
  readonly accesses: number;
  /** The whole market's return on days that are known; undefined draws an ordinary one. */
  marketDay(dayStartMs: number): number | undefined;
  readonly lines?: Lines;
  readonly habits?: Habits;
  /** Dates on which a popular stock is newly listed. */
  readonly listings?: readonly string[];
  /** Names of the kinds of hijackers that take part, and of those that only accompany others. */
  readonly kinds: readonly string[];
  readonly companions?: readonly string[];
  /** Puts everybody into the queue. */
  begin(run: Run): void;
}
