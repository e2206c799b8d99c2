// A session inside its account, as bytes: by its likeness to what stands before it in the record.
import type { Account } from '../../core/state/account.ts';
import { createSession, type Elsewhere, type Session } from '../../core/state/session.ts';
import type { Reader, Writer } from './codec.ts';
import { readKey, readName, readNear, writeKey, writeName, writeNear } from './likeness.ts';
import { hasTraded, readTrading, writeTrading } from './trading-codec.ts';

const labels = ['', 'fraud', 'legitimate'] as const;
const passes = ['', 'otp', 'push', 'phone', 'passkey'] as const;

/** Six yes or no, which pass, and which label: one small number. */
function flagsOf(s: Session): number {
  const yesNo = Number(s.loggedIn) + 2 * Number(s.cut);
  const moved = 4 * Number(s.networkMoved) + 8 * Number(s.deviceMoved);
  const marks = 16 * passes.indexOf(s.passed) + 128 * labels.indexOf(s.label);
  return yesNo + moved + marks + (s.elsewhere ? 512 : 0) + (hasTraded(s) ? 1024 : 0);
}

export function writeSession(w: Writer, a: Account, place: number): void {
  const { sessions } = a;
  const s = sessions[place]!;
  w.text(s.id);
  writeNear(w, a.lastSeenMs, s.startMs, -1);
  writeNear(w, s.startMs, s.lastMs, 1);
  w.number(flagsOf(s));
  w.number(s.loginEvidence);
  w.number(s.sessionEvidence);
  w.number(s.risk);
  // Mostly those of a session before it in the record.
  let same = 0;
  while (sessions[same]!.address !== s.address) same += 1;
  writeName(w, s.address, same < place ? same : -1);
  same = 0;
  while (sessions[same]!.device !== s.device) same += 1;
  writeName(w, s.device, same < place ? same : -1);
  writeKey(w, s.addressKey, a.addresses);
  writeKey(w, s.networkKey, a.networks);
  writeKey(w, s.countryKey, a.countries);
  writeKey(w, s.agentKey, a.agents);
  writeKey(w, s.deviceKey, a.devices);
  w.number(s.habits.length);
  for (let index = 0; index < s.habits.length; index += 1)
    writeKey(w, s.habits[index]!, habitTable(a, index));
  w.number(s.learntWeight);
  w.number(s.contextChange);
  w.number(s.requests);
  w.number(s.startValueJpy);
  w.number(s.sleptDays);
  w.number(s.placedRisk);
  if (hasTraded(s)) writeTrading(w, s);
  if (s.elsewhere) writeElsewhere(w, s.elsewhere, s.startMs);
}

const lines = ['fixed', 'hosting', 'mobile'] as const;

function writeElsewhere(w: Writer, elsewhere: Elsewhere, startMs: number): void {
  writeNear(w, startMs, elsewhere.sinceMs, 1);
  w.text(elsewhere.address);
  w.text(elsewhere.device);
  w.numbers(elsewhere.keys);
  w.number(lines.indexOf(elsewhere.line));
}

function readElsewhere(r: Reader, startMs: number): Elsewhere {
  return {
    sinceMs: readNear(r, startMs, 1),
    address: r.text(),
    device: r.text(),
    keys: r.numbers(),
    line: lines[r.number()]!,
  };
}

/** In the order in which it is written; filled in, so that it has the shape of one just created. */
export function readSession(r: Reader, a: Account, earlier: readonly Session[]): Session {
  const id = r.text();
  const startMs = readNear(r, a.lastSeenMs, -1);
  const s = createSession(id, startMs, 0);
  s.lastMs = readNear(r, startMs, 1);
  const flags = r.number();
  readFlags(s, flags);
  s.loginEvidence = r.number();
  s.sessionEvidence = r.number();
  s.risk = r.number();
  s.address = readName(r, (index) => earlier[index]!.address);
  s.device = readName(r, (index) => earlier[index]!.device);
  s.addressKey = readKey(r, a.addresses);
  s.networkKey = readKey(r, a.networks);
  s.countryKey = readKey(r, a.countries);
  s.agentKey = readKey(r, a.agents);
  s.deviceKey = readKey(r, a.devices);
  const habits = r.number();
  for (let index = 0; index < habits; index += 1) s.habits.push(readKey(r, habitTable(a, index)));
  s.learntWeight = r.number();
  s.contextChange = r.number();
  s.requests = r.number();
  s.startValueJpy = r.number();
  s.sleptDays = r.number();
  s.placedRisk = r.number();
  if (flags & 1024) readTrading(r, s);
  if (flags & 512) s.elsewhere = readElsewhere(r, startMs);
  return s;
}

function readFlags(s: Session, flags: number): void {
  s.loggedIn = (flags & 1) !== 0;
  s.cut = (flags & 2) !== 0;
  s.networkMoved = (flags & 4) !== 0;
  s.deviceMoved = (flags & 8) !== 0;
  s.passed = passes[(flags >> 4) & 7]!;
  s.label = labels[(flags >> 7) & 3]!;
}

const nothing: readonly number[] = [];

/** Where the account counts what a session's habit of this place is, as in core/state/session.ts. */
function habitTable(a: Account, index: number): readonly number[] {
  switch (index) {
    case 0:
      return a.browsers;
    case 1:
      return a.systems;
    case 2:
      return a.forms;
    case 3:
      return a.languages;
    case 4:
      return a.entries;
    default:
      return nothing;
  }
}
