import type { InvoiceSummary } from '../../shared/invoices/invoices.contract.ts';
import { useCompany } from '../api/company-context.tsx';
import { useApiCommand } from '../api/use-api-command.ts';
import { confirm } from '../ui/confirm.tsx';
import { notifyDone, notifyError } from '../ui/notify.tsx';

/** Cancels an invoice entered by mistake, after asking: there is no way back. */
export function useCancelInvoice(): (invoice: InvoiceSummary) => void {
  const { today } = useCompany();
  const cancel = useApiCommand('invoices.cancel', { onError: notifyError });
  return ({ id, number, kind }) => {
    const what = kind === 'creditNote' ? `l’avoir ${number}` : `la facture ${number}`;
    confirm({
      title: `Annuler ${what} ?`,
      consequence:
        'Annulez une facture saisie par erreur : elle sort de tous les chiffres et ne pourra pas être rétablie. Pour rendre de l’argent ou corriger un prix, importez plutôt un avoir.',
      verb: kind === 'creditNote' ? 'Annuler l’avoir' : 'Annuler la facture',
      onConfirm: () =>
        cancel.mutate(
          { invoiceId: id, cancelledOn: today },
          {
            onSuccess: () =>
              notifyDone(`${kind === 'creditNote' ? 'Avoir' : 'Facture'} ${number} annulé${kind === 'creditNote' ? '' : 'e'}`),
          },
        ),
    });
  };
}
