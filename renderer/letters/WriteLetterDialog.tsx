import { Select } from '@mantine/core';
import { useState } from 'react';
import { formatDate } from '../../shared/dates/format-date.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { LetterChannel, LetterKind } from '../../shared/letters/letter-kinds.ts';
import { letterName } from '../../shared/letters/letter-names.fr.ts';
import { contactTitle } from '../../shared/reminders/contact-words.fr.ts';
import { useCompany } from '../api/company-context.tsx';
import { useApiQuery } from '../api/use-api-query.ts';
import { DateField } from '../ui/DateField.tsx';
import { FormDialog } from '../ui/form/FormDialog.tsx';
import { DraftPane } from './DraftPane.tsx';
import type { Remedy } from './PrintLettersDialog.tsx';
import type { LetterRequest } from './use-letter-actions.ts';
import classes from './WriteLetterDialog.module.css';

/** The letters written when one wishes, not because a step of a plan is reached. */
const FREE_KINDS: readonly LetterKind[] = ['statement', 'callRecap', 'thankYou'];
const CHANNELS: readonly { value: LetterChannel; label: string }[] = [
  { value: 'letter', label: 'Par la poste' },
  { value: 'email', label: 'À joindre à un e-mail' },
];

/** A letter of one's own accord, seen as it would leave: which one, at which day, after which call. */
export function WriteLetterDialog({
  customerId,
  customerName,
  firstKind,
  remedy,
  onClose,
  onPrint,
}: {
  customerId: number;
  customerName: string;
  firstKind: LetterKind;
  remedy: Remedy;
  onClose: () => void;
  onPrint: (request: LetterRequest) => void;
}) {
  const { today } = useCompany();
  const [kind, setKind] = useState<LetterKind>(firstKind);
  const [asOf, setAsOf] = useState<LocalDate | null>(today);
  const [channel, setChannel] = useState<LetterChannel>('letter');
  const [callId, setCallId] = useState<number | null>(null);
  const calls = (useApiQuery('reminders.contacts', { customerId }).data ?? []).filter((contact) => contact.channel === 'phone');
  const chosenCall = calls.find(({ contactId }) => contactId === callId) ?? calls[0];
  const request: LetterRequest = {
    customerId,
    customerName,
    kind,
    asOf: asOf ?? today,
    channel,
    ...(kind === 'callRecap' && chosenCall ? { contactId: chosenCall.contactId } : {}),
  };
  return (
    <FormDialog
      title={`Écrire à ${customerName}`}
      verb="Imprimer…"
      size={1040}
      isDirty={false}
      canSubmit={asOf !== null}
      onClose={onClose}
      onSubmit={() => onPrint(request)}
    >
      <div className={classes.fields}>
        <Select
          label="Courrier"
          data={[...new Set([...FREE_KINDS, firstKind])].map((value) => ({ value, label: letterName(value) }))}
          value={kind}
          allowDeselect={false}
          onChange={(value) => setKind(value as LetterKind)}
          w={190}
          data-autofocus
        />
        <DateField label={kind === 'statement' ? 'Compte arrêté au' : 'Daté du'} value={asOf} onChange={setAsOf} w={130} />
        <Select
          label="Envoi"
          data={[...CHANNELS]}
          value={channel}
          allowDeselect={false}
          onChange={(value) => setChannel(value as LetterChannel)}
          w={190}
        />
        {kind === 'callRecap' && calls.length > 1 && (
          <Select
            label="Appel"
            data={calls.map((call) => ({ value: String(call.contactId), label: `${formatDate(call.on)}, ${contactTitle(call)}` }))}
            value={chosenCall ? String(chosenCall.contactId) : null}
            allowDeselect={false}
            onChange={(value) => setCallId(Number(value))}
            w={300}
          />
        )}
      </div>
      <div className={classes.preview}>
        <DraftPane key={kind} request={request} remedy={remedy} fit="width" />
      </div>
    </FormDialog>
  );
}
