// `sekisho report fsa`: the regulator's monthly table from a cases file, in every form it is asked for.
import { writeFile } from 'node:fs/promises';
import { fsaChart } from '../core/report/chart/fsa-chart.ts';
import {
  compareEditions,
  type EditionComparison,
} from '../core/report/edition/compare-editions.ts';
import type { Edition } from '../core/report/edition/edition.ts';
import { editionTable } from '../core/report/edition/edition.ts';
import { editionGrids, revisionGrids } from '../core/report/edition/edition-grids.ts';
import { renderEditionsCsv } from '../core/report/edition/render-editions-csv.ts';
import { casesInTable, cellsOfTable } from '../core/report/fsa-cells.ts';
import { drawFsaTable } from '../core/report/fsa-draw.ts';
import { type FsaRevision, reviseFsa } from '../core/report/fsa-revision.ts';
import type { FsaTable } from '../core/report/fsa-table.ts';
import { type FsaTally, openTally } from '../core/report/fsa-tally.ts';
import { renderGrids } from '../core/report/grid/render-grid.ts';
import { renderCsv } from '../core/report/render-csv.ts';
import { renderJson } from '../core/report/render-json.ts';
import { renderTable, renderTables } from '../core/report/render-table.ts';
import { drawingSvg } from '../edge/document/drawing-svg.ts';
import { readEditionsFile } from './read-editions-file.ts';
import { casesExpectedIn, readTally, tellLeftOut } from './read-tally.ts';
import { listCell } from './report-cell.ts';
import { type FsaCommand, fsaCommand } from './report-fsa-options.ts';
import { outFor, putDocument, putText } from './report-output.ts';
import type { CommandOutput } from './usage.ts';

/** Everything the forms are made of. */
interface Drawn {
  readonly command: FsaCommand;
  readonly tally: FsaTally;
  readonly table: FsaTable;
  readonly comparison?: EditionComparison;
  readonly revision?: FsaRevision;
}

/** Cases listed by name under a cause: on a page, and in a workbook. */
const casesOnPage = 5;
const casesInSheet = 100;

/** Of its two grids one below the other: the last column names the cases. */
const revisionWidths = [14, 28, 16, 16, 16, 16, 16, 120];

const sheetNames = {
  ja: { editions: '版の比較', revision: '改定' },
  en: { editions: 'Editions', revision: 'Revision' },
} as const;

/** Since the date asked for, or since the last edition before the table's own date. */
function sinceOf({ since }: FsaCommand, table: FsaTable, editions: readonly Edition[]) {
  return since ?? editions.findLast(({ asOf }) => asOf < table.asOf)?.asOf;
}

function draw(command: FsaCommand, tally: FsaTally, editions: readonly Edition[]): Drawn {
  const { from, to, simulated } = command;
  const table = drawFsaTable(tally, { from, to, simulated });
  const since = sinceOf(command, table, editions);
  const isCompared =
    editions.length > 0 || (command.since !== undefined && command.format === 'csv');
  return {
    command,
    tally,
    table,
    ...(isCompared ? { comparison: compareEditions(tally, editions, { simulated, since }) } : {}),
    ...(since === undefined ? {} : { revision: reviseFsa(tally, since) }),
  };
}

/** The published edition of the same date, if there is one, stands beside the own table. */
function tableText({ command: { language }, table, comparison }: Drawn): string {
  const same = comparison?.columns.find(({ asOf }) => asOf === table.asOf)?.edition;
  if (same === undefined) return renderTable(table, language);
  const months = table.months.map(({ month }) => month);
  const titles = language === 'ja' ? ['自社', '公表'] : ['Own', 'Published'];
  return renderTables(
    [
      { title: titles[0], table },
      { title: `${titles[1]} ${same.edition}`, table: editionTable(same, months) },
    ],
    { language },
  );
}

function gridsOf({ command: { language }, comparison, revision }: Drawn, casesShown: number) {
  return {
    editions: comparison ? editionGrids(comparison, language) : [],
    revision: revision ? revisionGrids(revision, language, casesShown) : [],
  };
}

function textOf(drawn: Drawn): string {
  const { command, tally, table, comparison, revision } = drawn;
  const { language, listedMax } = command;
  if (command.format === 'svg') return drawingSvg(fsaChart(table, language));
  if (command.format === 'csv')
    return comparison ? renderEditionsCsv(comparison) : renderCsv(table, language);
  if (command.format === 'json') {
    const cells = listedMax === undefined ? undefined : cellsOfTable(tally, table, listedMax);
    return renderJson(table, language, { comparison, revision, cells });
  }
  const { editions, revision: changes } = gridsOf(drawn, casesOnPage);
  const more = [...changes, ...editions];
  return tableText(drawn) + (more.length > 0 ? `\n${renderGrids(more)}` : '');
}

async function putWorkbook(drawn: Drawn, out: string): Promise<void> {
  const { writeFsaWorkbook } = await import('../edge/document/fsa-workbook.ts');
  const { command, tally, table } = drawn;
  const { language, withCases } = command;
  const { editions, revision } = gridsOf(drawn, casesInSheet);
  const more = [
    { name: sheetNames[language].revision, grids: revision, widths: revisionWidths },
    { name: sheetNames[language].editions, grids: editions },
  ].filter(({ grids }) => grids.length > 0);
  const cases = withCases ? casesInTable(tally, table) : undefined;
  await putDocument(out, (target) => writeFsaWorkbook(target, table, { language, more, cases }));
}

async function putPdf(drawn: Drawn, out: string): Promise<void> {
  const { writeFsaPdf } = await import('../edge/document/fsa-pdf.ts');
  const { editions, revision } = gridsOf(drawn, casesOnPage);
  await putDocument(out, (target) =>
    writeFsaPdf(target, drawn.table, drawn.command.language, [...revision, ...editions]),
  );
}

async function putPicture({ command, table }: Drawn, out: string): Promise<void> {
  const { drawingPng } = await import('../edge/document/drawing-png.ts');
  await writeFile(out, drawingPng(fsaChart(table, command.language)));
}

/** Documents and their writers are loaded when they are asked for: the table needs none of them. */
const documents: Readonly<Record<string, (drawn: Drawn, out: string) => Promise<void>>> = {
  xlsx: putWorkbook,
  pdf: putPdf,
  png: putPicture,
};

async function put(drawn: Drawn, output: CommandOutput): Promise<void> {
  const { format, out } = drawn.command;
  if (Object.hasOwn(documents, format)) await documents[format](drawn, outFor(format, out));
  else await putText(textOf(drawn), out, output);
}

export async function reportFsa(args: string[], output: CommandOutput): Promise<number> {
  const command = fsaCommand(args);
  const editions = command.edition ? await readEditionsFile(command.edition, output) : [];
  const history = editions.length > 0 || command.since !== undefined;
  const casesExpected = await casesExpectedIn(command.cases);
  const tally = openTally({ asOf: command.asOf, history, casesExpected });
  const isRead = await readTally(command.cases, tally, output);
  if (!isRead) return 1;
  const drawn = draw(command, tally, editions);
  tellLeftOut(drawn.table, output);
  if (command.cell) await listCell(tally, drawn.table, command, output);
  else await put(drawn, output);
  return 0;
}
