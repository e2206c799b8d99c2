// The styles of all workbooks, by name: one list, so that a sheet asks for a meaning, not a look.

interface Look {
  readonly font: keyof typeof fonts;
  readonly fill?: keyof typeof fills;
  readonly bordered?: boolean;
  readonly format?: keyof typeof formats;
  readonly align?: string;
}

/** Readers without this font take their own for Japanese; sizes in points. */
const fonts = {
  plain: '<sz val="10"/><name val="Noto Sans JP"/>',
  bold: '<b/><sz val="10"/><name val="Noto Sans JP"/>',
  title: '<b/><sz val="14"/><name val="Noto Sans JP"/>',
  small: '<sz val="9"/><name val="Noto Sans JP"/>',
  warning: '<b/><sz val="10"/><color rgb="FFB00020"/><name val="Noto Sans JP"/>',
} as const;

const fills = { head: 'FFE4E7EB', total: 'FFF4F5F7', warning: 'FFFDECEA' } as const;

/** Numbers from 164 on are the workbook's own. */
const formats = {
  count: '#,##0',
  yen: '#,##0"円"',
  /** Hundred millions of yen, as the table rounds them; small ones keep ten thousands of yen. */
  oku: '[<0.05]0.0000"億円";[<1.95]"約"General"億円";"約"#,##0"億円"',
  millions: '[<5]"¥"0.00"m";"¥"#,##0"m"',
  price: '#,##0.######',
  signed: '+#,##0;-#,##0;0',
  percent: '0.0%',
} as const;

const wrapped = 'wrapText="1" vertical="top"';
const looks = {
  plain: { font: 'plain' },
  title: { font: 'title' },
  note: { font: 'small', align: wrapped },
  warning: { font: 'warning', fill: 'warning', align: wrapped },
  /** Runs on over the empty cells beside it, where none are merged. */
  ribbon: { font: 'warning' },
  head: {
    font: 'bold',
    fill: 'head',
    bordered: true,
    align: 'horizontal="center" vertical="center" wrapText="1"',
  },
  label: { font: 'plain', bordered: true, align: 'vertical="center" wrapText="1"' },
  label1: {
    font: 'plain',
    bordered: true,
    align: 'horizontal="left" indent="1" vertical="center"',
  },
  label2: {
    font: 'plain',
    bordered: true,
    align: 'horizontal="left" indent="2" vertical="center"',
  },
  label3: {
    font: 'plain',
    bordered: true,
    align: 'horizontal="left" indent="3" vertical="center"',
  },
  label4: {
    font: 'plain',
    bordered: true,
    align: 'horizontal="left" indent="4" vertical="center"',
  },
  text: { font: 'plain', bordered: true },
  wrapped: { font: 'plain', bordered: true, align: wrapped },
  right: { font: 'plain', bordered: true, align: 'horizontal="right"' },
  count: { font: 'plain', bordered: true, format: 'count' },
  signed: { font: 'plain', bordered: true, format: 'signed' },
  yen: { font: 'plain', bordered: true, format: 'yen' },
  oku: { font: 'plain', bordered: true, format: 'oku' },
  millions: { font: 'plain', bordered: true, format: 'millions' },
  price: { font: 'plain', bordered: true, format: 'price' },
  percent: { font: 'plain', bordered: true, format: 'percent' },
  totalText: { font: 'bold', fill: 'total', bordered: true, align: 'horizontal="right"' },
  totalCount: { font: 'bold', fill: 'total', bordered: true, format: 'count' },
  totalYen: { font: 'bold', fill: 'total', bordered: true, format: 'yen' },
  totalOku: { font: 'bold', fill: 'total', bordered: true, format: 'oku' },
  totalMillions: { font: 'bold', fill: 'total', bordered: true, format: 'millions' },
} as const satisfies Readonly<Record<string, Look>>;

export type StyleName = keyof typeof looks;

const names = Object.keys(looks);
const numbers: ReadonlyMap<string, number> = new Map(names.map((name, at) => [name, at]));

/** The number by which cells name a style. */
export const styleNumber = (name: StyleName): number => numbers.get(name)!;

const escaped = (text: string): string => text.replaceAll('"', '&quot;').replaceAll('<', '&lt;');

const formatNames = Object.keys(formats);
const fontNames = Object.keys(fonts);
const fillNames = Object.keys(fills);
const firstOwnFormat = 164;
/** The first two fills are fixed by the standard: none, and a grey pattern. */
const fixedFills =
  '<fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>';

function lookXml(look: Look): string {
  const format = look.format ? firstOwnFormat + formatNames.indexOf(look.format) : 0;
  const fill = look.fill ? 2 + fillNames.indexOf(look.fill) : 0;
  const ids = `numFmtId="${format}" fontId="${fontNames.indexOf(look.font)}" fillId="${fill}" borderId="${look.bordered ? 1 : 0}" xfId="0"`;
  const applied = 'applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1"';
  return look.align
    ? `<xf ${ids} ${applied} applyAlignment="1"><alignment ${look.align}/></xf>`
    : `<xf ${ids} ${applied}/>`;
}

function listed(tag: string, items: readonly string[], count = items.length): string {
  return `<${tag} count="${count}">${items.join('')}</${tag}>`;
}

function bordersXml(): string {
  const line = (side: string): string => `<${side} style="thin"><color rgb="FF9AA0A6"/></${side}>`;
  const all = ['left', 'right', 'top', 'bottom'].map(line).join('');
  return listed('borders', [
    '<border><left/><right/><top/><bottom/><diagonal/></border>',
    `<border>${all}<diagonal/></border>`,
  ]);
}

/** `xl/styles.xml`. */
export function stylesXml(): string {
  const formatList = Object.values(formats).map(
    (code, at) => `<numFmt numFmtId="${firstOwnFormat + at}" formatCode="${escaped(code)}"/>`,
  );
  const fillList = Object.values(fills).map(
    (rgb) => `<fill><patternFill patternType="solid"><fgColor rgb="${rgb}"/></patternFill></fill>`,
  );
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    listed('numFmts', formatList),
    listed(
      'fonts',
      Object.values(fonts).map((font) => `<font>${font}</font>`),
    ),
    listed('fills', [fixedFills, ...fillList], fillList.length + 2),
    bordersXml(),
    listed('cellStyleXfs', ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>']),
    listed('cellXfs', Object.values(looks).map(lookXml)),
    listed('cellStyles', ['<cellStyle name="Normal" xfId="0" builtinId="0"/>']),
    '</styleSheet>',
  ].join('');
}
