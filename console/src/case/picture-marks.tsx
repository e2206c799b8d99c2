// Draws the marks: a form a verdict, filled where hostile, with a number where there are many.
import type { TimelineItem } from '../../../src/edge/console/messages.ts';
import { clock } from '../format/time.ts';
import { useLanguage } from '../words/language.tsx';
import { describe } from './describe.ts';
import { labelPx } from './picture-lanes.ts';
import type { Mark, Shape } from './picture-marks.ts';

const shapes: Readonly<Record<Shape, string>> = {
  allow: 'M-4.500 0a4.500 4.500 0 109 0 4.500 4.500 0 10-9 0z',
  'step-up': 'M0 -6.500L6.500 0 0 6.500 -6.500 0z',
  hold: 'M-5 -5h10v10h-10z',
  block: 'M-4.500 -4.500L4.500 4.500M4.500 -4.500L-4.500 4.500',
  fact: 'M-2.500 0a2.500 2.500 0 105 0 2.500 2.500 0 10-5 0z',
};

interface PictureMarksProps {
  readonly marks: readonly Mark[];
  readonly selected: TimelineItem | undefined;
  readonly onSelect: (item: TimelineItem) => void;
}

/** A number that would lie on the next mark says nothing. */
const numberPx = 18;

function hasRoom(mark: Mark, marks: readonly Mark[]): boolean {
  return !marks.some(
    ({ x, y }) => x > mark.x && x - mark.x < numberPx && Math.abs(y - mark.y) < numberPx,
  );
}

export function PictureMarks({ marks, selected, onSelect }: PictureMarksProps) {
  const { language } = useLanguage();
  return marks.map((mark) => {
    const isSelected = mark.items.some(({ sequence }) => sequence === selected?.sequence);
    const last = mark.items.at(-1)!;
    return (
      // The picture is one image to a screen reader; the history is the same by keyboard.
      <g
        key={mark.key}
        className={`mark ${mark.shape}${mark.hostile ? ' bad' : ''}${isSelected ? ' chosen' : ''}`}
        transform={`translate(${labelPx + mark.x} ${mark.y})`}
        onPointerDown={() => onSelect(last)}
      >
        <title>{`${clock(last.time, language)} ${describe(last, language)}`}</title>
        <circle className="reach" r={9} />
        <path d={shapes[mark.shape]} />
        {mark.items.length > 1 && hasRoom(mark, marks) && (
          <text x={8} y={-4}>
            {mark.items.length}
          </text>
        )}
      </g>
    );
  });
}
