import { type ProblemCode, type ProblemParams, problemSentence } from './import-problems.fr.ts';
import type { ImportProblem } from './imports.contract.ts';
import { ONE_SHEET, type SheetPlaces } from './sheet-places.fr.ts';

/** Codes that only say something about a row; every other code refuses it. */
const REMARKS: ReadonlySet<ProblemCode> = new Set([
  'CUSTOMER_NOT_RECOGNISED',
  'INVOICE_UNKNOWN_YET',
  'ROW_CANCELLED',
  'ROW_DRAFT',
  'ROW_REFUNDED',
  'NOT_AN_INVOICE',
  'NOT_A_PAYMENT',
  'PAYMENT_UNDONE',
  'AMOUNT_ZERO',
  'AMOUNT_ROUNDED',
  'DUPLICATE_ROW',
  'PAID_ON_LATER_SHEET',
  'DUE_BEFORE_ISSUE',
  'ISSUED_IN_FUTURE',
  'PAID_IN_FUTURE',
  'TERMS_UNREADABLE',
  'DUE_COMPUTED',
  'CUSTOMERS_PRIVATE',
  'STATUS_PARTLY_PAID',
  'STATUS_UNREAD',
  'PAYMENT_WORDS_UNREAD',
  'TYPE_UNREAD',
  'PAID_EXCEEDS_TOTAL',
  'PAID_LESS_THAN_KNOWN',
  'CREDIT_NOTE_SETTLED',
  'CANCELLED_HERE',
  'NUMBER_ELSEWHERE',
  'PAYMENT_WAITS',
  'NUMBER_OF_OTHER_CUSTOMER',
  'OVERPAYMENT',
  'FIELD_LEFT_OUT',
  'FULL_LIST_UNCERTAIN',
  'AGED_TOTAL_DIFFERS',
  'CHARGE_EXCLUDED',
  'CHARGES_NEGATED',
  'CUSTOMER_TERMS_UNREADABLE',
  'EARLY_PAYMENT_UNREADABLE',
  'NET_DAYS_NOT_KEPT',
  'IDENTIFIER_LEFT_OUT',
  'LANGUAGE_LEFT_OUT',
  'REMINDER_PLAN_UNKNOWN',
  'DUPLICATE_CUSTOMER',
  'TYPED_DETAIL_KEPT',
  'CREDIT_LEFT',
  'OTHER_SHEETS',
  'EXPORTED_SHEETS_LEFT',
  'HIDDEN_SHEETS',
]);

/** Where in the file a problem is, and the value that causes it. */
export interface Place {
  readonly row: number;
  readonly column?: string | undefined;
  readonly value?: string | undefined;
}

/** The problems found in a file, of whose rows `places` tells the sheet where several are read. */
export class ImportReport {
  /** By the number that a row bears in the table; the lists below have a person's. */
  readonly problems: ImportProblem[] = [];
  readonly places: SheetPlaces;
  /** Rows refused; a row is refused once, whatever its number of problems. */
  readonly rejectedRows = new Set<number>();

  constructor(places: SheetPlaces = ONE_SHEET) {
    this.places = places;
  }

  add<C extends ProblemCode>(code: C, params: ProblemParams[C], place: Place): void {
    const severity = REMARKS.has(code) ? 'remark' : 'rejected';
    if (severity === 'rejected') this.rejectedRows.add(place.row);
    this.problems.push({
      severity,
      row: place.row,
      column: place.column ?? '',
      code,
      message: problemSentence(code, params, (row) => this.places.nameOf(row)),
      value: (place.value ?? '').slice(0, 200),
    });
  }

  /** Takes over problems that a reader of another format found. */
  include(problems: readonly ImportProblem[]): void {
    for (const problem of problems) {
      this.problems.push(problem);
      if (problem.severity === 'rejected') this.rejectedRows.add(problem.row);
    }
  }

  /** In the order of the file; what concerns no row comes last. */
  sorted(): ImportProblem[] {
    const last = Number.MAX_SAFE_INTEGER;
    return [...this.problems]
      .sort((a, b) => (a.row || last) - (b.row || last))
      .map((problem) => {
        const { sheet, row } = this.places.of(problem.row);
        return sheet === null ? problem : { ...problem, row, sheet };
      });
  }

  rejected(): ImportProblem[] {
    return this.sorted().filter(({ severity }) => severity === 'rejected');
  }

  remarks(): ImportProblem[] {
    return this.sorted().filter(({ severity }) => severity === 'remark');
  }
}
