// A day by the hour: today's line over the pale band of the same weekday before.
import type { Figure } from '../../../src/edge/console/messages.ts';
import { bandOf, type Point, pathOf } from '../parts/polyline.ts';

const width = 240;
const height = 56;
const hoursInDay = 24;

interface HoursChartProps {
  readonly figure: Figure;
  /** Hour of the day it is, 0 to 23: the line ends there. */
  readonly hour: number;
}

export function HoursChart({ figure, hour }: HoursChartProps) {
  const { hours, band } = figure;
  const top = Math.max(1, ...hours, ...band.map(([, high]) => high));
  const xOf = (at: number) => ((at + 0.5) * width) / hoursInDay;
  const yOf = (value: number) => height - 2 - (value / top) * (height - 6);
  const points: Point[] = hours.slice(0, hour + 1).map((value, at) => [xOf(at), yOf(value)]);
  const last = points.at(-1);
  return (
    <svg
      className="hours"
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <path
        className="band"
        d={bandOf(
          band.map(([, high], at) => [xOf(at), yOf(high)]),
          band.map(([low], at) => [xOf(at), yOf(low)]),
        )}
      />
      <line className="ground" x1={0} x2={width} y1={height - 1} y2={height - 1} />
      {points.length > 1 && (
        <path
          className="under"
          d={`${pathOf(points)}L${last![0]} ${height - 1}L${points[0]![0]} ${height - 1}Z`}
        />
      )}
      <path className="line" d={pathOf(points)} vectorEffect="non-scaling-stroke" />
      {last && <line className="till" x1={last[0]} x2={last[0]} y1={2} y2={height - 1} />}
    </svg>
  );
}
