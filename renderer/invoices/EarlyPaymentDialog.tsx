import { Button, Radio, TextInput } from '@mantine/core';
import { useState } from 'react';
import { formatDate } from '../../shared/dates/format-date.ts';
import { formatEuros } from '../../shared/money/format-money.ts';
import { writeEarlyPayment } from '../../shared/payments/early-payment.ts';
import { describeKeptTerms, offerText, parseEarlyPayment } from '../../shared/payments/early-payment-words.fr.ts';
import { netDaysNotKept } from '../../shared/payments/net-days.fr.ts';
import { useCompany } from '../api/company-context.tsx';
import { useApiCommand } from '../api/use-api-command.ts';
import { useApiQuery } from '../api/use-api-query.ts';
import type { VerbOutput } from '../api/verbs.ts';
import { FormDialog } from '../ui/form/FormDialog.tsx';
import { InlineAlert } from '../ui/InlineAlert.tsx';
import { notifyDone, notifyError } from '../ui/notify.tsx';
import { QueryState } from '../ui/ScreenState.tsx';

export interface DiscountedInvoice {
  id: number;
  number: string;
}

type Terms = VerbOutput<'invoices.earlyPayment'>;
type Choice = 'customer' | 'own' | 'none';

interface DialogProps {
  invoice: DiscountedInvoice;
  onClose: () => void;
}

/** The early-payment discount of one invoice: its customer's terms, terms of its own, or none. */
export function EarlyPaymentDialog({ invoice, onClose }: DialogProps) {
  const terms = useApiQuery('invoices.earlyPayment', { invoiceId: invoice.id });
  return <QueryState query={terms}>{(data) => <TermsForm invoice={invoice} terms={data} onClose={onClose} />}</QueryState>;
}

function TermsForm({ invoice, terms, onClose }: DialogProps & { terms: Terms }) {
  const { own, ofCustomer, earnedCents } = terms;
  const before: Choice = own === null ? 'customer' : own === '' ? 'none' : 'own';
  const [choice, setChoice] = useState<Choice>(before);
  const [typed, setTyped] = useState(own ? describeKeptTerms(own) : '');
  const read = parseEarlyPayment(typed);
  const chosen = choice === 'customer' ? null : choice === 'none' ? '' : read && writeEarlyPayment(read);
  const isWrong = choice === 'own' && typed.trim() !== '' && read === null;
  const save = useApiCommand('invoices.setEarlyPayment', {
    onRefreshed: () => {
      notifyDone(`Escompte de la facture ${invoice.number} enregistré`);
      onClose();
    },
  });
  return (
    <FormDialog
      title={`Escompte de la facture ${invoice.number}`}
      verb="Enregistrer l’escompte"
      size={480}
      isDirty={choice !== before || (choice === 'own' && chosen !== own)}
      busy={save.isPending}
      error={save.error}
      canSubmit={(choice !== 'own' || read !== null) && chosen !== own}
      onClose={onClose}
      onSubmit={() => save.mutate({ invoiceId: invoice.id, earlyPayment: chosen })}
    >
      <Radio.Group aria-label="Escompte de cette facture" value={choice} onChange={(value) => setChoice(value as Choice)}>
        <Radio
          value="customer"
          label={ofCustomer === '' ? 'Comme le client : pas d’escompte' : `Comme le client : ${describeKeptTerms(ofCustomer)}`}
          mb={8}
        />
        <Radio value="own" label="Propre à cette facture" mb={8} />
        {choice === 'own' && (
          <TextInput
            aria-label="Taux et jours"
            placeholder="3 % à 10 jours"
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            error={isWrong && 'Écrivez un taux (20 % au plus) et un nombre de jours : « 3 % à 10 jours » ou « 3/10 ».'}
            description={`Le délai court de la date de la facture. ${netDaysNotKept(typed)}`}
            ml={28}
            mb={8}
            data-autofocus
          />
        )}
        <Radio value="none" label="Pas d’escompte sur cette facture" />
      </Radio.Group>
      <Standing invoice={invoice} terms={terms} />
      {earnedCents > 0 && <Earned invoice={invoice} terms={terms} onClose={onClose} />}
    </FormDialog>
  );
}

/** What the terms in force give today. */
function Standing({ terms: { offer, openCents, earnedCents } }: { invoice: DiscountedInvoice; terms: Terms }) {
  const { today } = useCompany();
  if (offer === null || openCents <= 0 || earnedCents > 0) return null;
  return today <= offer.payBy ? (
    <InlineAlert tone="info">{offerText(offer)}.</InlineAlert>
  ) : (
    <InlineAlert tone="info">
      Le délai est passé depuis le {formatDate(offer.payBy)} : les {formatEuros(openCents)} ouverts restent dus.
    </InlineAlert>
  );
}

/** What was received in time earned the discount, though nobody recorded it. */
function Earned({ invoice, terms: { earnedCents, lastPaidOn, offer }, onClose }: DialogProps & { terms: Terms }) {
  const grant = useApiCommand('payments.grantDiscount', {
    onRefreshed: ({ amountCents }) => {
      notifyDone(`Escompte de ${formatEuros(amountCents)} accordé, ${invoice.number} est soldée`);
      onClose();
    },
    onError: notifyError,
  });
  if (offer === null || lastPaidOn === null) return null;
  return (
    <InlineAlert
      tone="good"
      actions={
        <Button loading={grant.isPending} onClick={() => grant.mutate({ invoiceId: invoice.id })}>
          Accorder {formatEuros(earnedCents)}
        </Button>
      }
    >
      Payée le {formatDate(lastPaidOn)}, dans le délai : l’escompte est acquis.
    </InlineAlert>
  );
}
