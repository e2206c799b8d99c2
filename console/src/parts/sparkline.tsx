// A price as a thin line, with the moment of the first hold across it.
import { pathOf, shareBetween } from './polyline.ts';

interface SparklineProps {
  readonly points: readonly (readonly [time: string, value: number])[];
  readonly momentAt?: string;
  readonly label: string;
  readonly width?: number;
  readonly height?: number;
}

export function Sparkline({ points, momentAt, label, width = 150, height = 28 }: SparklineProps) {
  if (points.length < 2) return <span className="soft">–</span>;
  const times = points.map(([time]) => Date.parse(time));
  const values = points.map(([, value]) => value);
  const [first, last] = [times[0]!, times.at(-1)!];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const xOf = (ms: number) => 1 + shareBetween(ms, first, last) * (width - 2);
  const line = values.map(
    (value, place) =>
      [xOf(times[place]!), height - 3 - shareBetween(value, low, high) * (height - 6)] as const,
  );
  const momentMs = momentAt ? Date.parse(momentAt) : Number.NaN;
  const shows = momentMs >= first && momentMs <= last;
  return (
    <svg width={width} height={height} role="img" aria-label={label}>
      <path className="line" d={pathOf(line)} />
      {shows && (
        <line className="moment" x1={xOf(momentMs)} x2={xOf(momentMs)} y1={0} y2={height} />
      )}
    </svg>
  );
}
