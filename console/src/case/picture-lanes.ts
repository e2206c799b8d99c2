// The lanes of the picture and where in them an event stands: orders by their size, on one scale.
import type { TimelineItem } from '../../../src/edge/console/messages.ts';

export type LaneName = TimelineItem['lane'] | 'price';

export interface Lane {
  readonly name: LaneName;
  readonly topPx: number;
  readonly heightPx: number;
}

/** Room for the names left of the lanes, and for the axis under them. */
export const labelPx = 84;
export const axisPx = 22;

const heightsPx: Readonly<Record<LaneName, number>> = {
  login: 30,
  change: 30,
  sell: 58,
  buy: 58,
  withdrawal: 30,
  answer: 30,
  other: 24,
  price: 64,
};

const order: readonly LaneName[] = [
  'login',
  'change',
  'sell',
  'buy',
  'withdrawal',
  'answer',
  'price',
];
/** Lanes that stand there even when nothing happened in them: that nothing did is a finding. */
const always: readonly LaneName[] = ['login', 'change', 'sell', 'buy'];

export function lanesOf(items: readonly TimelineItem[], hasPrices: boolean): Lane[] {
  const used = new Set<LaneName>(items.map(({ lane }) => lane));
  if (hasPrices) used.add('price');
  let topPx = 0;
  return order
    .filter((name) => used.has(name) || always.includes(name))
    .map((name) => {
      const lane = { name, topPx, heightPx: heightsPx[name] };
      topPx += lane.heightPx;
      return lane;
    });
}

/** Orders from ten thousand yen to a hundred million, by powers of ten. */
const smallestLog = 4;
const largestLog = 8;

export function sizeShare(jpy: number): number {
  const share = (Math.log10(Math.max(1, jpy)) - smallestLog) / (largestLog - smallestLog);
  return Math.max(0, Math.min(1, share));
}

export function valueJpyOf({ event, decision }: TimelineItem): number | undefined {
  if (decision?.valueJpy !== undefined) return decision.valueJpy;
  const price = Number(event.price ?? event.limitPrice);
  const quantity = Number(event.quantity);
  return price > 0 && quantity > 0 && (event.currency ?? 'JPY') === 'JPY'
    ? price * quantity
    : undefined;
}

const edgePx = 9;

/** Height within the lane, from its top: large orders stand high, what has no size in the middle. */
export function heightIn(lane: Lane, jpy: number | undefined): number {
  if ((lane.name !== 'sell' && lane.name !== 'buy') || jpy === undefined) return lane.heightPx / 2;
  return lane.heightPx - edgePx - sizeShare(jpy) * (lane.heightPx - 2 * edgePx);
}
