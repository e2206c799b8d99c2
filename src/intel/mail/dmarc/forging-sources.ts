// Folds reports into the sources that send in the firm's name without being the firm.
import { dayMs } from '../../../core/lib/decay.ts';
import { type DmarcReport, isForged, isForwarded } from './report.ts';

export interface ForgingSource {
  /** Domain forged, as the reader sees it. */
  readonly domain: string;
  /** IPv4 /24 or IPv6 /48: senders move within such a network. */
  readonly network: string;
  readonly addresses: readonly string[];
  readonly firstMs: number;
  readonly lastMs: number;
  readonly mails: number;
  /** Mails that were delivered all the same. */
  readonly delivered: number;
  readonly reporters: readonly string[];
}

export interface ForgingOptions {
  /** The sources not seen for longest are forgotten past it. */
  readonly sourcesMax: number;
  /** A source silent for so long is new when it comes back. */
  readonly lifetimeMs: number;
}

const forgingDefaults: ForgingOptions = { sourcesMax: 100_000, lifetimeMs: 90 * dayMs };

const addressesMax = 20;

interface Open {
  firstMs: number;
  lastMs: number;
  mails: number;
  delivered: number;
  readonly domain: string;
  readonly network: string;
  readonly addresses: Set<string>;
  readonly reporters: Set<string>;
}

export interface ForgingSources {
  /** Folds the report in; gives the sources seen for the first time in it. */
  take(report: DmarcReport): ForgingSource[];
  list(): ForgingSource[];
}

/** Reports must be given once each and in one order: the same reports give the same sources. */
export function createForgingSources(options: ForgingOptions = forgingDefaults): ForgingSources {
  const sources = new Map<string, Open>();
  return {
    take(report) {
      const fresh = new Set<Open>();
      for (const record of report.records) {
        if (!isForged(record) || isForwarded(record)) continue;
        const network = networkOf(record.sourceIp);
        const key = `${record.headerFrom} ${network}`;
        const known = sources.get(key);
        const isNew = !known || report.beginMs - known.lastMs > options.lifetimeMs;
        const source = isNew ? opened(record.headerFrom, network, report) : known;
        if (isNew) fresh.add(source);
        source.firstMs = Math.min(source.firstMs, report.beginMs);
        source.lastMs = Math.max(source.lastMs, report.endMs);
        source.mails += record.count;
        if (record.disposition === 'none' || record.disposition === 'pass')
          source.delivered += record.count;
        addBounded(source.addresses, record.sourceIp);
        addBounded(source.reporters, report.organisation);
        sources.delete(key);
        sources.set(key, source);
        if (sources.size > options.sourcesMax)
          sources.delete(sources.keys().next().value as string);
      }
      return [...fresh].map(viewOf);
    },
    list: () => [...sources.values()].map(viewOf),
  };
}

function opened(domain: string, network: string, { beginMs, endMs }: DmarcReport): Open {
  return {
    firstMs: beginMs,
    lastMs: endMs,
    mails: 0,
    delivered: 0,
    domain,
    network,
    addresses: new Set(),
    reporters: new Set(),
  };
}

function addBounded(set: Set<string>, value: string): void {
  if (set.size < addressesMax) set.add(value);
}

function viewOf({ addresses, reporters, ...rest }: Open): ForgingSource {
  return { ...rest, addresses: [...addresses], reporters: [...reporters] };
}

/** `address` is canonical (see the reader): IPv6 in full, eight groups. */
export function networkOf(address: string): string {
  if (address.includes(':')) return `${address.split(':').slice(0, 3).join(':')}::/48`;
  return `${address.split('.').slice(0, 3).join('.')}.0/24`;
}
