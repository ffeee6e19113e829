import { useMemo, useState } from 'react';
import { formatDate } from '../../shared/dates/format-date.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import { addCents, type Cents, ZERO } from '../../shared/money/cents.ts';
import { formatEuros } from '../../shared/money/format-money.ts';
import { discountOutcome, NO_DISCOUNT } from '../../shared/payments/discount-outcome.fr.ts';
import { useCompany } from '../api/company-context.tsx';
import { useApiCommand } from '../api/use-api-command.ts';
import { useApiQuery } from '../api/use-api-query.ts';
import { DiscountNotes } from '../ui/DiscountNotes.tsx';
import { FormDialog } from '../ui/form/FormDialog.tsx';
import { notifyDone } from '../ui/notify.tsx';
import { AllocationTable } from './AllocationTable.tsx';
import { type AllocationAmounts, allocationBalance, balanceWords, chosenParts, paidParts } from './allocation-state.ts';
import { FeeNote } from './FeeNote.tsx';
import { usePayableInvoices } from './payable-invoices.ts';
import classes from './RecordPaymentDialog.module.css';

/** Something in a customer's favour that is not put against its invoices yet: a payment, or a credit note by its number. */
export interface UnallocatedCredit {
  source: { kind: 'payment' } | { kind: 'creditNote'; number: string };
  id: number;
  customerId: number;
  customerName: string;
  /** The day of the payment, or of the issue of the credit note. */
  on: LocalDate;
  leftCents: Cents;
}

/** Puts what is left of a payment or of a credit note against invoices of its customer: oldest due first, until the user decides. */
export function AllocateDialog({ credit, onClose }: { credit: UnallocatedCredit; onClose: () => void }) {
  const { today } = useCompany();
  const { source, id, customerId, customerName, on, leftCents } = credit;
  const [edited, setEdited] = useState<AllocationAmounts | null>(null);
  // Of today: an invoice issued after the credit can be settled by it all the same, from the day of the invoice.
  const { invoices, isLoading } = usePayableInvoices(customerId, today);
  const suggestion = useApiQuery('payments.suggestAllocation', { customerId, date: today, amountCents: leftCents });
  const suggested = useMemo(
    (): AllocationAmounts => new Map(suggestion.data?.allocations.map(({ invoiceId, amountCents }) => [invoiceId, amountCents]) ?? []),
    [suggestion.data],
  );
  const amounts = edited ?? suggested;
  const [ownFees, setOwnFees] = useState<Cents | null>(null);
  // As of the day of the money: what came before its own interest ran.
  const owed = useApiQuery(
    'payments.suggestAllocation',
    { customerId, date: on, amountCents: leftCents },
    { enabled: source.kind === 'payment' },
  );
  const fees = { owedCents: owed.data?.lateFees.owedCents ?? ZERO, amountCents: ownFees };
  const balance = allocationBalance(amounts, invoices, leftCents, source.kind === 'payment' ? 'le règlement' : 'l’avoir', fees);
  const [grantsDiscounts, setGrantsDiscounts] = useState(true);
  const discounts = source.kind === 'payment' ? discountOutcome(paidParts(amounts, invoices), on) : NO_DISCOUNT;
  const parts = chosenParts(amounts);
  const done = {
    onRefreshed: () => {
      notifyDone(`${formatEuros(addCents(balance.allocatedCents, balance.feeCents))} affectés`);
      onClose();
    },
  };
  const payment = useApiCommand('payments.allocate', done);
  const creditNote = useApiCommand('payments.allocateCreditNote', done);
  const error = payment.error ?? creditNote.error ?? suggestion.error;
  return (
    <FormDialog
      title={
        source.kind === 'payment'
          ? `Règlement du ${formatDate(on)} de ${customerName}`
          : `Avoir ${source.number} du ${formatDate(on)} à ${customerName}`
      }
      verb={balance.feeCents > 0 ? 'Affecter' : 'Affecter aux factures'}
      size={560}
      isDirty={edited !== null || ownFees !== null}
      busy={payment.isPending || creditNote.isPending}
      error={error}
      canSubmit={(parts.length > 0 || balance.feeCents > 0) && balance.problem === null}
      onClose={onClose}
      onSubmit={() =>
        source.kind === 'payment'
          ? payment.mutate({
              paymentId: id,
              allocations: parts,
              ...(balance.feeCents > 0 ? { feeCents: balance.feeCents } : {}),
              ...(discounts.earned.length > 0 && !grantsDiscounts ? { grantDiscounts: false } : {}),
            })
          : creditNote.mutate({ creditNoteId: id, allocations: parts })
      }
      note={
        <span className={balance.problem === null ? undefined : classes.problem} role={balance.problem === null ? undefined : 'alert'}>
          {balance.problem ?? balanceWords(balance)}
        </span>
      }
    >
      <p className={classes.hint}>
        {formatEuros(leftCents)} ne sont encore affectés à aucune facture.{' '}
        {source.kind === 'creditNote'
          ? 'Ils comptent à la date de l’avoir, ou à celle de la facture si elle est plus récente.'
          : 'Ils comptent à la date du règlement, ou à celle de la facture si elle est plus récente.'}
      </p>
      {!isLoading && (
        <AllocationTable
          invoices={invoices}
          amounts={amounts}
          onChange={(invoiceId, part) => setEdited(new Map([...amounts, [invoiceId, part]]))}
          fees={{ ...fees, onChange: setOwnFees }}
        />
      )}
      <FeeNote fees={fees} restCents={balance.restCents} letter={null} onCount={setOwnFees} />
      <DiscountNotes outcome={discounts} isGranted={grantsDiscounts} onGrant={setGrantsDiscounts} />
    </FormDialog>
  );
}
