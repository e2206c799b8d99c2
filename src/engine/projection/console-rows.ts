// From effects to the rows of the console's tables: pure, a list for each table.
import type {
  ActionLine,
  BuyingLine,
  CampaignChange,
  RestrictionLine,
  Tally,
  Triage,
} from '../../core/case/effect.ts';
import { cleanTime } from './clean-text.ts';
import { lastOf, type Placed } from './rows.ts';

export function queueRows(lines: readonly Placed<Triage>[]) {
  return lastOf(lines, (line) => line.case).map(({ line, sequence }) => ({
    case: line.case,
    firm: line.firm,
    account: line.account,
    state: line.state,
    owner: line.owner,
    campaign: line.campaign,
    opened: cleanTime(line.opened),
    updated: cleanTime(line.updated),
    first_stop: line.firstStop === undefined ? null : cleanTime(line.firstStop),
    risk: line.risk,
    avoidable_jpy: line.avoidableJpy,
    held_orders: line.heldOrders,
    held_jpy: line.heldJpy,
    attempted_jpy: line.attemptedJpy,
    stopped_jpy: line.stoppedJpy,
    sale_value_jpy: line.saleValueJpy,
    purchase_value_jpy: line.purchaseValueJpy,
    version: line.version,
    search: searchText(line),
    sequence,
  }));
}

export function whyRows(lines: readonly Placed<Triage>[]) {
  return lastOf(lines, (line) => line.case).map(({ line }) => ({
    case: line.case,
    why: JSON.stringify(line.why),
  }));
}

/** What a person may type to find the case: its account, its own name, instruments, addresses. */
function searchText({ case: id, account, means }: Triage): string {
  const named = means.map(({ value }) => value);
  return [account, id, ...named].join(' ').toLowerCase();
}

export function meansRows(lines: readonly Placed<Triage>[]) {
  return lastOf(lines, (line) => line.case).flatMap(({ line }) =>
    line.means.map(({ kind, value }) => ({ kind, value, case: line.case })),
  );
}

export function campaignRows(lines: readonly Placed<CampaignChange>[]) {
  return lastOf(lines, (line) => line.campaign).map(({ line, sequence }) => ({
    campaign: line.campaign,
    firm: line.firm,
    opened: cleanTime(line.opened),
    updated: cleanTime(line.time),
    cases: line.cases,
    merged_into: line.mergedInto ?? null,
    bonds: line.bonds,
    sequence,
  }));
}

export function actionRows(lines: readonly Placed<ActionLine>[]) {
  return lastOf(lines, (line) => line.id).map(({ line, sequence }) => ({
    id: line.id,
    firm: line.firm,
    time: cleanTime(line.time),
    by: line.by,
    action: line.action,
    state: line.second?.state ?? 'done',
    sequence,
    line,
  }));
}

export function actionCaseRows(lines: readonly Placed<ActionLine>[]) {
  return lastOf(lines, (line) => line.id).flatMap(({ line }) =>
    line.cases.map((id) => ({ case: id, id: line.id })),
  );
}

export function restrictionRows(lines: readonly Placed<RestrictionLine>[]) {
  const key = (line: RestrictionLine) => JSON.stringify([line.instrument, line.firm, line.since]);
  return lastOf(lines, key).map(({ line, sequence }) => ({
    instrument: line.instrument,
    firm: line.firm,
    since: cleanTime(line.since),
    state: line.state,
    sequence,
    line,
  }));
}

export function buyingRows(lines: readonly Placed<BuyingLine>[]) {
  const key = (line: BuyingLine) => JSON.stringify([line.sharing, line.instrument, line.minute]);
  return lastOf(lines, key).map(({ line, sequence }) => ({
    instrument: line.instrument,
    sharing: line.sharing,
    minute: cleanTime(line.minute),
    price: line.price,
    volume: line.volume,
    honest_jpy: line.honestJpy,
    suspicious_jpy: line.suspiciousJpy,
    sequence,
  }));
}

/** Minutes of one hour in one batch become one row: a statement may not touch a row twice. */
export function hourRows(lines: readonly Placed<Tally>[]) {
  const hours = new Map<string, HourRow>();
  for (const { line, sequence } of lines) {
    const hour = `${line.minute.slice(0, 13)}:00:00.000Z`;
    const key = JSON.stringify([line.firm, hour]);
    const row = hours.get(key) ?? emptyHour(hour, line.firm);
    hours.set(key, {
      ...row,
      logins: row.logins + line.logins,
      orders: row.orders + line.orders,
      challenged: row.challenged + line.challenged,
      held: row.held + line.held,
      blocked: row.blocked + line.blocked,
      stopped_jpy: row.stopped_jpy + line.stoppedJpy,
      sequence,
    });
  }
  return [...hours.values()].map((row) => ({ ...row, hour: cleanTime(row.hour) }));
}

interface HourRow {
  readonly hour: string;
  readonly firm: string;
  readonly logins: number;
  readonly orders: number;
  readonly challenged: number;
  readonly held: number;
  readonly blocked: number;
  readonly stopped_jpy: number;
  readonly sequence: number;
}

function emptyHour(hour: string, firm: string): HourRow {
  const nothing = { logins: 0, orders: 0, challenged: 0, held: 0, blocked: 0 };
  return { hour, firm, ...nothing, stopped_jpy: 0, sequence: 0 };
}
