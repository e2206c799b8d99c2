// An account as bytes: field after field, at most 2 KiB (DESIGN 2), typically under 700.
import type { Account, OpenOrder, Position } from '../../core/state/account.ts';
import type { Elsewhere, Session } from '../../core/state/session.ts';
import type { Codec, Reader, Writer } from './codec.ts';
import {
  readCounts,
  readKey,
  readName,
  readNear,
  writeCounts,
  writeKey,
  writeName,
  writeNear,
} from './likeness.ts';

export const accountCodec: Codec<Account> = { write: writeAccount, read: readAccount };

function writeAccount(w: Writer, a: Account): void {
  w.number(a.lastSequence);
  w.number(a.lastSeenMs);
  w.number(a.logins);
  writeCounts(w, a.addresses, a.logins);
  writeCounts(w, a.networks, a.logins);
  writeCounts(w, a.countries, a.logins);
  writeCounts(w, a.agents, a.logins);
  writeCounts(w, a.browsers, a.logins);
  writeCounts(w, a.systems, a.logins);
  writeCounts(w, a.forms, a.logins);
  writeCounts(w, a.devices, a.logins);
  writeCounts(w, a.languages, a.logins);
  writeCounts(w, a.entries, a.logins);
  w.numbers(a.hours);
  w.number(a.lastLoginMs);
  w.text(a.lastCountry);
  w.number(a.failures);
  w.number(a.lastFailureMs);
  w.numbers(a.changes);
  w.number(a.orders);
  w.number(a.orderLogMean);
  w.number(a.orderLogVariance);
  w.numbers(a.instruments);
  w.numbers(a.ways);
  w.numbers(a.destinations);
  w.number(a.marginOrders);
  w.number(a.cashJpy);
  w.number(a.otherPositionsJpy);
  list(w, a.positions, writePosition);
  list(w, a.openOrders, writeOpenOrder);
  w.number(a.exposure);
  w.number(a.exposureMs);
  w.text(a.exposureSource);
  w.number(a.calm);
  w.number(a.calmMs);
  w.text(a.caseId);
  // Last, for they are written by their likeness to what stands before them.
  w.number(a.sessions.length);
  for (let place = 0; place < a.sessions.length; place += 1) writeSession(w, a, place);
}

/** Object literals are read in the order they are written: fields above and below must agree. */
function readAccount(r: Reader): Account {
  const lastSequence = r.number();
  const lastSeenMs = r.number();
  const logins = r.number();
  const account: Account = {
    lastSequence,
    lastSeenMs,
    logins,
    addresses: readCounts(r, logins),
    networks: readCounts(r, logins),
    countries: readCounts(r, logins),
    agents: readCounts(r, logins),
    browsers: readCounts(r, logins),
    systems: readCounts(r, logins),
    forms: readCounts(r, logins),
    devices: readCounts(r, logins),
    languages: readCounts(r, logins),
    entries: readCounts(r, logins),
    hours: r.numbers(),
    lastLoginMs: r.number(),
    lastCountry: r.text(),
    failures: r.number(),
    lastFailureMs: r.number(),
    changes: r.numbers(),
    orders: r.number(),
    orderLogMean: r.number(),
    orderLogVariance: r.number(),
    instruments: r.numbers(),
    ways: r.numbers(),
    destinations: r.numbers(),
    marginOrders: r.number(),
    cashJpy: r.number(),
    otherPositionsJpy: r.number(),
    positions: listOf(r, readPosition),
    sessions: [],
    openOrders: listOf(r, readOpenOrder),
    exposure: r.number(),
    exposureMs: r.number(),
    exposureSource: r.text(),
    calm: r.number(),
    calmMs: r.number(),
    caseId: r.text(),
  };
  const { sessions } = account;
  for (let left = r.number(); left > 0; left -= 1) sessions.push(readSession(r, account, sessions));
  return account;
}

function list<Item>(
  w: Writer,
  items: readonly Item[],
  write: (w: Writer, item: Item) => void,
): void {
  w.number(items.length);
  for (const item of items) write(w, item);
}

function listOf<Item>(r: Reader, read: (r: Reader) => Item): Item[] {
  const items: Item[] = [];
  for (let left = r.number(); left > 0; left -= 1) items.push(read(r));
  return items;
}

function writePosition(w: Writer, position: Position): void {
  w.number(position.key);
  w.number(position.quantity);
  w.number(position.valueJpy);
}

