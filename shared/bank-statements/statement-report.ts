import { AppError } from '../errors/app-error.ts';
import type { ImportProblem } from '../imports/imports.contract.ts';
import type { Cents } from '../money/cents.ts';
import type { DecimalReading } from '../money/read-decimal.ts';
import { STATEMENT_FAULTS, type StatementFault } from './statement-faults.fr.ts';
import { type StatementProblemCode, type StatementProblemParams, statementProblemSentence } from './statement-problems.fr.ts';

/** Codes that only say something about a statement; every other code leaves a movement out. */
const REMARKS: ReadonlySet<StatementProblemCode> = new Set([
  'MOVEMENT_NOT_BOOKED',
  'BATCH_NOT_SPLIT',
  'BALANCE_MISMATCH',
  'RUNNING_BALANCE_MISMATCH',
  'COUNT_MISMATCH',
  'DATE_ORDER_ASSUMED',
]);

const AMOUNT_PROBLEMS = { unreadable: 'AMOUNT_UNREADABLE', precision: 'AMOUNT_PRECISION', tooLarge: 'AMOUNT_TOO_LARGE' } as const;

/** Where in the file a problem is, and the value that causes it. */
export interface StatementPlace {
  readonly row: number;
  readonly column?: string | undefined;
  readonly value?: string | undefined;
}

/** The problems of a file of statements, in the order they are met. */
export class StatementReport {
  readonly problems: ImportProblem[] = [];
  rejectedCount = 0;

  add<C extends StatementProblemCode>(code: C, params: StatementProblemParams[C], place: StatementPlace): void {
    const severity = REMARKS.has(code) ? 'remark' : 'rejected';
    if (severity === 'rejected') this.rejectedCount += 1;
    const { row, column = '', value = '' } = place;
    this.problems.push({ severity, row, column, code, message: statementProblemSentence(code, params), value: value.slice(0, 200) });
  }

  /** The amount that was read, or null once its problem is noted. */
  amount(reading: DecimalReading, place: StatementPlace): Cents | null {
    if ('cents' in reading) return reading.cents;
    this.add(AMOUNT_PROBLEMS[reading.problem], {}, place);
    return null;
  }
}

/** A file whose structure is broken is refused whole: what it lacks cannot be told from what it holds. */
export function malformed(file: string, row: number, fault: StatementFault): AppError<'STATEMENT_MALFORMED'> {
  return new AppError('STATEMENT_MALFORMED', { file, row, problem: STATEMENT_FAULTS[fault] });
}
