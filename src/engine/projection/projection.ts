// The relational read model for people, folded from effects; all of its work is done on a thread of
// its own, so that neither the start of the database nor a slow query delays an answer.
import type { ProjectionOptions } from './message.ts';
import type { Queries } from './queries.ts';
import type { EffectsAt } from './rows.ts';
import { startThread } from './thread.ts';

/** Everything rejects with a ProjectionError. */
export interface Projection extends Queries {
  /** What is known to be applied; 0 until the database has answered. */
  readonly applied: number;
  /** Asks the database up to where the journal has been folded. May be tried again. */
  sequence(): Promise<number>;
  /**
   * Applies a batch of at most 50,000 effects in one transaction; of what was applied before
   * nothing counts twice. Batches are taken in the order of the calls. One that was rejected must
   * be given again before any later one, or what it held is missing.
   */
  apply(batch: readonly EffectsAt[]): Promise<void>;
  /** Empties everything; then sequence is 0. For a journal that is not the one folded before. */
  reset(): Promise<void>;
  close(): Promise<void>;
}

/** Returns at once; calls wait until the database is open, which for PGlite takes seconds. */
export function openProjection(options: ProjectionOptions): Projection {
  const thread = startThread(options);
  let applied = 0;
  let epoch = 0;
  const know = (value: unknown): number => {
    applied = Number(value);
    return applied;
  };
  const query =
    <Name extends keyof Queries>(name: Name) =>
    (ask: Parameters<Queries[Name]>[0]) =>
      thread.call({ kind: 'query', name, ask }) as ReturnType<Queries[Name]>;
  return {
    get applied() {
      return applied;
    },
    sequence: async () => know(await thread.call({ kind: 'sequence' })),
    async apply(batch) {
      const effects = batch.reduce((sum, at) => sum + at.effects.length, 0);
      try {
        const call = { kind: 'apply', batch: JSON.stringify(batch), epoch } as const;
        know(await thread.call(call, effects));
      } catch (error) {
        epoch += 1;
        throw error;
      }
    },
    async reset() {
      await thread.call({ kind: 'reset' });
      know(0);
    },
    close: () => thread.close(),
    alerts: query('alerts'),
    alert: query('alert'),
    cases: query('cases'),
    case: query('case'),
    decisions: query('decisions'),
    tallies: query('tallies'),
    queue: query('queue'),
    queuePage: query('queuePage'),
    campaigns: query('campaigns'),
    campaign: query('campaign'),
    meansOfCampaign: query('meansOfCampaign'),
    actionsOfCase: query('actionsOfCase'),
    actionsOfCampaign: query('actionsOfCampaign'),
    actions: query('actions'),
    restrictions: query('restrictions'),
    restrictedOrders: query('restrictedOrders'),
    alertsOf: query('alertsOf'),
    minutes: query('minutes'),
    casesOfMeans: query('casesOfMeans'),
    hours: query('hours'),
    hourRange: query('hourRange'),
    stopped: query('stopped'),
    casesAsOf: query('casesAsOf'),
  };
}
