// Folds what the market and outside intelligence say.
import type { Intel } from '../../event/intel.ts';
import type { Bar, Fx, InstrumentFacts, Trade } from '../../event/market.ts';
import { timeMsOf } from '../../lib/time.ts';
import { exposureAt } from '../account.ts';
import { type Instrument, instrumentNameMax } from '../instrument.ts';
import { everyFirm, hostOf, listingHoldsMs, listingName } from '../listing.ts';
import { ratesMax } from '../rates.ts';
import { inWorld, type Received } from '../recall.ts';
import { foldPrint } from '../tape.ts';
import { foldBar as foldBarIntoTape } from '../tape-bars.ts';
import type { World } from '../world.ts';

export function foldInstrument<C>(
  { event, timeMs }: Received<InstrumentFacts>,
  world: World<C>,
): void {
  const instrument = world.instruments.change(event.instrument);
  instrument.name = event.name.slice(0, instrumentNameMax).toWellFormed();
  instrument.currency = event.currency;
  instrument.lotSize = event.lotSize ?? instrument.lotSize;
  instrument.averageDailyVolume = event.averageDailyVolume ?? instrument.averageDailyVolume;
  instrument.sharesOutstanding = event.sharesOutstanding ?? instrument.sharesOutstanding;
  instrument.previousClose = event.previousClose ?? instrument.previousClose;
  if (instrument.lastPriceMs === 0 && event.previousClose) {
    instrument.lastPrice = event.previousClose;
    instrument.lastPriceMs = timeMs;
  }
}

export function foldTrade<C>({ event, timeMs }: Received<Trade>, world: World<C>): Instrument {
  const instrument = world.instruments.change(event.instrument);
  const { price, quantity, side } = event;
  foldPrint(instrument.tape, { timeMs, price, quantity, side });
  notePrice(instrument, event.price, timeMs);
  return instrument;
}

export function foldBar<C>({ event, timeMs }: Received<Bar>, world: World<C>): Instrument {
  const instrument = world.instruments.change(event.instrument);
  const { seconds, open, high, low, close, volume } = event;
  foldBarIntoTape(instrument.tape, { timeMs, seconds, open, high, low, close, volume });
  notePrice(instrument, event.close, timeMs);
  return instrument;
}

function notePrice(instrument: Instrument, price: number, timeMs: number): void {
  if (timeMs < instrument.lastPriceMs) return;
  instrument.lastPrice = price;
  instrument.lastPriceMs = timeMs;
}

export function foldFx<C>({ event }: Received<Fx>, world: World<C>): void {
  const { yenPer } = world.rates.change('');
  if (yenPer.has(event.currency) || yenPer.size < ratesMax) yenPer.set(event.currency, event.rate);
}

/** As long as `account` may be in an event: what is longer is nobody's name. */
const accountNameMax = 128;

/** So much of a source is kept with an account: `mail-campaign:m-…` and `stealer-log:redline` whole. */
const sourceKeptMax = 40;

/** A credential belongs to one account; everything else is a place or a means. */
export function foldIntel<C>({ event, timeMs }: Received<Intel>, world: World<C>): void {
  if (event.kind === 'credential') {
    if (event.value.length > accountNameMax) return;
    const account = world.accounts.change(inWorld(event.firm ?? '', event.value));
    // An older or weaker sighting does not hide a fresher one.
    if (event.confidence < exposureAt(account, timeMs)) return;
    account.exposure = Math.fround(event.confidence);
    account.exposureMs = timeMs;
    account.exposureSource = event.source.slice(0, sourceKeptMax).toWellFormed();
    return;
  }
  const kind = event.kind === 'url' ? 'domain' : event.kind;
  const value = kind === 'domain' ? hostOf(event.value) : event.value;
  const listing = world.listings.change(inWorld(event.firm ?? everyFirm, listingName(kind, value)));
  listing.kind = kind;
  listing.value = value;
  listing.source = event.source;
  listing.confidence = event.confidence;
  listing.expiresMs = event.expires ? timeMsOf(event.expires) : timeMs + listingHoldsMs;
}
