// What a benchmark says to its load generator, and what it hears back.

export interface MakeRequests {
  readonly kind: 'make';
  readonly accounts: number;
  readonly run: number;
  readonly count: number;
  readonly key: string;
}

interface Load {
  readonly port: number;
  readonly connections: number;
  readonly seconds: number;
}

/** Every connection sends its next request when it has been answered. */
export interface ClosedLoad extends Load {
  readonly kind: 'closed';
  /** Begins again with the first request when all are sent: for a server that does not mind. */
  readonly repeats: boolean;
}

/** Requests are due at a fixed rate, whether or not those before have been answered. */
export interface OpenLoad extends Load {
  readonly kind: 'open';
  readonly perSecond: number;
  /** Makes requests as it goes, where they would not fit in memory. */
  readonly fresh?: MakeRequests;
}

export type ToLoad = MakeRequests | ClosedLoad | OpenLoad;

export interface Latencies {
  readonly count: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
}

export interface LoadResult {
  readonly requests: number;
  readonly seconds: number;
  /** Of the load generator itself. */
  readonly cpuSeconds: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly p999Ms: number;
  readonly maxMs: number;
  readonly byStatus: Readonly<Record<string, number>>;
  /** Of what was taken (2xx), and of what was refused. */
  readonly taken: Latencies;
  readonly refused: Latencies;
  readonly bodyBytes: number;
  /** One answer of a usual size. */
  readonly sample: string;
}
