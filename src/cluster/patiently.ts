// Tries again what fails while the servers find each other or choose a leader.
import { ClusterError } from './cluster-error.ts';

/** Longer than a leader's election, which takes up to nine seconds, three times. */
const patienceMs = 30_000;
const againMs = 250;

/** What is wrong in itself is wrong at once; anything else only when the time is up. */
export async function patiently<Value>(action: () => Promise<Value>): Promise<Value> {
  const beganMs = performance.now();
  for (;;)
    try {
      return await action();
    } catch (error) {
      const isFinal = error instanceof ClusterError && error.code !== 'server';
      if (isFinal || performance.now() - beganMs > patienceMs) throw error;
      await new Promise((resolve) => setTimeout(resolve, againMs));
    }
}
