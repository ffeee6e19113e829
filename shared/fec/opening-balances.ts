import { earlierOf, type LocalDate, laterOf } from '../dates/local-date.ts';
import type { ImportQuestion } from '../imports/imports.contract.ts';
import type { DraftBook } from './draft-book.ts';
import type { LedgerEntry } from './group-entries.ts';
import { eachInSteps } from './in-steps.ts';
import type { DraftDocument, DraftPayment } from './ledger-documents.ts';
import type { Movement } from './ledger-movements.ts';
import { type LedgerAnswers, openingDay, openingQuestion } from './ledger-questions.fr.ts';

/**
 * Adds what customers owed when the books opened. A line dated before the opening (a detailed opening) keeps its day; the others are
 * one balance per line without its invoices, which only the user can date: she is asked once for all of them, and until she answers
 * they bear the opening's day. `made`: the document of each line.
 */
export function* addOpenings(
  draft: DraftBook,
  movements: readonly Movement[],
  answers: LedgerAnswers,
): Generator<void, { questions: ImportQuestion[]; made: Map<Movement, DraftDocument | DraftPayment> }> {
  const made = new Map<Movement, DraftDocument | DraftPayment>();
  const [first] = movements;
  if (!first) return { questions: [], made };
  let opensOn: LocalDate = first.line.date;
  const entries = new Set<LedgerEntry>();
  yield* eachInSteps(movements, ({ entry }) => entries.add(entry));
  for (const entry of entries)
    yield* eachInSteps(entry.lines, ({ date }) => {
      opensOn = laterOf(opensOn, date);
    });
  const undated: Movement[] = [];
  yield* eachInSteps(movements, (movement) => {
    const { date, pieceDate } = movement.line;
    const day = pieceDate === null ? date : earlierOf(date, pieceDate);
    if (day < opensOn) made.set(movement, draft.addOpening(movement, day));
    else undated.push(movement);
  });
  if (undated.length === 0) return { questions: [], made };
  const net = undated.reduce((sum, { nature, amountCents }) => sum + (nature === 'openingDebit' ? amountCents : -amountCents), 0);
  const question = openingQuestion(undated.length, net, opensOn);
  const day = openingDay(question, answers);
  if (day !== null) yield* eachInSteps(undated, (movement) => void made.set(movement, draft.addOpening(movement, day ?? opensOn)));
  return { questions: day === undefined ? [question] : [], made };
}
