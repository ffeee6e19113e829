import { useState } from 'react';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import { lettersWords } from '../../shared/letters/letter-counts.fr.ts';
import type { LetterSummary } from '../../shared/letters/letters.contract.ts';
import { useCompany } from '../api/company-context.tsx';
import { DateField } from '../ui/DateField.tsx';
import { FormDialog } from '../ui/form/FormDialog.tsx';
import { notifyDone } from '../ui/notify.tsx';
import { useLetterActions } from './use-letter-actions.ts';

/** Notes the day on which printed letters were posted. */
export function MarkSentDialog({ letters, onClose }: { letters: readonly LetterSummary[]; onClose: () => void }) {
  const { today } = useCompany();
  const { markSent } = useLetterActions();
  const [sentOn, setSentOn] = useState<LocalDate | null>(today);
  const words = lettersWords(letters.length);
  const plural = letters.length > 1 ? 's' : '';
  return (
    <FormDialog
      title={`Marquer ${words} comme envoyé${plural}`}
      verb={`Marquer ${words} comme envoyé${plural}`}
      isDirty={false}
      busy={markSent.isPending}
      error={markSent.error}
      canSubmit={sentOn !== null}
      onClose={onClose}
      onSubmit={() => {
        if (sentOn === null) return;
        const done = () => {
          notifyDone(`${words} marqué${plural} comme envoyé${plural}`);
          onClose();
        };
        markSent.mutate({ letterIds: letters.map(({ letterId }) => letterId), sentOn }, { onSuccess: done });
      }}
      note={letters.length === 1 ? letters[0]?.customerName : undefined}
    >
      <DateField
        label={letters.some(({ channel }) => channel === 'email') ? 'Envoyés le' : 'Postés le'}
        value={sentOn}
        onChange={setSentOn}
        max={today}
        what="La date d’envoi"
        w={180}
        data-autofocus
      />
    </FormDialog>
  );
}
