// A read model in memory that remembers what it was given: away now and then, and empty after a crash,
// since the embedded database never syncs.
import type { Projection } from '../engine/projection/projection.ts';
import { projectionError } from '../engine/projection/projection-error.ts';
import type { EffectsAt } from '../engine/projection/rows.ts';
import { between, chance, type Random } from '../simulator/random.ts';
import type { Faults } from './faults.ts';
import type { Life, SimulatedTime } from './simulated-time.ts';

export interface SimulatedProjection {
  open(life: Life): Projection;
  crash(): void;
  /** Effects as JSON by the sequence they were applied at, in the order of their application. */
  readonly applied: ReadonlyMap<number, string>;
  readonly sequence: number;
}

const callMs = { least: 0.5, most: 40 };

export function createSimulatedProjection(
  random: Random,
  time: SimulatedTime,
  faults: () => Faults,
): SimulatedProjection {
  let sequence = 0;
  let applied = new Map<number, string>();

  function empty(): void {
    sequence = 0;
    applied = new Map();
  }

  async function called(life: Life): Promise<void> {
    await time.sleep(between(random, callMs.least, callMs.most), life);
    if (chance(random, faults().projectionAway)) throw projectionError('unavailable', 'simulated');
  }

  function apply(batch: readonly EffectsAt[]): void {
    for (const at of batch) {
      if (at.sequence <= sequence) continue;
      ({ sequence } = at);
      // Without effects it only says how far all was applied.
      if (at.effects.length > 0) applied.set(at.sequence, JSON.stringify(at.effects));
    }
  }

  return {
    crash: empty,
    get applied() {
      return applied;
    },
    get sequence() {
      return sequence;
    },
    open(life) {
      const fed: Pick<Projection, 'applied' | 'sequence' | 'apply' | 'reset' | 'close'> = {
        get applied() {
          return sequence;
        },
        async sequence() {
          await called(life);
          return sequence;
        },
        async apply(batch) {
          await called(life);
          apply(batch);
        },
        async reset() {
          await called(life);
          empty();
        },
        close: async () => undefined,
      };
      // No client of a simulated run asks the read model anything.
      return fed as Projection;
    },
  };
}
