// Waits until the read model, which follows what was answered by some moments, holds all of it.
import { setTimeout as pause } from 'node:timers/promises';
import { createCaller } from './http-caller.ts';

const lookEveryMs = 100;

/** Whether it did so in time. */
export async function untilCaughtUp(url: string, key: string, waitMsMax: number): Promise<boolean> {
  const caller = createCaller(url);
  const endMs = performance.now() + waitMsMax;
  try {
    while (performance.now() < endMs) {
      const { body } = await caller.get('/metrics', key);
      if (/^sekisho_projection_lag_events 0$/m.test(body)) return true;
      await pause(lookEveryMs);
    }
    return false;
  } finally {
    caller.close();
  }
}
