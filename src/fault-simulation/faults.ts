// Which faults a run is to meet, and how often: a few kinds at a time, chosen by its seed.
import { between, chance, type Random } from '../simulator/random.ts';

export interface Faults {
  /** Chance, at each write, that the process dies in the middle of it. */
  readonly crashAtWrite: number;
  /** Chance, at each commit of a checkpoint, that the process dies during it. */
  readonly crashAtCheckpoint: number;
  /** Mean time between crashes at any moment, ms. */
  readonly crashEveryMs: number;
  /** Of the crashes, those in which the machine loses power as well. */
  readonly powerLoss: number;
  /** Chance that a sync fails. */
  readonly syncError: number;
  /** Chance that a write fails (not for lack of room). */
  readonly writeError: number;
  /** Room that is left when the disk fills up, bytes; it is made free again after a while. */
  readonly roomBytes: number;
  /** Chance that an operation of the disk takes a hundred times as long. */
  readonly slowDisk: number;
  /** Chance that the store answers a cold read only after seconds. */
  readonly slowStore: number;
  /** Chance that a checkpoint is refused. */
  readonly checkpointError: number;
  /** Chance that the database of the read model is away when it is asked. */
  readonly projectionAway: number;
  /** Chance that the clock jumps when it is looked at, and by how much, ms. */
  readonly clockJump: number;
  readonly clockJumpMsMax: number;
  /** Chance that a client sends an event a second time though it was answered. */
  readonly repeat: number;
  /** Chance that a client gives up waiting and sends again while the first is still on its way. */
  readonly impatience: number;
  /** Longest pause of a client between two of its events: the shorter, the more is under way at once. */
  readonly pauseMsMax: number;
  /** Longest time a message takes to the service; more than the least reorders. */
  readonly networkMsMax: number;
  /** Chance that a byte of the journal at rest is flipped between two lives. */
  readonly bitRot: number;
}

/** Every kind is off in half of the runs, so that its absence is seen as well. */
export function chooseFaults(random: Random): Faults {
  const maybe = (low: number, high: number): number => {
    const isOn = chance(random, 0.5);
    const value = between(random, low, high);
    return isOn ? value : 0;
  };
  return {
    crashAtWrite: maybe(0.005, 0.04),
    crashAtCheckpoint: maybe(0.05, 0.4),
    crashEveryMs: chance(random, 0.5) ? between(random, 1_500, 8_000) : Number.POSITIVE_INFINITY,
    powerLoss: maybe(0.2, 1),
    syncError: maybe(0.003, 0.02),
    writeError: maybe(0.002, 0.01),
    roomBytes: chance(random, 0.3) ? between(random, 3_000, 60_000) : Number.POSITIVE_INFINITY,
    slowDisk: maybe(0.005, 0.05),
    slowStore: maybe(0.01, 0.1),
    checkpointError: maybe(0.05, 0.3),
    projectionAway: maybe(0.02, 0.2),
    clockJump: maybe(0.001, 0.01),
    clockJumpMsMax: between(random, 1_000, 3_600_000),
    repeat: maybe(0.02, 0.2),
    impatience: maybe(0.01, 0.1),
    pauseMsMax: between(random, 1, 20) ** 2,
    networkMsMax: between(random, 0.2, 30),
    bitRot: chance(random, 0.1) ? 0.5 : 0,
  };
}

/** What is left when the faults are over and everybody must be answered. */
export const noFaults: Faults = {
  crashAtWrite: 0,
  crashAtCheckpoint: 0,
  crashEveryMs: Number.POSITIVE_INFINITY,
  powerLoss: 0,
  syncError: 0,
  writeError: 0,
  roomBytes: Number.POSITIVE_INFINITY,
  slowDisk: 0,
  slowStore: 0,
  checkpointError: 0,
  projectionAway: 0,
  clockJump: 0,
  clockJumpMsMax: 0,
  repeat: 0,
  impatience: 0,
  pauseMsMax: 10,
  networkMsMax: 1,
  bitRot: 0,
};
