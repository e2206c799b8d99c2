// What the market sends by itself: reference data, bars of the others' trading, exchange rates.
import { type Actor, until } from '../actor.ts';
import { dayMs, type Exchange, hourMs, isOpen, isTradingDay, minuteMs } from '../calendar.ts';
import { hashName, lognormal, normal, stream, uniformAt } from '../random.ts';
import { emit, type Run, stampId, stampTime } from '../run.ts';
import { type Instrument, roundToTick } from '../world/instrument.ts';
import {
  accumulationAt,
  addBar,
  closeDay,
  coolDown,
  lastPrice,
  previousClose,
  quote,
  recentVolume,
} from './market.ts';

/** Minutes in which a quiet stock trades at all, on an ordinary day. */
const quietBarsADay = 6;
const minutesADay = 330;
/** Liquid stocks come in bars of half an hour: more would only fill the file. */
const largeBarMinutes = 30;
const feedName = hashName('market/feed');
/** Of what our customers trade, outsiders who see it add this much a minute. */
const joining = [0.01, 0.06] as const;

function isListed({ listedMs }: Instrument, timeMs: number): boolean {
  return listedMs === undefined || timeMs >= listedMs;
}

/** In its first days a listing is traded many times as much as later. */
function excitement({ listedMs }: Instrument, timeMs: number): number {
  if (listedMs === undefined) return 1;
  return 1 + 7 * 2 ** ((listedMs - timeMs) / (1.5 * dayMs));
}

function sendReference(run: Run, instrument: Instrument, volume: number): void {
  emit(run, {
    id: stampId(run),
    type: 'instrument',
    time: stampTime(run),
    instrument: instrument.code,
    name: instrument.name,
    currency: instrument.currency,
    lotSize: instrument.lotSize,
    averageDailyVolume: Math.round(volume),
    sharesOutstanding: instrument.sharesOutstanding,
    previousClose: previousClose(run.market, instrument.index, run.nowMs),
  });
}

/** The whole list at the start and on Mondays, else those whose volume was out of the ordinary. */
export function* referenceData(run: Run): Actor {
  const averages = run.instruments.map((instrument) => instrument.averageDailyVolume);
  for (let day = run.startMs; day < run.endMs; day += dayMs) {
    yield until(day + (day === run.startMs ? 0 : 7 * hourMs));
    const whole = day === run.startMs || new Date(run.nowMs).getUTCDay() === 0;
    for (const instrument of run.instruments) {
      const { index } = instrument;
      const volume = closeDay(run.market, index);
      const average = averages[index]!;
      const traded = isTradingDay(instrument.exchange, day - dayMs);
      if (traded && day > run.startMs) averages[index] = average + (volume - average) / 20;
      const unusual = traded && volume > 2 * average;
      if (!isListed(instrument, run.nowMs)) continue;
      const isNew = instrument.listedMs === day;
      if (whole || unusual || isNew) sendReference(run, instrument, averages[index]!);
    }
  }
}

/** A liquid stock opens where the half hour began, a quiet one at its last trade in the same day. */
function opens(run: Run, { index, class: kind }: Instrument, minutes: number): number {
  if (kind === 'large') return quote(run.market, index, run.nowMs - minutes * minuteMs + 1000);
  return run.market.hot.has(index)
    ? lastPrice(run.market, index)
    : quote(run.market, index, run.nowMs - minutes * minuteMs + 1000);
}

function sendBar(run: Run, instrument: Instrument, minutes: number, volume: number): void {
  const { index, exchange, lotSize } = instrument;
  const open = opens(run, instrument, minutes);
  const close = quote(run.market, index, run.nowMs);
  const minute = Math.floor(run.nowMs / minuteMs);
  const reach = 0.25 * instrument.volatility * Math.sqrt(minutes / minutesADay);
  const above = reach * uniformAt(run.seed, feedName, index, minute + 1);
  const below = reach * uniformAt(run.seed, feedName, index, minute + 2);
  const whole = Math.max(1, Math.round(volume / lotSize)) * lotSize;
  addBar(run.market, index, close, whole);
  emit(run, {
    id: stampId(run),
    type: 'bar',
    time: stampTime(run),
    instrument: instrument.code,
    seconds: minutes * 60,
    open,
    high: Math.max(open, close, roundToTick(exchange, Math.max(open, close) * (1 + above))),
    low: Math.min(open, close, roundToTick(exchange, Math.min(open, close) * (1 - below))),
    close,
    volume: whole,
  });
}

