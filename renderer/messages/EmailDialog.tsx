import { Autocomplete, Button, Checkbox, Stack, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { emailProblem } from '../../shared/customers/email-address.fr.ts';
import { letterName } from '../../shared/letters/letter-names.fr.ts';
import { mailtoAddress } from '../../shared/messages/mailto.ts';
import { emailFileName } from '../../shared/messages/message-words.fr.ts';
import type { Message } from '../../shared/messages/messages.contract.ts';
import { errorMessage } from '../api/error-message.ts';
import { useApiCommand } from '../api/use-api-command.ts';
import { useApiQuery } from '../api/use-api-query.ts';
import { FormDialog } from '../ui/form/FormDialog.tsx';
import { InlineAlert } from '../ui/InlineAlert.tsx';
import { useSaveFile } from '../ui/use-save-file.ts';
import { MarkMessageSentDialog } from './MarkMessageSentDialog.tsx';
import type { MessageTarget } from './message-target.ts';

/** An e-mail as it would leave, to be corrected, then saved as a draft that the user's own mail program opens and sends. */
export function EmailDialog({ target, onClose }: { target: MessageTarget; onClose: () => void }) {
  const { customerId, customerName, asOf, level, letterKind, scheduleId, letterId } = target;
  const queryClient = useQueryClient();
  const save = useSaveFile();
  const hasLetter = letterKind !== undefined || letterId !== undefined;
  const [attaches, setAttaches] = useState(hasLetter);
  const [fileIds, setFileIds] = useState<readonly number[]>([]);
  const [typed, setTyped] = useState<{ recipient?: string; subject?: string; body?: string }>({});
  const [kept, setKept] = useState<Message | null>(null);
  const [isSaving, setSaving] = useState(false);
  const letter = attaches
    ? {
        ...(letterKind ? { letterKind } : {}),
        ...(scheduleId === undefined ? {} : { scheduleId }),
        ...(letterId === undefined ? {} : { letterId }),
      }
    : {};
  const about = { customerId, asOf, level };
  const composed = useApiQuery('messages.compose', { ...about, ...letter, channel: 'email' }, { keepPrevious: true });
  const keep = useApiCommand('messages.keep', { onSuccess: setKept });

  if (kept) return <MarkMessageSentDialog message={kept} isNew onClose={onClose} />;
  const recipients = composed.data?.recipients ?? [];
  const recipient = typed.recipient ?? recipients[0]?.address ?? '';
  const subject = typed.subject ?? composed.data?.subject ?? '';
  const body = typed.body ?? composed.data?.body ?? '';
  const problem = emailProblem(recipient);
  const isReady = recipient.trim() !== '' && problem === null && subject.trim() !== '' && body.trim() !== '';
  const isAlone = !attaches && fileIds.length === 0;
  const address = isAlone && isReady ? mailtoAddress({ recipient, subject, body }) : null;

  const saveDraft = async () => {
    setSaving(true);
    let message: Message | null = null;
    await save(emailFileName(customerName, asOf), async (client, out, options) => {
      const input = { ...about, ...letter, recipient, subject, body, fileIds: [...fileIds], out };
      ({ message } = await client.messages.saveEmail(input, options));
    });
    setSaving(false);
    if (message === null) return;
    await queryClient.invalidateQueries();
    setKept(message);
  };
  return (
    <FormDialog
      title={`E-mail à ${customerName}`}
      verb="Enregistrer l’e-mail"
      size={640}
      isDirty={Object.keys(typed).length > 0}
      busy={isSaving || keep.isPending}
      error={keep.error}
      canSubmit={isReady}
      onClose={onClose}
      onSubmit={() => void saveDraft()}
      note={
        address !== null && (
          <Button
            component="a"
            href={address}
            // The mail program opens by the link itself; what it was given stays in the history.
            onClick={() => keep.mutate({ ...about, channel: 'email', recipient, subject, body })}
          >
            Ouvrir dans la messagerie
          </Button>
        )
      }
    >
      {composed.error !== null && <InlineAlert tone="warn">{errorMessage(composed.error)}</InlineAlert>}
      <Autocomplete
        label="À"
        maxLength={254}
        data={recipients.map(({ address: value }) => value)}
        renderOption={({ option }) => {
          const person = recipients.find(({ address: value }) => value === option.value);
          return (
            <span>
              {option.value}
              {person && ` (${[person.name, person.role].filter((text) => text !== '').join(', ')})`}
            </span>
          );
        }}
        value={recipient}
        onChange={(next) => setTyped((current) => ({ ...current, recipient: next }))}
        error={recipient === '' && composed.data ? 'Ce client n’a pas d’adresse e-mail : écrivez-la ici, ou dans sa fiche.' : problem}
      />
      <TextInput
        label="Objet"
        maxLength={200}
        value={subject}
        onChange={(event) => {
          const next = event.currentTarget.value;
          setTyped((current) => ({ ...current, subject: next }));
        }}
      />
      <Textarea
        label="Message"
        autosize
        minRows={8}
        maxRows={14}
        maxLength={8000}
        value={body}
        onChange={(event) => {
          const next = event.currentTarget.value;
          setTyped((current) => ({ ...current, body: next }));
        }}
      />
      {(hasLetter || (composed.data?.files.length ?? 0) > 0) && (
        <Stack gap={8}>
          {hasLetter && (
            <Checkbox
              label={letterKind ? `Joindre le courrier en PDF : ${letterName(letterKind)}` : 'Joindre le courrier en PDF'}
              checked={attaches}
              onChange={(event) => setAttaches(event.currentTarget.checked)}
            />
          )}
          {composed.data?.files.map(({ fileId, name }) => (
            <Checkbox
              key={fileId}
              label={`Joindre ${name}`}
              checked={fileIds.includes(fileId)}
              onChange={(event) =>
                setFileIds(event.currentTarget.checked ? [...fileIds, fileId] : fileIds.filter((other) => other !== fileId))
              }
            />
          ))}
        </Stack>
      )}
    </FormDialog>
  );
}
