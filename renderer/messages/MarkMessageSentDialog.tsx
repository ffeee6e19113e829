import { useState } from 'react';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { Message } from '../../shared/messages/messages.contract.ts';
import { useCompany } from '../api/company-context.tsx';
import { useApiCommand } from '../api/use-api-command.ts';
import { DateField } from '../ui/DateField.tsx';
import { FormDialog } from '../ui/form/FormDialog.tsx';
import { notifyDone } from '../ui/notify.tsx';
import classes from './MessageDialogs.module.css';

/** Notes the day on which the user sent a message. `isNew`: it was just prepared, so what to do with it comes first. */
export function MarkMessageSentDialog({ message, isNew = false, onClose }: { message: Message; isNew?: boolean; onClose: () => void }) {
  const { today } = useCompany();
  const [sentOn, setSentOn] = useState<LocalDate | null>(today);
  const isEmail = message.channel === 'email';
  const markSent = useApiCommand('messages.markSent', {
    onRefreshed: () => {
      notifyDone(`${isEmail ? 'E-mail' : 'SMS'} à ${message.customerName} marqué comme envoyé`);
      onClose();
    },
  });
  return (
    <FormDialog
      title={isNew ? `${isEmail ? 'E-mail préparé' : 'SMS préparé'} pour ${message.customerName}` : `Marquer comme envoyé`}
      verb="Marquer comme envoyé"
      closeWord={isNew ? 'Plus tard' : 'Fermer'}
      isDirty={false}
      busy={markSent.isPending}
      error={markSent.error}
      canSubmit={sentOn !== null}
      onClose={onClose}
      onSubmit={() => sentOn !== null && markSent.mutate({ messageId: message.messageId, sentOn })}
      note={message.recipient}
    >
      {isNew && (
        <p className={classes.next}>
          {isEmail
            ? 'Ouvrez-le dans votre messagerie, relisez-le et envoyez-le : Quittance n’envoie rien lui-même. Une fois parti, dites-le ici.'
            : 'Collez le texte dans votre téléphone et envoyez-le : Quittance n’envoie rien lui-même. Une fois parti, dites-le ici.'}
        </p>
      )}
      {isNew && !isEmail && (
        <p className={classes.text} lang="fr">
          {message.body}
        </p>
      )}
      <DateField label="Envoyé le" value={sentOn} onChange={setSentOn} max={today} what="La date d’envoi" w={180} data-autofocus />
    </FormDialog>
  );
}
