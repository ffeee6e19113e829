import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { formatDate } from '../../shared/dates/format-date.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import { addCents, type Cents, subtractCents, sumCents, ZERO } from '../../shared/money/cents.ts';
import { formatEuros } from '../../shared/money/format-money.ts';
import { PROMISE_WAY_NAMES } from '../../shared/promises/promise-words.fr.ts';
import { type PromiseRecord, PromiseWay } from '../../shared/promises/promises.contract.ts';
import { useCompany } from '../api/company-context.tsx';
import { useApiCommand } from '../api/use-api-command.ts';
import { useApiQuery } from '../api/use-api-query.ts';
import { AmountField } from '../ui/AmountField.tsx';
import { DateField } from '../ui/DateField.tsx';
import { FieldGrid } from '../ui/form/FieldGrid.tsx';
import { FormDialog } from '../ui/form/FormDialog.tsx';
import { InvoiceChecks } from '../ui/InvoiceChecks.tsx';
import { notifyDone, notifyError } from '../ui/notify.tsx';

export interface PromiseTarget {
  customerId: number;
  customerName: string;
  /** The invoices proposed first; all that is overdue when not given. */
  invoiceIds?: readonly number[];
  /** The promise to correct. */
  promise?: PromiseRecord;
}

/** Notes a promise of payment, or corrects one that runs. */
export function PromiseDialog({ target, onClose }: { target: PromiseTarget; onClose: () => void }) {
  const { today } = useCompany();
  const { customerId, customerName, promise } = target;
  const listed = useApiQuery('invoices.list', { asOf: today, customerId }).data ?? [];
  const named = promise?.invoices.map(({ invoiceId }) => invoiceId) ?? target.invoiceIds;
  const open = listed
    .filter(({ id, kind, status, openCents }) => kind === 'invoice' && status !== 'cancelled' && (openCents > 0 || named?.includes(id)))
    .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.id - b.id));
  const proposed = named ?? (open.some(({ status }) => status === 'overdue') ? overdueIds(open) : open.slice(0, 1).map(({ id }) => id));

  const [chosenIds, setChosen] = useState<readonly number[] | undefined>(undefined);
  const [typedAmount, setAmount] = useState<Cents | null | undefined>(promise?.amountCents);
  const [promisedOn, setPromisedOn] = useState<LocalDate | null>(promise?.promisedOn ?? null);
  const [madeOn, setMadeOn] = useState<LocalDate | null>(promise?.madeOn ?? today);
  const [madeBy, setMadeBy] = useState(promise?.madeBy ?? '');
  const [how, setHow] = useState<PromiseWay | null>(promise?.how ?? null);
  const [before] = useState(() => JSON.stringify([chosenIds, typedAmount, promisedOn, madeOn, madeBy, how]));
  const chosen = chosenIds ?? proposed;
  const ofChosen = open.filter(({ id }) => chosen.includes(id));
  const room = addCents(
    sumCents(ofChosen.map(({ openCents, disputedCents }) => subtractCents(openCents, disputedCents))),
    promise?.cameCents ?? ZERO,
  );
  const most = addCents(sumCents(ofChosen.map(({ openCents }) => openCents)), promise?.cameCents ?? ZERO);
  const amount = typedAmount === undefined ? room : typedAmount;
  const tooMuch = amount !== null && amount > most;

  const remove = useApiCommand('promises.remove', { onError: notifyError });
  const record = useApiCommand('promises.record', {
    onRefreshed: ({ promiseId }) => {
      notifyDone(`Promesse de ${customerName} notée`, { verb: 'Annuler', onClick: () => remove.mutate({ promiseId }) });
      onClose();
    },
  });
  const correct = useApiCommand('promises.correct', {
    onRefreshed: () => {
      notifyDone('Promesse corrigée');
      onClose();
    },
  });
  const command = promise ? correct : record;
  return (
    <FormDialog
      title={promise ? `Corriger la promesse de ${customerName}` : `Promesse de ${customerName}`}
      verb={promise ? 'Corriger la promesse' : 'Noter la promesse'}
      size={560}
      isDirty={JSON.stringify([chosenIds, typedAmount, promisedOn, madeOn, madeBy, how]) !== before}
      busy={command.isPending}
      error={command.error}
      canSubmit={amount !== null && amount > 0 && !tooMuch && promisedOn !== null && madeOn !== null && chosen.length > 0}
      onClose={onClose}
      onSubmit={() => {
        if (amount === null || promisedOn === null || madeOn === null) return;
        const terms = { amountCents: amount, promisedOn, madeBy, invoiceIds: [...chosen] };
        if (promise) correct.mutate({ promiseId: promise.promiseId, ...terms, how });
        else record.mutate({ customerId, ...terms, madeOn, ...(how === null ? {} : { how }) });
      }}
      note={promisedOn === null ? undefined : `Plus de relance de ces factures d’ici le ${formatDate(promisedOn)}, et deux jours de plus.`}
    >
      <InvoiceChecks invoices={open} chosen={chosen} onChange={setChosen} />
      <FieldGrid>
        <AmountField
          label="Montant promis"
          value={amount}
          onChange={setAmount}
          error={tooMuch ? `Il ne reste que ${formatEuros(most)} à régler.` : undefined}
        />
        <DateField label="Promis pour le" value={promisedOn} onChange={setPromisedOn} {...(madeOn ? { min: madeOn } : {})} />
        <TextInput label="Par (facultatif)" maxLength={100} value={madeBy} onChange={(event) => setMadeBy(event.currentTarget.value)} />
        <Select
          label="Comment (facultatif)"
          data={PromiseWay.options.map((value) => ({ value, label: PROMISE_WAY_NAMES[value] }))}
          value={how}
          clearable
          onChange={(value) => setHow(value === null ? null : PromiseWay.parse(value))}
        />
        {!promise && <DateField label="Promesse faite le" value={madeOn} onChange={setMadeOn} max={today} />}
      </FieldGrid>
    </FormDialog>
  );
}

function overdueIds(open: readonly { id: number; status: string; openCents: Cents; disputedCents: Cents }[]): number[] {
  return open.filter(({ status, openCents, disputedCents }) => status === 'overdue' && disputedCents < openCents).map(({ id }) => id);
}
