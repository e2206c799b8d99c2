// One campaign's attack on one account, and what it adds to the truth in figures.
import { episodeName } from '../labels.ts';
import { type Run, yenRate } from '../run.ts';
import { type CampaignTally, monthOf } from '../tally.ts';
import type { Instrument } from '../world/instrument.ts';
import type { Person } from '../world/person.ts';
import type { Kind, Manner } from './kind.ts';
import { book, type Ledger } from './ledger.ts';

export interface Campaign {
  readonly name: string;
  readonly kind: Kind;
  readonly manner: Manner;
  /** The thin stock bought beforehand. */
  readonly instrument: Instrument;
  /** Stocks he can turn to when the first is closed to him. */
  readonly alternates: readonly Instrument[];
  /** First hostile buy, and the time within which the victims buy. */
  readonly attackMs: number;
  readonly windowMs: number;
  /** Share of the victims' trades that the pre-bought block or another victim takes up. */
  readonly absorbed: number;
  /** Sessions nobody does anything in end after this; absent where they never do. */
  readonly idleMs?: number;
  /** How long after an exchange opens those begin who waited for it; soon where absent. */
  readonly afterOpeningMinutes?: readonly [low: number, high: number];
}

/** What is wanted of one victim. */
export interface Target {
  readonly person: Person;
  readonly accessMs: number;
  /** Gross, yen; both 0 where the hijacker only looks. */
  readonly salesYen: number;
  readonly purchasesYen: number;
  /** Set where the sums of all accounts together are to come to something. */
  readonly ledger?: Ledger;
}

export interface Episode {
  readonly name: string;
  readonly campaign: Campaign;
  readonly target: Target;
  readonly sessions: string[];
  salesLeftYen: number;
  purchasesLeftYen: number;
  instrument: Instrument;
  /** Time of the first unauthorised entry. */
  accessedMs?: number;
  traded: boolean;
  reported: boolean;
  /** How often the checkpoint has stopped him here. */
  strikes: number;
  /** Orders of his that were filled: at most some hundreds. */
  readonly ordersFilled: string[];
  /** The session he is in was opened by the owner himself. */
  isOwnersSession: boolean;
}

export function openEpisode(campaign: Campaign, target: Target): Episode {
  return {
    name: episodeName(campaign.name, target.person.account),
    campaign,
    target,
    sessions: [],
    salesLeftYen: target.salesYen,
    purchasesLeftYen: target.purchasesYen,
    instrument: campaign.instrument,
    traded: false,
    reported: false,
    strikes: 0,
    ordersFilled: [],
    isOwnersSession: false,
  };
}

/** A row for what will be told of a campaign. */
export function registerCampaign(
  run: Run,
  campaign: Pick<Campaign, 'name' | 'instrument' | 'attackMs'>,
  kind: string,
  accompanies?: string,
): void {
  run.tally.campaigns.set(campaign.name, {
    campaign: campaign.name,
    kind,
    instrument: campaign.instrument.code,
    targets: [],
    startsAt: new Date(campaign.attackMs).toISOString(),
    ...(accompanies === undefined ? {} : { accompanies }),
    events: 0,
    accesses: 0,
    cases: 0,
    salesYen: 0,
    purchasesYen: 0,
  });
}

export function campaignTally(run: Run, name: string): CampaignTally {
  const row = run.tally.campaigns.get(name);
  if (row === undefined) throw new Error(`campaign ${name} was never registered`);
  return row;
}

export function recordAccess(run: Run, episode: Episode, session: string, timeMs: number): void {
  episode.sessions.push(session);
  if (episode.accessedMs !== undefined) return;
  episode.accessedMs = timeMs;
  monthOf(run.tally, timeMs).accesses += 1;
  campaignTally(run, episode.campaign.name).accesses += 1;
}

/** Amounts and cases count in the month of the access. */
export function recordFill(run: Run, episode: Episode, side: 'buy' | 'sell', yen: number): void {
  if (yen <= 0) return;
  const month = monthOf(run.tally, episode.accessedMs ?? run.nowMs);
  const rows = [month, campaignTally(run, episode.campaign.name)];
  if (!episode.traded) for (const row of rows) row.cases += 1;
  episode.traded = true;
  month.firms.add(episode.target.person.firm);
  run.tally.hostile.executedYen += yen;
  for (const row of rows) {
    if (side === 'sell') row.salesYen += yen;
    else row.purchasesYen += yen;
  }
  if (side === 'sell') episode.salesLeftYen -= yen;
  else episode.purchasesLeftYen -= yen;
  book(episode, side, yen);
}

/** Yen value of one lot at a price. */
export function lotYen(run: Run, instrument: Instrument, price: number): number {
  return instrument.lotSize * price * yenRate(run, instrument.currency);
}
