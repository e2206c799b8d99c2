// `sekisho report lag`: how far the latest figures still are from what they will become.
import { dayOfDate } from '../core/lib/calendar.ts';
import type { SummedKey } from '../core/report/fsa-table.ts';
import { openTally } from '../core/report/fsa-tally.ts';
import { renderGrids } from '../core/report/grid/render-grid.ts';
import { lagGrids } from '../core/report/lag/lag-grids.ts';
import { type LagPoints, pointsOfEditions, pointsOfTally } from '../core/report/lag/lag-points.ts';
import { lagReport } from '../core/report/lag/lag-report.ts';
import { readEditionsFile } from './read-editions-file.ts';
import { readTally } from './read-tally.ts';
import { formatOf, languageOf, putText, shownOptions } from './report-output.ts';
import { type CommandOutput, parsed, UsageError } from './usage.ts';

const options = {
  ...shownOptions,
  edition: { type: 'string' },
  cases: { type: 'string' },
  'as-of': { type: 'string' },
  figure: { type: 'string' },
} as const;

const figures: Readonly<Record<string, SummedKey>> = {
  cases: 'cases',
  accesses: 'accesses',
  sales: 'saleValueJpy',
  purchases: 'purchaseValueJpy',
};

function figureOf(name = 'cases'): SummedKey {
  if (Object.hasOwn(figures, name)) return figures[name];
  throw new UsageError(`--figure is one of ${Object.keys(figures).join(', ')}, not '${name}'`);
}

interface Source {
  readonly edition?: string;
  readonly cases?: string;
  readonly asOf?: string;
}

/** Undefined where no case could be read, which has been told by then. */
async function pointsFrom(
  { edition, cases, asOf }: Source,
  figure: SummedKey,
  output: CommandOutput,
): Promise<LagPoints | undefined> {
  if (edition) {
    const editions = await readEditionsFile(edition, output);
    const known = editions.filter((one) => asOf === undefined || one.asOf <= asOf);
    return pointsOfEditions(known, figure);
  }
  const tally = openTally({ asOf, history: true });
  return (await readTally(cases!, tally, output)) ? pointsOfTally(tally, figure) : undefined;
}

export async function reportLag(args: string[], output: CommandOutput): Promise<number> {
  const { values, positionals } = parsed({ args, options, allowPositionals: true });
  if (positionals.length > 0) throw new UsageError(`what is '${positionals[0]}'?`);
  const { edition, cases, 'as-of': asOf } = values;
  if (!edition === !cases) throw new UsageError('either --edition FILE or --cases FILE');
  if (asOf !== undefined && Number.isNaN(dayOfDate(asOf)))
    throw new UsageError(`--as-of is a date like 2025-04-16, not '${asOf}'`);
  const figure = figureOf(values.figure);
  const format = formatOf(['table', 'json'] as const, values.format, values.json);
  const language = languageOf(values.lang);
  const points = await pointsFrom({ edition, cases, asOf }, figure, output);
  if (points === undefined) return 1;
  const report = lagReport(points, figure);
  const text =
    format === 'json'
      ? `${JSON.stringify(report, undefined, 2)}\n`
      : renderGrids(lagGrids(report, language));
  await putText(text, values.out, output);
  return 0;
}
