import { Radio, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { formatDate } from '../../shared/dates/format-date.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import { type Cents, subtractCents, sumCents } from '../../shared/money/cents.ts';
import { CALL_OUTCOMES } from '../../shared/reminders/contact-words.fr.ts';
import { CallOutcome } from '../../shared/reminders/reminders.contract.ts';
import { useCompany } from '../api/company-context.tsx';
import { useApiCommand } from '../api/use-api-command.ts';
import { useApiQuery } from '../api/use-api-query.ts';
import type { VerbOutput } from '../api/verbs.ts';
import { AmountField } from '../ui/AmountField.tsx';
import { DateField } from '../ui/DateField.tsx';
import { FieldGrid } from '../ui/form/FieldGrid.tsx';
import { FormDialog } from '../ui/form/FormDialog.tsx';
import { notifyDone, notifyError } from '../ui/notify.tsx';

/** Who was called, and what was asked for when the call comes from the agenda. */
export interface CallTarget {
  customerId: number;
  customerName: string;
  dueCents?: Cents;
  /** `satisfaction`: before anything is due. */
  level?: 'call' | 'satisfaction';
  /** Once the call is noted: the customer may be out of the agenda by then. */
  onNoted?: () => void;
}

type Invoice = VerbOutput<'invoices.list'>[number];

interface RecordCallDialogProps {
  target: CallTarget;
  onClose: () => void;
  /** The call ended with a dispute of this invoice: it is noted next. */
  onDispute: (invoice: Invoice) => void;
}

/** Notes a call and how it ended: a promise with its amount and its day, or a dispute, whose own dialog comes next. */
export function RecordCallDialog({ target, onClose, onDispute }: RecordCallDialogProps) {
  const { today } = useCompany();
  const { customerId, customerName } = target;
  const [on, setOn] = useState<LocalDate | null>(today);
  const [outcome, setOutcome] = useState<CallOutcome | null>(null);
  const [note, setNote] = useState('');
  const [promisedOn, setPromisedOn] = useState<LocalDate | null>(null);
  // Undefined while the proposed value is followed.
  const [typedAmount, setAmount] = useState<Cents | null | undefined>(undefined);
  const [typedName, setName] = useState<string | undefined>(undefined);
  const [chosenId, setChosenId] = useState<number | undefined>(undefined);

  const contactName = useApiQuery('customers.get', { id: customerId }).data?.contactName ?? '';
  const overdue = useApiQuery('invoices.list', { asOf: today, customerId, status: 'overdue' }).data ?? [];
  const oldestFirst = overdue.toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.id - b.id));
  const contestable = oldestFirst.filter(({ disputedCents }) => disputedCents === 0);
  const proposed = target.dueCents ?? sumCents(overdue.map(({ openCents, disputedCents }) => subtractCents(openCents, disputedCents)));
  const amount = typedAmount === undefined ? proposed : typedAmount;
  const madeBy = typedName ?? contactName;
  const contested = contestable.find(({ id }) => id === chosenId) ?? (contestable.length === 1 ? contestable[0] : undefined);

  // Before the due date there is nothing overdue to promise.
  const outcomes = CallOutcome.options.filter((value) => target.level !== 'satisfaction' || value !== 'promise');
  const remove = useApiCommand('reminders.removeContact', { onError: notifyError });
  const record = useApiCommand('reminders.recordCall', {
    onRefreshed: ({ contactId }) => {
      onClose();
      target.onNoted?.();
      if (outcome === 'dispute' && contested) onDispute(contested);
      else
        notifyDone(`Appel à ${customerName} noté`, {
          verb: 'Annuler',
          onClick: () => remove.mutate({ contactId }),
        });
    },
  });

  const promiseIsGiven = outcome !== 'promise' || (amount !== null && amount > 0 && promisedOn !== null);
  const disputeIsGiven = outcome !== 'dispute' || contestable.length === 0 || contested !== undefined;
  const canSubmit = on !== null && outcome !== null && promiseIsGiven && disputeIsGiven;
  return (
    <FormDialog
      title={`Appel à ${customerName}`}
      verb={outcome === 'dispute' && contested ? 'Noter l’appel, puis le litige' : 'Noter l’appel'}
      size={520}
      isDirty={outcome !== null || note !== ''}
      busy={record.isPending}
      error={record.error}
      canSubmit={canSubmit}
      onClose={onClose}
      onSubmit={() => {
        if (on === null || outcome === null) return;
        const promise =
          outcome === 'promise' && amount !== null && promisedOn !== null ? { amountCents: amount, promisedOn, madeBy } : undefined;
        record.mutate({ customerId, on, level: target.level ?? 'call', outcome, note, ...(promise ? { promise } : {}) });
      }}
      note={outcome === 'promise' && promisedOn !== null ? `Plus de relance d’ici le ${formatDate(promisedOn)}.` : undefined}
    >
      <Radio.Group label="Issue de l’appel" value={outcome ?? ''} onChange={(value) => setOutcome(CallOutcome.parse(value))}>
        <Stack gap={8} mt={8}>
          {outcomes.map((value, index) => (
            <Radio key={value} value={value} label={CALL_OUTCOMES[value]} {...(index === 0 ? { 'data-autofocus': true } : {})} />
          ))}
        </Stack>
      </Radio.Group>
      {outcome === 'promise' && (
        <FieldGrid columns={3}>
          <AmountField label="Montant promis" value={amount} onChange={setAmount} />
          <DateField label="Promis pour le" value={promisedOn} onChange={setPromisedOn} {...(on ? { min: on } : {})} />
          <TextInput label="Par (facultatif)" maxLength={100} value={madeBy} onChange={(event) => setName(event.currentTarget.value)} />
        </FieldGrid>
      )}
      {outcome === 'dispute' && contestable.length > 1 && (
        <Select
          label="Facture contestée"
          description="Le litige s’ouvre ensuite, sur le tout ou une partie."
          data={contestable.map(({ id, number, dueOn }) => ({ value: String(id), label: `${number}, échue le ${formatDate(dueOn)}` }))}
          value={chosenId === undefined ? null : String(chosenId)}
          onChange={(value) => setChosenId(value === null ? undefined : Number(value))}
        />
      )}
      <FieldGrid>
        <DateField label="Appelé le" value={on} onChange={setOn} max={today} />
      </FieldGrid>
      <Textarea
        label="Note (facultative)"
        autosize
        minRows={2}
        maxRows={5}
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
