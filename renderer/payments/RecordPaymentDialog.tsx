import { Autocomplete, Button, SegmentedControl } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import { formatDate } from '../../shared/dates/format-date.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import { type Cents, minCents, sumCents, ZERO } from '../../shared/money/cents.ts';
import { formatEuros } from '../../shared/money/format-money.ts';
import { discountOutcome, NO_DISCOUNT } from '../../shared/payments/discount-outcome.fr.ts';
import { PAYMENT_METHODS } from '../../shared/payments/payment-methods.fr.ts';
import type { PaymentKind } from '../../shared/payments/payments.contract.ts';
import { netOf } from '../../shared/payments/plan-discounts.ts';
import { useCompany } from '../api/company-context.tsx';
import { useApiCommand } from '../api/use-api-command.ts';
import { useApiQuery } from '../api/use-api-query.ts';
import { AmountField } from '../ui/AmountField.tsx';
import { DateField } from '../ui/DateField.tsx';
import { DiscountNotes } from '../ui/DiscountNotes.tsx';
import { FieldGrid } from '../ui/form/FieldGrid.tsx';
import { FormDialog } from '../ui/form/FormDialog.tsx';
import { notifyDone } from '../ui/notify.tsx';
import { AllocationTable } from './AllocationTable.tsx';
import {
  type AllocationAmounts,
  allocationBalance,
  balanceWords,
  chosenParts,
  isProRata,
  issuedLaterWords,
  paidParts,
} from './allocation-state.ts';
import { FeeNote } from './FeeNote.tsx';
import { type PayableInvoice, usePayableInvoices } from './payable-invoices.ts';
import classes from './RecordPaymentDialog.module.css';

/** Whose money it is, and the invoice that the user started from, if any. */
export interface PaymentTarget {
  customerId: number;
  customerName: string;
  invoice?: { id: number; openCents: Cents };
}

const NOTHING: AllocationAmounts = new Map();

/** What of an invoice is to be received on a day, its early-payment discount kept; null where it has none that day. */
function discountedPrice(invoice: PayableInvoice | undefined, on: LocalDate | null): Cents | null {
  if (!invoice?.offer || on === null) return null;
  const price = netOf(invoice.openCents, invoice.offer, on);
  return price < invoice.openCents ? price : null;
}

