// The timeline of accesses and fraudulent transactions by month, like the regulator's, as shapes.
//
// A fraudulent transaction is an access that ended in trading: its dark bar stands inside the light
// one of the accesses, so that the part without trading shows as well, in black and white too.
import { grouped, type Language } from '../fsa-amount.ts';
import type { ShownFigure, ShownMonth, ShownTable } from '../fsa-table.ts';
import { notPublished } from '../fsa-table.ts';
import { editionLine, fsaWords, monthLabel } from '../fsa-words.ts';
import type { Drawing, Shape, Words } from './drawing.ts';
import { axisMarks } from './scale.ts';

const width = 842;
const height = 420;
const plot = { left: 70, right: 822, top: 92, bottom: 350 };
const textSize = 11;
const smallSize = 9;
const grey = { access: 0.82, case: 0.2, rule: 0.85, ink: 0 };
/** Of the width of the accesses' bar. */
const caseShare = 0.6;
/** Labels closer than this run into each other. */
const monthLabelWidth = 64;

interface Slot {
  readonly month: ShownMonth;
  readonly middle: number;
  readonly width: number;
}

const countOf = (figure: ShownFigure): number => (typeof figure === 'number' ? figure : 0);

function words(text: string, x: number, y: number, more: Partial<Words> = {}): Words {
  return { kind: 'words', text, x, y, size: textSize, anchor: 'start', ...more };
}

function slotsOf(months: readonly ShownMonth[]): readonly Slot[] {
  const slotWidth = (plot.right - plot.left) / months.length;
  return months.map((month, at) => ({
    month,
    middle: plot.left + slotWidth * (at + 0.5),
    width: Math.min(slotWidth * 0.62, 90),
  }));
}

function bar(slot: Slot, figure: ShownFigure, share: number, fill: number, top: number): Shape {
  const barHeight = (countOf(figure) / top) * (plot.bottom - plot.top);
  const barWidth = slot.width * share;
  return {
    kind: 'box',
    x: slot.middle - barWidth / 2,
    y: plot.bottom - barHeight,
    width: barWidth,
    height: barHeight,
    fill,
    stroke: grey.ink,
    strokeWidth: 0.8,
    // A month that is not over may still grow: its outline is broken.
    ...(slot.month.partialToDay === undefined ? {} : { dash: [4, 3] as const }),
  };
}

/** About the width of a digit or comma of the small size. */
const digitWidth = 5.4;

/**
 * The accesses above their bar, the cases in white inside theirs, or in brackets behind the accesses
 * where theirs is too small; left out where they do not fit.
 */
function valueLabels(slot: Slot, pitch: number, top: number, language: Language): Shape[] {
  const { accesses, cases } = slot.month;
  const heightOf = (figure: ShownFigure): number =>
    (countOf(figure) / top) * (plot.bottom - plot.top);
  const fits = (text: string, room: number): boolean => text.length * digitWidth <= room;
  const middle = { size: smallSize, anchor: 'middle' as const };
  const labels: Shape[] = [];
  // No bar at all would be read as zero.
  if (accesses === notPublished && cases === notPublished)
    labels.push(words(fsaWords(language).notPublished, slot.middle, plot.bottom - 4, middle));
  const caseRoom = slot.width * caseShare;
  const isTall = heightOf(cases) > smallSize + 6;
  const isInside = typeof cases === 'number' && isTall && fits(grouped(cases), caseRoom);
  if (typeof accesses === 'number') {
    const alone = grouped(accesses);
    const both = typeof cases === 'number' && cases > 0 ? `${alone} (${grouped(cases)})` : alone;
    const text = isInside || !fits(both, pitch) ? alone : both;
    const y = plot.bottom - heightOf(accesses) - 4;
    if (fits(text, pitch)) labels.push(words(text, slot.middle, y, { ...middle, bold: true }));
  }
  if (isInside) {
    const y = plot.bottom - heightOf(cases) + smallSize + 3;
    labels.push(words(grouped(cases), slot.middle, y, { ...middle, fill: 1 }));
  }
  return labels;
}

