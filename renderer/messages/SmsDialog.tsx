import { Autocomplete, Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { ReplyError } from '../../shared/contract/client.ts';
import { smsLengthWords } from '../../shared/messages/message-words.fr.ts';
import type { Message } from '../../shared/messages/messages.contract.ts';
import { isFrenchLandline, isPhoneNumber } from '../../shared/messages/recipients.ts';
import { smsLength } from '../../shared/messages/sms-segments.ts';
import { errorMessage } from '../api/error-message.ts';
import { useApiCommand } from '../api/use-api-command.ts';
import { useApiQuery } from '../api/use-api-query.ts';
import { FormDialog } from '../ui/form/FormDialog.tsx';
import { InlineAlert } from '../ui/InlineAlert.tsx';
import { notifyDone } from '../ui/notify.tsx';
import { hrefTo } from '../ui/routing/addresses.ts';
import { MarkMessageSentDialog } from './MarkMessageSentDialog.tsx';
import type { MessageTarget } from './message-target.ts';

/** The text of an SMS, to be copied into the telephone, with how many SMS it makes. */
export function SmsDialog({ target, onClose }: { target: MessageTarget; onClose: () => void }) {
  const { customerId, customerName, asOf, level } = target;
  const about = { customerId, asOf, level, channel: 'sms' } as const;
  const composed = useApiQuery('messages.compose', about);
  const [typed, setTyped] = useState<{ recipient?: string; body?: string }>({});
  const [kept, setKept] = useState<Message | null>(null);
  const keep = useApiCommand('messages.keep', {
    onSuccess: async (message) => {
      setKept(message);
      await navigator.clipboard.writeText(message.body).then(
        () => notifyDone('Texte copié'),
        () => undefined,
      );
    },
  });
  if (kept) return <MarkMessageSentDialog message={kept} isNew onClose={onClose} />;
  const recipients = composed.data?.recipients ?? [];
  const recipient =
    typed.recipient ?? recipients.find(({ address }) => !isFrenchLandline(address))?.address ?? recipients[0]?.address ?? '';
  const body = typed.body ?? composed.data?.body ?? '';
  const isNumber = isPhoneNumber(recipient);
  return (
    <FormDialog
      title={`SMS à ${customerName}`}
      verb="Copier le texte"
      size={520}
      isDirty={Object.keys(typed).length > 0}
      busy={keep.isPending}
      error={keep.error}
      canSubmit={isNumber && body.trim() !== ''}
      onClose={onClose}
      onSubmit={() => keep.mutate({ ...about, recipient, subject: '', body })}
    >
      {composed.error !== null &&
        (lacksOwnPhone(composed.error) ? (
          <InlineAlert
            tone="warn"
            actions={
              <Button component="a" href={hrefTo('settings', {})}>
                Ouvrir les réglages
              </Button>
            }
          >
            Un SMS dit où vous rappeler : donnez d’abord le téléphone de votre société.
          </InlineAlert>
        ) : (
          <InlineAlert tone="warn">{errorMessage(composed.error)}</InlineAlert>
        ))}
      <Autocomplete
        label="Au numéro"
        maxLength={40}
        data={recipients.map(({ address }) => address)}
        value={recipient}
        onChange={(next) => setTyped((current) => ({ ...current, recipient: next }))}
        error={
          composed.data && !isNumber
            ? recipient === ''
              ? 'Ce client n’a pas de téléphone : écrivez-le ici, ou dans sa fiche.'
              : 'Ce n’est pas un numéro de téléphone.'
            : undefined
        }
      />
      {isFrenchLandline(recipient) && (
        <InlineAlert tone="warn">C’est un numéro de téléphone fixe : la plupart ne reçoivent pas de SMS.</InlineAlert>
      )}
      <Textarea
        label="Texte"
        description={smsLengthWords(smsLength(body))}
        inputWrapperOrder={['label', 'input', 'description']}
        autosize
        minRows={4}
        maxRows={10}
        maxLength={1000}
        value={body}
        onChange={(event) => {
          const next = event.currentTarget.value;
          setTyped((current) => ({ ...current, body: next }));
        }}
      />
    </FormDialog>
  );
}

/** The words of an SMS end with the company's own number. */
function lacksOwnPhone(error: unknown): boolean {
  return error instanceof ReplyError && error.code === 'LETTER_FIELD_EMPTY' && error.params['field'] === 'phone';
}
