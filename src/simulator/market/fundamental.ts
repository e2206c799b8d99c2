// The price a stock would have without our customers: days, gaps, a bridge within the day, and news.
import {
  dayMs,
  dayStartOf,
  type Exchange,
  isTradingDay,
  minuteMs,
  sessionShare,
} from '../calendar.ts';
import { normal, stream, uniformAt } from '../random.ts';
import type { Instrument } from '../world/instrument.ts';

/** A jump of the log price that partly fades. */
export interface News {
  readonly instrument: number;
  readonly timeMs: number;
  readonly size: number;
  readonly lastingShare: number;
  readonly halfLifeMs: number;
}

export interface Fundamental {
  /** Log price without anybody's impact. */
  logPriceAt(index: number, timeMs: number): number;
  addNews(news: News): void;
}

export interface FundamentalOptions {
  readonly seed: number;
  readonly startMs: number;
  readonly days: number;
  readonly instruments: readonly Instrument[];
  /** The whole market's return on a Japanese day; undefined is an ordinary day. */
  readonly marketDay: (dayStartMs: number) => number | undefined;
}

/** An ordinary day of the whole market (about a fifth of the Nikkei's yearly 20 %, per root day). */
const marketSigma = 0.009;
/** Of a day's move this much happens between close and opening. */
const gapShare = 0.4;
const harmonics = 4;
/** The last trade sits at bid or ask: half a spread of noise, by how thin the stock is. */
const bounce = { large: 0.0004, small: 0.003, thin: 0.003 } as const;
const bounceName = 0x626f756e;

/** New York's session after midnight still belongs to the day before. */
export function tradingDayStart(exchange: Exchange, timeMs: number): number {
  return dayStartOf(exchange === 'XNAS' ? timeMs - dayMs / 2 : timeMs);
}

function closes(options: FundamentalOptions, instrument: Instrument): Float64Array {
  const { seed, days, startMs } = options;
  const path = new Float64Array(days + 2);
  path[0] = Math.log(instrument.startPrice);
  for (let day = 0; day <= days; day += 1) {
    const dayStart = startMs + day * dayMs;
    const own = instrument.volatility * normal(stream(seed, 'own-return', instrument.index, day));
    const ordinary = marketSigma * normal(stream(seed, 'market-return', day));
    const shared = instrument.beta * (options.marketDay(dayStart) ?? ordinary);
    const moves = isTradingDay(instrument.exchange, dayStart);
    path[day + 1] = path[day]! + (moves ? own + shared : 0);
  }
  return path;
}

/** Amplitudes of a Brownian bridge's first sines (Karhunen-Loève). */
function bridgeOf(seed: number, instrument: Instrument, day: number): Float64Array {
  const random = stream(seed, 'bridge', instrument.index, day);
  return Float64Array.from({ length: harmonics }, (_, k) => {
    return (0.7 * instrument.volatility * Math.SQRT2 * normal(random)) / (Math.PI * (k + 1));
  });
}

function bridgeAt(amplitudes: Float64Array, share: number): number {
  let sum = 0;
  for (let k = 0; k < harmonics; k += 1) {
    sum += amplitudes[k]! * Math.sin((k + 1) * Math.PI * share);
  }
  return sum;
}

function newsAt(news: readonly News[], timeMs: number): number {
  let sum = 0;
  for (const { timeMs: from, size, lastingShare, halfLifeMs } of news) {
    if (timeMs < from) continue;
    sum += size * (lastingShare + (1 - lastingShare) * 2 ** ((from - timeMs) / halfLifeMs));
  }
  return sum;
}

export function createFundamental(options: FundamentalOptions): Fundamental {
  const { seed, startMs, days, instruments } = options;
  const paths = instruments.map((instrument) => closes(options, instrument));
  // One bridge an instrument: the last day asked for.
  const bridges = instruments.map((instrument) => ({
    day: 0,
    amplitudes: bridgeOf(seed, instrument, 0),
  }));
  const news = instruments.map((): News[] => []);
  return {
    addNews: (item) => void news[item.instrument]!.push(item),
    logPriceAt(index, timeMs) {
      const instrument = instruments[index]!;
      const dayStart = tradingDayStart(instrument.exchange, timeMs);
      const day = Math.min(days, Math.max(0, Math.round((dayStart - startMs) / dayMs)));
      const path = paths[index]!;
      const share = sessionShare(instrument.exchange, dayStart, timeMs);
      const bridge = bridges[index]!;
      if (bridge.day !== day) {
        bridge.day = day;
        bridge.amplitudes = bridgeOf(seed, instrument, day);
      }
      const behind = share > 0 ? gapShare + (1 - gapShare) * share : 0;
      const minute = Math.floor(timeMs / minuteMs) % 1_000_000;
      const noise = bounce[instrument.class] * (2 * uniformAt(seed, bounceName, index, minute) - 1);
      return (
        path[day]! +
        (path[day + 1]! - path[day]!) * behind +
        bridgeAt(bridge.amplitudes, share) +
        noise +
        newsAt(news[index]!, timeMs)
      );
    },
  };
}
