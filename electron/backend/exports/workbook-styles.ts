import type { CellKind, TypedCell } from '../../../shared/exports/export-sheet.ts';

const AMOUNT = 4; // #,##0.00
const DATE = 164;
const MONTH = 165;
const ONE_DECIMAL = 166;
const RATIO = 167;
const TEXT = 49; // @
const INTEGER = 3; // #,##0

const FORMATS = [
  [DATE, 'dd/mm/yyyy'],
  [MONTH, 'mmm yyyy'],
  [ONE_DECIMAL, '#,##0.0'],
  [RATIO, '0.0%'],
] as const;

/** Number formats in the order of their styles; the same again in bold under a line for the row of totals. */
const STYLES = [TEXT, AMOUNT, DATE, MONTH, INTEGER, ONE_DECIMAL, RATIO] as const;
type Format = (typeof STYLES)[number];
const FORMAT_OF: Readonly<Record<Exclude<CellKind, 'number'>, Format>> = {
  text: TEXT,
  amount: AMOUNT,
  date: DATE,
  month: MONTH,
  ratio: RATIO,
};
const HEADER = 1 + STYLES.length * 2;

/** The style of a cell, by its place in the list of `stylesXml`. Text is said to be text, so that it stays so when edited. */
export function styleOf({ kind, decimals = 0 }: Pick<TypedCell, 'kind' | 'decimals'>, isTotal = false): number {
  const format = kind === 'number' ? numberFormat(decimals) : FORMAT_OF[kind];
  return 1 + STYLES.indexOf(format) + (isTotal ? STYLES.length : 0);
}

/** Titles stand over their column: over numbers and dates, at the right. */
export function headerStyleOf(kind: CellKind): number {
  return kind === 'text' ? HEADER : HEADER + 1;
}

function numberFormat(decimals: number): Format {
  if (decimals === 0) return INTEGER;
  return decimals === 1 ? ONE_DECIMAL : AMOUNT;
}

/** A text beside a number keeps a little away from it. */
function alignmentOf(format: Format): string {
  return format === TEXT ? '<alignment vertical="top" horizontal="left" indent="1"/>' : '<alignment vertical="top"/>';
}

/** The styles of every workbook that the program exports. */
export function stylesXml(): string {
  const cell = (format: number, font: number, fill: number, border: number, alignment = '') =>
    `<xf numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1"${
      alignment === '' ? '/>' : ` applyAlignment="1">${alignment}</xf>`
    }`;
  const cells = [
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
    ...STYLES.map((format) => cell(format, 0, 0, 0, alignmentOf(format))),
    ...STYLES.map((format) => cell(format, 1, 0, 2, alignmentOf(format))),
    cell(TEXT, 2, 2, 1, '<alignment vertical="center" wrapText="1" indent="1" horizontal="left"/>'),
    cell(TEXT, 2, 2, 1, '<alignment vertical="center" wrapText="1" horizontal="right"/>'),
  ];
  const font = (more: string) =>
    `<font>${more}<sz val="10"/>${more.includes('color') ? '' : '<color rgb="FF16202E"/>'}<name val="Calibri"/><family val="2"/></font>`;
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="${FORMATS.length}">${FORMATS.map(
    ([id, code]) => `<numFmt numFmtId="${id}" formatCode="${code}"/>`,
  ).join(
    '',
  )}</numFmts><fonts count="3">${font('')}${font('<b/>')}<font><b/><sz val="10"/><color rgb="FF1F5FA8"/><name val="Calibri"/><family val="2"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE9EFF7"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="3"><border><left/><right/><top/><bottom/><diagonal/></border><border><left/><right/><top/><bottom style="thin"><color rgb="FF1F5FA8"/></bottom><diagonal/></border><border><left/><right/><top style="thin"><color rgb="FF55637A"/></top><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${cells.length}">${cells.join('')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
}
