// A simulated machine: its disk, store and database outlive the service's processes, which crash and
// are started again; every call of a client goes to the process of the moment.
import type { Answer, EngineClient } from '../engine/client.ts';
import { defaultPace, type EnginePace } from '../engine/engine.ts';
import { JournalError } from '../engine/journal/journal-error.ts';
import type { GivenSettings } from '../engine/settings.ts';
import { openData } from '../engine/start.ts';
import { defaultLimits, type WorldLimits } from '../engine/world/world.ts';
import { type Host, startHost } from '../serve/engine-host.ts';
import type { ToEngine } from '../serve/messages.ts';
import { type EngineLife, type EngineThread, supervise } from '../serve/supervise.ts';
import { between, chance, exponential, pick, type Random } from '../simulator/random.ts';
import type { Service } from './client.ts';
import { startMs } from './client-events.ts';
import type { Faults } from './faults.ts';
import type { Plant } from './plants.ts';
import type { SimulatedDisk } from './simulated-disk.ts';
import type { SimulatedProjection } from './simulated-projection.ts';
import type { SimulatedStore } from './simulated-store.ts';
import type { Life, SimulatedTime } from './simulated-time.ts';

export const directory = '/data';
/**
 * Small, so that few events fill, forget and reload nearly everything. One event must not touch more
 * cases or accounts than half of what memory holds: it would be handed two copies of the same one.
 */
export const limits: WorldLimits = {
  ...defaultLimits,
  accounts: 32,
  cases: 128,
  addresses: 4,
  networks: 4,
  devices: 6,
  listings: 4,
  instruments: 4,
  crowds: 4,
};
const idsMax = 4_096;
const segmentBytesMax = 12 * 1024;
export const pendingBytesMax = 64 * 1024;
export const pace: EnginePace = {
  ...defaultPace,
  batchMax: 16,
  unsavedBegin: 30,
  unsavedMax: 80,
  tailMax: 60,
  checkpointEveryMs: 2_000,
};
/** From one thread to another. */
const messageMs = 0.05;
const restartMs = { least: 50, most: 1_500 };

export interface MachineParts {
  readonly random: Random;
  readonly time: SimulatedTime;
  readonly faults: () => Faults;
  readonly disk: SimulatedDisk;
  readonly store: SimulatedStore;
  readonly projection: SimulatedProjection;
  readonly plant: Plant;
  readonly settings: readonly GivenSettings[];
}

export interface MachineCounts {
  crashes: number;
  powerLosses: number;
  failures: number;
  /** Starts for which a person had to allow that a damaged end is cut off. */
  tailsCut: number;
}

export interface Machine {
  readonly service: Service;
  readonly counts: MachineCounts;
  /** Why it does not start any more, or what it said of its journal. */
  readonly refusal: Error | undefined;
  /** Bytes that were flipped at rest. */
  readonly rotten: readonly { readonly path: string; readonly offset: number }[];
  /** The engine of the moment, if it is open. */
  readonly host: Host | undefined;
  /** SIGTERM; resolves when the process has ended. */
  stop(): Promise<void>;
}

interface Process {
  readonly engine: EngineClient;
  readonly calls: Set<() => void>;
  isAlive: boolean;
}

