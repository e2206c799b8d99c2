// What the stocks of each exchange are like: counts, prices, volumes, and how easily they move.
import type { Exchange } from '../calendar.ts';

/** large: liquid; small: Tokyo at JPY 100-200, capitalised under JPY 5bn; thin: quiet abroad. */
export type Class = 'large' | 'small' | 'thin';

export interface Group {
  readonly exchange: Exchange;
  readonly class: Class;
  readonly count: number;
  readonly currency: string;
  readonly lots: readonly number[];
  readonly price: readonly [low: number, high: number];
  readonly volumeMedian: number;
  readonly volumeSigma: number;
  readonly shares: readonly [low: number, high: number];
  readonly volatility: readonly [low: number, high: number];
  readonly beta: number;
  readonly impact: readonly [low: number, high: number];
}

/** Normal days of 1,000 to 15,000 shares in the Tokyo small caps are published; the rest is rough. */
export const groups: readonly Group[] = [
  {
    exchange: 'XTKS',
    class: 'large',
    count: 60,
    currency: 'JPY',
    lots: [100],
    price: [600, 9000],
    volumeMedian: 2_500_000,
    volumeSigma: 0.8,
    shares: [2e8, 3e9],
    volatility: [0.012, 0.022],
    beta: 1,
    impact: [0.02, 0.05],
  },
  {
    exchange: 'XTKS',
    class: 'small',
    count: 120,
    currency: 'JPY',
    lots: [100],
    price: [100, 200],
    volumeMedian: 5000,
    volumeSigma: 0.6,
    shares: [8e6, 25e6],
    volatility: [0.012, 0.03],
    beta: 0.5,
    impact: [0.05, 0.12],
  },
  {
    exchange: 'XHKG',
    class: 'thin',
    count: 40,
    currency: 'HKD',
    lots: [1000, 2000, 2500, 4000, 5000],
    price: [0.12, 2.5],
    volumeMedian: 300_000,
    volumeSigma: 0.8,
    shares: [4e8, 3e9],
    volatility: [0.02, 0.045],
    beta: 0.3,
    impact: [0.06, 0.15],
  },
  {
    exchange: 'XHKG',
    class: 'large',
    count: 10,
    currency: 'HKD',
    lots: [100, 200, 500],
    price: [8, 400],
    volumeMedian: 15_000_000,
    volumeSigma: 0.6,
    shares: [2e9, 2e10],
    volatility: [0.015, 0.028],
    beta: 0.5,
    impact: [0.02, 0.05],
  },
  {
    exchange: 'XSHG',
    class: 'thin',
    count: 30,
    currency: 'CNY',
    lots: [100],
    price: [2.5, 9],
    volumeMedian: 120_000,
    volumeSigma: 0.7,
    shares: [1e8, 6e8],
    volatility: [0.012, 0.025],
    beta: 0.2,
    impact: [0.06, 0.14],
  },
  {
    exchange: 'XNAS',
    class: 'large',
    count: 15,
    currency: 'USD',
    lots: [1],
    price: [20, 500],
    volumeMedian: 20_000_000,
    volumeSigma: 0.7,
    shares: [5e8, 1e10],
    volatility: [0.014, 0.03],
    beta: 0.7,
    impact: [0.02, 0.05],
  },
];

/** A popular listing: Tokyo's growth market, much traded from its first minute. */
export const newcomers: Group = {
  exchange: 'XTKS',
  class: 'small',
  count: 0,
  currency: 'JPY',
  lots: [100],
  price: [400, 2500],
  volumeMedian: 900_000,
  volumeSigma: 0.5,
  shares: [5e6, 2e7],
  volatility: [0.04, 0.07],
  beta: 0.5,
  impact: [0.03, 0.07],
};
