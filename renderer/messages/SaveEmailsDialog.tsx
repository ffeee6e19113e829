import { Checkbox, Stack } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { Progress } from '../../shared/contract/reply.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { ReminderKind } from '../../shared/letters/letter-kinds.ts';
import { letterName } from '../../shared/letters/letter-names.fr.ts';
import { emailsFileName, emailsWords } from '../../shared/messages/message-words.fr.ts';
import type { Message } from '../../shared/messages/messages.contract.ts';
import type { ReminderLevel } from '../../shared/reminders/reminders.contract.ts';
import { useCompany } from '../api/company-context.tsx';
import { useApiCommand } from '../api/use-api-command.ts';
import type { VerbOutput } from '../api/verbs.ts';
import { DateField } from '../ui/DateField.tsx';
import { FormDialog } from '../ui/form/FormDialog.tsx';
import { withFrenchSpaces } from '../ui/french-spaces.ts';
import { InlineAlert } from '../ui/InlineAlert.tsx';
import { notifyDone } from '../ui/notify.tsx';
import { ProgressPanel } from '../ui/ProgressPanel.tsx';
import { useSaveFile } from '../ui/use-save-file.ts';
import classes from './MessageDialogs.module.css';

/** An e-mail to prepare for a step of the agenda, with its letter where it has one. */
export interface EmailRequest {
  customerId: number;
  customerName: string;
  level: ReminderLevel;
  letterKind?: ReminderKind;
}

type Saved = VerbOutput<'messages.saveEmails'>;

/** Several e-mails of the agenda at once: saved into one archive, opened and sent from the user's own mail program, then marked as sent. */
export function SaveEmailsDialog({ requests, asOf, onClose }: { requests: readonly EmailRequest[]; asOf: LocalDate; onClose: () => void }) {
  const queryClient = useQueryClient();
  const save = useSaveFile();
  const [saved, setSaved] = useState<Saved | null>(null);
  const [isSaving, setSaving] = useState(false);
  const [progress, setProgress] = useState<Progress | null>(null);
  const running = useRef<AbortController | null>(null);
  if (saved) return <MarkEmailsSentDialog saved={saved} onClose={onClose} />;
  const submit = async () => {
    setSaving(true);
    let answer: Saved | null = null;
    running.current = new AbortController();
    await save(
      emailsFileName(asOf),
      async (client, out, options) => {
        const emails = requests.map(({ customerId, level, letterKind }) => ({ customerId, level, ...(letterKind ? { letterKind } : {}) }));
        answer = await client.messages.saveEmails({ asOf, emails, out }, options);
      },
      { signal: running.current.signal, onProgress: setProgress },
    );
    setSaving(false);
    setProgress(null);
    if (answer === null) return;
    await queryClient.invalidateQueries();
    setSaved(answer);
  };
  return (
    <FormDialog
      title={`Préparer ${emailsWords(requests.length)}`}
      verb={`Enregistrer ${emailsWords(requests.length)}`}
      size={560}
      isDirty={false}
      busy={isSaving}
      showsProgress
      error={null}
      canSubmit
      onClose={onClose}
      onSubmit={() => void submit()}
      note="Une archive .zip, un fichier par e-mail. Rien n’est envoyé."
    >
      <ul className={classes.list} aria-label="E-mails à préparer">
        {requests.map(({ customerId, customerName, letterKind }) => (
          <li key={customerId}>
            <span>{customerName}</span>
            <small>{letterKind ? `avec ${letterName(letterKind)} en PDF` : 'sans pièce jointe'}</small>
          </li>
        ))}
      </ul>
      {progress !== null && <ProgressPanel progress={progress} label="Préparation des e-mails" onCancel={() => running.current?.abort()} />}
    </FormDialog>
  );
}

/** Which of the e-mails were sent, and when; those that could not be prepared are told of. */
function MarkEmailsSentDialog({ saved: { messages, refused }, onClose }: { saved: Saved; onClose: () => void }) {
  const { today } = useCompany();
  const [sentOn, setSentOn] = useState<LocalDate | null>(today);
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  const sent = messages.filter(({ messageId }) => !left.has(messageId));
  const markSent = useApiCommand('messages.markAllSent', {
    onRefreshed: (done) => {
      notifyDone(`${emailsWords(done.length)} marqué${done.length > 1 ? 's' : ''} comme envoyé${done.length > 1 ? 's' : ''}`);
      onClose();
    },
  });
  const toggle = ({ messageId }: Message) => {
    const next = new Set(left);
    if (!next.delete(messageId)) next.add(messageId);
    setLeft(next);
  };
  return (
    <FormDialog
      title={`${emailsWords(messages.length)} préparé${messages.length > 1 ? 's' : ''}`}
      verb={`Marquer ${emailsWords(sent.length)} comme envoyé${sent.length > 1 ? 's' : ''}`}
      closeWord="Plus tard"
      size={560}
      isDirty={false}
      busy={markSent.isPending}
      error={markSent.error}
      canSubmit={sentOn !== null && sent.length > 0}
      onClose={onClose}
      onSubmit={() => sentOn !== null && markSent.mutate({ messageIds: sent.map(({ messageId }) => messageId), sentOn })}
    >
      <p className={classes.next}>
        Ouvrez chaque fichier de l’archive dans votre messagerie, relisez-le et envoyez-le : Quittance n’envoie rien lui-même. Une fois
        partis, dites-le ici ; ceux que vous décochez restent préparés.
      </p>
      {refused.length > 0 && (
        <InlineAlert tone="warn">
          {refused.map(({ customerId, customerName, reason }) => (
            <div key={customerId}>{withFrenchSpaces(`${customerName} : ${reason}`)}</div>
          ))}
        </InlineAlert>
      )}
      <Stack gap={6} className={classes.choices}>
        {messages.map((message) => (
          <Checkbox
            key={message.messageId}
            label={`${message.customerName}, ${message.recipient}`}
            checked={!left.has(message.messageId)}
            onChange={() => toggle(message)}
          />
        ))}
      </Stack>
      <DateField label="Envoyés le" value={sentOn} onChange={setSentOn} max={today} what="La date d’envoi" w={180} />
    </FormDialog>
  );
}