function largeBar(run: Run, instrument: Instrument, minute: number): void {
  if (minute % largeBarMinutes !== 0) return;
  const random = stream(run.seed, feedName, instrument.index, minute);
  const usual = (instrument.averageDailyVolume * largeBarMinutes) / minutesADay;
  const mean = usual * excitement(instrument, run.nowMs);
  sendBar(run, instrument, largeBarMinutes, lognormal(random, mean, 0.35));
}

function quietBar(run: Run, instrument: Instrument, minute: number): void {
  const { index } = instrument;
  const draw = uniformAt(run.seed, feedName, index, minute);
  if (draw > 0.1) return;
  const extra = 1 + accumulationAt(run.market, index, run.nowMs);
  if (draw * minutesADay > quietBarsADay * extra) return;
  const random = stream(run.seed, feedName, index, minute);
  const mean = instrument.averageDailyVolume / quietBarsADay;
  sendBar(run, instrument, 1, lognormal(random, mean * 0.7, 0.8));
}

/** Outsiders who see a stock move trade it too, minute by minute, until it is quiet again. */
function hotBar(run: Run, instrument: Instrument, minute: number): void {
  const { index } = instrument;
  const [low, high] = joining;
  const share = low + (high - low) * uniformAt(run.seed, feedName, index, minute);
  const volume = share * recentVolume(run.market, index, run.nowMs);
  if (volume >= instrument.lotSize / 2) sendBar(run, instrument, 1, volume);
  else quietBar(run, instrument, minute);
  coolDown(run.market, index, run.nowMs);
}

function minuteBars(run: Run, open: readonly Exchange[]): void {
  const minute = Math.floor(run.nowMs / minuteMs);
  for (const instrument of run.instruments) {
    if (!open.includes(instrument.exchange) || !isListed(instrument, run.nowMs)) continue;
    const isLiquid = instrument.class === 'large' || instrument.listedMs !== undefined;
    if (isLiquid) largeBar(run, instrument, minute);
    else if (run.market.hot.has(instrument.index)) hotBar(run, instrument, minute);
    else quietBar(run, instrument, minute);
  }
}

/** Every minute in which any exchange is open. */
export function* bars(run: Run): Actor {
  const exchanges = ['XTKS', 'XHKG', 'XSHG', 'XNAS'] as const;
  for (let at = run.startMs + minuteMs; at < run.endMs; at += minuteMs) {
    const open = exchanges.filter((exchange) => isOpen(exchange, at - 1));
    if (open.length === 0) continue;
    yield until(at);
    minuteBars(run, open);
  }
}

/** Yen per unit at the start of February 2025. */
const currencies = [
  ['USD', 155.2],
  ['HKD', 19.9],
  ['CNY', 21.3],
] as const;
const rateSigmaPerStep = 0.0025;
const rateStepMs = 6 * hourMs;

export function* exchangeRates(run: Run): Actor {
  const logs = currencies.map(([, rate]) => Math.log(rate));
  const random = stream(run.seed, 'market/fx');
  for (let at = run.startMs; at < run.endMs; at += rateStepMs) {
    yield until(at);
    for (const [nth, [currency]] of currencies.entries()) {
      const rate = Number(Math.exp(logs[nth]!).toFixed(4));
      run.rates[currency] = rate;
      emit(run, { id: stampId(run), type: 'fx', time: stampTime(run), currency, rate });
      logs[nth] = logs[nth]! + rateSigmaPerStep * normal(random);
    }
  }
}
