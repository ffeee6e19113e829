import { chargesAsImported } from '../../../db/charges/charges.queries.ts';
import { readProfile } from '../../../db/companies/companies.queries.ts';
import { readKnownBook } from '../../../db/imports/known-book.queries.ts';
import type { EInvoice } from '../../../shared/einvoices/einvoice.ts';
import { ChargePlanner } from '../../../shared/imports/charge-planner.ts';
import { rateAnswer, rateQuestion } from '../../../shared/imports/currency-questions.fr.ts';
import { ACCOUNT_CURRENCY } from '../../../shared/imports/decide-credits.ts';
import { einvoiceDraft, sideOf } from '../../../shared/imports/einvoice-draft.ts';
import {
  EINVOICE_FORMAT_NAMES,
  sideQuestion,
  supplierChargeLabel,
  supplierInvoiceQuestion,
  supplierInvoiceRemark,
} from '../../../shared/imports/einvoice-import-words.fr.ts';
import { emptyPlan, type ImportPlan } from '../../../shared/imports/import-plan.ts';
import { type Answers, answerTo } from '../../../shared/imports/import-questions.fr.ts';
import type { ImportQuestion } from '../../../shared/imports/imports.contract.ts';
import { InvoicePlanner } from '../../../shared/imports/invoice-planner.ts';
import { ImportReport } from '../../../shared/imports/report.ts';
import { withAcceptedNames } from '../../../shared/imports/resembling-customers.ts';
import { inEuros } from '../../../shared/money/exchange-rate.ts';
import { breathe, type QueryContext } from '../context.ts';
import type { ImportDescription, ImportInput, PreparedImport } from './prepared-import.ts';

/**
 * Plans what one electronic invoice brings: an invoice or credit note when the company sells, a charge when it buys and says so.
 * @throws AppError CANCELLED
 */
export async function prepareEInvoiceImport(
  context: QueryContext,
  { invoice, inPdf }: { invoice: EInvoice; inPdf: boolean },
  { answers = {} }: ImportInput,
): Promise<PreparedImport> {
  await breathe(context);
  const description: ImportDescription = {
    kind: 'einvoice',
    format: EINVOICE_FORMAT_NAMES[inPdf ? 'pdf' : invoice.syntax],
    encoding: null,
    delimiter: null,
    sheet: null,
    sheets: [],
    headerRow: 0,
    dateOrder: null,
    decimalMark: null,
    rowCount: 1,
    ignoredRows: 0,
    columns: [],
  };
  const report = new ImportReport();
  const { question, plan } = planEInvoice(context, invoice, answers, report);
  return { description, questions: question ? [question] : [], plan, report };
}

function planEInvoice(
  context: QueryContext,
  invoice: EInvoice,
  answers: Answers,
  report: ImportReport,
): { question: ImportQuestion | null; plan: ImportPlan | null } {
  const { db, today } = context;
  const { currency } = invoice;
  const rate = currency === ACCOUNT_CURRENCY ? '1' : rateAnswer(currency, answers);
  if (rate === null) return { question: rateQuestion(currency, 'einvoice', 1, [invoice.number]), plan: null };
  if (rate === 'leave') {
    report.add('CURRENCY_FOREIGN', { currency }, { row: 1, value: invoice.number });
    return { question: null, plan: refused() };
  }
  const asked = sideQuestion(invoice);
  const side = sideOf(invoice, readProfile(db)) ?? answerTo(asked, answers);
  if (side === null) return { question: asked, plan: null };
  if (side === 'buyer') return planSupplierInvoice(context, invoice, rate, answers, report);
  if (invoice.totalCents === 0) {
    report.add('AMOUNT_ZERO', {}, { row: 1, value: invoice.number });
    return { question: null, plan: emptyPlan() };
  }
  const book = withAcceptedNames(readKnownBook(db, { withPayments: false }), answers);
  const planner = new InvoicePlanner(book, { today, mode: 'delta', paidOn: 'issuedOn', report });
  const draft = einvoiceDraft(invoice);
  planner.add(currency === ACCOUNT_CURRENCY ? draft : { ...draft, foreign: { currency, exchangeRate: rate, amountCents: null } });
  return { question: null, plan: planner.finish() };
}

function planSupplierInvoice(
  { db }: QueryContext,
  invoice: EInvoice,
  rate: string,
  answers: Answers,
  report: ImportReport,
): { question: ImportQuestion | null; plan: ImportPlan | null } {
  const question = supplierInvoiceQuestion(invoice);
  const nature = answerTo(question, answers);
  if (nature === null) return { question, plan: null };
  if (nature !== 'fixed' && nature !== 'variable') {
    report.include([supplierInvoiceRemark(invoice)]);
    return { question: null, plan: emptyPlan() };
  }
  const { issuedOn: date } = invoice;
  const amountCents = inEuros(invoice.totalCents, rate);
  const planner = new ChargePlanner(chargesAsImported(db, { from: date, to: date }), report);
  planner.add({ row: 1, date, amountCents, nature, label: supplierChargeLabel(invoice) });
  return { question: null, plan: planner.finish() };
}

function refused(): ImportPlan {
  const plan = emptyPlan();
  return { ...plan, counts: { ...plan.counts, rejected: 1 } };
}
