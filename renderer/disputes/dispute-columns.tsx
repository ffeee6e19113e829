import { formatDate } from '../../shared/dates/format-date.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import { disputeOutcomeWords, disputeReasonWords } from '../../shared/disputes/dispute-words.fr.ts';
import type { Dispute } from '../../shared/disputes/disputes.contract.ts';
import { StatusDot } from '../ui/StatusDot.tsx';
import type { Column } from '../ui/table/column.ts';

/** How it stands: « Avant le 14/11/2026 », « Ouvert », « Facture maintenue ». */
export function disputeState({ closedOn, outcome, creditNoteNumber, deadlineOn }: Dispute, today: LocalDate): string {
  if (closedOn !== null) return disputeOutcomeWords({ outcome, creditNoteNumber });
  if (deadlineOn === null) return 'Ouvert';
  return deadlineOn < today ? `Dépassé : ${formatDate(deadlineOn)}` : `Avant le ${formatDate(deadlineOn)}`;
}

/** The columns of a list of disputes, the customer apart. */
export function disputeColumns(today: LocalDate): Column<Dispute>[] {
  const isOver = ({ closedOn, deadlineOn }: Dispute) => closedOn === null && deadlineOn !== null && deadlineOn < today;
  return [
    { id: 'invoice', header: 'Facture', value: ({ invoiceNumber }) => invoiceNumber, width: 96, total: 'Total' },
    { id: 'reason', header: 'Motif', value: disputeReasonWords, wraps: true },
    { id: 'owner', header: 'Suivi par', value: ({ owner }) => owner, width: 112, wraps: true },
    { id: 'openedOn', header: 'Ouvert le', kind: 'date', value: ({ openedOn }) => openedOn },
    { id: 'age', header: 'Âge (j)', kind: 'number', value: ({ ageDays }) => ageDays, width: 72 },
    {
      id: 'state',
      header: 'Délai ou issue',
      width: 178,
      wraps: true,
      value: (row) => disputeState(row, today),
      cell: (row) => (
        <StatusDot colour={row.closedOn !== null ? 'neutral' : isOver(row) ? 'late' : 'warn'} wraps>
          {disputeState(row, today)}
        </StatusDot>
      ),
      hint: 'Le jour avant lequel le litige est à traiter ; d’un litige clôturé, son issue.',
    },
    { id: 'amount', header: 'Contesté (€)', kind: 'amount', value: ({ disputedCents }) => disputedCents, total: 'sum', width: 108 },
  ];
}
