import { Button } from '@mantine/core';
import { formatDate } from '../../shared/dates/format-date.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { StoredLetterState } from '../../shared/letters/letters.contract.ts';
import { useApiCommand } from '../api/use-api-command.ts';
import { withFrenchSpaces } from '../ui/french-spaces.ts';
import { InlineAlert } from '../ui/InlineAlert.tsx';
import { notifyDone, notifyError } from '../ui/notify.tsx';
import classes from './PrintedLetterNotice.module.css';

/**
 * A letter that was printed and not posted: what changed since, and the ways out. Nothing of a posted one. `asOf`: the day of the letter
 * made instead; `onRedone` gets the new draft.
 */
export function PrintedLetterNotice({
  printed,
  asOf,
  onRedone,
  onWithdrawn,
}: {
  printed: StoredLetterState;
  asOf: LocalDate;
  onRedone?: (letterId: number) => void;
  onWithdrawn?: () => void;
}) {
  const { letterId, printedOn, sentOn, change } = printed;
  const redo = useApiCommand('letters.redo', {
    onRefreshed: (draft) => {
      notifyDone('Courrier refait : imprimez le nouveau, l’ancien reste parmi les courriers, écarté');
      onRedone?.(draft.letterId);
    },
    onError: notifyError,
  });
  const withdraw = useApiCommand('letters.withdraw', {
    onSuccess: () => {
      notifyDone('Courrier écarté : il reste parmi les courriers, comme non envoyé');
      onWithdrawn?.();
    },
    onError: notifyError,
  });
  if (sentOn !== null) return null;
  const busy = redo.isPending || withdraw.isPending;
  return (
    <InlineAlert tone={change === null ? 'info' : 'warn'}>
      {withFrenchSpaces(
        change === null
          ? `Imprimé le ${formatDate(printedOn)}, pas encore marqué comme envoyé ; rien n’a changé depuis.`
          : `Imprimé le ${formatDate(printedOn)}, pas encore envoyé : ${change}.`,
      )}
      <div className={classes.ways}>
        <Button
          size="compact-sm"
          {...(change === null ? {} : { variant: 'filled' as const })}
          disabled={busy}
          onClick={() => redo.mutate({ letterId, asOf })}
        >
          Refaire ce courrier
        </Button>
        <Button size="compact-sm" disabled={busy} onClick={() => withdraw.mutate({ letterId })}>
          Ne pas l’envoyer
        </Button>
      </div>
    </InlineAlert>
  );
}
