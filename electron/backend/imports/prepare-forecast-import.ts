import { readForecast } from '../../../db/forecasts/forecasts.queries.ts';
import type { ChargeNature } from '../../../shared/charges/charges.contract.ts';
import { decideDecimalMarks, MarkEvidence } from '../../../shared/imports/amounts-in-text.ts';
import { type ForecastGrid, readForecastGrid } from '../../../shared/imports/forecast-grid.ts';
import { type ForecastDraft, ForecastPlanner } from '../../../shared/imports/forecast-planner.ts';
import { chargeNatureQuestion, forecastYearQuestion, taxBasis, yearIn } from '../../../shared/imports/forecast-questions.fr.ts';
import { FORECAST_AMOUNTS, type ForecastAnswers, readForecastRow } from '../../../shared/imports/forecast-rows.ts';
import type { ImportPlan } from '../../../shared/imports/import-plan.ts';
import { type Answers, answerTo, decimalMarkQuestion } from '../../../shared/imports/import-questions.fr.ts';
import type { ImportQuestion } from '../../../shared/imports/imports.contract.ts';
import { readMonth, type WrittenMonth } from '../../../shared/imports/months-in-text.ts';
import { ImportReport } from '../../../shared/imports/report.ts';
import type { RowReader } from '../../../shared/imports/row-reader.ts';
import { cellText, type Table, type TableRows } from '../../../shared/imports/table.ts';
import type { QueryContext } from '../context.ts';
import type { PreparedImport } from './prepared-import.ts';

/** What the file says around its months, for what the months and titles do not say. */
interface Surroundings {
  /** The titles of the amounts. */
  readonly titles: readonly string[];
  /** File, sheet, and what stands above the titles. */
  readonly texts: readonly string[];
  readonly months: readonly { readonly text: string; readonly month: WrittenMonth }[];
  /** Charges that the file does not tell apart, by their titles. */
  readonly undivided: readonly string[];
}

/** Plans the forecast of a file with one month a row. */
export function planForecast(
  context: QueryContext,
  rows: TableRows,
  reader: RowReader,
  texts: readonly string[],
  answers: Answers,
): { questions: ImportQuestion[]; plan: ImportPlan | null } {
  const months = [...rows].flatMap((row) => {
    const month = readMonth(reader.cell(row, 'month'));
    return month ? [{ text: reader.text(row, 'month'), month }] : [];
  });
  const divided = reader.has('forecastFixedCharges') || reader.has('forecastVariableCharges');
  const given = decide(context, answers, {
    titles: FORECAST_AMOUNTS.filter((field) => reader.has(field)).map((field) => reader.title(field)),
    texts,
    months,
    undivided: reader.has('forecastCharges') && !divided ? [reader.title('forecastCharges')] : [],
  });
  if ('questions' in given) return { ...given, plan: null };
  const drafts = [...rows].flatMap((row) => readForecastRow(row, reader, given) ?? []);
  return { questions: [], plan: planDrafts(context, drafts, reader.report) };
}

/** Plans a forecast whose months are columns. */
export function prepareForecastGrid(
  context: QueryContext,
  fileName: string,
  table: Table,
  grid: ForecastGrid,
  answers: Answers,
): PreparedImport {
  const report = new ImportReport();
  const evidence = new MarkEvidence();
  for (const { row } of grid.lines) for (const column of grid.months.keys()) evidence.add(row.cells[column] ?? '');
  const { marks, undecided } = decideDecimalMarks(new Map([[0, evidence]]));
  const questions: ImportQuestion[] = [];
  let mark = marks.get(0) ?? null;
  if (undecided.length > 0) {
    const question = decimalMarkQuestion(
      [...grid.months.keys()].slice(0, 1).map((column) => cellText(grid.header.cells[column])),
      evidence.examples,
    );
    mark = answerTo(question, answers) as typeof mark;
    if (mark === null) questions.push(question);
  }
  const given = decide(context, answers, {
    titles: grid.lines.map(({ label }) => label),
    texts: [fileName, table.sheet ?? '', ...grid.preamble],
    months: [...grid.months].map(([column, month]) => ({ text: cellText(grid.header.cells[column]), month })),
    undivided: grid.lines.flatMap(({ label, kind }) => (kind === 'charges' ? [label] : [])),
  });
  if ('questions' in given) questions.push(...given.questions);
  const plan =
    'questions' in given || questions.length > 0 ? null : planDrafts(context, readForecastGrid(grid, given, mark, report), report);
  return { description: describeGrid(table, grid, mark), questions, plan, report };
}

function describeGrid(table: Table, { header, months, lines, ignoredRows }: ForecastGrid, decimalMark: ',' | '.' | null) {
  const { format, encoding, delimiter, sheet, sheets } = table;
  const samplesAt = (column: number) =>
    lines
      .map(({ row }) => cellText(row.cells[column]))
      .filter((text) => text !== '')
      .slice(0, 3);
  return {
    kind: 'forecast' as const,
    format,
    encoding,
    delimiter,
    sheet,
    sheets: [...sheets],
    headerRow: header.line,
    dateOrder: null,
    decimalMark,
    rowCount: lines.length,
    ignoredRows,
    columns: header.cells.map((cell, index) => ({
      source: cellText(cell) || `(colonne ${index + 1})`,
      index,
      field: months.has(index) ? ('month' as const) : null,
      confidence: months.has(index) ? 1 : 0,
      samples: samplesAt(index),
    })),
  };
}

function decide(
  context: QueryContext,
  answers: Answers,
  { titles, texts, months, undivided }: Surroundings,
): ForecastAnswers | { questions: ImportQuestion[] } {
  const questions: ImportQuestion[] = [];
  const yearless = months.filter(({ month }) => month.year === null);
  let year = yearless.length === 0 ? null : yearIn(texts);
  if (yearless.length > 0 && year === null) {
    const question = forecastYearQuestion(
      yearless.slice(0, 3).map(({ text }) => text),
      context.today,
    );
    const answer = answerTo(question, answers);
    if (answer === null) questions.push(question);
    else year = Number(answer);
  }
  const tax = taxBasis(titles, texts, answers);
  if ('question' in tax) questions.push(tax.question);
  let chargeNature: ChargeNature | null = 'fixed';
  if (undivided.length > 0) {
    const question = chargeNatureQuestion(undivided.length, undivided.slice(0, 3));
    chargeNature = answerTo(question, answers) as ChargeNature | null;
    if (chargeNature === null) questions.push(question);
  }
  return questions.length > 0 || 'question' in tax || chargeNature === null ? { questions } : { year, basis: tax.basis, chargeNature };
}

function planDrafts({ db }: QueryContext, drafts: readonly ForecastDraft[], report: ImportReport): ImportPlan {
  const planner = new ForecastPlanner((month) => readForecast(db, month), report);
  for (const draft of drafts) planner.add(draft);
  return planner.finish();
}
