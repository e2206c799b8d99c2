// The command `sekisho hub send`: tells the hub a firm's monthly figures, attacked instruments and means.
import type { Alert } from '../core/case/case.ts';
import type { Intel } from '../core/event/intel.ts';
import { readEventText } from '../core/event/read.ts';
import { dateOfDay } from '../core/lib/calendar.ts';
import { asOfDayOf, drawFsaTable } from '../core/report/fsa-draw.ts';
import { openTally } from '../core/report/fsa-tally.ts';
import { createOriginLookup } from '../edge/lookup/origin-lookup.ts';
import { hubSource } from '../hub/inward.ts';
import type { Item } from '../hub/message.ts';
import {
  alertReportOf,
  indicatorsOf,
  isManys,
  type MeansOutward,
  monthlyOf,
  monthsTold,
  type Tokens,
} from '../hub/outward.ts';
import { wrongUse } from './help/wrong-use.ts';
import { clientOptions, openClient, readTokens } from './hub-files.ts';
import { readLines } from './read-lines.ts';
import { readTally, tellLeftOut } from './read-tally.ts';
import { type CommandOutput, parsed, UsageError } from './usage.ts';

const options = {
  ...clientOptions,
  /** As `report fsa` reads them. */
  cases: { type: 'string' },
  'as-of': { type: 'string' },
  /** The first month told; from the first case on without. */
  from: { type: 'string' },
  simulated: { type: 'boolean' },
  /** As `replay --alerts` writes them. */
  alerts: { type: 'string' },
  /** `intel` events of confirmed takeovers; with confidence 0 a word is taken back. */
  means: { type: 'string' },
  tokens: { type: 'string' },
  /** A service's directory: all of it is derived from the journal there. */
  data: { type: 'string' },
  /** What was told before, so that only news are; made at the first call. */
  state: { type: 'string' },
  firm: { type: 'string' },
} as const;

/** Means of one call; a confirmed takeover has a handful. */
export const meansMax = 100_000;

type Values = ReturnType<typeof parsed<{ options: typeof options; args: string[] }>>['values'];

export async function runHubSend(args: string[], output: CommandOutput): Promise<number> {
  const { values } = parsed({ args, options });
  const { cases, alerts, means, tokens } = values;
  if (values.data) return sendFromJournal(values, output);
  if (!cases && !alerts && !means) throw wrongUse('hub send');
  if (means && !tokens) throw new UsageError('--means needs --tokens F');
  const client = openClient(values);
  const items: Item[] = [];
  if (cases) items.push(...(await monthlyItems(cases, values, output)));
  if (alerts) items.push(...(await alertItems(alerts, output)));
  if (means && tokens) items.push(...(await meansItems(means, readTokens(tokens), output)));
  const { taken, refused } = await client.tell(items);
  for (const { item, code } of refused)
    output.stderr(`not taken: ${items[item]!.type} ${item}: ${code}\n`);
  output.stderr(`${taken} of ${items.length} items taken\n`);
  return refused.length > 0 ? 1 : 0;
}

/** Monthly figures, attacked instruments and confirmed means, as far as they are news. */
async function sendFromJournal(values: Values, output: CommandOutput): Promise<number> {
  const { data, state: path, tokens, firm, simulated } = values;
  if (!data || !path || values.cases || values.alerts || values.means) throw wrongUse('hub send');
  const { subjects, round } = await import('../edge/hub/round.ts');
  const { openFirmJournal } = await import('../edge/hub/firm-journal.ts');
  const { readLinkState, writeLinkState } = await import('../edge/hub/link-state.ts');
  const done = await round(
    {
      ...{ client: openClient(values), send: subjects, takes: false, nowMs: Date.now },
      ...{ journal: openFirmJournal(data, firm), firm, simulated },
      tokens: tokens ? readTokens(tokens) : undefined,
    },
    readLinkState(path),
  );
  if (done.problem) throw done.problem;
  writeLinkState(path, done.state);
  if (!tokens) output.stderr('without --tokens no means are told\n');
  for (const { item, code } of done.refused)
    output.stderr(`not taken: ${done.sent[item]?.type} ${item}: ${code}\n`);
  const taken = done.sent.length - done.refused.length;
  output.stderr(`${taken} of ${done.sent.length} items taken\n`);
  return done.refused.length > 0 ? 1 : 0;
}

async function monthlyItems(path: string, values: Values, output: CommandOutput): Promise<Item[]> {
  const tally = openTally({ asOf: values['as-of'] });
  let isIncomplete = false;
  const incomplete = (): void => {
    isIncomplete = true;
  };
  const isRead = await readTally(path, tally, { ...output, incomplete });
  if (!isRead) throw new Error(`${path}: nothing to send`);
  // The national table cannot tell a sum that lacks cases from one that is right.
  if (isIncomplete) throw new Error(`${path}: lines were refused, so nothing is sent`);
  const { from, simulated } = values;
  const asOf = dateOfDay(asOfDayOf(tally));
  const told = from === undefined ? { to: asOf.slice(0, 7) } : monthsTold(asOf, from);
  const table = drawFsaTable(tally, { simulated, ...told });
  tellLeftOut(table, output);
  return [monthlyOf(table)];
}

/** The latest word on each instrument; what opened and closed within the file is not told. */
async function alertItems(path: string, output: CommandOutput): Promise<Item[]> {
  const told = new Set<string>();
  const latest = new Map<string, Item>();
  await readLines(path, (text, line) => {
    if (text?.trim() === '') return;
    const alert = readAlert(text);
    if (!alert) output.stderr(`${path}:${line}: no alert\n`);
    const report = alert && alertReportOf(alert, told);
    if (!report) return;
    if (report.state === 'open') latest.set(report.instrument, report);
    else latest.delete(report.instrument);
  });
  return [...latest.values()];
}

function readAlert(text: string | undefined): Alert | undefined {
  try {
    const line = JSON.parse(text ?? '') as Alert;
    return typeof line.alert === 'string' && Array.isArray(line.accounts) ? line : undefined;
  } catch {
    return undefined;
  }
}

const travels: ReadonlySet<string> = new Set<MeansOutward>(['ip', 'device', 'domain', 'url']);

async function meansItems(path: string, tokens: Tokens, output: CommandOutput): Promise<Item[]> {
  const items: Item[] = [];
  const { lookup } = createOriginLookup();
  await readLines(path, (text, line) => {
    if (text?.trim() === '') return;
    const read = readEventText(text ?? '');
    if (read.refusal || read.event.type !== 'intel' || !travels.has(read.event.kind)) {
      output.stderr(`${path}:${line}: expected an intel event of ip, device, domain or url\n`);
      return;
    }
    const { kind, value } = read.event;
    const isShared = kind === 'ip' && isManys(lookup(value)?.network);
    const found = isShared ? [] : itemsOf(read.event, read.timeMs, tokens);
    if (found.length === 0) output.stderr(`${path}:${line}: in a form that does not travel\n`);
    if (items.length + found.length > meansMax)
      throw new UsageError(`${path}: more than ${meansMax} means: send in parts`);
    items.push(...found);
  });
  return items;
}

/** What came from the hub and was met again is confirmed; confidence 0 takes the own word back. */
function itemsOf(event: Readonly<Intel>, timeMs: number, tokens: Tokens): Item[] {
  const { value, confidence, source } = event;
  const kind = event.kind as MeansOutward;
  return indicatorsOf({ kind, value, confidence, timeMs }, tokens).map((said) => {
    if (confidence === 0) return { type: 'retraction', what: said.what };
    if (source !== hubSource) return said;
    return { type: 'confirmation', what: said.what, confidence: said.confidence };
  });
}
