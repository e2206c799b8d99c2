// What answers to the console are made from: the state in memory, the journal, and the projection.
import type { Projection } from '../projection/projection.ts';
import type { Started } from '../start.ts';

export interface ConsoleParts {
  readonly data: Pick<Started, 'stored' | 'journal' | 'store' | 'folder'>;
  readonly projection: Projection;
  /** What it is now for people: the wall's time, or in a replayed world that of its events. */
  readonly nowMs: () => number;
}
