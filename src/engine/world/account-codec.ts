// An account as bytes: field after field, at most 2 KiB (DESIGN 2), typically under 700.
import type { Account, OpenOrder, Position } from '../../core/state/account.ts';
import type { Session } from '../../core/state/session.ts';
import type { Codec, Reader, Writer } from './codec.ts';

export const accountCodec: Codec<Account> = { write: writeAccount, read: readAccount };

function writeAccount(w: Writer, a: Account): void {
  w.number(a.lastSequence);
  w.number(a.lastSeenMs);
  w.number(a.logins);
  for (const counts of [a.addresses, a.networks, a.countries, a.agents]) w.numbers(counts);
  for (const counts of [a.browsers, a.systems, a.forms, a.devices]) w.numbers(counts);
  for (const counts of [a.languages, a.entries, a.hours]) w.numbers(counts);
  w.number(a.lastLoginMs);
  w.text(a.lastCountry);
  w.number(a.failures);
  w.number(a.lastFailureMs);
  w.numbers(a.changes);
  w.number(a.orders);
  w.number(a.orderLogMean);
  w.number(a.orderLogVariance);
  w.numbers(a.instruments);
  w.numbers(a.markets);
  w.number(a.marginOrders);
  w.number(a.cashJpy);
  w.number(a.otherPositionsJpy);
  list(w, a.positions, writePosition);
  list(w, a.sessions, writeSession);
  list(w, a.openOrders, writeOpenOrder);
  w.number(a.exposure);
  w.number(a.exposureMs);
  w.number(a.calm);
  w.number(a.calmMs);
  w.text(a.caseId);
}

/** Object literals are read in the order they are written: fields above and below must agree. */
function readAccount(r: Reader): Account {
  return {
    lastSequence: r.number(),
    lastSeenMs: r.number(),
    logins: r.number(),
    addresses: r.numbers(),
    networks: r.numbers(),
    countries: r.numbers(),
    agents: r.numbers(),
    browsers: r.numbers(),
    systems: r.numbers(),
    forms: r.numbers(),
    devices: r.numbers(),
    languages: r.numbers(),
    entries: r.numbers(),
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
    markets: r.numbers(),
    marginOrders: r.number(),
    cashJpy: r.number(),
    otherPositionsJpy: r.number(),
    positions: listOf(r, readPosition),
    sessions: listOf(r, readSession),
    openOrders: listOf(r, readOpenOrder),
    exposure: r.number(),
    exposureMs: r.number(),
    calm: r.number(),
    calmMs: r.number(),
    caseId: r.text(),
  };
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
}

function readOpenOrder(r: Reader): OpenOrder {
  return {
    key: r.number(),
    sessionStartMs: r.number(),
    quantity: r.number(),
  };
}

const labels = ['', 'fraud', 'legitimate'] as const;
const passes = ['', 'otp', 'push', 'phone', 'passkey'] as const;

function writeSession(w: Writer, s: Session): void {
  w.text(s.id);
  w.number(s.startMs);
  w.number(s.lastMs);
  w.flag(s.loggedIn);
  w.flag(s.cut);
  w.number(s.loginEvidence);
  w.number(s.sessionEvidence);
  w.number(s.orderEvidence);
  w.number(s.marketEvidence);
  w.number(s.risk);
  w.number(passes.indexOf(s.passed));
  w.text(s.address);
  w.text(s.device);
  w.number(s.addressKey);
  w.number(s.networkKey);
  w.number(s.countryKey);
  w.number(s.agentKey);
  w.number(s.deviceKey);
  w.numbers(s.habits);
  w.number(s.learntWeight);
  w.number(s.contextChange);
  w.flag(s.networkMoved);
  w.flag(s.deviceMoved);
  w.number(s.requests);
  w.number(s.firstOrderMs);
  w.number(s.changes);
  w.number(s.startValueJpy);
  w.number(s.soldJpy);
  w.number(s.boughtJpy);
  w.number(s.executedSaleJpy);
  w.number(s.executedPurchaseJpy);
  list(w, s.bought, (writer, name) => writer.text(name));
  w.number(s.boughtUnknown);
  w.number(labels.indexOf(s.label));
}

function readSession(r: Reader): Session {
  return {
    id: r.text(),
    startMs: r.number(),
    lastMs: r.number(),
    loggedIn: r.flag(),
    cut: r.flag(),
    loginEvidence: r.number(),
    sessionEvidence: r.number(),
    orderEvidence: r.number(),
    marketEvidence: r.number(),
    risk: r.number(),
    passed: passes[r.number()]!,
    address: r.text(),
    device: r.text(),
    addressKey: r.number(),
    networkKey: r.number(),
    countryKey: r.number(),
    agentKey: r.number(),
    deviceKey: r.number(),
    habits: r.numbers(),
    learntWeight: r.number(),
    contextChange: r.number(),
    networkMoved: r.flag(),
    deviceMoved: r.flag(),
    requests: r.number(),
    firstOrderMs: r.number(),
    changes: r.number(),
    startValueJpy: r.number(),
    soldJpy: r.number(),
    boughtJpy: r.number(),
    executedSaleJpy: r.number(),
    executedPurchaseJpy: r.number(),
    bought: listOf(r, (reader) => reader.text()),
    boughtUnknown: r.number(),
    label: labels[r.number()]!,
  };
}
