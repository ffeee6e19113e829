import { chargesAsImported } from '../../../db/charges/charges.queries.ts';
import type { ChargeNature } from '../../../shared/charges/charges.contract.ts';
import { earlierOf, type LocalDate, laterOf } from '../../../shared/dates/local-date.ts';
import { ChargePlanner } from '../../../shared/imports/charge-planner.ts';
import { type ChargeDraft, readChargeRow } from '../../../shared/imports/charge-rows.ts';
import { chargeNatureQuestion, chargeSignsQuestion, taxBasis } from '../../../shared/imports/forecast-questions.fr.ts';
import type { ImportPlan } from '../../../shared/imports/import-plan.ts';
import { type Answers, answerTo, IMPORT_STEPS } from '../../../shared/imports/import-questions.fr.ts';
import type { ImportQuestion } from '../../../shared/imports/imports.contract.ts';
import type { RowReader } from '../../../shared/imports/row-reader.ts';
import type { TableRows } from '../../../shared/imports/table.ts';
import { negateCents } from '../../../shared/money/cents.ts';
import type { QueryContext } from '../context.ts';
import { inSteps } from './prepared-import.ts';

/** Plans the charges that a file adds, `isExported` where this program wrote it; a question where only a person knows whether they are fixed, or what VAT to add. */
export async function planCharges(
  context: QueryContext,
  rows: TableRows,
  reader: RowReader,
  answers: Answers,
  isExported: boolean,
): Promise<{ questions: ImportQuestion[]; plan: ImportPlan | null }> {
  const questions: ImportQuestion[] = [];
  const net = !reader.has('chargeAmount') && !reader.has('taxAmount');
  const tax = net ? taxBasis([reader.title('amountExcludingTax')], [], answers) : null;
  if (tax && 'question' in tax) questions.push(tax.question);
  const read: ChargeDraft[] = [];
  await inSteps(context, rows, IMPORT_STEPS.checking, (row) => {
    const draft = readChargeRow(row, reader, tax && 'basis' in tax ? tax.basis : null);
    if (draft) read.push(draft);
  });
  const signs = isExported ? 'asWritten' : chargeSigns(read, answers);
  if (signs === 'ask') questions.push(chargeSignsQuestion(read));
  const drafts = signs === 'negated' ? asOutgoing(read, reader) : read;
  const unclear = drafts.filter(({ nature }) => nature === null);
  let nature: ChargeNature | null = null;
  if (unclear.length > 0) {
    const question = chargeNatureQuestion(unclear.length, [...new Set(unclear.map(({ label }) => label))].slice(0, 3));
    nature = answerTo(question, answers) as ChargeNature | null;
    if (nature === null) questions.push(question);
  }
  if (questions.length > 0) return { questions, plan: null };

  const dates = drafts.map(({ date }) => date);
  const planner = new ChargePlanner(knownCharges(context, dates), reader.report);
  for (const draft of drafts) {
    const known = draft.nature ?? nature;
    if (known !== null) planner.add({ ...draft, nature: known });
  }
  return { questions, plan: planner.finish() };
}

function knownCharges({ db }: QueryContext, dates: readonly LocalDate[]) {
  const [first] = dates;
  return first === undefined ? [] : chargesAsImported(db, { from: dates.reduce(earlierOf, first), to: dates.reduce(laterOf, first) });
}

/** All charges are turned round, as a bank writes them; a column that mixes signs keeps them, what is negative being money that came back. */
function asOutgoing(drafts: readonly ChargeDraft[], { report }: RowReader): readonly ChargeDraft[] {
  const returned = drafts.filter(({ amountCents }) => amountCents > 0).length;
  report.add('CHARGES_NEGATED', { count: drafts.length - returned, returned }, { row: 0 });
  return drafts.map((draft) => ({ ...draft, amountCents: negateCents(draft.amountCents) }));
}

/**
 * Which sign an expense has: a minus where every amount has one. Where most have, only a person knows whether the list is a bank's, with
 * refunds among the expenses, or an account of what came back.
 */
function chargeSigns(drafts: readonly ChargeDraft[], answers: Answers): 'asWritten' | 'negated' | 'ask' {
  const negative = drafts.filter(({ amountCents }) => amountCents < 0).length;
  if (negative * 2 <= drafts.length) return 'asWritten';
  if (negative === drafts.length) return 'negated';
  return (answerTo(chargeSignsQuestion(drafts), answers) as 'asWritten' | 'negated' | null) ?? 'ask';
}
