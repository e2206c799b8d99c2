// For tests: an engine over a disk and a store in memory; the store answers when the test lets it.

import { noonMs } from '../core/state/test-events.ts';
import { type Engine, type EngineParts, startEngine } from './engine.ts';
import { createMemoryDisk } from './journal/memory-disk.ts';
import { createGate } from './journal/testing.ts';
import { type DataPorts, openData, type Started } from './start.ts';
import { createCheckpointBuffer } from './state-store/checkpoint-buffer.ts';
import { createEmptyStore } from './state-store/empty-store.ts';
import type { StateStore } from './state-store/store.ts';
import { defaultLimits } from './world/world.ts';

export interface TestEngine {
  readonly engine: Engine;
  readonly data: Started;
  readonly faults: unknown[];
  /** From now on the store does not answer; gives how to let it. */
  close(): () => void;
}

export async function startTestEngine(
  options: Partial<Pick<EngineParts, 'settings' | 'pace' | 'lookUp' | 'setAside' | 'scheduler'>> & {
    store?: Partial<StateStore>;
  } = {},
): Promise<TestEngine> {
  let gate = Promise.resolve();
  const store: StateStore = {
    ...createEmptyStore(),
    prefetch: () => gate,
    beginCheckpoint: () => createCheckpointBuffer(),
    commit: async () => {},
    ...options.store,
  };
  const ports: DataPorts = {
    disk: createMemoryDisk(),
    openStore: async () => store,
    removeStore: async () => {},
    idsMax: 1_000,
  };
  const data = await openData('/data', defaultLimits, false, ports);
  const faults: unknown[] = [];
  const engine = startEngine({
    ...data,
    lookUp: options.lookUp ?? (() => undefined),
    setAside: options.setAside,
    nowMs: () => noonMs,
    clock: 'wall',
    pace: options.pace,
    scheduler: options.scheduler,
    settings: options.settings,
    onDurable: () => undefined,
    onFatal: (error) => faults.push(error),
  });
  return {
    engine,
    data,
    faults,
    close() {
      const { gate: closed, open } = createGate();
      gate = closed;
      return open;
    },
  };
}
