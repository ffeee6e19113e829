import { DateEvidence } from '../imports/date-order.ts';
import { type DateOrder, dateUnder, scanDate } from '../imports/dates-in-text.ts';
import { cellText, isBlankRow, type TableRow } from '../imports/table.ts';
import { type Cents, negateCents } from '../money/cents.ts';
import type { StatementReading } from './bank-statement.ts';
import { blocksOf, type TableBlock } from './bank-table-blocks.ts';
import type { BankTableLayout } from './bank-table-layout.ts';
import { isBalanceLabel, isTotalOfMovements, noFacts, readAccountFacts, statesBalance, statesTotal } from './bank-table-preamble.fr.ts';
import { RowCells, readMovementRow } from './bank-table-row.ts';
import { type AccountGroup, groupOf, newSection, statementsOf, type TableSection } from './bank-table-sections.ts';
import { bankTitleKey, type ColumnPositions } from './bank-table-titles.ts';
import { joinTexts } from './join-texts.ts';
import { partiesOfLabel } from './label-parties.fr.ts';
import { isBalanceRow, withWholeEntities } from './recognise-bank-table.ts';
import { StatementReport } from './statement-report.ts';

interface TableReading {
  readonly layout: BankTableLayout;
  readonly order: DateOrder;
  readonly report: StatementReport;
  readonly sections: TableSection[];
  /** The account of the row above, whose last movement a continuation row goes on with; null where there is none. */
  above: AccountGroup | null;
}

/**
 * The statements of a bank's table under its layout: one per account and currency. Balances and counts that the bank announces, and
 * running balances, are checked; a difference is a remark. Rows that are no booked movement are left out, each with its reason.
 */
export function readBankTable(rows: readonly TableRow[], layout: BankTableLayout): StatementReading {
  const report = new StatementReport();
  const blocks = blocksOf(rows.map(withWholeEntities), layout);
  const reading: TableReading = { layout, order: dateOrderOf(blocks, layout, report), report, sections: [], above: null };
  for (const block of blocks) {
    // Titles repeated without a preamble, as at the top of each page, go on with the same account.
    const goesOn = reading.sections.length > 0 && block.preamble.every(isBlankRow);
    if (!goesOn) reading.sections.push(newSection(readAccountFacts(block.preamble, layout)));
    readBlock(block, reading);
  }
  const statements = reading.sections.flatMap((section) => statementsOf(section, layout, report));
  return { format: 'table', statements, problems: report.problems };
}

/** Day first, unless the layout leaves it open and the file proves that the month comes first. */
function dateOrderOf(blocks: readonly TableBlock[], layout: BankTableLayout, report: StatementReport): DateOrder {
  if (layout.dates === 'dayFirst') return 'DMY';
  const evidence = new DateEvidence();
  let example: RowCells | null = null;
  for (const block of blocks) {
    for (const row of block.rows) {
      const cells = new RowCells(row, block, layout);
      const before = evidence.undecided;
      evidence.add(cells.cell('bookedOn'), row.line);
      if (evidence.undecided > before) example ??= cells;
    }
  }
  const proven = evidence.proven();
  if (proven !== null || example === null) return proven === 'MDY' ? 'MDY' : 'DMY';
  const scanned = scanDate(example.cell('bookedOn'));
  const read = scanned && dateUnder(scanned, 'DMY');
  if (read !== null) report.add('DATE_ORDER_ASSUMED', { example: read }, example.place('bookedOn'));
  return 'DMY';
}

function readBlock(block: TableBlock, reading: TableReading): void {
  reading.above = null;
  for (const row of block.rows) if (!isBlankRow(row)) readRow(new RowCells(row, block, reading.layout), block.columns, reading);
}

