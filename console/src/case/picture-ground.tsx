// What lies under the marks: lanes and their names, usual hours and sizes, hostile sessions, the axis.
import type { Habits } from '../../../src/core/case/shown.ts';
import { clock, clockMinutes, monthDay, zoneName } from '../format/time.ts';
import { caseWords } from '../words/case-words.ts';
import { useLanguage, useWords } from '../words/language.tsx';
import { axisPx, heightIn, type Lane, labelPx } from './picture-lanes.ts';
import { isDayTick, type Stretch, ticksOf, usualStretches } from './picture-time.ts';

interface PictureGroundProps {
  readonly lanes: readonly Lane[];
  readonly stretch: Stretch;
  readonly widthPx: number;
  readonly usual: Habits;
  readonly hostile: readonly Stretch[];
}

/** One mark of the axis needs this much room. */
const tickPx = 76;
/** A session of a second is still to be seen. */
const hostilePxMin = 6;

export function PictureGround({ lanes, stretch, widthPx, usual, hostile }: PictureGroundProps) {
  const words = useWords(caseWords);
  const bottomPx = lanes.at(-1)!.topPx + lanes.at(-1)!.heightPx;
  const xOf = (ms: number): number =>
    labelPx +
    Math.max(0, Math.min(1, (ms - stretch.fromMs) / (stretch.toMs - stretch.fromMs))) * widthPx;
  const isIn = ({ fromMs, toMs }: Stretch) => toMs >= stretch.fromMs && fromMs <= stretch.toMs;
  return (
    <>
      {usualStretches(usual.hours, stretch).map(({ fromMs, toMs }) => (
        <rect
          key={fromMs}
          className="usual-hours"
          x={xOf(fromMs)}
          width={xOf(toMs) - xOf(fromMs)}
          y={0}
          height={bottomPx}
        />
      ))}
      {hostile.filter(isIn).map(({ fromMs, toMs }) => (
        <rect
          key={fromMs}
          className="hostile-session"
          x={xOf(fromMs) - hostilePxMin / 2}
          width={xOf(toMs) - xOf(fromMs) + hostilePxMin}
          y={0}
          height={bottomPx}
        />
      ))}
      <UsualSizes lanes={lanes} widthPx={widthPx} usual={usual} />
      {lanes.map((lane) => (
        <g key={lane.name}>
          <line className="lane-line" x1={0} x2="100%" y1={lane.topPx} y2={lane.topPx} />
          <text className="lane-name" x={0} y={lane.topPx + lane.heightPx / 2 + 4}>
            {words.lanes[lane.name]}
          </text>
        </g>
      ))}
      <Axis stretch={stretch} widthPx={widthPx} topPx={bottomPx} />
    </>
  );
}

type UsualSizesProps = Pick<PictureGroundProps, 'lanes' | 'widthPx' | 'usual'>;

function UsualSizes({ lanes, widthPx, usual }: UsualSizesProps) {
  if (!usual.orderJpy) return null;
  const [low, high] = usual.orderJpy;
  return lanes
    .filter(({ name }) => name === 'sell' || name === 'buy')
    .map((lane) => {
      const top = heightIn(lane, high) - 4;
      return (
        <rect
          key={lane.name}
          className="usual-sizes"
          x={labelPx}
          width={widthPx}
          y={lane.topPx + top}
          height={heightIn(lane, low) + 4 - top}
        />
      );
    });
}

interface AxisProps {
  readonly stretch: Stretch;
  readonly widthPx: number;
  readonly topPx: number;
}

function Axis({ stretch, widthPx, topPx }: AxisProps) {
  const { language } = useLanguage();
  const ticks = ticksOf(stretch, Math.max(2, Math.floor(widthPx / tickPx)));
  const stepMs = (ticks[1] ?? stretch.toMs) - (ticks[0] ?? stretch.fromMs);
  const xOf = (ms: number) =>
    labelPx + ((ms - stretch.fromMs) / (stretch.toMs - stretch.fromMs)) * widthPx;
  const named = (ms: number): string => {
    if (isDayTick(ms)) return monthDay(ms, language);
    return stepMs < 60_000 ? clock(ms, language) : clockMinutes(ms, language);
  };
  return (
    <>
      <line className="lane-line" x1={0} x2="100%" y1={topPx} y2={topPx} />
      <text className="tick" x={0} y={topPx + axisPx - 6}>
        {monthDay(stretch.fromMs, language)} {zoneName}
      </text>
      {ticks.map((ms) => (
        <g key={ms}>
          <line className="grid" x1={xOf(ms)} x2={xOf(ms)} y1={0} y2={topPx + 4} />
          <text className="tick" textAnchor="middle" x={xOf(ms)} y={topPx + axisPx - 6}>
            {named(ms)}
          </text>
        </g>
      ))}
    </>
  );
}
