import { addDays, addMonths, type LocalDate } from '../dates/local-date.ts';

export interface RetentionFacts {
  /** Open invoices and credit notes together; not zero: something is owed, either way. */
  owedCents: number;
  /** How many are open: an invoice and a credit note of the same amount owe nothing and are settled by nothing. */
  openDocuments: number;
  /** Money that no invoice took: the company owes it back. */
  creditCents: number;
  /** How many payments that money is of. */
  creditPayments: number;
  openDisputes: number;
  openSchedules: number;
  openCases: number;
  /** The last invoice, payment or allocation. */
  lastDocumentOn: LocalDate | null;
  lastCaseClosedOn: LocalDate | null;
  lastInterruptionOn: LocalDate | null;
}

export type RetentionObstacle =
  | { code: 'owed'; cents: number }
  | { code: 'credit'; cents: number; count: number }
  | { code: 'unsettled' | 'dispute' | 'schedule' | 'case'; count: number }
  | { code: 'books' | 'judgment' | 'prescription'; until: LocalDate };

/** Documents and vouchers of the books are kept ten years (C. com. L123-22). */
const BOOKS_YEARS = 10;
/** From the close of the financial year, which the program does not know: a year may close up to twelve months after its first document. */
const LATEST_CLOSE_MONTHS = 12;
/** What a court granted can be enforced for ten years (C. proc. civ. exéc. L111-4). */
const JUDGMENT_YEARS = 10;
/** A term that was interrupted begins again, for five years at most (C. com. L110-4; two for consumers, C. consom. L218-2). */
const PRESCRIPTION_YEARS = 5;

/**
 * Whether a customer's details may go, and from which day on. What is owed or under way stops it without a day; the law's periods give one, the
 * last of which counts: the day after each has run out. Prudent where the file does not say: the financial year is taken to close as
 * late as it can. A customer with no document and no case may go at once.
 */
export function retentionOf(facts: RetentionFacts, today: LocalDate): { possibleOn: LocalDate; obstacles: RetentionObstacle[] } {
  const obstacles: RetentionObstacle[] = [];
  if (facts.owedCents !== 0) obstacles.push({ code: 'owed', cents: facts.owedCents });
  else if (facts.openDocuments > 0) obstacles.push({ code: 'unsettled', count: facts.openDocuments });
  if (facts.creditCents > 0) obstacles.push({ code: 'credit', cents: facts.creditCents, count: facts.creditPayments });
  if (facts.openDisputes > 0) obstacles.push({ code: 'dispute', count: facts.openDisputes });
  if (facts.openSchedules > 0) obstacles.push({ code: 'schedule', count: facts.openSchedules });
  if (facts.openCases > 0) obstacles.push({ code: 'case', count: facts.openCases });
  let possibleOn = today;
  const periods = [
    { code: 'books', from: facts.lastDocumentOn, months: LATEST_CLOSE_MONTHS + BOOKS_YEARS * 12 },
    { code: 'judgment', from: facts.lastCaseClosedOn, months: JUDGMENT_YEARS * 12 },
    { code: 'prescription', from: facts.lastInterruptionOn, months: PRESCRIPTION_YEARS * 12 },
  ] as const;
  for (const { code, from, months } of periods) {
    if (from === null) continue;
    const until = addMonths(from, months);
    if (until < today) continue;
    obstacles.push({ code, until });
    const next = addDays(until, 1);
    if (next > possibleOn) possibleOn = next;
  }
  return { possibleOn, obstacles };
}
