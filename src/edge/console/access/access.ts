// Access to the console: its gate, its log-ins, its users, the firms' keys and the settings.
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { AccessSettings } from './access-settings.ts';
import { createCookies } from './cookies.ts';
import { addDemoRoutes } from './demo-routes.ts';
import { createDirectory } from './directory.ts';
import type { ConsoleEngine } from './engine-port.ts';
import { createSetUp } from './first-start.ts';
import { createGuard, type Guard } from './guard.ts';
import type { Invited } from './invitations.ts';
import { addKeyRoutes } from './key-routes.ts';
import { createLimiter } from './limiter.ts';
import { addLoginRoutes } from './login-routes.ts';
import { addOidcRoutes } from './oidc-routes.ts';
import type { Parts } from './parts.ts';
import { createPendingLogins } from './pending-logins.ts';
import { createReadJournal } from './read-journal.ts';
import { openSessionFile, type SessionFile } from './session-file.ts';
import { addSessionRoutes } from './session-routes.ts';
import { createSessions } from './sessions.ts';
import { addSettingRoutes } from './setting-routes.ts';
import { addUserRoutes } from './user-routes.ts';

export interface AccessOptions {
  readonly engine: ConsoleEngine;
  readonly settings: AccessSettings;
  /** The service's data directory: keys and sessions are kept there. */
  readonly directory: string;
  readonly demo: boolean;
  /** Where browsers find the console; asked once somebody is there to ask. */
  readonly origin: () => string;
  readonly isTls: boolean;
  readonly report: (error: unknown) => void;
  readonly nowMs?: () => number;
}

export interface Access extends Guard {
  addRoutes(app: FastifyInstance): void;
  /** The first administrator's link, where nobody could come in otherwise or one is asked for. */
  setUpLink(isAskedFor: boolean): Promise<Invited | undefined>;
  close(): Promise<void>;
}

/** A person who mistypes, or twenty behind one address at nine o'clock. */
const attemptsPerMinuteMax = 60;
/** A page in use asks for some ten a second at most. */
const requestsPerMinuteMax = 1_200;
/** Refusals on record a minute: an attack shows, and does not fill the journal. */
const refusalsPerMinuteMax = 30;
const minuteMs = 60_000;

export function createAccess(options: AccessOptions): Access {
  const { nowMs = Date.now, report } = options;
  const { sessions, file } = keptSessions(options, nowMs);
  const directory = createDirectory(options.engine);
  const setUp = createSetUp(directory, options.origin, nowMs);
  const parts: Parts = {
    engine: options.engine,
    settings: options.settings,
    directory,
    setUp,
    sessions,
    pending: createPendingLogins(nowMs),
    cookies: createCookies(options.isTls),
    reads: createReadJournal(options.engine, nowMs),
    attempts: createLimiter(attemptsPerMinuteMax, nowMs),
    refusals: createLimiter(refusalsPerMinuteMax, nowMs),
    requests: createLimiter(requestsPerMinuteMax, nowMs),
    keysDirectory: options.directory,
    demo: options.demo,
    isTls: options.isTls,
    origin: options.origin,
    nowMs,
    report,
  };
  const guard = createGuard(parts);
  return {
    route: guard.route,
    addRoutes(app) {
      addLoginRoutes(app, guard, parts);
      addOidcRoutes(app, guard, parts);
      addDemoRoutes(app, guard, parts);
      addSessionRoutes(app, guard, parts);
      addUserRoutes(app, guard, parts);
      addKeyRoutes(app, guard, parts);
      addSettingRoutes(app, guard, parts);
    },
    setUpLink: setUp.link,
    close: () => file.close(),
  };
}

function keptSessions({ settings, directory, report }: AccessOptions, nowMs: () => number) {
  const limits = {
    idleMs: settings.sessionIdleMinutes * minuteMs,
    ageMs: settings.sessionHoursMax * 60 * minuteMs,
  };
  const path = join(directory, 'console-sessions.json');
  const file: SessionFile = openSessionFile(path, () => sessions.entries, report);
  const sessions = createSessions(limits, nowMs, file.kept, file.changed);
  return { sessions, file };
}
