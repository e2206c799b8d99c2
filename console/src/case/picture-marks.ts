// The marks of the picture: one an event, or one for many where they would lie on each other.
import type { TimelineItem } from '../../../src/edge/console/messages.ts';
import { heightIn, type Lane, valueJpyOf } from './picture-lanes.ts';
import type { Stretch } from './picture-time.ts';

export type Shape = 'allow' | 'step-up' | 'hold' | 'block' | 'fact';

export interface Mark {
  readonly key: string;
  readonly x: number;
  readonly y: number;
  readonly shape: Shape;
  readonly hostile: boolean;
  /** Oldest first; never empty. */
  readonly items: readonly TimelineItem[];
}

/** Marks nearer than this lie on each other. */
const nearPx = 8;

function shapeOf({ decision }: TimelineItem): Shape {
  return decision?.verdict ?? 'fact';
}

function isSame(mark: Mark, x: number, y: number, item: TimelineItem): boolean {
  return (
    x - mark.x < nearPx &&
    Math.abs(y - mark.y) < nearPx &&
    mark.shape === shapeOf(item) &&
    mark.hostile === item.hostile
  );
}

export function marksOf(
  items: readonly TimelineItem[],
  lanes: readonly Lane[],
  { fromMs, toMs }: Stretch,
  widthPx: number,
): Mark[] {
  const marks: Mark[] = [];
  for (const lane of lanes) {
    const own: Mark[] = [];
    for (const item of items) {
      const ms = Date.parse(item.time);
      if (item.lane !== lane.name || ms < fromMs || ms > toMs) continue;
      const x = ((ms - fromMs) / (toMs - fromMs)) * widthPx;
      const y = lane.topPx + heightIn(lane, valueJpyOf(item));
      const at = own.findLastIndex((mark) => isSame(mark, x, y, item));
      if (at >= 0) own[at] = { ...own[at]!, items: [...own[at]!.items, item] };
      else
        own.push({
          key: String(item.sequence),
          x,
          y,
          shape: shapeOf(item),
          hostile: item.hostile,
          items: [item],
        });
    }
    marks.push(...own);
  }
  return marks;
}
