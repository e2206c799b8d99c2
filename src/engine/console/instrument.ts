// The page of one instrument: price, volume and buying by the minute, who joined, alerts, restriction.
import { buyingLine } from '../../core/case/minutes.ts';
import type { StoppedOrder } from '../../core/case/shown.ts';
import { dayMs } from '../../core/lib/decay.ts';
import { timeOf } from '../../core/lib/time.ts';
import { everyFirm } from '../../core/state/listing.ts';
import { inWorld } from '../../core/state/recall.ts';
import { type Answer, found } from '../client.ts';
import { problemAnswer } from '../problem.ts';
import type { MinuteRow } from '../projection/console-queries.ts';
import type { RestrictedOrder } from '../projection/restricted-query.ts';
import type { ConsoleParts } from './parts.ts';

const minutesMax = 1_440;
/** Looked back over at most: an instrument nobody trades has few minutes. */
const backMs = 14 * dayMs;
const joinedMax = 200;
const stoppedMax = 200;

export async function viewInstrumentPage(
  parts: ConsoleParts,
  firm: string | undefined,
  instrument: string,
): Promise<Answer> {
  const { projection, data } = parts;
  const nowMs = parts.nowMs();
  const between = { from: timeOf(Math.max(0, nowMs - backMs)), to: timeOf(nowMs + dayMs) };
  const [minutes, cases, alerts, restrictions, stopped] = await Promise.all([
    projection.minutes({ firm, instrument, ...between, limit: minutesMax }),
    projection.casesOfMeans({ firm, kind: 'instrument', value: instrument, limit: joinedMax }),
    projection.alertsOf({ firm, instrument }),
    projection.restrictions({ firm, instrument }),
    projection.restrictedOrders({ firm, instrument, limit: stoppedMax + 1 }),
  ]);
  const known = data.stored.world.instruments.read(instrument);
  const isNamed = minutes.length + cases.length + restrictions.length + stopped.length > 0;
  if (!known && !isNamed) return problemAnswer('record-unknown', `instrument ${instrument}`);
  const joined = cases.map(({ case: id, account, risk, firstStop, opened }) => ({
    time: firstStop ?? opened,
    account,
    case: id,
    risk,
  }));
  return found({
    instrument,
    name: known?.name || instrument,
    currency: known?.currency ?? '',
    minutes: withRunning(minutes, parts, firm, instrument),
    joined: joined.toSorted((left, right) => (left.time < right.time ? -1 : 1)),
    alerts,
    restriction: restrictions.find(({ state }) => state === 'in-force'),
    restrictions,
    stopped: stopped.slice(0, stoppedMax).map(stoppedLine),
    stoppedCut: stopped.length > stoppedMax,
    lastPrice: known?.lastPrice,
    now: timeOf(nowMs),
  });
}

function stoppedLine({ line, outcome }: RestrictedOrder): StoppedOrder {
  const { event, time, account, verdict, valueJpy } = line;
  return {
    ...{ event, time, account, verdict },
    ...(valueJpy === undefined ? {} : { valueJpy }),
    ...(outcome === null ? {} : { outcome }),
  };
}

/** The minute that is not over is not in any line yet. */
function withRunning(
  minutes: readonly MinuteRow[],
  { data }: ConsoleParts,
  firm: string | undefined,
  instrument: string,
): readonly MinuteRow[] {
  const { buying } = data.stored.world;
  const groups = [everyFirm, firm ?? ''];
  const running = new Map<string, MinuteRow>();
  for (const group of groups) {
    const known = buying.read(inWorld(group, instrument));
    if (!known || known.startMs === 0) continue;
    const { minute: time, ...line } = buyingLine(known, group, instrument);
    const before = running.get(time);
    running.set(time, {
      time,
      price: line.price || (before?.price ?? 0),
      volume: line.volume + (before?.volume ?? 0),
      honestJpy: line.honestJpy + (before?.honestJpy ?? 0),
      suspiciousJpy: line.suspiciousJpy + (before?.suspiciousJpy ?? 0),
    });
  }
  const last = minutes.at(-1)?.time ?? '';
  return [...minutes, ...[...running.values()].filter(({ time }) => time > last)];
}
