// One round of a firm's link: tells the hub what is new in the firm's journal, and hears what others say.
import type { Intel } from '../../core/event/intel.ts';
import type { Login } from '../../core/event/session.ts';
import { timeMsOf } from '../../core/lib/time.ts';
import { drawFsaTable } from '../../core/report/fsa-draw.ts';
import { recognise, takeNews, watchName } from '../../hub/inward.ts';
import type { Item, ItemRefusal, Release } from '../../hub/message.ts';
import { alertReportOf, indicatorsOf, type MeansOutward, monthlyOf } from '../../hub/outward.ts';
import { newsSince, type Standing } from '../../hub/told.ts';
import { type FirmJournal, lastWholeDay } from './firm-journal.ts';
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
}

/** Surer than any judge's word: a customer or an analyst has said so. */
const confirmedConfidence = 0.9;
/** Answers asked for in one round, a thousand releases each. */
const answersMax = 200;
/** Addresses and devices recognised in one round; the next one goes on. */
const recognisedMax = 10_000;

/** The table as of the last day that is over, once; its months are those with cases. */
function monthlyItems({ journal, simulated }: Link, state: LinkState, nowMs: number): Item[] {
  const asOf = lastWholeDay(nowMs);
  if (asOf <= state.tableAsOf || journal.tally.names.size === 0) return [];
  const table = drawFsaTable(journal.tally, { asOf, simulated });
  state.tableAsOf = asOf;
  return table.total.accesses === 0 ? [] : [monthlyOf(table)];
}

function alertItems({ journal: { alerts } }: Link, { attacked }: LinkState): Item[] {
  const over = [...attacked].filter((instrument) => !alerts.has(instrument));
  const closing = over.map((instrument) => ({ instrument, ...closed }));
  return [...closing, ...alerts.values()].flatMap((line) => {
    const wasTold = attacked.has(line.instrument);
    const report = alertReportOf(line, attacked);
    return report && !(wasTold && report.state === 'open') ? [report] : [];
  });
}

/** As much of an alert's last line as a report of its end is made of. */
const closed = {
  ...{ alert: '', time: '1970-01-01T00:00:00.000Z', state: 'closed' },
  ...{ risk: 0, reasons: [], accounts: [] },
} as const;

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
  const standing = means.flatMap((one) => indicatorsOf(one, tokens)).map((said): Standing => {
    const isHeard = 'key' in said.what && state.book.has(watchName(said.what.key, said.what.value));
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

/** The state given stays as it is: the caller keeps the new one when the events are safe. */
export async function round(link: Link, before: LinkState): Promise<RoundDone> {
  const { journal, send, takes, tokens, firm, client } = link;
  const nowMs = link.nowMs();
  const state = copyLinkState(before);
  const at = { timeMs: nowMs, ...(firm === undefined ? {} : { firm }) };
  const met = new Map<string, Intel>();
  await journal.advance((login: Readonly<Login>) => {
    if (!takes || !tokens || met.size >= recognisedMax) return;
    for (const event of recognise(login, state.book, tokens.namesOf, at)) met.set(event.id, event);
  });
  const items: Item[] = [];
  for (const subject of send) items.push(...(await makers[subject](link, state, nowMs)));
  const { refused } = items.length > 0 ? await client.tell(items) : { refused: [] };
  const releases = takes ? await hear(link, state) : [];
  const events = [...takeNews(releases, state.book, at), ...met.values()];
  return { state, sent: items, refused, events, releases };
}
