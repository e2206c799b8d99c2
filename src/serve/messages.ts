// What passes between the HTTP thread and the engine's thread: many calls and answers at a time.

import type { Answer, EngineStatus, Query } from '../engine/client.ts';
import type { GivenSettings } from '../engine/settings.ts';

export interface EngineSettings {
  /** A life of the engine in this process has ended before this one. */
  readonly isRestart: boolean;
  readonly directory: string;
  readonly clock: 'wall' | 'events';
  /** A PostgreSQL URL, or the embedded database. */
  readonly database: string | undefined;
  readonly settings: GivenSettings;
  /** Addresses and user agents are sealed from now on. */
  readonly sealed?: boolean;
}

/**
 * Events on their way in, and answers without a time to wait on their way out, in one flat list: a
 * list of lists takes the copying between threads twice as long.
 */
export type Flat = readonly (number | string)[];

/** In the order in which they came: id, firm, body, and whether it is to be decided or recorded. */
export function eachEvent(
  flat: Flat,
  each: (id: number, firm: string, body: string, kind: 'decide' | 'record') => void,
): void {
  for (let at = 0; at < flat.length; at += 4)
    each(
      flat[at] as number,
      flat[at + 1] as string,
      flat[at + 2] as string,
      flat[at + 3] as 'decide' | 'record',
    );
}

/** Id, status and body. */
export function eachAnswer(
  flat: Flat,
  each: (id: number, status: number, body: string) => void,
): void {
  for (let at = 0; at < flat.length; at += 3)
    each(flat[at] as number, flat[at + 1] as number, flat[at + 2] as string);
}

/** What only reads, and what a person did: rare, and never in a flat list. */
export type Call =
  | readonly [id: number, kind: 'act', event: object]
  | readonly [id: number, kind: 'query', firm: string, query: Query]
  | readonly [id: number, kind: 'status'];

export type ToEngine =
  | {
      readonly events: Flat;
      readonly calls: readonly Call[];
    }
  | { readonly stop: true };

export type FromEngine =
  | {
      readonly ready: {
        readonly refolded: number;
        readonly otherwise: number;
        readonly ms: number;
      };
    }
  | {
      readonly bodies: Flat;
      readonly answers: readonly (readonly [id: number, answer: Answer | EngineStatus])[];
    }
  | { readonly fatal: string }
  /** Decisions go on; somebody should know. */
  | { readonly warning: string }
  /** Cannot be started, now or later. */
  | { readonly unable: string }
  | { readonly stopped: true };
