// The account's day as a picture: lanes on one time axis, the usual pale, the hostile session shaded.
import { useElementSize } from '@mantine/hooks';
import { useState } from 'react';
import type { CaseDetail, TimelineItem } from '../../../src/edge/console/messages.ts';
import { count } from '../format/money.ts';
import { moment } from '../format/time.ts';
import { caseWords } from '../words/case-words.ts';
import { useLanguage, useWords } from '../words/language.tsx';
import { PictureGround } from './picture-ground.tsx';
import { axisPx, labelPx, lanesOf } from './picture-lanes.ts';
import { marksOf } from './picture-marks.ts';
import { PictureMarks } from './picture-marks.tsx';
import { PicturePrices } from './picture-prices.tsx';
import {
  hostileStretches,
  type Stretch,
  stretchOf,
  type ViewName,
  zoomed,
} from './picture-time.ts';
import { PictureTools } from './picture-tools.tsx';
import { Scrubber } from './scrubber.tsx';

const closer = 0.5;
const widthPxMin = 200;

interface PictureProps {
  readonly detail: CaseDetail;
  /** The moment the page is shown at; empty for now. */
  readonly at: string;
  readonly onAt: (at: string) => void;
  readonly selected: TimelineItem | undefined;
  readonly onSelect: (item: TimelineItem) => void;
}

export function Picture({ detail, at, onAt, selected, onSelect }: PictureProps) {
  const words = useWords(caseWords);
  const { language } = useLanguage();
  const { ref, width } = useElementSize();
  const { timeline, usual, prices } = detail;
  const [view, setView] = useState<ViewName>('session');
  const [zoom, setZoom] = useState<Stretch | undefined>();
  // Looking back there is less to see: the axis stays where it was.
  const first = useFirstSight(detail, at);
  const stretch = zoom ?? stretchOf(view, first.timeline);
  const hostile = hostileStretches(timeline);
  const lanes = lanesOf(first.timeline, prices.length > 0);
  const widthPx = Math.max(widthPxMin, width - labelPx);
  const marks = marksOf(timeline, lanes, stretch, widthPx);
  const bottomPx = lanes.at(-1)!.topPx + lanes.at(-1)!.heightPx;
  const middleMs = (stretch.fromMs + stretch.toMs) / 2;
  const aroundMs = selected ? Date.parse(selected.time) : middleMs;
  return (
    <figure className="picture" ref={ref}>
      <PictureTools
        view={zoom ? undefined : view}
        onView={(next) => {
          setZoom(undefined);
          setView(next);
        }}
        onZoom={(isCloser) =>
          setZoom(zoomed(stretch, isCloser ? closer : 1 / closer, isCloser ? aroundMs : middleMs))
        }
      />
      <svg
        width="100%"
        height={bottomPx + axisPx}
        role="img"
        aria-label={words.pictureLabel(
          count(timeline.length),
          moment(stretch.fromMs, language),
          moment(stretch.toMs, language),
        )}
      >
        <PictureGround
          lanes={lanes}
          stretch={stretch}
          widthPx={widthPx}
          usual={usual}
          hostile={hostile}
        />
        <PicturePrices prices={prices} lanes={lanes} stretch={stretch} widthPx={widthPx} />
        <PictureMarks marks={marks} selected={selected} onSelect={onSelect} />
        <Playhead at={at} stretch={stretch} widthPx={widthPx} heightPx={bottomPx} />
      </svg>
      <Scrubber stretch={stretch} nowMs={Date.parse(first.now)} at={at} onAt={onAt} />
      {detail.cut && <p className="soft small">{words.cut}</p>}
    </figure>
  );
}

/** The case as it is now, kept while one looks back. */
function useFirstSight(detail: CaseDetail, at: string): CaseDetail {
  const [now, setNow] = useState(detail);
  if (at === '' && now !== detail) setNow(detail);
  return at === '' ? detail : now;
}

interface PlayheadProps {
  readonly at: string;
  readonly stretch: Stretch;
  readonly widthPx: number;
  readonly heightPx: number;
}

function Playhead({ at, stretch, widthPx, heightPx }: PlayheadProps) {
  if (at === '') return null;
  const share = (Date.parse(at) - stretch.fromMs) / (stretch.toMs - stretch.fromMs);
  if (share < 0 || share > 1) return null;
  const x = labelPx + share * widthPx;
  return (
    <>
      <rect className="after" x={x} y={0} width={labelPx + widthPx - x} height={heightPx} />
      <line className="playhead" x1={x} x2={x} y1={0} y2={heightPx} />
    </>
  );
}
