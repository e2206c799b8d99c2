// How many bytes an account's record takes at most, so that what does not fit is left out as it is
// folded. The encoding itself is the store's affair: the test of engine/world/account-codec.ts compares.
import type { Account } from './account.ts';
import type { Session } from './session.ts';

/** hash32 keys, 32-bit floats and seconds. */
const smallBytes = 5;
/** Milliseconds since 1970 before the year 6429. */
const timeBytes = 7;
/** Ten floats and counters, five times, two sums of yen, and the lengths of the lists. */
const figureBytes = 11 * smallBytes + 5 * timeBytes + 2 * 9 + 20;
/** Two times; keys, habits, risk, evidence of the log-in and what it taught; flags, kinds, lengths. */
const sessionBytes = 2 * timeBytes + 13 * smallBytes + 12;
/** Its time, the lengths of its names and keys, and a mark. */
const elsewhereBytes = timeBytes + 8;

/** No number takes more. */
const largeBytes = 9;
/** Sums and counters of a session, see `bytesOfSession`. */
const sessionSums = 18;
/** Of them, what a session without any order may have: evidence, value, days asleep, and such. */
const quietSums = 6;

/** Never less than `recordBytesMost`, without looking at a single number or character. */
export function recordBytesRough(account: Account): number {
  let bytes = figureBytes + roughTextBytes(account.lastCountry) + roughTextBytes(account.caseId);
  bytes += roughTextBytes(account.exposureSource);
  bytes += smallBytes * (placeValues(account) + habitValues(account));
  bytes += account.positions.length * (smallBytes + 2 * largeBytes);
  bytes += account.openOrders.length * (smallBytes + timeBytes + largeBytes + 2);
  for (const session of account.sessions) {
    const { id, address, device, bought, elsewhere } = session;
    bytes += sessionBytes + sessionSums * (isQuiet(session) ? 1 : largeBytes);
    bytes += quietSums * largeBytes;
    bytes += roughTextBytes(id) + roughTextBytes(address) + roughTextBytes(device);
    for (const name of bought) bytes += roughTextBytes(name);
    if (!elsewhere) continue;
    bytes += elsewhereBytes + elsewhere.keys.length * smallBytes;
    bytes += roughTextBytes(elsewhere.address) + roughTextBytes(elsewhere.device);
  }
  return bytes;
}

/** Three bytes a UTF-16 unit is the most UTF-8 needs, and two for a length under 2,048. */
function roughTextBytes(text: string): number {
  return text.length * 3 + 2;
}

/** Nothing was ordered, so that nearly all its sums are nought. */
function isQuiet({ firstOrderMs, orderEvidence, changes, executedSaleJpy }: Session): boolean {
  return firstOrderMs === 0 && orderEvidence === 0 && changes === 0 && executedSaleJpy === 0;
}

export function recordBytesMost(account: Account): number {
  let bytes = figureBytes + textBytes(account.lastCountry) + textBytes(account.caseId);
  bytes += textBytes(account.exposureSource);
  bytes += smallBytes * (placeValues(account) + habitValues(account));
  for (const { quantity, valueJpy } of account.positions)
    bytes += smallBytes + numberBytes(quantity) + numberBytes(valueJpy);
  for (const { quantity } of account.openOrders)
    bytes += smallBytes + timeBytes + numberBytes(quantity) + 2;
  for (const session of account.sessions) bytes += bytesOfSession(session);
  return bytes;
}

function placeValues(account: Account): number {
  const { addresses, networks, countries, agents, browsers, systems, forms, devices } = account;
  return (
    addresses.length +
    networks.length +
    countries.length +
    agents.length +
    browsers.length +
    systems.length +
    forms.length +
    devices.length
  );
}

function habitValues(account: Account): number {
  const { languages, entries, hours, changes, instruments, ways, destinations } = account;
  return (
    languages.length +
    entries.length +
    hours.length +
    changes.length +
    instruments.length +
    ways.length +
    destinations.length
  );
}

function bytesOfSession(session: Session): number {
  let bytes = sessionBytes + textBytes(session.id);
  bytes += textBytes(session.address) + textBytes(session.device);
  for (const name of session.bought) bytes += textBytes(name);
  const { elsewhere } = session;
  if (elsewhere) {
    bytes += elsewhereBytes + elsewhere.keys.length * smallBytes;
    bytes += textBytes(elsewhere.address) + textBytes(elsewhere.device);
  }
  bytes += numberBytes(session.sleptDays) + numberBytes(session.placedRisk);
  bytes += numberBytes(session.sizes) + numberBytes(session.sizeSum);
  bytes += numberBytes(session.sizeSquares) + numberBytes(session.marginOrders);
  bytes += numberBytes(session.sessionEvidence) + numberBytes(session.orderEvidence);
  bytes += numberBytes(session.marketEvidence) + numberBytes(session.contextChange);
  bytes += numberBytes(session.requests) + numberBytes(session.changes);
  bytes += numberBytes(session.firstOrderMs) + numberBytes(session.startValueJpy);
  bytes += numberBytes(session.soldJpy) + numberBytes(session.boughtJpy);
  return bytes + numberBytes(session.executedSaleJpy) + numberBytes(session.executedPurchaseJpy);
}

/** Seven bits a byte for whole numbers, two of them for the form; else a 32- or 64-bit float. */
function numberBytes(value: number): number {
  if (value >= 0 && value < 2 ** 48 && Number.isInteger(value)) {
    let bytes = 1;
    for (let limit = 32; value >= limit; limit *= 128) bytes += 1;
    return Math.max(bytes, Object.is(value, -0) ? smallBytes : 1);
  }
  return Object.is(Math.fround(value), value) ? smallBytes : 9;
}

/** UTF-8 and a length before it, of one byte up to 127. */
function textBytes(text: string): number {
  let bytes = text.length;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    // Half of a pair counts two of its four bytes.
    if (unit > 0x7f) bytes += unit > 0x7ff && (unit < 0xd800 || unit > 0xdfff) ? 2 : 1;
  }
  return bytes + (bytes < 128 ? 1 : 2);
}
