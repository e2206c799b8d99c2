// An honest customer logs in: mistyped passwords, his devices and lines, the checkpoint's answer.
import type { Login } from '../../core/event/session.ts';
import { type Actor, until } from '../actor.ts';
import { hourMs, minuteOfDay } from '../calendar.ts';
import { introduce } from '../holdings.ts';
import { between, chance, lognormal, mix, type Random, uniform } from '../random.ts';
import { dayOf, emit, isLocked, newSession, type Run, stampId, stampTime } from '../run.ts';
import { deviceName } from '../world/names.ts';
import {
  anyAddress,
  homeAddress,
  mobileAddress,
  officeAddress,
  sameAddressAlways,
} from '../world/network.ts';
import type { Person } from '../world/person.ts';
import { isApp, userAgentAt } from '../world/user-agent.ts';
import { goesThrough } from './answer.ts';

/** How a session looks from outside. */
export interface Connection {
  readonly ip: string;
  readonly userAgent: string;
  readonly channel: 'web' | 'app' | 'api';
  readonly language?: string;
  readonly device?: string;
  readonly referrer?: string;
}

export interface Visit {
  readonly person: Person;
  readonly session: string;
  readonly random: Random;
  readonly connection: Connection;
  readonly onPhone: boolean;
}

export interface VisitOptions {
  /** A telephone or machine never seen before. */
  readonly newDevice?: boolean;
  /** Passwords tried in vain first; drawn where absent. */
  readonly failures?: number;
}

const vpnName = 0x76706e21;

function isAbroad(run: Run, person: Person): boolean {
  const [from, days] = person.journey ?? [0, 0];
  const day = dayOf(run, run.nowMs);
  return days > 0 && day >= from && day < from + days;
}

function addressNow(run: Run, person: Person, onPhone: boolean, random: Random): string {
  const { seed } = run;
  if (isAbroad(run, person) && !(onPhone && chance(random, 0.3)))
    return anyAddress(random, 'abroad');
  if (person.vpn && chance(random, 0.6)) {
    if (chance(random, 0.5)) return sameAddressAlways(seed, vpnName, person.index % 97, 'vpn');
    return anyAddress(random, chance(random, 0.15) ? 'hosting' : 'vpn');
  }
  const minute = minuteOfDay(run.nowMs);
  const atWork = person.worksInOffice && minute > 540 && minute < 1080;
  if (onPhone) {
    if (chance(random, atWork ? 0.75 : 0.4)) {
      return mobileAddress(seed, person.index, Math.floor(run.nowMs / hourMs));
    }
  } else if (atWork) return officeAddress(seed, person.index, run.options.accounts);
  if (chance(random, 0.01)) return anyAddress(random, 'home');
  return homeAddress(seed, person.index, dayOf(run, run.nowMs));
}

function deviceNow(run: Run, person: Person, onPhone: boolean, random: Random): string | undefined {
  if (person.clearsCookies && !onPhone) {
    return chance(random, 0.3)
      ? undefined
      : deviceName(run.seed, mix(random.a, random.b), random.c);
  }
  // Browsers in private mode and the like send no cookie.
  if (!onPhone && chance(random, 0.04)) return undefined;
  const slot = onPhone ? 1 : 2;
  const generation = onPhone ? (run.phoneGenerations.get(person.index) ?? 0) : 0;
  return deviceName(run.seed, person.index * 4 + slot, generation);
}

function connect(run: Run, person: Person, random: Random, options: VisitOptions): Visit {
  const onPhone = uniform(random) < person.phoneShare;
  const build = onPhone ? person.phone : person.computer;
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
  return { person, session: newSession(run), random, connection, onPhone };
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

/** The same customer from another line: a telephone that leaves the house. */
function moveAbout(run: Run, visit: Visit): void {
  const { person, session, connection, random } = visit;
  const churns = visit.onPhone && chance(random, 0.07);
  if (!churns && !chance(random, 0.05)) return;
  const hour = Math.floor(run.nowMs / hourMs);
  const { userAgent, language, device } = connection;
  emit(run, {
    id: stampId(run),
    type: 'activity',
    time: stampTime(run),
    firm: person.firm,
    account: person.account,
    session,
    ip: churns ? mobileAddress(run.seed, person.index, hour) : connection.ip,
    userAgent,
    ...(language === undefined ? {} : { language }),
    ...(device === undefined ? {} : { device }),
  });
}

/** Logs in; undefined when the customer did not get in. */
export function* enter(
  run: Run,
  person: Person,
  random: Random,
  options: VisitOptions = {},
): Actor<Visit | undefined> {
  if (isLocked(run, person.index)) return undefined;
  const visit = connect(run, person, random, options);
  introduce(run, person);
  for (let left = options.failures ?? failuresOf(random); left > 0; left -= 1) {
    const pauseMs = lognormal(random, 9000, 0.6);
    yield { request: loginEvent(run, visit, 'failure', 'password'), pauseMs };
  }
  run.tally.honest.logins += 1;
  const request = loginEvent(run, visit, 'success');
  const decision = yield { request, pauseMs: lognormal(random, 12_000, 0.9) };
  if (!(yield* goesThrough(run, visit, request, decision))) return undefined;
  moveAbout(run, visit);
  return visit;
}

/** Two in five customers log out, the others close the window. */
export function* leave(run: Run, visit: Visit): Actor {
  const { person, session, random } = visit;
  if (!chance(random, 0.4)) return;
  yield until(run.nowMs + lognormal(random, 60_000, 1));
  emit(run, {
    id: stampId(run),
    type: 'logout',
    time: stampTime(run),
    firm: person.firm,
    account: person.account,
    session,
  });
}
