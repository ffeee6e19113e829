import { formatDate } from '../../shared/dates/format-date.ts';
import { formatEuros } from '../../shared/money/format-money.ts';
import { useApiCommand } from '../api/use-api-command.ts';
import type { VerbOutput } from '../api/verbs.ts';
import { confirm } from '../ui/confirm.tsx';
import { notifyDone, notifyError } from '../ui/notify.tsx';

type Payment = VerbOutput<'payments.list'>[number];

/** What each kind of payment is called. */
export const PAYMENT_NAMES: Readonly<Record<Payment['kind'], string>> = {
  payment: 'le règlement',
  writeOff: 'la perte',
  discount: 'l’escompte',
};

const REMOVED: Readonly<Record<Payment['kind'], string>> = {
  payment: 'Règlement effacé',
  writeOff: 'Perte effacée',
  discount: 'Escompte effacé',
};

export interface PaymentCorrections {
  /** Takes back what was put by hand against invoices and instalments, after asking. */
  deallocate: (payment: Payment) => void;
  /** Removes a payment recorded by hand, after asking: there is no way back but to record it again. */
  remove: (payment: Payment) => void;
}

export function usePaymentCorrections(): PaymentCorrections {
  const deallocate = useApiCommand('payments.deallocate', { onError: notifyError });
  const remove = useApiCommand('payments.remove', { onError: notifyError });
  return {
    deallocate: ({ id, paidOn, allocatedByHandCents, allocations }) =>
      confirm({
        title: `Retirer l’affectation du règlement du ${formatDate(paidOn)} ?`,
        consequence: `${formatEuros(allocatedByHandCents)} reviennent au crédit du client. ${openAgain(allocations)}`,
        verb: 'Retirer l’affectation',
        onConfirm: () =>
          deallocate.mutate({ paymentId: id }, { onSuccess: () => notifyDone(`${formatEuros(allocatedByHandCents)} sont à affecter`) }),
      }),
    remove: ({ id, kind, paidOn, amountCents, allocations }) => {
      const what = PAYMENT_NAMES[kind];
      confirm({
        title: `Effacer ${what} de ${formatEuros(amountCents)} du ${formatDate(paidOn)} ?`,
        consequence: `Effacez ce qui a été saisi par erreur : les chiffres seront comme si rien n’avait été enregistré. ${openAgain(allocations)}`,
        verb: `Effacer ${what}`,
        onConfirm: () => remove.mutate({ paymentId: id }, { onSuccess: () => notifyDone(REMOVED[kind]) }),
      });
    },
  };
}

/** « F-1 et F-2 seront de nouveau à régler et pourront être relancées. » */
function openAgain(allocations: Payment['allocations']): string {
  const numbers = allocations.map(({ invoiceNumber }) => invoiceNumber);
  if (numbers.length === 0) return '';
  const named = numbers.length > 4 ? `${numbers.length} factures` : numbers.join(', ').replace(/, ([^,]*)$/, ' et $1');
  return numbers.length > 1
    ? `${named} seront de nouveau à régler et pourront être relancées.`
    : `${named} sera de nouveau à régler et pourra être relancée.`;
}
