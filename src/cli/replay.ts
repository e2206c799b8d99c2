// The command `sekisho replay`: folds files of events and writes decisions, alerts and cases.

import type { Alert } from '../core/case/case.ts';
import { textOf, worded } from '../core/decision/reasons.ts';
import { createOriginLookup } from '../edge/lookup/origin-lookup.ts';
import { createReplay, emptyStart, type ReplayOutput } from '../engine/replay.ts';
import { openData } from '../engine/start.ts';
import { defaultLimits } from '../engine/world/world.ts';
import { wrongUse } from './help/wrong-use.ts';
import { type LineWriter, openLineWriter } from './line-writer.ts';
import { createProgress } from './progress.ts';
import { lineLengthMax, readLines } from './read-lines.ts';
import { type CommandOutput, parsed } from './usage.ts';

/** Refused lines beyond this are counted, not listed. */
const refusalsListedMax = 100;

const options = {
  decisions: { type: 'string' },
  alerts: { type: 'string' },
  cases: { type: 'string' },
  data: { type: 'string' },
  json: { type: 'boolean' },
} as const;

export async function runReplay(args: string[], output: CommandOutput): Promise<number> {
  const { values, positionals } = parsed({ args, options, allowPositionals: true });
  if (positionals.length === 0) throw wrongUse('replay');
  const writers = openWriters(values);
  const data =
    values.data === undefined ? undefined : await openData(values.data, defaultLimits, true);
  let fileNow = '';
  const replay = createReplay(
    data ?? emptyStart(),
    createOriginLookup().lookup,
    outputOf(writers, output, () => (positionals.length > 1 ? `${fileNow} ` : '')),
  );
  const progress = createProgress('events', output);
  const startMs = performance.now();
  for (const file of positionals) {
    fileNow = file;
    replay.beginFile();
    await readLines(file, (text) => {
      replay.take(text ?? `a line of more than ${lineLengthMax} characters`);
      if (replay.counts.events % 1000 === 0) progress.at(replay.counts.events);
    });
  }
  progress.end();
  for (const writer of Object.values(writers)) writer?.close();
  await data?.journal.close();
  await data?.store.close();
  const seconds = (performance.now() - startMs) / 1000;
  const { events, duplicates, refused } = replay.counts;
  if (values.json) output.stdout(`${JSON.stringify({ events, duplicates, refused, seconds })}\n`);
  else
    output.stderr(
      `${events} events in ${seconds.toFixed(1)} s (${Math.round(events / seconds)}/s), ` +
        `${duplicates} duplicates, ${refused} refused\n`,
    );
  return events === 0 && refused > 0 ? 1 : 0;
}

interface Writers {
  readonly decisions?: LineWriter;
  readonly alerts?: LineWriter;
  readonly cases?: LineWriter;
}

function openWriters(values: { decisions?: string; alerts?: string; cases?: string }): Writers {
  const open = (path: string | undefined) =>
    path === undefined ? undefined : openLineWriter(path);
  return {
    decisions: open(values.decisions),
    alerts: open(values.alerts),
    cases: open(values.cases),
  };
}

/** `place` says which file a line is of, where there are several. */
function outputOf(writers: Writers, output: CommandOutput, place: () => string): ReplayOutput {
  const { decisions, alerts, cases } = writers;
  let listed = 0;
  return {
    decision: decisions && ((decision) => decisions.line(worded(decision))),
    alert: alerts && ((alert) => alerts.line(wordedAlert(alert))),
    case: cases && ((line) => cases.line(line)),
    refused(line, { code, field, expected }) {
      listed += 1;
      if (listed > refusalsListedMax) return;
      output.stderr(`${place()}line ${line}: ${field || 'line'}: expected ${expected} (${code})\n`);
    },
  };
}

function wordedAlert(alert: Alert) {
  return {
    ...alert,
    reasons: alert.reasons.map((reason) => ({ ...reason, text: textOf(reason) })),
  };
}
