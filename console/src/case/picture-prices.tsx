// The market price of what was traded, each instrument on its own scale in the price lane.
import type { CaseDetail } from '../../../src/edge/console/messages.ts';
import { price } from '../format/money.ts';
import { pathOf, shareBetween } from '../parts/polyline.ts';
import { type Lane, labelPx } from './picture-lanes.ts';
import type { Stretch } from './picture-time.ts';

/** More lines than these are no picture. */
const linesMax = 3;
const edgePx = 8;

const nameY = (lane: Lane, place: number): number =>
  lane.topPx + lane.heightPx / 2 + 18 + 12 * place;

interface PicturePricesProps {
  readonly prices: CaseDetail['prices'];
  readonly lanes: readonly Lane[];
  readonly stretch: Stretch;
  readonly widthPx: number;
}

export function PicturePrices({ prices, lanes, stretch, widthPx }: PicturePricesProps) {
  const lane = lanes.find(({ name }) => name === 'price');
  if (!lane) return null;
  return prices.slice(0, linesMax).map(({ instrument, points }, place) => {
    const shown = points
      .map(([time, price]) => [Date.parse(time), price] as const)
      .filter(([ms]) => ms >= stretch.fromMs && ms <= stretch.toMs);
    if (shown.length < 2) return null;
    const values = shown.map(([, price]) => price);
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const heightPx = lane.heightPx - 2 * edgePx;
    const line = shown.map(([ms, price]) => {
      const share = (ms - stretch.fromMs) / (stretch.toMs - stretch.fromMs);
      const y = lane.topPx + edgePx + (1 - shareBetween(price, low, high)) * heightPx;
      return [labelPx + share * widthPx, y] as const;
    });
    return (
      <g key={instrument}>
        <path className={`line price-${place}`} d={pathOf(line)} />
        <text className={`price-name price-${place}`} x={0} y={nameY(lane, place)}>
          {instrument}
        </text>
        <text className="price-range" x={labelPx + widthPx} y={lane.topPx + 11 + 13 * place}>
          {price(low)}–{price(high)}
        </text>
      </g>
    );
  });
}
