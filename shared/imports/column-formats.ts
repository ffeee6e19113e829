import type { LocalDate } from '../dates/local-date.ts';
import { type DecimalMark, decideDecimalMarks, MarkEvidence } from './amounts-in-text.ts';
import { DateEvidence, decideDateOrders } from './date-order.ts';
import type { DateOrder } from './dates-in-text.ts';
import { dayWithoutYear, YearEvidence } from './days-without-year.ts';
import { DigitDateEvidence } from './digit-dates.ts';
import type { ImportField } from './import-fields.contract.ts';
import type { ImportLayout } from './import-layout.ts';
import {
  type Answers,
  answerTo,
  dateOrderQuestion,
  daysYearQuestion,
  decimalMarkQuestion,
  digitDatesQuestion,
} from './import-questions.fr.ts';
import type { ImportQuestion } from './imports.contract.ts';
import type { SheetPart } from './sheet-places.fr.ts';
import type { TableRow } from './table.ts';

const DATE_FIELDS: readonly ImportField[] = ['issuedOn', 'dueOn', 'settledOn', 'paymentDate', 'chargeDate', 'insolvencyOn'];
/** The days of a document itself; others follow it. */
const OWN_DAYS: readonly ImportField[] = ['issuedOn', 'paymentDate', 'chargeDate'];
/** In the order in which one of them speaks for the whole file. */
export const AMOUNT_FIELDS: readonly ImportField[] = [
  'totalAmount',
  'amountExcludingTax',
  'taxAmount',
  'paidAmount',
  'openAmount',
  'paymentAmount',
  'refundedAmount',
  'chargeAmount',
  'forecastRevenue',
  'forecastCharges',
  'forecastFixedCharges',
  'forecastVariableCharges',
  'creditLimit',
];

/** How the dates and amounts of each column are written, by column index. */
export interface ColumnFormats {
  readonly orders: ReadonlyMap<number, DateOrder | null>;
  /** The columns whose dates are digits without separators, `150126`. */
  readonly digits: ReadonlySet<number>;
  readonly marks: ReadonlyMap<number, DecimalMark | null>;
  /** The year of the days that a line writes without one. */
  readonly yearOf: (line: number) => number;
}

/** Gathers, over every row of a file, what proves how its dates and amounts are written. */
export class FormatEvidence {
  readonly #dates = new Map<number, DateEvidence>();
  readonly #digits: DigitDateEvidence;
  readonly #amounts = new Map<number, MarkEvidence>();
  readonly #years: YearEvidence;
  readonly #layout: ImportLayout;

  constructor(layout: ImportLayout) {
    this.#layout = layout;
    const days = OWN_DAYS.flatMap((field) => layout.fieldIndex.get(field) ?? []);
    this.#years = new YearEvidence(days.filter((index) => layout.samples.some(({ cells }) => dayWithoutYear(cells[index] ?? '') !== null)));
    for (const [field, index] of layout.fieldIndex) {
      if (DATE_FIELDS.includes(field)) this.#dates.set(index, new DateEvidence());
      if (AMOUNT_FIELDS.includes(field)) this.#amounts.set(index, new MarkEvidence());
    }
    for (const { amountIndex, dateIndex } of layout.paymentPairs) {
      this.#dates.set(dateIndex, new DateEvidence());
      this.#amounts.set(amountIndex, new MarkEvidence());
    }
    this.#digits = new DigitDateEvidence(this.#dates.keys());
  }

  add(row: TableRow): void {
    for (const [index, evidence] of this.#dates) evidence.add(row.cells[index] ?? '', row.line);
    this.#digits.add(row.cells);
    for (const [index, evidence] of this.#amounts) evidence.add(row.cells[index] ?? '');
  }

  /** To be given every row under the titles, data or not: lines between them may say the year. */
  surround(row: TableRow): void {
    this.#years.add(row);
  }

  /** To be told of each of several sheets before its rows. */
  startSheet({ base, texts }: SheetPart): void {
    this.#years.startSheet(base, texts);
  }

  /** The formats that the evidence and the answers give, and the questions that remain. `names`: what stands around the table. */
  decide(answers: Answers, today: LocalDate, names: readonly string[]): { formats: ColumnFormats; questions: ImportQuestion[] } {
    const questions: ImportQuestion[] = [];
    const digits = this.#digits.decide(today);
    for (const index of digits.indexes) this.#dates.delete(index);
    const dates = decideDateOrders(this.#dates);
    if (digits.indexes.length > 0) {
      const question = digits.order === null ? digitDatesQuestion(this.#titles(digits.indexes), digits.examples) : null;
      const order = question ? (answerTo(question, answers) as DateOrder | null) : digits.order;
      if (question && order === null) questions.push(question);
      for (const index of digits.indexes) dates.orders.set(index, order);
    }
    if (dates.undecided.length > 0) {
      const sides = dates.undecided.flatMap((index) => this.#dates.get(index)?.sides() ?? []);
      const question = dateOrderQuestion(this.#titles(dates.undecided), this.#examples(this.#dates, dates.undecided), sides);
      const answer = answerTo(question, answers);
      if (answer === null) questions.push(question);
      else for (const index of dates.undecided) dates.orders.set(index, answer as DateOrder);
    }
    const amounts = decideDecimalMarks(this.#amounts);
    if (amounts.undecided.length > 0) {
      const question = decimalMarkQuestion(this.#titles(amounts.undecided), this.#examples(this.#amounts, amounts.undecided));
      const answer = answerTo(question, answers);
      if (answer === null) questions.push(question);
      else for (const index of amounts.undecided) amounts.marks.set(index, answer as DecimalMark);
    }
    const yearQuestion = daysYearQuestion(this.#years.examples, today);
    const answer = answerTo(yearQuestion, answers);
    const yearOf = this.#years.decide(names, answer === null ? null : Number(answer));
    if (yearOf === null) questions.push(yearQuestion);
    const formats = { orders: dates.orders, digits: new Set(digits.indexes), marks: amounts.marks, yearOf: yearOf ?? (() => 0) };
    return { formats, questions };
  }

  #titles(indexes: readonly number[]): string[] {
    return indexes.map((index) => this.#layout.columns[index]?.source ?? '');
  }

  #examples(evidence: ReadonlyMap<number, { examples: string[] }>, indexes: readonly number[]): string[] {
    return [...new Set(indexes.flatMap((index) => evidence.get(index)?.examples ?? []))].slice(0, 3);
  }
}
