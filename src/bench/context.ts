// What the benchmarks of one call share: a folder that goes away, accounts prepared once, progress.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addKey } from '../engine/keys.ts';
import { startChild } from './child.ts';
import type { Filled, Filling } from './prepare/fill-data.ts';
import { settle } from './service/settle.ts';

/** Events must not lie in the future of the engine, and those sent later not before these. */
const pastMs = 15 * 60_000;

/** The wave that is replayed: some half a million events. */
const waveAccounts = 20_000;
const waveSeed = 1;

export interface Prepared extends Filled {
  readonly directory: string;
  readonly accounts: number;
  /** A key for every firm. */
  readonly key: string;
  /** Until the read model held all of it. */
  readonly settledSeconds: number;
}

export interface Wave {
  readonly file: string;
  readonly events: number;
}

export interface BenchContext {
  readonly accounts: number;
  /** How long memory is watched under load. */
  readonly memorySeconds: number;
  /** How many seeds the fault simulation runs. */
  readonly seeds: number;
  /** Made at the first call with this number, in this run; benchmarks go on from what others left. */
  prepared(accounts: number): Promise<Prepared>;
  /** A simulated wave, made at the first call in this run. */
  wave(): Promise<Wave>;
  /** A new empty folder. */
  folder(name: string): string;
  say(message: string): void;
  /** Removes everything that was made. */
  dispose(): void;
}

export function createContext(
  options: { accounts: number; memorySeconds: number; seeds: number; keptIn?: string },
  say: (message: string) => void,
): BenchContext {
  const base = mkdtempSync(join(tmpdir(), 'sekisho-bench-'));
  const { keptIn } = options;
  const preparing = new Map<number, Promise<Prepared>>();
  process.once('exit', remove);
  let simulating: Promise<Wave> | undefined;

  function remove(): void {
    rmSync(base, { recursive: true, force: true });
  }

  function folder(name: string): string {
    const made = join(base, name);
    mkdirSync(made, { recursive: true });
    return made;
  }

  /** What was kept is as old as it is: nothing in it lies in the future. */
  async function prepare(accounts: number): Promise<Prepared> {
    if (!keptIn) return make(folder(`accounts-${accounts}`), accounts);
    const directory = join(keptIn, `accounts-${accounts}`);
    const whole = `${directory}.json`;
    if (existsSync(whole)) return JSON.parse(readFileSync(whole, 'utf8')) as Prepared;
    rmSync(directory, { recursive: true, force: true });
    mkdirSync(directory, { recursive: true });
    const made = await make(directory, accounts);
    writeFileSync(whole, JSON.stringify(made));
    return made;
  }

  async function make(directory: string, accounts: number): Promise<Prepared> {
    const key = await addKey(directory, '*');
    const filled = await fill({ directory, accounts, endMs: Date.now() - pastMs }, say);
    say(`${accounts} accounts: filling the read model`);
    return { ...filled, directory, accounts, key, settledSeconds: await settle(directory, key) };
  }

  async function simulate(): Promise<Wave> {
    say(`simulating a wave over ${waveAccounts} accounts`);
    const made = folder('wave');
    const child = startChild(new URL('./wave/simulate-child.ts', import.meta.url), []);
    const options = { folder: made, accounts: waveAccounts, seed: waveSeed };
    const { events } = await child.ask<{ events: number }>(options);
    await child.end();
    return { file: join(made, 'events.jsonl.gz'), events };
  }

  return {
    ...options,
    folder,
    say,
    prepared(accounts) {
      const known = preparing.get(accounts) ?? prepare(accounts);
      preparing.set(accounts, known);
      return known;
    },
    wave() {
      simulating ??= simulate();
      return simulating;
    },
    dispose() {
      process.off('exit', remove);
      remove();
    },
  };
}

async function fill(filling: Filling, say: (message: string) => void): Promise<Filled> {
  const child = startChild(new URL('./prepare/fill-child.ts', import.meta.url), []);
  let message = await child.ask<{ events?: number; filled?: Filled }>(filling);
  while (!message.filled) {
    say(`${filling.accounts} accounts: ${message.events} events folded`);
    message = await child.next();
  }
  await child.end();
  return message.filled;
}
