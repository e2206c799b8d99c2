// Waits for the end that a person or the system asks for.
import { once } from 'node:events';

/** Resolves at the first SIGINT or SIGTERM; a second one ends the program at once. */
export function stopSignal(): Promise<unknown> {
  return Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
}
