// Opens, feeds and closes the alert of an instrument: from its prints, and from who is buying it.
import type { Settings } from '../decision/decide.ts';
import type { Model } from '../decision/model.ts';
import { sharingOf } from '../decision/policy.ts';
import type { Event } from '../event/event.ts';
import { nameAfter } from '../lib/names.ts';
import { stepAlert } from '../signal/instrument/alert-state.ts';
import { type Buyer, marketCrowdName } from '../state/crowd.ts';
import { exchangeOf } from '../state/exchange/exchange.ts';
import { ownerOfInstrument } from '../state/exchange/share-names.ts';
import type { Instrument } from '../state/instrument.ts';
import { everyFirm } from '../state/listing.ts';
import type { Pending } from '../state/pending.ts';
import type { Received } from '../state/recall.ts';
import type { World } from '../state/world.ts';
import { buyersLine, closedLine, marketLine, type Purchase } from './alert-lines.ts';
import { attackEvidence, shareOfDayOf, sharePushingMin } from './attack-evidence.ts';
import type { Alert } from './case.ts';

/** Hijackers among the buyers from which an alert opens: one may be chance. */
const hijackersMin = 1.5;
/** Growth in probable hijackers that is worth another line. */
const growthMin = 1.5;

const nothing: readonly Alert[] = [];

export function followAlert<C>(
  { event, timeMs }: Received<Event>,
  sharing: string,
  { model, policy }: Pick<Settings, 'model' | 'policy'>,
  world: World<C>,
): readonly Alert[] {
  const { hijackRate } = policy;
  if (event.type === 'trade' || event.type === 'bar')
    return followMarket(event, event.instrument, timeMs, model, world);
  if (event.type === 'order' && event.side === 'buy')
    return followBuyers(event, timeMs, sharing, { model, hijackRate }, world);
  return nothing;
}

/** Where this shard raises the alerts of the instrument: purchases at another count as those here. */
export function followTold<C>(
  { instrument, firm }: { readonly instrument: string; readonly firm: string },
  { id }: Event,
  timeMs: number,
  { model, policy }: Pick<Settings, 'model' | 'policy'>,
  world: World<C>,
): readonly Alert[] {
  const purchase = { id, ...(firm ? { firm } : undefined), instrument };
  const { hijackRate } = policy;
  return followBuyers(
    purchase,
    timeMs,
    sharingOf(policy, purchase.firm),
    { model, hijackRate },
    world,
  );
}

/** Where accounts are spread over shards one of them raises the alerts of an instrument. */
function isRaisedHere<C>(instrument: string, world: World<C>): boolean {
  const exchange = exchangeOf(world);
  return !exchange || ownerOfInstrument(instrument, exchange.shards) === exchange.shard;
}

function followMarket<C>(
  cause: Event,
  name: string,
  timeMs: number,
  model: Model,
  world: World<C>,
): readonly Alert[] {
  const instrument = world.instruments.change(name);
  const change = stepAlert(instrument.tape, timeMs, model.market);
  if (change === 'opened' && isRaisedHere(name, world)) {
    const state = instrument.alertId ? 'changed' : 'open';
    if (state === 'open') open(instrument, name, cause, timeMs, model, world);
    return [marketLine(instrument, name, state, timeMs, model)];
  }
  return nothing;
}

function followBuyers<C>(
  event: Purchase,
  timeMs: number,
  sharing: string,
  { model, hijackRate }: { readonly model: Model; readonly hijackRate: number },
  world: World<C>,
): readonly Alert[] {
  // All firms' buyers together: whose customers they are stays with the firm.
  const crowdName = marketCrowdName(event.instrument);
  if (!isRaisedHere(event.instrument, world)) return nothing;
  const crowd = world.crowds.read(crowdName);
  if (!crowd) return nothing;
  const evidence = attackEvidence(crowd, timeMs, hijackRate);
  if (evidence.logOdds < 0 || evidence.hijackers < hijackersMin) return nothing;
  const known = world.instruments.read(event.instrument);
  const rates = world.rates.read('');
  const share = shareOfDayOf(evidence.hijackersJpy, event.instrument, known, rates);
  const isNew = !known?.alertId;
  // Whoever wants a sound stock alerted must buy as if he meant it.
  if (isNew && share !== undefined && share < sharePushingMin) return nothing;
  const instrument = world.instruments.change(event.instrument);
  instrument.alertFedMs = Math.max(instrument.alertFedMs, timeMs);
  if (isNew) open(instrument, event.instrument, event, timeMs, model, world);
  const reported = crowd.alertId === instrument.alertId ? crowd.alertBuyers : 0;
  if (evidence.hijackers < reported * growthMin) return nothing;
  const changed = world.crowds.change(crowdName);
  changed.alertId = instrument.alertId;
  changed.alertBuyers = Math.fround(evidence.hijackers);
  const state = isNew ? 'open' : 'changed';
  const own = buyersLine(
    instrument,
    event,
    ofFirm(evidence.named, event.firm, sharing),
    crowd.buyers.length,
    { ...evidence, share },
    state,
    timeMs,
  );
  if (sharing === everyFirm || event.firm === undefined) return [own];
  // Other firms hear that the instrument is under attack, and nothing of the customers.
  const { firm: _firm, firstHostileBuy: _first, ...said } = own;
  return [own, { ...said, state: 'changed', accounts: [] }];
}

function ofFirm(buyers: readonly Buyer[], firm: string | undefined, sharing: string): Buyer[] {
  if (sharing === everyFirm) return [...buyers];
  return buyers.filter(({ name }) => name.startsWith(`${firm ?? ''}\u0000`));
}

function open<C>(
  instrument: Instrument,
  name: string,
  cause: Pick<Purchase, 'id' | 'firm'>,
  timeMs: number,
  model: Model,
  world: World<C>,
): void {
  instrument.alertId = nameAfter('a', cause);
  instrument.alertFedMs = timeMs;
  awaitQuiet(instrument, name, timeMs + model.market.quietMs, world);
}

function awaitQuiet<C>(instrument: Instrument, name: string, dueMs: number, world: World<C>): void {
  world.pending.add({
    decision: instrument.alertId,
    firm: '',
    account: '',
    session: '',
    kind: 'alert',
    request: '',
    instrument: name,
    order: '',
    minimum: '',
    contentHash: '',
    valueJpy: 0,
    expiresMs: dueMs,
  });
}

/** Time has passed: the alert closes if neither prints nor buyers have fed it since. */
export function followQuiet<C>(
  { instrument: name, decision: alert }: Pending,
  timeMs: number,
  model: Model,
  world: World<C>,
): readonly Alert[] {
  // A full table may have forgotten the instrument: the alert still ends under its own name.
  if (world.instruments.read(name)?.alertId !== alert) return [closedLine(alert, name, timeMs)];
  const instrument = world.instruments.change(name);
  const { quietMs } = model.market;
  stepAlert(instrument.tape, timeMs, model.market);
  const fedMs = Math.max(
    instrument.alertFedMs,
    instrument.tape.alert.openedMs > 0 ? instrument.tape.alert.excessMs : 0,
  );
  if (timeMs - fedMs < quietMs) {
    awaitQuiet(instrument, name, fedMs + quietMs, world);
    return nothing;
  }
  const line = marketLine(instrument, name, 'closed', timeMs, model);
  instrument.alertId = '';
  return [line];
}
