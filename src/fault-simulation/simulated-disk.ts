// The disk of a simulated machine, which outlives its processes: slow, full, torn and failing as told.
import { basename, dirname } from 'node:path';
import type { Disk, DiskFile } from '../engine/journal/disk.ts';
import { between, chance, integer, type Random } from '../simulator/random.ts';
import type { Faults } from './faults.ts';
import { change, createPlatter, forget, losePower, makeDurable, type Platter } from './platter.ts';
import type { Life, SimulatedTime } from './simulated-time.ts';

export interface SimulatedDisk {
  /** The disk as one process sees it; `die` is called where the process is to die in a write. */
  diskOf(life: Life, die: () => void): Disk;
  /** The process that held the locks is gone; with the power goes what was not synced. */
  crash(losesPower: boolean): void;
  /** Flips one bit of a segment at rest; where, or nothing where there is no segment. */
  rot(): { readonly path: string; readonly offset: number } | undefined;
  /** Names of a path's files with what a reader sees. */
  readonly files: ReadonlyMap<string, Platter>;
  /** Most bytes that ever waited for a sync. */
  readonly unsyncedBytesMost: number;
}

export interface DiskParts {
  readonly random: Random;
  readonly time: SimulatedTime;
  readonly faults: () => Faults;
}

type Names = ReadonlyMap<string, Platter>;

/** An operation of a healthy disk takes so long. */
const operationMs = { least: 0.05, most: 2 };
const slowFactor = 100;
/** After so long somebody has made room on a full disk. */
const fullMs = 3_000;

function systemError(code: string): Error {
  return Object.assign(new Error(code), { code });
}

export function createSimulatedDisk({ random, time, faults }: DiskParts): SimulatedDisk {
  let files = new Map<string, Platter>();
  /** Names as of the last sync of their directory, and each state since then. */
  let durableNames: Names = new Map();
  let laterNames: Names[] = [];
  let roomBytes = Number.NaN;
  let unsyncedBytesMost = 0;

  function operationTime(): number {
    const ms = between(random, operationMs.least, operationMs.most);
    return chance(random, faults().slowDisk) ? ms * slowFactor : ms;
  }

  /** Takes its time; never ends for a process that has died meanwhile. */
  function operation<Value>(life: Life, work: () => Value): Promise<Value> {
    return new Promise((resolve, reject) => {
      time.after(operationTime(), life, () => {
        try {
          resolve(work());
        } catch (error) {
          reject(error);
        }
      });
    });
  }

  function failIf(probability: number): void {
    if (chance(random, probability)) throw systemError('EIO');
  }

  /** How much of so many bytes still fits. */
  function roomFor(bytes: number): number {
    const { roomBytes: given } = faults();
    if (Number.isNaN(roomBytes) || given === Number.POSITIVE_INFINITY) roomBytes = given;
    const fits = Math.min(bytes, Math.max(0, Math.floor(roomBytes)));
    roomBytes -= fits;
    if (fits < bytes) time.after(fullMs, undefined, () => (roomBytes = Number.POSITIVE_INFINITY));
    return fits;
  }

  function write(platter: Platter, bytes: Buffer, position: number, die: () => void): void {
    const put = (count: number): void =>
      change(platter, { kind: 'write', position, bytes: bytes.subarray(0, count) });
    if (chance(random, faults().crashAtWrite)) {
      put(integer(random, 0, bytes.length));
      die();
      return;
    }
    if (chance(random, faults().writeError)) {
      put(integer(random, 0, bytes.length));
      throw systemError('EIO');
    }
    // What is written over takes no room.
    const grown = Math.max(0, position + bytes.length - platter.cached.length);
    const fits = bytes.length - grown + roomFor(grown);
    put(fits);
    if (fits < bytes.length) throw systemError('ENOSPC');
    const unsynced = platter.changes.reduce(
      (sum, made) => sum + (made.kind === 'write' ? made.bytes.length : 0),
      0,
    );
    unsyncedBytesMost = Math.max(unsyncedBytesMost, unsynced);
  }

  function sync(platter: Platter, count: number): void {
    if (chance(random, faults().syncError)) {
      if (chance(random, 0.5)) forget(platter, count);
      throw systemError('EIO');
    }
    makeDurable(platter, count);
  }

  function named(alter: (names: Map<string, Platter>) => void): void {
    const names = new Map(files);
    alter(names);
    files = names;
    laterNames.push(names);
  }

  function fileOf(platter: Platter, life: Life, die: () => void): DiskFile {
    return {
      read: async (target, position) => platter.cached.copy(target, 0, position),
      // The caller may fill its buffer again as soon as it is told that it was written.
      write: (bytes, position) =>
        operation(life, () => write(platter, Buffer.from(bytes), position, die)).then(() =>
          life.isAlive ? undefined : new Promise(() => undefined),
        ),
      sync() {
        const count = platter.changes.length;
        return operation(life, () => sync(platter, count));
      },
      truncate: (lengthBytes) =>
        operation(life, () => {
          roomBytes += Math.max(0, platter.cached.length - lengthBytes);
          change(platter, { kind: 'truncate', lengthBytes });
        }),
      sizeBytes: async () => platter.cached.length,
      close: async () => undefined,
    };
  }

  function open(path: string, mode: 'read' | 'write' | 'create'): Platter {
    const found = files.get(path);
    if (mode === 'create') {
      if (found) throw systemError('EEXIST');
      const made = createPlatter();
      named((names) => names.set(path, made));
      return made;
    }
    if (!found) throw systemError('ENOENT');
    return found;
  }

  return {
    diskOf: (life, die) => ({
      open: (path, mode) => operation(life, () => fileOf(open(path, mode), life, die)),
      makeDirectory: async () => undefined,
      names: async (directory) =>
        [...files.keys()]
          .filter((path) => dirname(path) === directory)
          .map((path) => basename(path)),
      rename: (from, to) =>
        operation(life, () => {
          const platter = open(from, 'write');
          named((names) => {
            names.delete(from);
            names.set(to, platter);
          });
        }),
      remove: (path) =>
        operation(life, () => {
          open(path, 'write');
          named((names) => names.delete(path));
        }),
      syncDirectory() {
        const asOf = files;
        const count = laterNames.length;
        return operation(life, () => {
          failIf(faults().syncError);
          durableNames = asOf;
          laterNames.splice(0, count);
        });
      },
    }),
    crash(losesPower) {
      if (losesPower) {
        const survived = integer(random, 0, laterNames.length);
        files = new Map(survived === 0 ? durableNames : laterNames[survived - 1]!);
        for (const platter of files.values()) losePower(platter, random);
        durableNames = files;
        laterNames = [];
      }
      // A lock says which process holds it; here they all have the number of this one.
      named((names) => {
        for (const path of names.keys()) if (basename(path).startsWith('lock.')) names.delete(path);
      });
    },
    rot() {
      const segments = [...files].filter(([path]) => path.endsWith('.segment'));
      const found = segments[integer(random, 0, segments.length - 1)];
      if (!found || found[1].durable.length === 0) return undefined;
      const [path, platter] = found;
      const offset = integer(random, 0, platter.durable.length - 1);
      for (const bytes of new Set([platter.durable, platter.cached]))
        if (offset < bytes.length) bytes[offset]! ^= 1 << integer(random, 0, 7);
      return { path, offset };
    },
    get files() {
      return files;
    },
    get unsyncedBytesMost() {
      return unsyncedBytesMost;
    },
  };
}
