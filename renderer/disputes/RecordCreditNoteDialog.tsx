import { Anchor, Text } from '@mantine/core';
import { formatDate } from '../../shared/dates/format-date.ts';
import { disputeOutcomeWords, disputeReasonWords } from '../../shared/disputes/dispute-words.fr.ts';
import type { Dispute } from '../../shared/disputes/disputes.contract.ts';
import { ZERO } from '../../shared/money/cents.ts';
import { formatEuros } from '../../shared/money/format-money.ts';
import { useCompany } from '../api/company-context.tsx';
import { useApiCommand } from '../api/use-api-command.ts';
import { useApiQuery } from '../api/use-api-query.ts';
import { FormDialog } from '../ui/form/FormDialog.tsx';
import { notifyDone } from '../ui/notify.tsx';
import { hrefTo } from '../ui/routing/addresses.ts';
import { useGrantedCreditNote } from './use-granted-credit-note.tsx';

/** Whether something was granted that no credit note says yet: all of the invoice is asked for meanwhile. */
export function awaitsCreditNote({ closedOn, outcome, creditNoteNumber }: Dispute): boolean {
  return closedOn !== null && outcome !== null && outcome !== 'maintained' && creditNoteNumber === null;
}

/** Puts the credit note that a closed dispute still lacks against its invoice. */
export function RecordCreditNoteDialog({ dispute, onClose }: { dispute: Dispute; onClose: () => void }) {
  const { today } = useCompany();
  const { disputeId, customerId, customerName, invoiceId, invoiceNumber, closedOn } = dispute;
  const invoices = useApiQuery('invoices.list', { asOf: today, customerId }).data ?? [];
  const openCents = invoices.find(({ id }) => id === invoiceId)?.openCents ?? ZERO;
  const granted = useGrantedCreditNote({ customerId, usualCents: dispute.amountCents, mostCents: openCents, canComeLater: false });
  const record = useApiCommand('disputes.recordCreditNote', {
    onRefreshed: ({ grantedCents, demandedCents }) => {
      notifyDone(
        demandedCents > ZERO
          ? `${formatEuros(grantedCents)} d’avoir sur la facture ${invoiceNumber} : il en reste ${formatEuros(demandedCents)} à régler`
          : `${formatEuros(grantedCents)} d’avoir sur la facture ${invoiceNumber}, qui est soldée`,
      );
      onClose();
    },
  });
  return (
    <FormDialog
      title={`Avoir du litige sur la facture ${invoiceNumber}`}
      verb="Enregistrer l’avoir"
      size={540}
      isDirty={granted.isDirty}
      busy={record.isPending}
      error={record.error}
      canSubmit={granted.creditNote !== null}
      onClose={onClose}
      onSubmit={() => {
        if (granted.creditNote !== null) record.mutate({ disputeId, creditNote: granted.creditNote });
      }}
      note={customerName}
    >
      <Text size="sm">
        {disputeReasonWords(dispute)}. {disputeOutcomeWords(dispute)}
        {closedOn !== null && ` le ${formatDate(closedOn)}`} :{' '}
        {openCents > ZERO
          ? `tant que l’avoir n’est pas dans le dossier, les ${formatEuros(openCents)} ouverts de la facture sont relancés en entier.`
          : 'la facture est soldée. Choisissez l’avoir qui y est affecté ; sans lui, il n’y a plus rien à déduire.'}
      </Text>
      {granted.fields}
      <Text size="sm" c="dimmed">
        L’avoir est dans l’export de votre logiciel ?{' '}
        <Anchor underline="always" href={hrefTo('imports', {})}>
          Importez-le
        </Anchor>{' '}
        d’abord : il se choisit ensuite dans cette liste.
      </Text>
    </FormDialog>
  );
}
