// What passes between the HTTP thread and the engine's thread: many calls and answers at a time.

import type { Answer, EngineStatus, Query } from '../engine/client.ts';
import type { GivenSettings } from '../engine/settings.ts';

export interface EngineSettings {
  readonly directory: string;
  readonly clock: 'wall' | 'events';
  /** A PostgreSQL URL, or the embedded database. */
  readonly database: string | undefined;
  readonly settings: GivenSettings;
}

export type Call =
  | readonly [id: number, kind: 'decide' | 'record', firm: string, body: string]
  | readonly [id: number, kind: 'query', firm: string, query: Query]
  | readonly [id: number, kind: 'status'];

export type ToEngine = { readonly calls: readonly Call[] } | { readonly stop: true };

export type FromEngine =
  | {
      readonly ready: {
        readonly refolded: number;
        readonly otherwise: number;
        readonly ms: number;
      };
    }
  | { readonly answers: readonly (readonly [id: number, answer: Answer | EngineStatus])[] }
  | { readonly fatal: string }
  | { readonly stopped: true };