export function startMachine(parts: MachineParts): Machine {
  const { random, time, faults, disk, store, projection, plant } = parts;
  const counts: MachineCounts = { crashes: 0, powerLosses: 0, failures: 0, tailsCut: 0 };
  const rotten: { path: string; offset: number }[] = [];
  let running: Process | undefined;
  let host: Host | undefined;
  let refusal: Error | undefined;
  let named = '';
  /** The process that runs, and its threads. */
  let lives: Life[] = [];
  let skewMs = 0;
  /** Power was lost since the last sound start: only then may a damaged end be cut. */
  let isPowerLost = false;
  let mayCut = false;
  let isStopping = false;

  function nowMs(): number {
    const { clockJump, clockJumpMsMax } = faults();
    // In the end somebody sets it right.
    if (clockJump === 0) skewMs = 0;
    else if (chance(random, clockJump)) skewMs = between(random, -clockJumpMsMax, clockJumpMsMax);
    return Math.floor(startMs + time.elapsedMs + skewMs);
  }

  function startProcess(): void {
    const processLife: Life = { isAlive: true };
    lives = [processLife];
    const engine = supervise({
      start: startThread,
      scheduler: time.schedulerOf(processLife),
      elapsedMs: () => time.elapsedMs,
      // A damage that is found while serving goes on is named, once, to who reads the log.
      log(message) {
        if (message.includes('journal corrupt')) named = message;
      },
    });
    // Why it cannot be started is learnt where it is refused.
    engine.ready.catch(() => undefined);
    const process: Process = { engine, calls: new Set(), isAlive: true };
    running = process;
    const { crashEveryMs } = faults();
    if (crashEveryMs < Number.POSITIVE_INFINITY)
      time.after(exponential(random, crashEveryMs), undefined, () => {
        if (running === process && faults().crashEveryMs === crashEveryMs) crash();
      });
  }

  function startThread(engineLife: EngineLife): EngineThread {
    const life: Life = { isAlive: true };
    lives.push(life);
    const waiting: ToEngine[] = [];
    let own: Host | undefined;
    // Whoever asked to be told may only be told when it knows of the thread.
    time.after(messageMs, life, () => {
      void open(life, engineLife).then((opened) => {
        own = opened;
        for (const message of waiting) own?.take(message);
      });
    });
    return {
      post: (message) =>
        time.after(messageMs, life, () => (own ? own.take(message) : waiting.push(message))),
    };
  }

  async function open(life: Life, engineLife: EngineLife): Promise<Host | undefined> {
    const post: EngineLife['message'] = (message) =>
      time.after(messageMs, life, () => engineLife.message(message));
    const end = (): void => {
      life.isAlive = false;
      host = undefined;
      time.after(messageMs, undefined, engineLife.exit);
    };
    try {
      const data = await openOn(life);
      isPowerLost = false;
      const opened = startHost({
        data,
        pace,
        lookUp: () => undefined,
        nowMs,
        clock: 'wall',
        settings: pick(random, parts.settings),
        projection: projection.open(life),
        scheduler: time.schedulerOf(life),
        post,
        end(how) {
          if (how === 'failed') counts.failures += 1;
          end();
        },
      });
      host = opened;
      post({ ready: { refolded: data.refolded, otherwise: data.otherwise, ms: 0 } });
      return opened;
    } catch (error) {
      await refused(error as Error, engineLife);
      end();
      return undefined;
    }
  }

  async function openOn(life: Life) {
    const takesOver = lives.length > 2;
    const cutDamagedTail = mayCut;
    mayCut = false;
    const real = disk.diskOf(life, crash);
    const data = await openData(directory, limits, false, {
      disk: plant.disk?.(real) ?? real,
      openStore: () => store.open(life, crash),
      removeStore: async () => store.remove(),
      journal: {
        segmentBytesMax,
        pendingBytesMax,
        cutDamagedTail,
        takesOver,
        scheduler: time.schedulerOf(life),
      },
      idsMax,
    });
    if (cutDamagedTail) counts.tailsCut += 1;
    return data;
  }

  /** A person looks at a journal that is refused: after a loss of power its end may be cut. */
  async function refused(error: Error, engineLife: EngineLife): Promise<void> {
    const isCorrupt = error instanceof JournalError && error.code === 'corrupt';
    if (isCorrupt && isPowerLost && rotten.length === 0 && !mayCut) {
      mayCut = true;
      isPowerLost = false;
    } else if (isCorrupt) {
      refusal = error;
      engineLife.message({ unable: error.message });
    }
  }

  function crash(): void {
    const process = running;
    if (!process) return;
    running = undefined;
    host = undefined;
    process.isAlive = false;
    for (const life of lives) life.isAlive = false;
    lives = [];
    counts.crashes += 1;
    const losesPower = chance(random, faults().powerLoss);
    if (losesPower) {
      counts.powerLosses += 1;
      isPowerLost = true;
    }
    disk.crash(losesPower);
    projection.crash();
    for (const fail of process.calls) fail();
    const flipped = chance(random, faults().bitRot) ? disk.rot() : undefined;
    if (flipped) rotten.push(flipped);
    if (isStopping || refusal) return;
    time.after(between(random, restartMs.least, restartMs.most), undefined, startProcess);
  }

  function call(ask: (engine: EngineClient) => Promise<Answer>): Promise<Answer> {
    const process = running;
    return new Promise((resolve, reject) => {
      if (!process) {
        reject(new Error('nobody listens'));
        return;
      }
      const fail = (): void => reject(new Error('the connection broke'));
      process.calls.add(fail);
      ask(process.engine).then((answer) => {
        process.calls.delete(fail);
        if (process.isAlive) resolve(answer);
      }, fail);
    });
  }

  startProcess();
  return {
    service: { call },
    counts,
    rotten,
    get refusal() {
      return refusal ?? (named ? new Error(named) : undefined);
    },
    get host() {
      return host;
    },
    async stop() {
      isStopping = true;
      await running?.engine.close();
    },
  };
}