/** Records money received, or a loss: proposes how it settles the invoices, oldest due first, and lets the user decide. */
export function RecordPaymentDialog({ target, onClose }: { target: PaymentTarget; onClose: () => void }) {
  const { today } = useCompany();
  const { customerId, customerName, invoice } = target;
  const [kind, setKind] = useState<PaymentKind>('payment');
  const [date, setDate] = useState<LocalDate | null>(today);
  const [amount, setAmount] = useState<Cents | null>(invoice?.openCents ?? null);
  const [method, setMethod] = useState('');
  // The user's own division; null while the proposed one is followed.
  const [edited, setEdited] = useState<AllocationAmounts | null>(() => (invoice ? new Map([[invoice.id, invoice.openCents]]) : null));
  // What pays late fees, as the user says; undefined while the proposal is followed.
  const [ownFees, setOwnFees] = useState<Cents | null | undefined>(undefined);
  const [touched, setTouched] = useState(false);
  const [grantsDiscounts, setGrantsDiscounts] = useState(true);
  const { invoices, issuedLater, isLoading } = usePayableInvoices(customerId, date);

  const [asked] = useDebouncedValue(amount, 200);
  const suggestion = useApiQuery(
    'payments.suggestAllocation',
    { customerId, date: date ?? today, amountCents: asked ?? ZERO },
    { enabled: date !== null && asked !== null && asked > 0, keepPrevious: true },
  );
  const suggested = useMemo(
    (): AllocationAmounts => new Map(suggestion.data?.allocations.map(({ invoiceId, amountCents }) => [invoiceId, amountCents]) ?? []),
    [suggestion.data],
  );
  const hasAmount = amount !== null && amount > 0;
  const amounts = edited ?? (hasAmount ? suggested : NOTHING);
  const lateFees = kind === 'payment' ? suggestion.data?.lateFees : undefined;
  const proposedFees = edited === null && hasAmount && lateFees && lateFees.proposedCents > 0 ? lateFees.proposedCents : null;
  const fees = { owedCents: lateFees?.owedCents ?? ZERO, amountCents: ownFees === undefined ? proposedFees : ownFees };
  const balance = allocationBalance(amounts, invoices, amount ?? ZERO, 'le règlement', fees);
  const discounts = kind === 'payment' && date !== null ? discountOutcome(paidParts(amounts, invoices), date) : NO_DISCOUNT;
  const discounted =
    invoice && kind === 'payment'
      ? discountedPrice(
          invoices.find(({ id }) => id === invoice.id),
          date,
        )
      : null;
  const isSettled = edited !== null || (amount === asked && !suggestion.isPlaceholderData && !suggestion.isFetching);

  const record = useApiCommand('payments.record', {
    onRefreshed: ({ onStatement, discounts: granted }) => {
      const recorded = `Règlement de ${formatEuros(amount ?? ZERO)} enregistré`;
      // The credit of the bank that it turned out to be is this payment now: the money is there once.
      const same =
        onStatement && ` ; c’est l’encaissement du ${formatDate(onStatement.bookedOn)} sur « ${onStatement.fileName} », compté une fois`;
      const grantedCents = sumCents(granted.map(({ amountCents }) => amountCents));
      const discount = grantedCents > 0 ? `, escompte de ${formatEuros(grantedCents)} accordé` : '';
      notifyDone(kind === 'payment' ? `${recorded}${discount}${same ?? ''}` : `${formatEuros(amount ?? ZERO)} passés en perte`);
      onClose();
    },
  });
  const touch =
    <Value,>(set: (value: Value) => void) =>
    (value: Value) => {
      setTouched(true);
      set(value);
    };
  const changeAmount = (value: Cents | null) => {
    setTouched(true);
    setAmount(value);
    // Started from one invoice: the amount goes to it as long as nothing else was decided by hand.
    if (invoice && edited?.size === 1 && edited.has(invoice.id))
      setEdited(new Map([[invoice.id, value === null ? null : minCents(value, invoice.openCents)]]));
  };
  const changePart = (invoiceId: number, part: Cents | null) => {
    setTouched(true);
    setEdited(new Map([...amounts, [invoiceId, part]]));
  };
  const lossIsPartial = kind === 'writeOff' && balance.restCents > 0;
  const problem = balance.problem ?? (lossIsPartial ? 'Une perte porte en entier sur des factures.' : null);
  const canSubmit = hasAmount && date !== null && problem === null && isSettled;

  return (
    <FormDialog
      title={`Règlement de ${customerName}`}
      verb={kind === 'payment' ? 'Enregistrer le règlement' : 'Passer en perte'}
      isDangerous={kind === 'writeOff'}
      size={620}
      isDirty={touched}
      busy={record.isPending}
      error={record.error}
      canSubmit={canSubmit}
      onClose={onClose}
      onSubmit={() => {
        if (date === null || amount === null) return;
        const parts = chosenParts(amounts);
        record.mutate({
          customerId,
          date,
          amountCents: amount,
          kind,
          ...(kind === 'payment' && method !== '' ? { method } : {}),
          allocations: parts,
          ...(balance.feeCents > 0 ? { feeCents: balance.feeCents } : {}),
          ...(discounts.earned.length > 0 && !grantsDiscounts ? { grantDiscounts: false } : {}),
        });
      }}
      note={
        hasAmount && (
          <span className={problem === null ? undefined : classes.problem} role={problem === null ? undefined : 'alert'}>
            {problem ?? balanceWords(balance)}
          </span>
        )
      }
    >
      <SegmentedControl
        aria-label="Nature"
        value={kind}
        onChange={(value) => touch(setKind)(value as PaymentKind)}
        data={[
          { value: 'payment', label: 'Argent reçu' },
          { value: 'writeOff', label: 'Passage en perte' },
        ]}
      />
      <FieldGrid columns={3}>
        <AmountField label="Montant" value={amount} onChange={changeAmount} data-autofocus required withAsterisk={false} />
        <DateField
          label={kind === 'payment' ? 'Reçu le' : 'Constaté le'}
          value={date}
          onChange={touch(setDate)}
          max={today}
          what={kind === 'payment' ? 'Le règlement' : 'La perte'}
        />
        {kind === 'payment' && (
          <Autocomplete
            label="Moyen (facultatif)"
            size="xs"
            maxLength={60}
            data={[...PAYMENT_METHODS]}
            value={method}
            onChange={touch(setMethod)}
          />
        )}
      </FieldGrid>
      <div>
        <div className={classes.head}>
          <h3 className={classes.title}>Répartition sur les factures</h3>
          {edited === null ? (
            <span className={classes.hint}>
              proposée : la plus ancienne d’abord{isProRata(amounts, invoices) && ', au prorata entre échéances égales'}
            </span>
          ) : (
            <Button
              variant="subtle"
              size="compact-xs"
              onClick={() => {
                setEdited(null);
                setOwnFees(undefined);
              }}
            >
              Répartir du plus ancien au plus récent
            </Button>
          )}
        </div>
        {discounted !== null && amount !== discounted && (
          <p className={classes.left}>
            Escompte possible à cette date.{' '}
            <Button variant="subtle" size="compact-xs" onClick={() => changeAmount(discounted)}>
              Reçu escompte déduit : {formatEuros(discounted)}
            </Button>
          </p>
        )}
        {!isLoading && (
          <AllocationTable invoices={invoices} amounts={amounts} onChange={changePart} fees={{ ...fees, onChange: touch(setOwnFees) }} />
        )}
        <FeeNote
          fees={fees}
          restCents={balance.restCents}
          letter={proposedFees !== null && ownFees === undefined ? (lateFees?.letter ?? null) : null}
          onCount={touch(setOwnFees)}
        />
        {date !== null && issuedLater > 0 && <p className={classes.left}>{issuedLaterWords(issuedLater, date)}</p>}
      </div>
      <DiscountNotes outcome={discounts} isGranted={grantsDiscounts} onGrant={touch(setGrantsDiscounts)} />
    </FormDialog>
  );
}
