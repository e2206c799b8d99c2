// The command `sekisho evaluate`: replays labelled history and prints detection figures.
import { writeFileSync } from 'node:fs';
import { defaultModel } from '../core/decision/model.ts';
import { defaultPolicy } from '../core/decision/policy.ts';
import { logOddsOf } from '../core/lib/decay.ts';
import type { Folded } from '../engine/folder.ts';
import { createAlertCollector } from '../evaluation/alerts.ts';
import { createCollector } from '../evaluation/collect.ts';
import { discoveryCurves, stoppedCurves } from '../evaluation/curves.ts';
import { evaluate } from '../evaluation/evaluate.ts';
import { hijackRateOf } from '../evaluation/hijack-rate.ts';
import { evaluationPage } from '../evaluation/page.ts';
import { runProtocol } from './evaluate-protocol.ts';
import { evaluationText } from './evaluation-text.ts';
import { wrongUse } from './help/wrong-use.ts';
import { isTakeover, openHistory, replayHistory } from './labelled-history.ts';
import { createProgress } from './progress.ts';
import { readModel, readPolicy } from './read-settings.ts';
import { type CommandOutput, parsed, wholeNumber } from './usage.ts';

const options = {
  events: { type: 'string' },
  labels: { type: 'string' },
  model: { type: 'string' },
  policy: { type: 'string' },
  /** `campaigns.json` as simulated: figures by kind; the one beside the labels where not given. */
  campaigns: { type: 'string' },
  /** One self-contained page with the curves. */
  html: { type: 'string' },
  json: { type: 'boolean' },
  /** Fits and tests on folders of simulated histories, every kind left out of a fit in turn. */
  protocol: { type: 'boolean' },
  fit: { type: 'string', multiple: true },
  test: { type: 'string', multiple: true },
  folds: { type: 'string', default: '4' },
  out: { type: 'string' },
} as const;

export async function runEvaluate(args: string[], output: CommandOutput): Promise<number> {
  const { values } = parsed({ args, options });
  if (values.protocol)
    return runProtocol(
      {
        fitFolders: values.fit ?? [],
        testFolders: values.test ?? [],
        folds: wholeNumber('folds', values.folds, 1),
        out: values.out,
      },
      output,
    );
  if (!values.events || !values.labels) throw wrongUse('evaluate');
  const { events, labels, campaigns } = values;
  const history = await openHistory(events, labels, campaigns, output);
  const given = { model: readModel(values.model), policy: readPolicy(values.policy) };
  const collector = createCollector(history.labels, (episode) => !isTakeover(history, episode));
  const alerts = createAlertCollector(history.labels);
  const progress = createProgress('events', output);
  const take = (folded: Folded) => {
    collector.take(folded);
    alerts.take(folded);
  };
  const { refused } = await replayHistory(history, given, take, (count) => progress.at(count));
  progress.end();
  if (refused > 0) output.stderr(`${refused} lines refused; 'sekisho replay' says why\n`);
  const { rows } = collector;
  if (rows.length === 0) {
    output.stderr('no requests to evaluate\n');
    return 1;
  }
  const policy = given.policy ?? defaultPolicy;
  const { hijackRate } = given.model ?? defaultModel;
  // A firm whose rate is that of this history would have said so.
  const shift = logOddsOf(policy.hijackRate) - logOddsOf(hijackRateOf(rows) ?? hijackRate);
  const { kindOf, isTakeover: counts } = history.campaigns;
  const evaluation = evaluate(rows, shift, kindOf, alerts.figures(counts));
  if (values.html) {
    const curves = { discovery: discoveryCurves(rows), stopped: stoppedCurves(rows) };
    const { version, fittedOn } = given.model ?? defaultModel;
    const facts = { model: version, fittedOn, source: events };
    writeFileSync(values.html, evaluationPage(evaluation, curves, facts));
  }
  output.stdout(values.json ? `${JSON.stringify(evaluation)}\n` : evaluationText(evaluation));
  return 0;
}
