import type { ExcludedRow, ProofPart, ProofRow } from '../../shared/dashboard/proof/proof.contract.ts';
import type { Scope } from '../../shared/dashboard/scope.ts';
import { daysBetween, type LocalDate } from '../../shared/dates/local-date.ts';
import { cents, subtractCents, sumCents } from '../../shared/money/cents.ts';
import type { ReadDb } from '../database.ts';
import { type InvoiceAtDate, openInvoicesAt } from '../invoices/open-invoices.queries.ts';
import type { Page, RowsOfPart } from './proof-row-columns.ts';
import { customersOfSegment } from './scope-condition.ts';

/** Lists of what is open at a day: all of it, or the part that a figure is about. */
const OPEN_PARTS = [
  'open',
  'notDue',
  'late1To30',
  'late31To60',
  'late61To90',
  'late90Plus',
  'overdue',
  'disputed',
  'chaseable',
  'opening',
  'opening12Months',
] as const satisfies readonly ProofPart[];
export type OpenPart = (typeof OPEN_PARTS)[number];

export function isOpenPart(part: ProofPart): part is OpenPart {
  return (OPEN_PARTS as readonly ProofPart[]).includes(part);
}

/** Days past due of an invoice; a credit note is never late. */
function daysLate({ kind, dueOn }: InvoiceAtDate, asOf: LocalDate): number {
  return kind === 'invoice' ? Math.max(0, daysBetween(dueOn, asOf)) : 0;
}

type Keeps = (invoice: InvoiceAtDate, late: number) => boolean;
const between =
  (least: number, most: number): Keeps =>
  (_invoice, late) =>
    late >= least && late <= most;

const KEEPS: Readonly<Record<OpenPart, Keeps>> = {
  open: () => true,
  opening: () => true,
  opening12Months: () => true,
  notDue: between(0, 0),
  late1To30: between(1, 30),
  late31To60: between(31, 60),
  late61To90: between(61, 90),
  late90Plus: between(91, Number.POSITIVE_INFINITY),
  overdue: between(1, Number.POSITIVE_INFINITY),
  chaseable: between(1, Number.POSITIVE_INFINITY),
  disputed: ({ disputedCents }) => disputedCents !== 0,
};

/** One list of what was open at a day, largest amounts first. */
export function openRows(db: ReadDb, part: OpenPart, asOf: LocalDate, scope: Scope, { offset, limit }: Page): RowsOfPart {
  const kept = openOf(db, asOf, scope)
    .filter((invoice) => KEEPS[part](invoice, daysLate(invoice, asOf)))
    .map((invoice): ProofRow => {
      const { openCents, disputedCents } = invoice;
      const counted = part === 'disputed' ? disputedCents : part === 'chaseable' ? subtractCents(openCents, disputedCents) : openCents;
      return { part, ...described(invoice), amountCents: counted, days: daysLate(invoice, asOf) };
    });
  const sum = sumCents(kept.map(({ amountCents }) => amountCents));
  const rows = kept.sort((a, b) => b.amountCents - a.amountCents || (a.id ?? 0) - (b.id ?? 0)).slice(offset, offset + limit);
  return { count: kept.length, sumCents: cents(sum), rows };
}

export type OpenExclusion = 'creditNote' | 'notPastDue' | 'disputed';
type LeftOut = Omit<ExcludedRow, 'reason'>;

/** What is open at a day and does not count as overdue, or as overdue to chase, largest amounts first. */
export function openRowsLeftOut(db: ReadDb, code: OpenExclusion, asOf: LocalDate, scope: Scope): LeftOut[] {
  return openOf(db, asOf, scope)
    .filter((invoice) => {
      const late = daysLate(invoice, asOf);
      if (code === 'disputed') return invoice.disputedCents !== 0 && late > 0;
      return code === 'creditNote' ? invoice.kind === 'creditNote' : invoice.kind === 'invoice' && late === 0;
    })
    .map((invoice) => ({
      code,
      ...described(invoice),
      amountCents: code === 'disputed' ? invoice.disputedCents : invoice.openCents,
      days: null,
    }))
    .sort((a, b) => b.amountCents - a.amountCents || (a.id ?? 0) - (b.id ?? 0));
}

function openOf(db: ReadDb, asOf: LocalDate, { customerId, segment }: Scope): InvoiceAtDate[] {
  const members = segment === undefined ? null : customersOfSegment(db, segment);
  return openInvoicesAt(db, asOf, customerId).filter((invoice) => members === null || members.has(invoice.customerId));
}

function described({ kind, id, number, customerId, customerName, issuedOn, dueOn }: InvoiceAtDate) {
  return { kind, id, label: number, customerId, customerName, date: issuedOn, dueOn };
}