function readRow(cells: RowCells, columns: ColumnPositions, reading: TableReading): void {
  const { layout, order, report } = reading;
  const { row } = cells;
  if (isBalanceRow(row, layout)) {
    addBalanceRow(row, reading);
    return;
  }
  let section = reading.sections.at(-1) as TableSection;
  const dated = cellText(cells.cell('bookedOn')) !== '';
  if (!dated && goesOn(cells, columns, reading)) return;
  if (scanDate(cells.cell('bookedOn')) === null) {
    if (statesBalance(row)) readAccountFacts([row], { ...layout, firstRow: {} }, section.facts);
    if (statesBalance(row) || statesTotal(row)) return;
  }
  if (layout.shape === undefined && isBalanceLabel(cells.text('label'))) return addLabelledBalance(cells, section);
  if (!isBooked(cells, layout, report)) return;
  const rejectedBefore = report.rejectedCount;
  // A movement under a closing balance is of the next account.
  if (layout.shape?.balanceRow !== undefined && section.facts.closingRow > 0) {
    section = newSection(noFacts());
    reading.sections.push(section);
  }
  if (!dated)
    report.add(
      hasAmount(cells) ? 'DATE_MISSING' : 'LINE_UNREADABLE',
      {},
      { row: row.line, value: row.cells.map(cellText).join(' ').trim() },
    );
  const movement = dated ? readMovementRow(cells, layout, order, report) : null;
  const group = groupOf(section, movement?.account ?? '', movement?.currency ?? '');
  group.leftOut += report.rejectedCount - rejectedBefore;
  if (movement !== null) group.movements.push(movement);
  reading.above = movement === null ? null : group;
}

/** A row without date or amount that goes on with the label of the movement above it. */
function goesOn(cells: RowCells, columns: ColumnPositions, { layout, above }: TableReading): boolean {
  const movement = above?.movements.at(-1);
  const text = (columns.label ?? []).map((place) => cellText(cells.row.cells[place])).join(' ');
  if (layout.continuationRows !== true || above === null || movement === undefined || text.trim() === '' || hasAmount(cells)) return false;
  const label = joinTexts([movement.label, text]);
  above.movements[above.movements.length - 1] = { ...movement, label, ...withMarks(label, movement) };
  return true;
}

function withMarks(label: string, before: { counterparty: string; reference: string }) {
  const marked = partiesOfLabel(label);
  return { counterparty: marked.counterparty || before.counterparty, reference: marked.reference || before.reference };
}

function hasAmount(cells: RowCells): boolean {
  return (['amount', 'debit', 'credit'] as const).some((kind) => cellText(cells.cell(kind)) !== '');
}

/** Whether a row is a movement of the account: its status counts, and it touches the balance. */
function isBooked(cells: RowCells, layout: BankTableLayout, report: StatementReport): boolean {
  const status = cells.text('status');
  if (layout.statuses !== undefined && status !== '' && !layout.statuses.some((kept) => bankTitleKey(kept) === bankTitleKey(status))) {
    report.add('MOVEMENT_NOT_BOOKED', { status }, cells.place('status'));
    return false;
  }
  const effect = bankTitleKey(cells.text('effect'));
  return !(layout.noEffect ?? []).some((none) => bankTitleKey(none) === effect);
}

/** A row like a movement's that states a balance, « SOLDE AU 31/03 », or sums the movements. */
function addLabelledBalance(cells: RowCells, { facts, groups }: TableSection): void {
  if (isTotalOfMovements(cells.text('label'))) return;
  const debit = cells.has('debit') ? cells.amount('debit') : null;
  const stated = cells.has('amount') ? cells.amount('amount') : debit ? negateCents(Math.abs(debit) as Cents) : cells.amount('credit');
  const after = [...groups.values()].some(({ movements }) => movements.length > 0);
  // Newest first or oldest first is not told here: a balance is only one of the two when it stands alone on its side.
  if (after && facts.closingCents === null) [facts.closingCents, facts.closingRow] = [stated, cells.row.line];
  else if (!after && facts.openingCents === null) facts.openingCents = stated;
}

/** A row that states the balance of an account, before its movements or after them. */
function addBalanceRow(row: TableRow, reading: TableReading): void {
  const places = reading.layout.shape?.balanceRow;
  if (places === undefined) return;
  let section = reading.sections.at(-1) as TableSection;
  if (section.facts.closingRow > 0) {
    section = newSection(noFacts());
    reading.sections.push(section);
  }
  const { facts, groups } = section;
  const stated = new RowCells(row, { columns: { amount: [places.amount] }, titles: [] }, reading.layout).amount('amount');
  facts.account = cellText(row.cells[places.account]).replace(/\s/g, '');
  if (facts.openingCents !== null || [...groups.values()].some(({ movements }) => movements.length > 0))
    [facts.closingCents, facts.closingRow] = [stated, row.line];
  else facts.openingCents = stated;
}
