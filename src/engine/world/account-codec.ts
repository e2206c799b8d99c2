// An account as bytes: field after field, at most 2 KiB (DESIGN 2), typically under 700.
import type { Account, OpenOrder, Position } from '../../core/state/account.ts';
import type { Codec, Reader, Writer } from './codec.ts';
import { readCounts, readNear, writeCounts, writeNear } from './likeness.ts';
import { list, listOf } from './record-lists.ts';
import { readSession, writeSession } from './session-codec.ts';

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
  w.number(a.openOrders.length);
  for (const open of a.openOrders) writeOpenOrder(w, open, a.lastSeenMs);
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
    openOrders: listOf(r, (reader) => readOpenOrder(reader, lastSeenMs)),
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

function writePosition(w: Writer, position: Position): void {
  w.number(position.key);
  w.number(position.quantity);
  w.number(position.valueJpy);
}

function readPosition(r: Reader): Position {
  return { key: r.number(), quantity: r.number(), valueJpy: r.number() };
}

function writeOpenOrder(w: Writer, open: OpenOrder, lastSeenMs: number): void {
  w.number(open.key);
  writeNear(w, lastSeenMs, open.sessionStartMs, -1);
  w.number(open.quantity);
  w.number(Number(open.isElsewhere));
}

function readOpenOrder(r: Reader, lastSeenMs: number): OpenOrder {
  return {
    key: r.number(),
    sessionStartMs: readNear(r, lastSeenMs, -1),
    quantity: r.number(),
    isElsewhere: r.number() === 1,
  };
}
