import { Button } from '@mantine/core';
import type { AgendaEntry } from '../../shared/reminders/reminders.contract.ts';
import { hrefTo } from '../ui/routing/addresses.ts';
import { EmptyState } from '../ui/ScreenState.tsx';
import classes from './RemindersPage.module.css';
import { WriteLetterButton } from './WriteLetterButton.tsx';

/** The customer who was just called and who is no longer to be reminded: its recap is written from here, not the next customer's. */
export function CalledPane({ entry: { customerId, customerName }, onNext }: { entry: AgendaEntry; onNext: (() => void) | undefined }) {
  return (
    <EmptyState
      icon="check"
      title={`Appel à ${customerName} noté`}
      action={
        <div className={classes.called}>
          <WriteLetterButton customerId={customerId} customerName={customerName} kind="callRecap" label="Compte rendu de cet appel…" />
          <Button component="a" href={hrefTo('customer', { customerId: String(customerId) }, { onglet: 'contacts' })}>
            Voir le client
          </Button>
          {onNext && <Button onClick={onNext}>Client suivant</Button>}
        </div>
      }
    >
      Plus de relance à faire pour ce client ce jour-là.
    </EmptyState>
  );
}
