import { Button } from '@mantine/core';
import { formatDate } from '../../shared/dates/format-date.ts';
import type { LateFeeWaiver } from '../../shared/late-fees/late-fees.contract.ts';
import { formatEuros } from '../../shared/money/format-money.ts';
import { errorMessage } from '../api/error-message.ts';
import { useApiCommand } from '../api/use-api-command.ts';
import { InlineAlert } from '../ui/InlineAlert.tsx';
import { notifyDone } from '../ui/notify.tsx';
import classes from './WaiverList.module.css';

/** What was given up, why, and the way to claim it again. */
export function WaiverList({ waivers }: { waivers: readonly LateFeeWaiver[] }) {
  const end = useApiCommand('lateFees.endWaiver', { onRefreshed: () => notifyDone('Réclamé de nouveau') });
  return (
    <section className={classes.list} aria-label="Renonciations">
      <h3>Vous avez renoncé à</h3>
      {end.error && <InlineAlert tone="late">{errorMessage(end.error)}</InlineAlert>}
      <ul>
        {waivers.map(({ waiverId, invoiceNumber, interestCents, indemnityCents, reason, waivedOn }) => (
          <li key={waiverId}>
            <span>
              <strong>{invoiceNumber}</strong> : {givenUpWords(interestCents, indemnityCents)}, le {formatDate(waivedOn)} — {reason}
            </span>
            <Button variant="subtle" size="compact-sm" disabled={end.isPending} onClick={() => end.mutate({ waiverId })}>
              Réclamer de nouveau
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function givenUpWords(interestCents: LateFeeWaiver['interestCents'], indemnityCents: LateFeeWaiver['indemnityCents']): string {
  const interest =
    interestCents === null ? 'pénalités (taux inconnu)' : interestCents > 0 ? `${formatEuros(interestCents)} de pénalités` : '';
  const indemnity = indemnityCents > 0 ? `${formatEuros(indemnityCents)} d’indemnité` : '';
  return [interest, indemnity].filter((words) => words !== '').join(' et ') || 'ce qui pourrait encore courir';
}
