// What a firm tells the hub, made of its own alerts, table and confirmed means: rounded, without customers.
import type { Alert } from '../core/case/case.ts';
import { monthOfText, textOfMonth } from '../core/lib/calendar.ts';
import { minuteMs } from '../core/lib/decay.ts';
import { timeMsOf, timeOf } from '../core/lib/time.ts';
import type { FsaTable } from '../core/report/fsa-table.ts';
import { hostOf } from '../core/state/listing.ts';
import { buyerBandOf, confidenceBandOf, yenBandOf } from './bands.ts';
import { holdsMaxMs, monthsMax } from './limits.ts';
import {
  type AlertReport,
  type IndicatorReport,
  indicator,
  type Monthly,
  type Named,
} from './message.ts';

/** Exact times of orders would show which of a peer's customers they were. */
const openedRoundMs = 10 * minuteMs;

/**
 * The report of an alert line; nothing for one that names none of the firm's own accounts, since what
 * the tape shows everybody sees. `told` holds instruments reported open, and is kept by the caller.
 */
export function alertReportOf(line: Alert, told: Set<string>): AlertReport | undefined {
  const { instrument, state, accounts, reasons } = line;
  const openedMs = timeMsOf(line.firstHostileBuy ?? line.time);
  const opened = timeOf(Math.floor(openedMs / openedRoundMs) * openedRoundMs);
  const heading = { type: 'alert', instrument, opened } as const;
  if (state === 'closed')
    return told.delete(instrument) ? { ...heading, state, buyers: 1, valueJpy: 0 } : undefined;
  if (accounts.length === 0) return undefined;
  told.add(instrument);
  const valueJpy = Math.max(0, ...reasons.map(({ facts }) => Number(facts.riskyJpy ?? 0)));
  const buyers = buyerBandOf(accounts.length);
  return { ...heading, state: 'open', buyers, valueJpy: yenBandOf(valueJpy) };
}

/**
 * The months to tell of, as `2025-01`: up to the one of `asOf`, from the first that the firm can say
 * something of, at most as many as the hub takes. One without a case is told as zeros: unsaid it would
 * be missing from the national table.
 */
export function monthsTold(asOf: string, firstMonth: string): { from: string; to: string } {
  const to = asOf.slice(0, 7);
  const earliest = textOfMonth(monthOfText(to) - monthsMax + 1);
  return { from: firstMonth > earliest ? firstMonth : earliest, to };
}

/** The firm's monthly table as `report fsa` counts it, the latest three years of it. */
export function monthlyOf({ asOf, months, simulated }: FsaTable): Monthly {
  const figures = months
    .slice(-monthsMax)
    .map(({ firms: _firms, month, partialToDay, ...counts }) => ({
      month,
      ...(partialToDay === undefined ? {} : { partialToDay }),
      accesses: counts.accesses,
      cases: counts.cases,
      saleValueJpy: counts.saleValueJpy,
      purchaseValueJpy: counts.purchaseValueJpy,
    }));
  return { type: 'monthly', asOf, months: figures, simulated };
}

export type MeansOutward = 'ip' | 'device' | 'domain' | 'url';

/** Tokens under the firms' common key; made at the edge, since the hub must not know the key. */
export interface Tokens {
  readonly key: string;
  tokenOf(kind: 'ip' | 'device', value: string): string;
}

export interface Confirmed {
  readonly kind: MeansOutward;
  readonly value: string;
  readonly confidence: number;
  /** When it was confirmed; it holds as long as its kind may. */
  readonly timeMs: number;
}

/**
 * Whether an address of such a network is that of many at once: a carrier puts hundreds of customers
 * behind one. It is not told of, since the others would mostly meet honest people there.
 */
export function isManys(network: string | undefined): boolean {
  return network === 'mobile';
}

/** Items of one confirmed means; empty where it has a form in which it must not travel. */
export function indicatorsOf(confirmed: Confirmed, tokens: Tokens): IndicatorReport[] {
  return namesOf(confirmed, tokens)
    .map((what) => ({
      type: 'indicator' as const,
      what,
      confidence: confidenceBandOf(confirmed.confidence),
      expires: timeOf(confirmed.timeMs + holdsMaxMs[what.kind]),
    }))
    .filter((item) => indicator.safeParse(item).success);
}

function namesOf({ kind, value }: Confirmed, tokens: Tokens): Named[] {
  if (kind === 'ip' || kind === 'device') {
    const named = { value: tokens.tokenOf(kind, value), key: tokens.key };
    return [{ kind: `${kind}-token`, ...named }];
  }
  const host: Named = { kind: 'domain', value: hostOf(value) };
  const path = kind === 'url' ? kitPathOf(value) : '';
  return path ? [host, { kind: 'kit-path', value: path }] : [host];
}

const pathPart = /^[A-Za-z][A-Za-z0-9._-]{0,31}$/;
/** Lures carry the victim's mail address or number in the path or the query; the kit's own part does not. */
const someonesPart = /\d{4}|@|%|=|[A-Za-z0-9]{20}/;

/** The path of a page without query, each part that might name somebody as `*`; empty for the root. */
export function kitPathOf(url: string): string {
  const path = url.replace(/^[a-z][a-z0-9+.-]*:\/\//i, '').replace(/[?#;].*$/s, '');
  const parts = path
    .split('/')
    .slice(1)
    .filter((part) => part !== '');
  const safe = parts.map((part) => (pathPart.test(part) && !someonesPart.test(part) ? part : '*'));
  return safe.every((part) => part === '*') ? '' : `/${safe.join('/')}`.slice(0, 200);
}
