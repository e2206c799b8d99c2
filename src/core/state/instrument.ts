// What is remembered of an instrument itself: reference data, the last price, and its prints.
import { createTape, type TapeRecord } from './tape.ts';

/** So much of an instrument's name is kept: enough to know it by. */
export const instrumentNameMax = 64;

export interface Instrument {
  /** What people call it; empty where nobody told us. */
  name: string;
  currency: string;
  lotSize: number;
  /** Shares a day; 0 where nobody told us. */
  averageDailyVolume: number;
  sharesOutstanding: number;
  previousClose: number;
  lastPrice: number;
  lastPriceMs: number;
  readonly tape: TapeRecord;
  /** Current alert, empty for none, and when buyers last fed it. */
  alertId: string;
  alertFedMs: number;
}

export function createInstrument(): Instrument {
  return {
    name: '',
    currency: '',
    lotSize: 1,
    averageDailyVolume: 0,
    sharesOutstanding: 0,
    previousClose: 0,
    lastPrice: 0,
    lastPriceMs: 0,
    tape: createTape(),
    alertId: '',
    alertFedMs: 0,
  };
}

/** Currency of a market where the instrument itself has not been described. */
const marketCurrencies: Readonly<Record<string, string>> = {
  XTKS: 'JPY',
  XHKG: 'HKD',
  XSHG: 'CNY',
  XSHE: 'CNY',
  XNAS: 'USD',
  XNYS: 'USD',
};

export function marketOf(instrument: string): string {
  return instrument.slice(0, 4);
}

export function currencyOf(instrument: string, known: Instrument | undefined): string {
  return known?.currency || marketCurrencies[marketOf(instrument)] || 'JPY';
}
