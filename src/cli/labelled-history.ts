// A history with the truth beside it: events, labels, and what is known of the campaigns.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createOriginLookup } from '../edge/lookup/origin-lookup.ts';
import {
  createReplay,
  emptyStart,
  type ReplayCounts,
  type ReplayOutput,
} from '../engine/replay.ts';
import type { GivenSettings } from '../engine/settings.ts';
import { type Campaigns, parseCampaigns, unknownCampaigns } from '../evaluation/campaigns.ts';
import { campaignOf, type Labels } from '../evaluation/collect.ts';
import { readLabels } from './read-labels.ts';
import { readLines } from './read-lines.ts';
import { type CommandOutput, UsageError } from './usage.ts';

export interface LabelledHistory {
  readonly events: string;
  readonly labels: Labels;
  readonly campaigns: Campaigns;
}

/** A folder as `sekisho simulate` writes it. */
export async function openFolder(folder: string, output: CommandOutput): Promise<LabelledHistory> {
  const labels = join(folder, 'labels.jsonl');
  if (!existsSync(labels)) throw new UsageError(`${folder}: no labels.jsonl in it`);
  return openHistory(join(folder, 'events.jsonl.gz'), labels, undefined, output);
}

/** `campaigns.json` is looked for beside the labels where it is not named. */
export async function openHistory(
  events: string,
  labels: string,
  campaigns: string | undefined,
  output: CommandOutput,
): Promise<LabelledHistory> {
  const beside = join(dirname(labels), 'campaigns.json');
  const named = campaigns ?? (existsSync(beside) ? beside : undefined);
  return {
    events,
    labels: await readLabels(labels, output),
    campaigns: named ? parseCampaigns(readFileSync(named, 'utf8')) : unknownCampaigns,
  };
}

/** Folds the history from nothing under this model and policy. */
export async function replayHistory(
  { events }: Pick<LabelledHistory, 'events'>,
  given: GivenSettings,
  folded: NonNullable<ReplayOutput['folded']>,
  onProgress: (events: number) => void = () => undefined,
): Promise<Readonly<ReplayCounts>> {
  const replay = createReplay(emptyStart(given), createOriginLookup().lookup, { folded });
  await readLines(events, (text) => {
    replay.take(text ?? '');
    if (replay.counts.events % 1000 === 0) onProgress(replay.counts.events);
  });
  return replay.counts;
}

/** Whether an episode is a takeover, and not what a hijacker did with an account of his own. */
export function isTakeover({ campaigns }: LabelledHistory, episode: string): boolean {
  return campaigns.isTakeover(campaignOf(episode));
}
