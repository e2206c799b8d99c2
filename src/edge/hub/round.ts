// One round of a firm's link: tells the hub what is new in the firm's journal, and hears what others say.
import type { Alert } from '../../core/case/case.ts';
import type { Intel } from '../../core/event/intel.ts';
import { timeMsOf, timeOf } from '../../core/lib/time.ts';
import { drawFsaTable } from '../../core/report/fsa-draw.ts';
import { recognise, takeNews, watchName } from '../../hub/inward.ts';
import { holdsMaxMs } from '../../hub/limits.ts';
import type { Item, ItemRefusal, Release } from '../../hub/message.ts';
import {
  alertReportOf,
  indicatorsOf,
  type MeansOutward,
  monthlyOf,
  monthsTold,
} from '../../hub/outward.ts';
import { newsSince, type Standing } from '../../hub/told.ts';
import { dateInJapan, type FirmJournal, lastWholeDay } from './firm-journal.ts';
import type { HubClient } from './hub-client.ts';
import { copyLinkState, type LinkState } from './link-state.ts';
import type { FirmTokens } from './token.ts';

export const subjects = ['monthly', 'alerts', 'means'] as const;
export type Subject = (typeof subjects)[number];

export interface Link {
  readonly client: HubClient;
  readonly journal: FirmJournal;
  /** What may be sent; nothing else is. */
  readonly send: readonly Subject[];
  readonly takes: boolean;
  /** Without them neither addresses nor devices are told of or recognised. */
  readonly tokens?: FirmTokens;
  readonly firm?: string;
  readonly simulated?: boolean;
  readonly nowMs: () => number;
}

export interface RoundDone {
  readonly state: LinkState;
  readonly sent: readonly Item[];
  readonly refused: readonly ItemRefusal[];
  /** For the firm's own service. */
  readonly events: readonly Intel[];
  readonly releases: readonly Release[];
  /** Why the hub was not reached or did not answer: then nothing counts as said or heard. */
  readonly problem?: Error;
}

/** Surer than any judge's word: a customer or an analyst has said so. */
const confirmedConfidence = 0.9;
/** Answers asked for in one round, a thousand releases each. */
const answersMax = 200;
/** Addresses and devices recognised in one round; the next one goes on. */
const recognisedMax = 10_000;

interface At {
  readonly timeMs: number;
  readonly firm?: string;
}

/** The table as of the last day that is over, once, from the month in which the firm's journal begins. */
function monthlyItems({ journal, simulated }: Link, state: LinkState, nowMs: number): Item[] {
  const asOf = lastWholeDay(nowMs);
  if (asOf <= state.tableAsOf || journal.firstMs === undefined) return [];
  const first = dateInJapan(journal.firstMs);
  if (first > asOf) return [];
  const months = monthsTold(asOf, first.slice(0, 7));
  const table = drawFsaTable(journal.tally, { asOf, simulated, ...months });
  state.tableAsOf = asOf;
  return [monthlyOf(table)];
}

/** As much of an alert's last line as a report of its end is made of. */
function overLine(instrument: string, nowMs: number): Alert {
  const nothing = { risk: 0, reasons: [], accounts: [] };
  return { alert: '', time: timeOf(nowMs), state: 'closed', instrument, ...nothing };
}

function alertItems({ journal: { alerts } }: Link, state: LinkState, nowMs: number): Item[] {
  const { attacked } = state;
  const over = [...attacked].filter((instrument) => !alerts.has(instrument));
  const lines = [...over.map((instrument) => overLine(instrument, nowMs)), ...alerts.values()];
  return lines.flatMap((line) => {
    const wasTold = attacked.has(line.instrument);
    const report = alertReportOf(line, attacked);
    return report && !(wasTold && report.state === 'open') ? [report] : [];
  });
}

async function meansItems(link: Link, state: LinkState, nowMs: number): Promise<Item[]> {
  const { tokens, journal } = link;
  if (!tokens) return [];
  const places = await journal.places(nowMs);
  const means = [
    ...places.map((place) => ({ ...place, confidence: confirmedConfidence })),
    ...journal.listings(nowMs).map(({ kind, value, confidence, time }) => {
      return { kind: kind as MeansOutward, value, confidence, timeMs: timeMsOf(time) };
    }),
  ];
  const standing = means
    .flatMap((one) => indicatorsOf(one, tokens))
    .map((said): Standing => {
      const isHeard =
        'key' in said.what && state.book.has(watchName(said.what.key, said.what.value));
      return { ...said, isHeard };
    });
  return newsSince(state.told, standing, nowMs);
}

const makers = { monthly: monthlyItems, alerts: alertItems, means: meansItems } as const;

async function hear({ client }: Link, state: LinkState): Promise<Release[]> {
  const releases: Release[] = [];
  for (let answers = 0; answers < answersMax; answers += 1) {
    const news = await client.ask(state.upTo);
    releases.push(...news.releases);
    state.upTo = news.upTo;
    if (!news.more) break;
  }
  return releases;
}

/** The firm's own log-ins that others' tokens fit; what is older than a token may be is passed over. */
async function meet(link: Link, { book }: LinkState, at: At): Promise<Intel[]> {
  const { journal, takes, tokens } = link;
  const since = at.timeMs - holdsMaxMs['ip-token'];
  const met = new Map<string, Intel>();
  await journal.advance((login) => {
    if (!takes || !tokens || met.size >= recognisedMax || timeMsOf(login.time) < since) return;
    for (const event of recognise(login, book, tokens.namesOf, at)) met.set(event.id, event);
  });
  return [...met.values()];
}

async function tell(link: Link, state: LinkState, nowMs: number) {
  const items: Item[] = [];
  for (const subject of link.send) items.push(...(await makers[subject](link, state, nowMs)));
  const { refused } = items.length > 0 ? await link.client.tell(items) : { refused: [] };
  return { sent: items, refused };
}

/**
 * The state given stays as it is: the caller keeps the new one when the events are safe. What the hub
 * did not answer is neither heard nor told; the journal is read on all the same.
 */
export async function round(link: Link, before: LinkState): Promise<RoundDone> {
  const { takes, firm } = link;
  const nowMs = link.nowMs();
  const at = { timeMs: nowMs, ...(firm === undefined ? {} : { firm }) };
  const heard = copyLinkState(before);
  let problem: Error | undefined;
  const missed = (error: Error): undefined => {
    problem = error;
  };
  const releases = (takes && (await hear(link, heard).catch(missed))) || [];
  const news = takeNews(releases, heard.book, at);
  const state = problem ? copyLinkState(before) : heard;
  const events = [...news, ...(await meet(link, state, at))];
  const told = copyLinkState(state);
  const said = await tell(link, told, nowMs).catch(missed);
  const { sent, refused } = said ?? { sent: [], refused: [] };
  return { state: said ? told : state, sent, refused, events, releases, problem };
}
