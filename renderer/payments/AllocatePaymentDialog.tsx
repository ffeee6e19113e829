import { useMemo, useState } from 'react';
import { formatDate } from '../../shared/dates/format-date.ts';
import { formatEuros } from '../../shared/money/format-money.ts';
import { useApiCommand } from '../api/use-api-command.ts';
import { useApiQuery } from '../api/use-api-query.ts';
import type { VerbOutput } from '../api/verbs.ts';
import { FormDialog } from '../ui/form/FormDialog.tsx';
import { notifyDone } from '../ui/notify.tsx';
import { AllocationTable } from './AllocationTable.tsx';
import { type AllocationAmounts, allocationBalance, balanceWords, chosenParts } from './allocation-state.ts';
import { usePayableInvoices } from './payable-invoices.ts';
import classes from './RecordPaymentDialog.module.css';

export type Payment = VerbOutput<'payments.list'>[number];

/** Puts what is left of a payment against invoices of its customer. */
export function AllocatePaymentDialog({ payment, onClose }: { payment: Payment; onClose: () => void }) {
  const [edited, setEdited] = useState<AllocationAmounts | null>(null);
  const { invoices, isLoading } = usePayableInvoices(payment.customerId, payment.paidOn);
  const suggestion = useApiQuery('payments.suggestAllocation', {
    customerId: payment.customerId,
    date: payment.paidOn,
    amountCents: payment.unallocatedCents,
  });
  const suggested = useMemo(
    (): AllocationAmounts => new Map(suggestion.data?.allocations.map(({ invoiceId, amountCents }) => [invoiceId, amountCents]) ?? []),
    [suggestion.data],
  );
  const amounts = edited ?? suggested;
  const balance = allocationBalance(amounts, invoices, payment.unallocatedCents);
  const parts = chosenParts(amounts);
  const allocate = useApiCommand('payments.allocate', {
    onSuccess: () => {
      notifyDone(`${formatEuros(balance.allocatedCents)} affectés`);
      onClose();
    },
  });
  return (
    <FormDialog
      title={`Règlement du ${formatDate(payment.paidOn)} de ${payment.customerName}`}
      verb="Affecter aux factures"
      size={560}
      isDirty={edited !== null}
      busy={allocate.isPending}
      error={allocate.error ?? suggestion.error}
      canSubmit={parts.length > 0 && balance.problem === null}
      onClose={onClose}
      onSubmit={() => allocate.mutate({ paymentId: payment.id, allocations: parts })}
      note={<span className={balance.problem === null ? undefined : classes.problem}>{balance.problem ?? balanceWords(balance)}</span>}
    >
      <p className={classes.hint}>{formatEuros(payment.unallocatedCents)} ne sont encore affectés à aucune facture.</p>
      {!isLoading && (
        <AllocationTable invoices={invoices} amounts={amounts} onChange={(id, part) => setEdited(new Map([...amounts, [id, part]]))} />
      )}
    </FormDialog>
  );
}
