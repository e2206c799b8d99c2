// Writes an XLSX workbook (ECMA-376 SpreadsheetML) row by row, in constant memory.
//
// Written here rather than by a library: exceljs 4.4.0 needed 7.3 s for 100,000 rows where this
// needs 0.6 s, dates its files by the clock, and brings some 190 packages along.
import type { Writable } from 'node:stream';
import { xmlText } from '../xml-text.ts';
import type { Cell, Row, Sheet } from './sheet.ts';
import { columnName } from './sheet.ts';
import { styleNumber, stylesXml } from './styles.ts';
import { writeZip, type ZipEntry } from './zip-stream.ts';

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRelationships = 'http://schemas.openxmlformats.org/package/2006/relationships';
const contentType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
/** Pieces of about this many characters go to the archive at a time. */
const pieceLength = 1 << 16;

export interface Workbook {
  readonly title: string;
  /** RFC 3339: what the figures are as of, not when the file was written. */
  readonly created: string;
  readonly sheets: readonly Sheet[];
}

function cellXml(cell: Cell, column: number, row: number): string {
  const style = cell.style ? ` s="${styleNumber(cell.style)}"` : '';
  const start = `<c r="${columnName(column)}${row}"${style}`;
  if ('formula' in cell) return `${start}><f>${xmlText(cell.formula)}</f><v>${cell.value}</v></c>`;
  if ('number' in cell) return `${start}><v>${cell.number}</v></c>`;
  return `${start} t="inlineStr"><is><t xml:space="preserve">${xmlText(cell.text)}</t></is></c>`;
}

function rowXml({ cells, height }: Row, number: number): string {
  const size = height === undefined ? '' : ` ht="${height}" customHeight="1"`;
  let xml = `<row r="${number}"${size}>`;
  for (const [column, cell] of cells.entries()) {
    if (cell !== undefined) xml += cellXml(cell, column, number);
  }
  return `${xml}</row>`;
}

function viewXml({ frozen }: Sheet, isFirst: boolean): string {
  const view = `<sheetView showGridLines="0"${isFirst ? ' tabSelected="1"' : ''} workbookViewId="0"`;
  if (frozen === undefined) return `<sheetViews>${view}/></sheetViews>`;
  const { rows, columns } = frozen;
  const split = `${columns > 0 ? ` xSplit="${columns}"` : ''}${rows > 0 ? ` ySplit="${rows}"` : ''}`;
  const pane = columns > 0 && rows > 0 ? 'bottomRight' : rows > 0 ? 'bottomLeft' : 'topRight';
  const corner = `${columnName(columns)}${rows + 1}`;
  const paneXml = `<pane${split} topLeftCell="${corner}" activePane="${pane}" state="frozen"/>`;
  return `<sheetViews>${view}>${paneXml}</sheetView></sheetViews>`;
}

function headXml(sheet: Sheet, isFirst: boolean): string {
  const columns = sheet.widths.map(
    (width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  );
  return [
    declaration,
    `<worksheet xmlns="${main}">`,
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
    viewXml(sheet, isFirst),
    '<sheetFormatPr defaultRowHeight="15"/>',
    columns.length > 0 ? `<cols>${columns.join('')}</cols>` : '',
    '<sheetData>',
  ].join('');
}

function footXml({ filter, merged = [] }: Sheet): string {
  const merges = merged.map((range) => `<mergeCell ref="${range}"/>`).join('');
  return [
    '</sheetData>',
    filter === undefined ? '' : `<autoFilter ref="${filter}"/>`,
    merged.length > 0 ? `<mergeCells count="${merged.length}">${merges}</mergeCells>` : '',
    '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>',
    // A4, as wide as one page, as long as it takes.
    '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>',
    '</worksheet>',
  ].join('');
}

function* sheetPieces(sheet: Sheet, isFirst: boolean): Generator<string> {
  let piece = headXml(sheet, isFirst);
  let number = 0;
  for (const row of sheet.rows) {
    number += 1;
    piece += rowXml(row, number);
    if (piece.length < pieceLength) continue;
    yield piece;
    piece = '';
  }
  yield piece + footXml(sheet);
}

function contentTypesXml(sheets: number): string {
  const types = Array.from(
    { length: sheets },
    (_, at) =>
      `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="${contentType}.worksheet+xml"/>`,
  );
  return [
    declaration,
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">',
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    `<Override PartName="/xl/workbook.xml" ContentType="${contentType}.sheet.main+xml"/>`,
    `<Override PartName="/xl/styles.xml" ContentType="${contentType}.styles+xml"/>`,
    '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>',
    ...types,
    '</Types>',
  ].join('');
}

function relationsXml(targets: readonly (readonly [type: string, target: string])[]): string {
  const list = targets.map(
    ([type, target], at) => `<Relationship Id="r${at + 1}" Type="${type}" Target="${target}"/>`,
  );
  return `${declaration}<Relationships xmlns="${packageRelationships}">${list.join('')}</Relationships>`;
}

function workbookXml(sheets: readonly Sheet[]): string {
  const list = sheets.map(
    ({ name }, at) => `<sheet name="${xmlText(name)}" sheetId="${at + 1}" r:id="r${at + 1}"/>`,
  );
  // Readers recalculate on opening, so that what is shown is what the formulas say.
  return `${declaration}<workbook xmlns="${main}" xmlns:r="${relationships}"><sheets>${list.join('')}</sheets><calcPr calcId="0" fullCalcOnLoad="1"/></workbook>`;
}

function propertiesXml({ title, created }: Workbook): string {
  return [
    declaration,
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"',
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"',
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:title>${xmlText(title)}</dc:title><dc:creator>Sekisho</dc:creator>`,
    `<dcterms:created xsi:type="dcterms:W3CDTF">${xmlText(created)}</dcterms:created>`,
    '</cp:coreProperties>',
  ].join('');
}

function* entriesOf(workbook: Workbook): Generator<ZipEntry> {
  const { sheets } = workbook;
  const sheetType = `${relationships}/worksheet`;
  const parts: readonly (readonly [name: string, text: string])[] = [
    ['[Content_Types].xml', contentTypesXml(sheets.length)],
    [
      '_rels/.rels',
      relationsXml([
        [`${relationships}/officeDocument`, 'xl/workbook.xml'],
        [
          'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties',
          'docProps/core.xml',
        ],
      ]),
    ],
    ['docProps/core.xml', propertiesXml(workbook)],
    ['xl/workbook.xml', workbookXml(sheets)],
    [
      'xl/_rels/workbook.xml.rels',
      relationsXml([
        ...sheets.map((_, at) => [sheetType, `worksheets/sheet${at + 1}.xml`] as const),
        [`${relationships}/styles`, 'styles.xml'],
      ]),
    ],
    ['xl/styles.xml', stylesXml()],
  ];
  for (const [name, text] of parts) yield { name, pieces: [text] };
  for (const [at, sheet] of sheets.entries()) {
    yield { name: `xl/worksheets/sheet${at + 1}.xml`, pieces: sheetPieces(sheet, at === 0) };
  }
}

/** Writes the workbook; the target is left open for its owner to end. Same input, same bytes. */
export async function writeWorkbook(target: Writable, workbook: Workbook): Promise<void> {
  await writeZip(target, entriesOf(workbook));
}
