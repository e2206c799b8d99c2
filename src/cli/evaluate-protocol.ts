// `sekisho evaluate --protocol`: every kind of hijacker is tested by a model that never saw it.
import { writeFileSync } from 'node:fs';
import { handModel, type Model } from '../core/decision/model.ts';
import { defaultPolicy } from '../core/decision/policy.ts';
import { logOddsOf } from '../core/lib/decay.ts';
import { type AlertFigures, createAlertCollector } from '../evaluation/alerts.ts';
import { campaignOf, createCollector } from '../evaluation/collect.ts';
import { hijackRateOf } from '../evaluation/hijack-rate.ts';
import { type Outcomes, outcomesOf } from '../evaluation/outcomes.ts';
import { foldsOf, pooledFigures } from '../evaluation/pooled.ts';
import { protocolText } from '../evaluation/protocol-text.ts';
import { fitHistories } from './fit-histories.ts';
import { isTakeover, type LabelledHistory, openFolder, replayHistory } from './labelled-history.ts';
import { type CommandOutput, UsageError } from './usage.ts';

export interface ProtocolOptions {
  readonly fitFolders: readonly string[];
  readonly testFolders: readonly string[];
  readonly folds: number;
  /** Where the figures go as JSON. */
  readonly out: string | undefined;
}

interface Run {
  readonly outcomes: Outcomes[];
  readonly alerts: AlertFigures[];
}

/** Fits on some seeds without some kinds, tests on other seeds with those kinds alone; then pools. */
export async function runProtocol(
  { fitFolders, testFolders, folds, out }: ProtocolOptions,
  output: CommandOutput,
): Promise<number> {
  if (fitFolders.length === 0 || testFolders.length === 0)
    throw new UsageError('evaluate --protocol --fit DIR … --test DIR …');
  const fitted = await openAll(fitFolders, output);
  const tested = await openAll(testFolders, output);
  const kinds = [...new Set([...fitted, ...tested].flatMap(({ campaigns }) => campaigns.kinds))];
  const run: Run = { outcomes: [], alerts: [] };
  for (const kindsLeftOut of foldsOf(kinds.sort(), folds)) {
    output.stderr(`fit without ${kindsLeftOut.join(', ')}\n`);
    // From the hand-set weights: the default model has seen every kind.
    const model = await fitHistories(fitted, handModel, {
      version: 'protocol',
      fittedOn: `${fitFolders.length} simulated histories without ${kindsLeftOut.join(', ')}`,
      rounds: 1,
      kindsLeftOut,
    });
    for (const [index, history] of tested.entries())
      await testOn(history, model, kindsLeftOut, testFolders[index]!, run);
  }
  const figures = pooledFigures(run.outcomes, run.alerts);
  if (out) writeFileSync(out, `${JSON.stringify(figures, null, 2)}\n`);
  output.stdout(protocolText(figures));
  return 0;
}

async function openAll(folders: readonly string[], output: CommandOutput) {
  const histories: LabelledHistory[] = [];
  for (const folder of folders) histories.push(await openFolder(folder, output));
  return histories;
}

async function testOn(
  history: LabelledHistory,
  model: Model,
  kindsTested: readonly string[],
  name: string,
  run: Run,
): Promise<void> {
  const { kindOf } = history.campaigns;
  const isTested = (campaign: string) => kindsTested.includes(kindOf(campaign) ?? '');
  const collector = createCollector(
    history.labels,
    (episode) => !isTakeover(history, episode) || !isTested(campaignOf(episode)),
  );
  const alerts = createAlertCollector(history.labels);
  await replayHistory(history, { model }, (folded) => {
    collector.take(folded);
    alerts.take(folded);
  });
  const { rows } = collector;
  const rate = hijackRateOf(rows) ?? model.hijackRate;
  const shift = logOddsOf(defaultPolicy.hijackRate) - logOddsOf(rate);
  run.outcomes.push(outcomesOf(rows, shift, name, kindOf));
  run.alerts.push(alerts.figures(isTested));
}