function readPosition(r: Reader): Position {
  return { key: r.number(), quantity: r.number(), valueJpy: r.number() };
}

function writeOpenOrder(w: Writer, open: OpenOrder): void {
  w.number(open.key);
  w.number(open.sessionStartMs);
  w.number(open.quantity);
  w.number(Number(open.isElsewhere));
}

function readOpenOrder(r: Reader): OpenOrder {
  return {
    key: r.number(),
    sessionStartMs: r.number(),
    quantity: r.number(),
    isElsewhere: r.number() === 1,
  };
}

const labels = ['', 'fraud', 'legitimate'] as const;
const passes = ['', 'otp', 'push', 'phone', 'passkey'] as const;

/** Four yes or no, which pass, which label, and whether it was seen elsewhere: one small number. */
function flagsOf(s: Session): number {
  const yesNo = Number(s.loggedIn) + 2 * Number(s.cut);
  const moved = 4 * Number(s.networkMoved) + 8 * Number(s.deviceMoved);
  const marks = 16 * passes.indexOf(s.passed) + 128 * labels.indexOf(s.label);
  return yesNo + moved + marks + (s.elsewhere ? 512 : 0);
}

function writeSession(w: Writer, a: Account, place: number): void {
  const { sessions } = a;
  const s = sessions[place]!;
  w.text(s.id);
  writeNear(w, a.lastSeenMs, s.startMs, -1);
  writeNear(w, s.startMs, s.lastMs, 1);
  w.number(flagsOf(s));
  w.number(s.loginEvidence);
  w.number(s.sessionEvidence);
  w.number(s.orderEvidence);
  w.number(s.marketEvidence);
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
  writeNear(w, s.startMs, s.firstOrderMs, 1);
  w.number(s.changes);
  w.number(s.startValueJpy);
  w.number(s.soldJpy);
  w.number(s.boughtJpy);
  w.number(s.executedSaleJpy);
  w.number(s.executedPurchaseJpy);
  list(w, s.bought, (writer, name) => writer.text(name));
  w.number(s.boughtUnknown);
  w.number(s.sleptDays);
  w.number(s.placedRisk);
  w.number(s.sizes);
  w.number(s.sizeSum);
  w.number(s.sizeSquares);
  w.number(s.marginOrders);
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

function readSession(r: Reader, a: Account, earlier: readonly Session[]): Session {
  const id = r.text();
  const startMs = readNear(r, a.lastSeenMs, -1);
  const lastMs = readNear(r, startMs, 1);
  const flags = r.number();
  return {
    id,
    startMs,
    lastMs,
    loggedIn: (flags & 1) !== 0,
    cut: (flags & 2) !== 0,
    loginEvidence: r.number(),
    sessionEvidence: r.number(),
    orderEvidence: r.number(),
    marketEvidence: r.number(),
    risk: r.number(),
    passed: passes[(flags >> 4) & 7]!,
    address: readName(r, (index) => earlier[index]!.address),
    device: readName(r, (index) => earlier[index]!.device),
    addressKey: readKey(r, a.addresses),
    networkKey: readKey(r, a.networks),
    countryKey: readKey(r, a.countries),
    agentKey: readKey(r, a.agents),
    deviceKey: readKey(r, a.devices),
    habits: readHabits(r, a),
    learntWeight: r.number(),
    contextChange: r.number(),
    networkMoved: (flags & 4) !== 0,
    deviceMoved: (flags & 8) !== 0,
    requests: r.number(),
    firstOrderMs: readNear(r, startMs, 1),
    changes: r.number(),
    startValueJpy: r.number(),
    soldJpy: r.number(),
    boughtJpy: r.number(),
    executedSaleJpy: r.number(),
    executedPurchaseJpy: r.number(),
    bought: listOf(r, (reader) => reader.text()),
    boughtUnknown: r.number(),
    sleptDays: r.number(),
    placedRisk: r.number(),
    sizes: r.number(),
    sizeSum: r.number(),
    sizeSquares: r.number(),
    marginOrders: r.number(),
    label: labels[(flags >> 7) & 3]!,
    elsewhere: flags & 512 ? readElsewhere(r, startMs) : undefined,
  };
}

function readHabits(r: Reader, a: Account): number[] {
  const habits: number[] = [];
  const length = r.number();
  for (let index = 0; index < length; index += 1) habits.push(readKey(r, habitTable(a, index)));
  return habits;
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
