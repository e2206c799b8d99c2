// An honest customer logs in: mistyped passwords, his devices and lines, the checkpoint's answer.
import type { Activity, Login, Logout } from '../../core/event/session.ts';
import { type Actor, until } from '../actor.ts';
import { introduce } from '../holdings.ts';
import { between, chance, lognormal, mix, type Random, uniform } from '../random.ts';
import { emit, isLocked, newSession, type Run, stampId, stampTime } from '../run.ts';
import type { Connection } from '../world/connection.ts';
import { deviceName } from '../world/names.ts';
import type { Person } from '../world/person.ts';
import { isApp, userAgentAt } from '../world/user-agent.ts';
import { goesThrough, tallyFor } from './answer.ts';
import { addressNow, buildOf, deviceNow, mobileNow } from './line.ts';

export interface Visit {
  readonly person: Person;
  readonly session: string;
  readonly random: Random;
  readonly connection: Connection;
  readonly onPhone: boolean;
  /** Time between steps against the usual; 1 where absent. */
  readonly pace?: number;
  /** Set where the account is a hijacker's own. */
  readonly episode?: string;
}

export interface VisitOptions {
  /** A telephone or machine never seen before. */
  readonly newDevice?: boolean;
  /** Passwords tried in vain first; drawn where absent. */
  readonly failures?: number;
  /** Line and machine, where they are not his usual ones. */
  readonly connection?: Connection;
  /** Time to the first step against the usual; below 1 where the password fills itself in. */
  readonly pace?: number;
  readonly episode?: string;
}

/** How he shows up this time, and whether it is his telephone. */
export function connect(
  run: Run,
  person: Person,
  random: Random,
  options: VisitOptions = {},
): { readonly connection: Connection; readonly onPhone: boolean } {
  const onPhone = uniform(random) < person.phoneShare;
  const build = buildOf(run, person, onPhone);
  const channel = isApp(build.platform) ? 'app' : 'web';
  const device = options.newDevice
    ? deviceName(run.seed, mix(random.a, random.b), random.c)
    : deviceNow(run, person, onPhone, random);
  const showsLanguage = channel === 'web' || chance(random, 0.5);
  const connection = {
    ip: addressNow(run, person, onPhone, random),
    userAgent: userAgentAt(build, run.nowMs),
    channel,
    ...(showsLanguage ? { language: person.language } : {}),
    ...(device === undefined ? {} : { device }),
    ...(channel === 'web' && chance(random, 0.08) ? { referrer: 'https://www.google.com/' } : {}),
  } as const;
  return { connection, onPhone };
}

function openVisit(run: Run, person: Person, random: Random, options: VisitOptions): Visit {
  const { episode, pace } = options;
  const shown =
    options.connection === undefined
      ? connect(run, person, random, options)
      : { connection: options.connection, onPhone: false };
  return { person, session: newSession(run), random, ...shown, pace, episode };
}

export function loginEvent(
  run: Run,
  visit: Pick<Visit, 'person' | 'session' | 'connection'>,
  outcome: 'success' | 'failure',
  method: Login['method'] = visit.person.method,
): Login {
  const { person, session, connection } = visit;
  const { ip, userAgent, channel, language, device, referrer } = connection;
  return {
    id: stampId(run),
    type: 'login',
    time: stampTime(run),
    firm: person.firm,
    account: person.account,
    session,
    outcome,
    method,
    channel,
    ip,
    userAgent,
    ...(language === undefined ? {} : { language }),
    ...(device === undefined ? {} : { device }),
    ...(referrer === undefined ? {} : { referrer }),
  };
}

/** One log-in in 25 begins with a mistyped password, seldom with several. */
function failuresOf(random: Random): number {
  if (!chance(random, 0.04)) return 0;
  return chance(random, 0.8) ? 1 : 2 + Math.floor(between(random, 0, 3));
}

/** The session was seen again. */
export function activityEvent(
  run: Run,
  { person, session, connection }: Pick<Visit, 'person' | 'session' | 'connection'>,
): Activity {
  const { ip, userAgent, language, device } = connection;
  return {
    id: stampId(run),
    type: 'activity',
    time: stampTime(run),
    firm: person.firm,
    account: person.account,
    session,
    ip,
    userAgent,
    ...(language === undefined ? {} : { language }),
    ...(device === undefined ? {} : { device }),
  };
}

export function logoutEvent(
  run: Run,
  { person, session }: Pick<Visit, 'person' | 'session'>,
): Logout {
  const { firm, account } = person;
  return { id: stampId(run), type: 'logout', time: stampTime(run), firm, account, session };
}

/** The same customer from another line: a telephone that leaves the house. */
function moveAbout(run: Run, visit: Visit): void {
  const { person, connection, random } = visit;
  const churns = visit.onPhone && chance(random, 0.07);
  if (!churns && !chance(random, 0.05)) return;
  const ip = churns ? mobileNow(run, person) : connection.ip;
  emit(run, activityEvent(run, { ...visit, connection: { ...connection, ip } }), visit.episode);
}

/** Remembers the session of a customer whose cookies a thief reads along. */
export function exposeSession(run: Run, { person, session, connection }: Visit): void {
  if (!run.stolenSessions.has(person.index)) return;
  run.stolenSessions.set(person.index, { session, connection, sinceMs: run.nowMs });
}

/** Logs in; undefined when the customer did not get in. */
export function* enter(
  run: Run,
  person: Person,
  random: Random,
  options: VisitOptions = {},
): Actor<Visit | undefined> {
  if (isLocked(run, person.index)) return undefined;
  const visit = openVisit(run, person, random, options);
  const { pace = 1, episode } = options;
  introduce(run, person);
  for (let left = options.failures ?? failuresOf(random); left > 0; left -= 1) {
    const pauseMs = lognormal(random, 9000, 0.6);
    yield { request: loginEvent(run, visit, 'failure', 'password'), pauseMs, episode };
  }
  tallyFor(run, visit).logins += 1;
  const request = loginEvent(run, visit, 'success');
  const decision = yield { request, pauseMs: pace * lognormal(random, 12_000, 0.9), episode };
  if (!(yield* goesThrough(run, visit, request, decision))) return undefined;
  moveAbout(run, visit);
  exposeSession(run, visit);
  return visit;
}

/** Two in five customers log out, the others close the window. */
export function* leave(run: Run, visit: Visit): Actor {
  const { person, session, random, pace = 1 } = visit;
  if (!chance(random, 0.4)) return;
  yield until(run.nowMs + pace * lognormal(random, 60_000, 1));
  if (run.stolenSessions.get(person.index)?.session === session) {
    run.stolenSessions.set(person.index, undefined);
  }
  emit(run, logoutEvent(run, visit), visit.episode);
}
