// One simulated run from one seed: clients, crashes and faults, then quiet, then every check.
import { defaultPolicy } from '../core/decision/policy.ts';
import { openJournal } from '../engine/journal/journal.ts';
import type { JournalDamage } from '../engine/journal/scan.ts';
import { verifyJournal } from '../engine/journal/verify.ts';
import { readRecord } from '../engine/journal-record.ts';
import { between, integer, stream } from '../simulator/random.ts';
import { createBook } from './book.ts';
import { check } from './check.ts';
import { runClient } from './client.ts';
import { chooseFaults, type Faults, noFaults } from './faults.ts';
import { directory, limits, type Machine, pace, pendingBytesMax, startMachine } from './machine.ts';
import { noPlant, type Plant } from './plants.ts';
import { createSimulatedDisk, type SimulatedDisk } from './simulated-disk.ts';
import { createSimulatedProjection } from './simulated-projection.ts';
import { createSimulatedStore } from './simulated-store.ts';
import { createSimulatedTime, type SimulatedTime } from './simulated-time.ts';

export interface SeedOutcome {
  readonly seed: number;
  /** What does not hold; empty where everything does. */
  readonly findings: readonly string[];
  /** `damaged`: bytes of the journal were flipped, and it was refused, naming the place. */
  readonly end: 'quiet' | 'damaged';
  readonly figures: {
    readonly turns: number;
    readonly events: number;
    readonly crashes: number;
    readonly powerLosses: number;
    readonly failures: number;
    readonly tailsCut: number;
    readonly degraded: number;
    readonly statuses: Readonly<Record<string, number>>;
  };
}

const clientsMost = 8;
const eventsEach = { least: 8, most: 30 };
/** Faults go on for so long at most; then everybody must be answered within as long again. */
const faultsMsMax = 40_000;
const quietMsMax = 120_000;
const watchEveryMs = 50;

/** A policy under which something is held and challenged, and soon lapses. */
const strict = { ...defaultPolicy, version: 'strict', holdJpy: 300, holdShare: 0, stepUpJpy: 20 };
const settings = [
  {},
  { policy: { ...strict, holdMinutesMax: 0.1, stepUpMinutesMax: 0.05 } },
  { policy: { ...strict, version: 'strict-2', holdMinutesMax: 0.3, stepUpMinutesMax: 0.2 } },
];

export async function runSeed(seed: number, plant: Plant = noPlant): Promise<SeedOutcome> {
  const of = (name: string) => stream(seed, name);
  const time = createSimulatedTime(of('turns'));
  let inForce: Faults = chooseFaults(of('faults'));
  const faults = (): Faults => inForce;
  const disk = createSimulatedDisk({ random: of('disk'), time, faults });
  const split = plant.split ?? noPlant.split!;
  const store = createSimulatedStore({ random: of('store'), time, faults, split });
  const projection = createSimulatedProjection(of('projection'), time, faults);
  const parts = { random: of('machine'), time, faults, disk, store, projection, plant, settings };
  const machine = startMachine(parts);
  const book = createBook();
  const findings: string[] = [];
  watch(time, machine, disk, findings);

  const random = of('clients');
  const clients = Array.from({ length: integer(random, 1, clientsMost) }, (_, number) =>
    runClient({
      number,
      events: Math.round(between(random, eventsEach.least, eventsEach.most)),
      random: of(`client ${number}`),
      time,
      faults,
      service: machine.service,
      book,
    }),
  );
  let isDone = false;
  void Promise.all(clients).then(() => {
    isDone = true;
  });
  const outcome = (end: SeedOutcome['end'], found: readonly string[]): SeedOutcome => {
    const { crashes, powerLosses, failures, tailsCut } = machine.counts;
    const { statuses, degraded, sent } = book;
    const figures = { turns: time.turns, events: sent.size, crashes, powerLosses, failures };
    return { seed, end, findings: found, figures: { ...figures, tailsCut, degraded, statuses } };
  };
  try {
    const isOver = (): boolean => isDone || machine.refusal !== undefined;
    await time.runUntil(() => isOver() || time.elapsedMs > faultsMsMax, quietMsMax);
    inForce = noFaults;
    await time.runUntil(
      () => machine.refusal !== undefined || (isDone && isCaughtUp(machine)),
      faultsMsMax + quietMsMax,
    );
    const caughtUpSequence = machine.host?.feed.sequence ?? 0;
    if (machine.refusal) return outcome('damaged', await judgeRefusal(machine, disk, time));
    await drive(time, machine.stop());
    const read = await readJournal(disk, time);
    if (read.damages.length > 0)
      return outcome('damaged', machine.rotten.length > 0 ? [] : read.damages.map(wordsOf));
    const { records } = read;
    const { applied } = projection;
    const stored = { stored: store.tables, storedSequence: store.sequence };
    findings.push(...check({ book, records, ...stored, applied, caughtUpSequence, limits }));
  } catch (error) {
    findings.push((error as Error).message);
  }
  return outcome('quiet', findings);
}

