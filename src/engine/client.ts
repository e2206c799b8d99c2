// What the edge may ask of the engine, whichever thread or machine it runs in.

import type { ConsoleQuery } from './console/query.ts';

/** Ready to send: the edge adds nothing but headers. Bodies are JSON text. */
export interface Answer {
  readonly status: number;
  readonly body: string;
  /** Seconds; with 503. */
  readonly retryAfterSeconds?: number;
}

export function found(value: unknown): Answer {
  return { status: 200, body: JSON.stringify(value) };
}

export type Query =
  | { readonly kind: 'account'; readonly id: string }
  | {
      readonly kind: 'timeline';
      readonly id: string;
      readonly limit: number;
      readonly before?: number;
    }
  | { readonly kind: 'instrument'; readonly id: string }
  | { readonly kind: 'alerts'; readonly limit: number; readonly before?: string }
  | {
      readonly kind: 'cases';
      readonly limit: number;
      readonly before?: string;
      readonly state?: string;
    }
  | { readonly kind: 'case'; readonly id: string }
  /** Of the whole installation, for the console's own use. */
  | { readonly kind: 'console-users' }
  | { readonly kind: 'settings' }
  | ConsoleQuery;

export interface EngineStatus {
  readonly sequence: number;
  /** RFC 3339: latest event time folded; empty before the first. */
  readonly eventTime: string;
  readonly queueLength: number;
  readonly accountsCached: number;
  readonly checkpointSequence: number;
  readonly projectionSequence: number;
  /** Counters since start, by name: decisions_allow, decisions_hold, refused, duplicates, … */
  readonly counters: Readonly<Record<string, number>>;
}

export interface EngineClient {
  /** One request event as received; resolves after the decision is durable. */
  decide(firm: string, body: string): Promise<Answer>;
  /** Facts and requests, a JSON array or NDJSON; resolves after they are durable. */
  record(firm: string, body: string): Promise<Answer>;
  /**
   * What a person did at the console: an event of the engine's own schemas, without its time, which
   * the engine sets. Resolves when it is durable: 200 done, 202 waits for a second person, 409 with
   * the cases as they are where it was decided on what is no longer so.
   */
  act(event: object): Promise<Answer>;
  query(firm: string, query: Query): Promise<Answer>;
  status(): Promise<EngineStatus>;
  close(): Promise<void>;
}
