import type { ExcludedRow, Proof, ProofPart, ProofRow } from '../../../shared/dashboard/proof/proof.contract.ts';
import { formatDate, formatMonth } from '../../../shared/dates/format-date.ts';
import { lastDayOf } from '../../../shared/dates/year-month.ts';
import type { Cents } from '../../../shared/money/cents.ts';
import type { Column } from '../../ui/table/column.ts';

type AnyRow = Omit<ProofRow, 'part'>;

const LABELS: Record<AnyRow['kind'], string> = {
  invoice: 'Pièce',
  creditNote: 'Pièce',
  payment: 'Facture réglée',
  writeOff: 'Facture',
  charge: 'Charge',
  customer: 'Client',
  month: 'Mois',
};
const DATES: Record<AnyRow['kind'], string> = {
  invoice: 'Émise le',
  creditNote: 'Émise le',
  payment: 'Réglée le',
  writeOff: 'Perte du',
  charge: 'Date',
  customer: '',
  month: '',
};
/** Lists of payments that stand for themselves: their name is their customer and their day. */
const WITHOUT_LABEL: readonly ProofPart[] = ['collected', 'imported'];
/** Lists whose days are those between two dates; of the others they are days past due. */
const DELAYS: readonly ProofPart[] = ['delays', 'delays12Months'];

/** The name of a list, for its export and for screen readers: « Règlements du mois – juin 2025 ». */
export function labelOfList(name: string, { asOf, month }: Pick<Proof, 'asOf' | 'month'>): string {
  return `${name} – ${asOf === lastDayOf(month) ? formatMonth(month) : formatDate(asOf)}`;
}

/** The columns of one list of rows: only those that have something to say, the amount last with the sum of the whole list. */
export function columnsOfPart(part: ProofPart, rows: readonly ProofRow[], sumCents: Cents, ofOneCustomer: boolean): Column<ProofRow>[] {
  const kind = rows[0]?.kind ?? 'invoice';
  const columns: Column<ProofRow>[] = [];
  if (!WITHOUT_LABEL.includes(part)) columns.push({ id: 'label', header: LABELS[kind], value: (row) => row.label });
  if (kind !== 'customer' && !ofOneCustomer && rows.some((row) => row.customerName !== '')) {
    columns.push({ id: 'customer', header: 'Client', value: (row) => row.customerName });
  }
  if (kind !== 'month' && rows.some((row) => row.date !== null)) {
    columns.push({ id: 'date', header: WITHOUT_LABEL.includes(part) ? 'Reçu le' : DATES[kind], kind: 'date', value: (row) => row.date });
  }
  if (rows.some((row) => row.dueOn !== null)) columns.push({ id: 'due', header: 'Échéance', kind: 'date', value: (row) => row.dueOn });
  if (rows.some((row) => row.days !== null)) {
    columns.push({ id: 'days', header: DELAYS.includes(part) ? 'Jours' : 'Retard, j', kind: 'number', value: (row) => row.days });
  }
  const amount: Column<ProofRow> = {
    id: 'amount',
    header: 'Compte pour',
    kind: 'amount',
    value: (row) => row.amountCents,
    total: sumCents,
  };
  const first = columns[0];
  if (first && (first.kind === undefined || first.kind === 'text')) columns[0] = { ...first, total: 'Total' };
  return [...columns, amount];
}

/** What is left out, each row with its reason: only the columns that have something to say. */
export function excludedColumns(rows: readonly ExcludedRow[], ofOneCustomer: boolean): Column<ExcludedRow>[] {
  return EXCLUDED_COLUMNS.filter(
    ({ id, value }) => (id !== 'label' && id !== 'date') || rows.some((row) => (value(row) ?? '') !== ''),
  ).filter(({ id }) => !(ofOneCustomer && id === 'customer'));
}

const EXCLUDED_COLUMNS: readonly Column<ExcludedRow>[] = [
  { id: 'reason', header: 'Pourquoi', width: 300, wraps: true, value: (row) => row.reason },
  // A customer, or a payment that settles nothing, is no document: its name stands in the next column.
  { id: 'label', header: 'Pièce', value: (row) => (row.customerName !== '' && row.label.startsWith(row.customerName) ? '' : row.label) },
  { id: 'customer', header: 'Client', wraps: true, value: (row) => row.customerName },
  { id: 'date', header: 'Date', kind: 'date', value: (row) => row.date },
  { id: 'amount', header: 'Montant', kind: 'amount', value: (row) => row.amountCents },
];
