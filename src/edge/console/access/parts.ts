// What the routes of access share.
import type { FastifyReply } from 'fastify';
import { sendProblem } from '../../http/answer.ts';
import type { AccessSettings } from './access-settings.ts';
import type { Cookies } from './cookies.ts';
import type { Directory } from './directory.ts';
import type { ConsoleEngine } from './engine-port.ts';
import type { SetUp } from './first-start.ts';
import type { Limiter } from './limiter.ts';
import type { PendingLogins } from './pending-logins.ts';
import type { ReadJournal } from './read-journal.ts';
import type { Sessions } from './sessions.ts';

export interface Parts {
  readonly engine: ConsoleEngine;
  readonly settings: AccessSettings;
  readonly directory: Directory;
  readonly setUp: SetUp;
  readonly sessions: Sessions;
  readonly pending: PendingLogins;
  readonly cookies: Cookies;
  readonly reads: ReadJournal;
  /** Tries to come in, by address. */
  readonly attempts: Limiter;
  /** Refused log-ins that are put on record. */
  readonly refusals: Limiter;
  /** Requests of who is in, by user. */
  readonly requests: Limiter;
  /** The firms' keys lie there. */
  readonly keysDirectory: string;
  /** Simulated data. */
  readonly demo: boolean;
  readonly isTls: boolean;
  /** Where browsers find the console; known once the port is. */
  origin(): string;
  readonly nowMs: () => number;
  readonly report: (error: unknown) => void;
}

/** Where something may be kept only so often. */
export function refuseMore(reply: FastifyReply, most: number): void {
  sendProblem(reply, 'limit-reached', `at most ${most}`);
}
