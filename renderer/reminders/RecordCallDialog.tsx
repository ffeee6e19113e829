import { Autocomplete, Radio, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { formatDate } from '../../shared/dates/format-date.ts';
import { addDays, type LocalDate } from '../../shared/dates/local-date.ts';
import { type Cents, subtractCents, sumCents } from '../../shared/money/cents.ts';
import { personWords } from '../../shared/reminders/call-script.fr.ts';
import { outcomesOfLevel } from '../../shared/reminders/contact-words.fr.ts';
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
import { outcomesOf } from './call-outcomes.ts';

/** Who was called, and what was asked for when the call comes from its card. */
export interface CallTarget {
  customerId: number;
  customerName: string;
  dueCents?: Cents;
  /** What was spoken of; left out: what the call was to be about. */
  invoiceIds?: readonly number[] | undefined;
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

/** The customer's own number, among the choices of a wrong one. */
const OWN_SHEET = 'own';

/** Notes a call and how it ended: a promise with its amount and its day, a day to call again, a wrong number, or a dispute, whose dialog comes next. */
export function RecordCallDialog({ target, onClose, onDispute }: RecordCallDialogProps) {
  const { today } = useCompany();
  const { customerId, customerName, level = 'call' } = target;
  const [on, setOn] = useState<LocalDate | null>(today);
  const [outcome, setOutcome] = useState<CallOutcome | null>(null);
  const [note, setNote] = useState('');
  const [promisedOn, setPromisedOn] = useState<LocalDate | null>(null);
  // Undefined while the proposed value is followed.
  const [typedAmount, setAmount] = useState<Cents | null | undefined>(undefined);
  const [typedName, setName] = useState<string | undefined>(undefined);
  const [chosenId, setChosenId] = useState<number | undefined>(undefined);
  const [typedCallBack, setCallBack] = useState<LocalDate | null | undefined>(undefined);
  const [callBackNote, setCallBackNote] = useState('');
  const [calledBy, setCalledBy] = useState('');
  const [wrongNumber, setWrongNumber] = useState<string | null>(null);

  const people = useApiQuery('reminders.callSheet', { customerId, asOf: today, level }).data?.people ?? [];
  const numbered = people.filter(({ phone, wrongNumberOn }) => phone !== '' && wrongNumberOn === null);
  // A satisfaction check is about what is not due yet.
  const status = level === 'satisfaction' ? 'open' : 'overdue';
  const overdue = useApiQuery('invoices.list', { asOf: today, customerId, status }).data ?? [];
  const spoken = target.invoiceIds;
  const oldestFirst = overdue
    .filter(({ id }) => spoken === undefined || spoken.includes(id))
    .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.id - b.id));
  const contestable = oldestFirst.filter(({ disputedCents }) => disputedCents === 0);
  const proposed = target.dueCents ?? sumCents(overdue.map(({ openCents, disputedCents }) => subtractCents(openCents, disputedCents)));
  const amount = typedAmount === undefined ? proposed : typedAmount;
  const spokenTo = typedName ?? people.find(({ name }) => name !== '')?.name ?? '';
  const contested = contestable.find(({ id }) => id === chosenId) ?? (contestable.length === 1 ? contestable[0] : undefined);
  const wrongOf = wrongNumber ?? (numbered.length === 1 && numbered[0] ? keyOf(numbered[0].contactId) : null);

  const { asksCallBack, offersCallBack } = outcomesOf(outcome);
  const callBackOn = typedCallBack === undefined ? (asksCallBack ? addDays(today, 1) : null) : typedCallBack;
  const callBack = offersCallBack && callBackOn !== null ? { on: callBackOn, note: callBackNote } : null;

  const outcomes = outcomesOfLevel(level);
  const remove = useApiCommand('reminders.removeContact', { onError: notifyError });
  const record = useApiCommand('reminders.recordCall', {
    onRefreshed: ({ contactId }) => {
      onClose();
      if (outcome !== 'wrongNumber') target.onNoted?.();
      if (outcome === 'dispute' && contested) onDispute(contested);
      else
        notifyDone(
          callBack === null ? `Appel à ${customerName} noté` : `Appel à ${customerName} noté, à rappeler le ${formatDate(callBack.on)}`,
          {
            verb: 'Annuler',
            onClick: () => remove.mutate({ contactId }),
          },
        );
    },
  });

  const promiseIsGiven = outcome !== 'promise' || (amount !== null && amount > 0 && promisedOn !== null);
  const disputeIsGiven = outcome !== 'dispute' || contestable.length === 0 || contested !== undefined;
  const wrongIsGiven = outcome !== 'wrongNumber' || numbered.length === 0 || wrongOf !== null;
  const canSubmit =
    on !== null && outcome !== null && promiseIsGiven && disputeIsGiven && wrongIsGiven && (!asksCallBack || callBack !== null);
  return (
    <FormDialog
      title={`Appel à ${customerName}`}
      verb={outcome === 'dispute' && contested ? 'Noter l’appel, puis le litige' : 'Noter l’appel'}
      size={540}
      isDirty={outcome !== null || note !== ''}
      busy={record.isPending}
      error={record.error}
      canSubmit={canSubmit}
      onClose={onClose}
      onSubmit={() => {
        if (on === null || outcome === null) return;
        const promise =
          outcome === 'promise' && amount !== null && promisedOn !== null ? { amountCents: amount, promisedOn, madeBy: spokenTo } : null;
        const marksNumber = outcome === 'wrongNumber' && wrongOf !== null;
        record.mutate({
          ...{ customerId, on, level, outcome, note, spokenTo: outcome === 'wrongNumber' ? '' : spokenTo },
          ...(calledBy.trim() === '' ? {} : { calledBy }),
          ...(spoken === undefined ? {} : { invoiceIds: [...spoken] }),
          ...(promise === null ? {} : { promise }),
          ...(callBack === null ? {} : { callBack }),
          ...(marksNumber ? { wrongNumberOf: wrongOf === OWN_SHEET ? null : Number(wrongOf) } : {}),
        });
      }}
      note={noteOf(outcome, promisedOn, spoken?.length)}
    >
      <Radio.Group label="Issue de l’appel" value={outcome ?? ''} onChange={(value) => setOutcome(CallOutcome.parse(value))}>
        <Stack gap={8} mt={8}>
          {outcomes.map(({ value, label }, index) => (
            <Radio key={value} value={value} label={label} {...(index === 0 ? { 'data-autofocus': true } : {})} />
          ))}
        </Stack>
      </Radio.Group>
      {outcome === 'promise' && (
        <FieldGrid>
          <AmountField label="Montant promis" value={amount} onChange={setAmount} />
          <DateField label="Promis pour le" value={promisedOn} onChange={setPromisedOn} {...(on ? { min: on } : {})} />
        </FieldGrid>
      )}
      {outcome === 'dispute' && contestable.length > 1 && (
        <Select
          label="Facture contestée"
          description="Le litige s’ouvre ensuite, sur le tout ou une partie."
          data={contestable.map(({ id, number, dueOn }) => ({
            value: String(id),
            label: `${number}, ${level === 'satisfaction' ? 'échéance le' : 'échue le'} ${formatDate(dueOn)}`,
          }))}
          value={chosenId === undefined ? null : String(chosenId)}
          onChange={(value) => setChosenId(value === null ? undefined : Number(value))}
        />
      )}
      {outcome === 'wrongNumber' && numbered.length > 0 && (
        <Select
          label="Numéro à marquer comme faux"
          description="Cet appel ne compte pas comme un contact : l’appel reste à faire."
          data={numbered.map((person) => ({ value: keyOf(person.contactId), label: `${person.phone}, ${personWords(person)}` }))}
          value={wrongOf}
          onChange={setWrongNumber}
        />
      )}
      {outcome !== 'wrongNumber' && (
        <Autocomplete
          label={outcome === 'promise' ? 'Par (facultatif)' : 'Interlocuteur (facultatif)'}
          maxLength={100}
          data={[...new Set(people.flatMap(({ name }) => (name === '' ? [] : [name])))]}
          value={spokenTo}
          onChange={setName}
        />
      )}
      {offersCallBack && (
        <FieldGrid>
          <DateField
            label={asksCallBack ? 'Rappeler le' : 'Rappeler le (facultatif)'}
            value={callBackOn}
            onChange={setCallBack}
            min={today}
            what="Le jour du rappel"
            clearable={!asksCallBack}
          />
          <TextInput
            label="Pour dire quoi (facultatif)"
            maxLength={300}
            value={callBackNote}
            onChange={(event) => setCallBackNote(event.currentTarget.value)}
          />
        </FieldGrid>
      )}
      <FieldGrid>
        <DateField label="Appelé le" value={on} onChange={setOn} max={today} />
        <TextInput
          label="Appelé par"
          placeholder="vous"
          maxLength={100}
          value={calledBy}
          onChange={(event) => setCalledBy(event.currentTarget.value)}
        />
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

function keyOf(contactId: number | null): string {
  return contactId === null ? OWN_SHEET : String(contactId);
}

function noteOf(outcome: CallOutcome | null, promisedOn: LocalDate | null, spokenCount: number | undefined): string | undefined {
  if (outcome === 'promise' && promisedOn !== null) return `Plus de relance d’ici le ${formatDate(promisedOn)}.`;
  if (spokenCount === undefined) return undefined;
  return spokenCount === 1 ? 'Pour la facture cochée.' : `Pour les ${spokenCount} factures cochées.`;
}
