import type { LocalDate } from '../../shared/dates/local-date.ts';
import { DISPUTE_OUTCOME_NAMES, disputeReasonWords } from '../../shared/disputes/dispute-words.fr.ts';
import type { Dispute } from '../../shared/disputes/disputes.contract.ts';
import { DateText } from '../ui/Amount.tsx';
import { StatusDot } from '../ui/StatusDot.tsx';
import type { Column } from '../ui/table/column.ts';

/** How it stands: « Ouvert », « Délai dépassé », « Facture maintenue ». */
export function disputeState({ closedOn, outcome, deadlineOn }: Dispute, today: LocalDate): string {
  if (closedOn !== null) return outcome === null ? 'Clôturé' : DISPUTE_OUTCOME_NAMES[outcome];
  return deadlineOn !== null && deadlineOn < today ? 'Délai dépassé' : 'Ouvert';
}

/** The columns of a list of disputes, the customer apart. */
export function disputeColumns(today: LocalDate): Column<Dispute>[] {
  const isOver = ({ closedOn, deadlineOn }: Dispute) => closedOn === null && deadlineOn !== null && deadlineOn < today;
  return [
    { id: 'invoice', header: 'Facture', value: ({ invoiceNumber }) => invoiceNumber, width: 104, total: 'Total' },
    { id: 'reason', header: 'Motif', value: disputeReasonWords },
    { id: 'owner', header: 'Suivi par', value: ({ owner }) => owner, width: 104 },
    { id: 'openedOn', header: 'Ouvert le', kind: 'date', value: ({ openedOn }) => openedOn },
    { id: 'age', header: 'Âge (j)', kind: 'number', value: ({ ageDays }) => ageDays, width: 72 },
    {
      id: 'deadline',
      header: 'À traiter avant',
      kind: 'date',
      width: 116,
      value: ({ deadlineOn }) => deadlineOn,
      cell: (row) =>
        row.deadlineOn === null ? (
          ''
        ) : (
          <span style={isOver(row) ? { color: 'var(--late)' } : undefined}>
            <DateText value={row.deadlineOn} />
          </span>
        ),
    },
    {
      id: 'state',
      header: 'État',
      width: 136,
      value: (row) => disputeState(row, today),
      cell: (row) => (
        <StatusDot colour={row.closedOn !== null ? 'neutral' : isOver(row) ? 'late' : 'warn'}>{disputeState(row, today)}</StatusDot>
      ),
    },
    { id: 'amount', header: 'Contesté (€)', kind: 'amount', value: ({ disputedCents }) => disputedCents, total: 'sum', width: 108 },
  ];
}