/** The read model has all that is durable. */
function isCaughtUp({ host }: Machine): boolean {
  return host?.isCaughtUp === true;
}

/** Looks at what is bounded, again and again. */
function watch(
  time: SimulatedTime,
  machine: Machine,
  disk: SimulatedDisk,
  findings: string[],
): void {
  const most = { unsaved: pace.unsavedMax + pace.batchMax * 12, unsynced: 2 * pendingBytesMax };
  const look = (): void => {
    const { unsaved = 0 } = machine.host?.engine.checkpoints ?? {};
    if (unsaved > most.unsaved) findings.push(`${unsaved} records are unsaved`);
    if (disk.unsyncedBytesMost > most.unsynced)
      findings.push(`${disk.unsyncedBytesMost} bytes waited for a sync`);
    if (findings.length === 0) time.after(watchEveryMs, undefined, look);
  };
  look();
}

/** Lets simulated time pass until the promise has an end. */
async function drive<Value>(time: SimulatedTime, promise: Promise<Value>): Promise<Value> {
  let isSettled = false;
  promise.then(
    () => (isSettled = true),
    () => (isSettled = true),
  );
  await time.runUntil(() => isSettled, time.elapsedMs + quietMsMax);
  return promise;
}

async function damagesOf(disk: SimulatedDisk, time: SimulatedTime): Promise<JournalDamage[]> {
  const look = async (): Promise<JournalDamage[]> => {
    const damages: JournalDamage[] = [];
    const readable = disk.diskOf({ isAlive: true }, () => undefined);
    for await (const damage of verifyJournal(`${directory}/journal`, readable))
      damages.push(damage);
    return damages;
  };
  return drive(time, look());
}

async function readJournal(disk: SimulatedDisk, time: SimulatedTime) {
  const damages = await damagesOf(disk, time);
  if (damages.length > 0) return { damages, records: [] };
  const life = { isAlive: true };
  const read = async () => {
    const journal = await openJournal(`${directory}/journal`, {
      disk: disk.diskOf(life, () => undefined),
      scheduler: time.schedulerOf(life),
    });
    const records = [];
    for await (const { payload } of journal.read(1)) records.push(readRecord(payload));
    await journal.close();
    return records;
  };
  return { damages, records: await drive(time, read()) };
}

/** A refused journal must be damaged where a byte was flipped, and the damage must be named there. */
async function judgeRefusal(
  machine: Machine,
  disk: SimulatedDisk,
  time: SimulatedTime,
): Promise<string[]> {
  const { refusal, rotten } = machine;
  if (rotten.length === 0) return [`refused though no byte was flipped: ${refusal?.message}`];
  const damages = await damagesOf(disk, time);
  const files = new Set(rotten.map(({ path }) => path));
  const isNamed = damages.some(({ segment }) => [...files].some((path) => path.endsWith(segment)));
  return isNamed ? [] : [`refused, and the damage is not named: ${refusal?.message}`];
}

function wordsOf({ segment, offset, sequence, problem }: JournalDamage): string {
  return `the journal is damaged: ${segment} at ${offset}, record ${sequence}, ${problem}`;
}