function axis(marks: readonly number[]): Shape[] {
  const top = marks.at(-1)!;
  return marks.flatMap((mark): Shape[] => {
    const y = plot.bottom - (mark / top) * (plot.bottom - plot.top);
    const points = [
      [plot.left, y],
      [plot.right, y],
    ] as const;
    const stroke = mark === 0 ? grey.ink : grey.rule;
    return [
      { kind: 'line', points, stroke, strokeWidth: 0.8 },
      words(grouped(mark), plot.left - 8, y + 4, { anchor: 'end', size: smallSize }),
    ];
  });
}

function monthLabels(slots: readonly Slot[], language: Language): Shape[] {
  const slotWidth = (plot.right - plot.left) / slots.length;
  const every = Math.ceil(monthLabelWidth / slotWidth);
  return slots.flatMap((slot, at) => {
    if (at % every !== 0 && slot.month.partialToDay === undefined) return [];
    const [label, ...rest] = monthLabel(slot.month, language).split(' (');
    const below = { anchor: 'middle' as const, size: smallSize };
    return [
      words(label, slot.middle, plot.bottom + 16, below),
      ...rest.map((part) => words(`(${part}`, slot.middle, plot.bottom + 28, below)),
    ];
  });
}

function legend(language: Language): Shape[] {
  const { rows } = fsaWords(language);
  const y = 62;
  const swatch = (x: number, fill: number): Shape => ({
    kind: 'box',
    x,
    y: y - 9,
    width: 14,
    height: 10,
    fill,
    stroke: grey.ink,
    strokeWidth: 0.8,
  });
  const second = language === 'ja' ? 190 : 230;
  return [
    swatch(plot.left, grey.access),
    words(rows.accesses, plot.left + 20, y),
    swatch(plot.left + second, grey.case),
    words(`${rows.cases}${fsaWords(language).within}`, plot.left + second + 20, y),
  ];
}

function describe(table: ShownTable, language: Language): string {
  const { rows, notPublished: notGiven } = fsaWords(language);
  const told = (figure: ShownFigure): string =>
    typeof figure === 'number' ? grouped(figure) : notGiven;
  return table.months
    .map(
      (month) =>
        `${monthLabel(month, language)}: ${rows.accesses} ${told(month.accesses)}, ${rows.cases} ${told(month.cases)}`,
    )
    .join('; ');
}

/** Accesses and cases of the table's months as bars; 842 by 420, the width of A4 across. */
export function fsaChart(table: ShownTable, language: Language): Drawing {
  const text = fsaWords(language);
  const slots = slotsOf(table.months);
  const pitch = (plot.right - plot.left) / slots.length;
  const highest = table.months.flatMap(({ accesses, cases }) => [
    countOf(accesses),
    countOf(cases),
  ]);
  const marks = axisMarks(Math.max(1, ...highest));
  const top = marks.at(-1)!;
  const heading = [words(text.title, plot.left, 24, { size: 14, bold: true })];
  const caption = [editionLine(table, language), ...(table.simulated ? [text.simulated] : [])];
  return {
    width,
    height,
    title: text.title,
    description: describe(table, language),
    language,
    shapes: [
      ...heading,
      words(caption.join('  '), plot.left, 42),
      ...legend(language),
      ...axis(marks),
      ...slots.map((slot) => bar(slot, slot.month.accesses, 1, grey.access, top)),
      ...slots.map((slot) => bar(slot, slot.month.cases, caseShare, grey.case, top)),
      ...slots.flatMap((slot) => valueLabels(slot, pitch, top, language)),
      ...monthLabels(slots, language),
      words(text.chartNote, plot.left, height - 14, { size: smallSize }),
    ],
  };
}
