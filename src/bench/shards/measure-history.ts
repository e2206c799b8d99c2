// One simulated history, replayed with its accounts spread over shards that talk, or do not.
import { isTakeover, type LabelledHistory } from '../../cli/labelled-history.ts';
import { readLines } from '../../cli/read-lines.ts';
import type { Event } from '../../core/event/event.ts';
import { readEventText } from '../../core/event/read.ts';
import { createOriginLookup } from '../../edge/lookup/origin-lookup.ts';
import { createShardedFolds, type ShardedOptions } from '../../engine/shards/sharded-folds.ts';
import { type AlertFigures, createAlertCollector } from '../../evaluation/alerts.ts';
import { createCollector } from '../../evaluation/collect.ts';
import { type Outcomes, outcomesOf } from '../../evaluation/outcomes.ts';
import { createTraffic, type Traffic } from './traffic.ts';

export interface Measured {
  readonly outcomes: Outcomes;
  readonly alerts: AlertFigures;
  readonly traffic: Traffic;
  readonly events: number;
  readonly cpuSeconds: number;
}

/** `name` keeps the campaigns of several histories apart. */
export async function measureHistory(
  history: LabelledHistory,
  name: string,
  options: ShardedOptions,
): Promise<Measured> {
  const { labels, campaigns } = history;
  const collector = createCollector(labels, (episode) => !isTakeover(history, episode));
  const alerts = createAlertCollector(labels);
  const traffic = createTraffic();
  const folds = createShardedFolds(options, createOriginLookup().lookup, (folded, _, isCopy) => {
    traffic.take(folded);
    // A print that every shard folds is one print; what one of them makes of it counts.
    alerts.take(isCopy ? { ...folded, event: unseen(folded.event) } : folded);
    if (!isCopy) collector.take(folded);
  });
  let events = 0;
  const before = process.cpuUsage();
  await readLines(history.events, (text) => {
    const read = readEventText(text ?? '');
    if (read.refusal) return;
    events += 1;
    folds.take(read.event, read.timeMs);
  });
  folds.settle();
  const { user, system } = process.cpuUsage(before);
  return {
    outcomes: outcomesOf(collector.rows, 0, name, campaigns.kindOf),
    alerts: alerts.figures(campaigns.isTakeover),
    traffic: traffic.sums(),
    events,
    cpuSeconds: (user + system) / 1e6,
  };
}

/** An event of the same time that nobody counts. */
function unseen({ id, time }: Event): Event {
  return { type: 'clock', id, time };
}
