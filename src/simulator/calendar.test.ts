import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  dateAt,
  dayStartOf,
  isOpen,
  isoTime,
  isTradingDay,
  minuteOfDay,
  monthAt,
  nextOpen,
  sessionShare,
  startOfDate,
} from './calendar.ts';

/** A time given in Japan. */
function at(text: string): number {
  return Date.parse(`${text}+09:00`);
}

test('days and months are those of Japan', () => {
  const lateEvening = Date.parse('2025-03-31T15:30:00.000Z');
  assert.equal(dateAt(lateEvening), '2025-04-01');
  assert.equal(monthAt(lateEvening), '2025-04');
  assert.equal(dayStartOf(lateEvening), startOfDate('2025-04-01'));
  assert.equal(minuteOfDay(lateEvening), 30);
});

test('times are written as Date writes them', () => {
  for (let at = startOfDate('2025-02-01'), n = 0; n < 500; n += 1, at += 8_765_433) {
    assert.equal(isoTime(at), new Date(at).toISOString());
  }
});

test('each exchange keeps its own holidays', () => {
  const equinox = startOfDate('2025-03-20');
  assert.equal(isTradingDay('XTKS', equinox), false);
  assert.equal(isTradingDay('XHKG', equinox), true);
  assert.equal(isTradingDay('XSHG', startOfDate('2025-02-04')), false);
  assert.equal(isTradingDay('XTKS', startOfDate('2025-03-29')), false);
});

test('Tokyo closes for lunch and at half past three', () => {
  assert.equal(isOpen('XTKS', at('2025-03-26T11:29:59')), true);
  assert.equal(isOpen('XTKS', at('2025-03-26T11:30:00')), false);
  assert.equal(isOpen('XTKS', at('2025-03-26T15:29:59')), true);
  assert.equal(nextOpen('XTKS', at('2025-03-26T11:45:00')), at('2025-03-26T12:30:00'));
  assert.equal(nextOpen('XTKS', at('2025-03-28T16:00:00')), at('2025-03-31T09:00:00'));
});

test('New York runs over midnight, an hour earlier in summer', () => {
  assert.equal(isOpen('XNAS', at('2025-02-06T03:00:00')), true);
  assert.equal(isOpen('XNAS', at('2025-02-05T23:00:00')), false);
  assert.equal(isOpen('XNAS', at('2025-03-11T23:00:00')), true);
  assert.equal(isOpen('XNAS', at('2025-03-12T05:30:00')), false);
});

test('the share of a day’s trading stands still over lunch', () => {
  const day = startOfDate('2025-03-26');
  const lunch = sessionShare('XTKS', day, at('2025-03-26T11:40:00'));
  assert.equal(sessionShare('XTKS', day, at('2025-03-26T08:00:00')), 0);
  assert.equal(lunch, sessionShare('XTKS', day, at('2025-03-26T12:20:00')));
  assert.equal(sessionShare('XTKS', day, at('2025-03-26T16:00:00')), 1);
});
