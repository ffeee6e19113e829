import { Button } from '@mantine/core';
import { hrefTo } from '../ui/routing/addresses.ts';
import { EmptyState } from '../ui/ScreenState.tsx';
import { ProposeScheduleButton } from './ProposeScheduleButton.tsx';
import classes from './RemindersPage.module.css';
import { WriteLetterButton } from './WriteLetterButton.tsx';

/** The customer who was just called and who is no longer to be reminded: its recap is written from here, not the next customer's. */
export function CalledPane({
  called: { customerId, customerName, isChasing },
  next,
}: {
  /** `isChasing`: about what is late, not whether all went well. */
  called: { customerId: number; customerName: string; isChasing: boolean };
  /** Who comes next, and how: another call, where one is to be made. */
  next: { label: string; onClick: () => void } | undefined;
}) {
  return (
    <EmptyState
      icon="check"
      title={`Appel à ${customerName} noté`}
      action={
        <div className={classes.called}>
          {isChasing && <ProposeScheduleButton customerId={customerId} />}
          <WriteLetterButton customerId={customerId} customerName={customerName} kind="callRecap" label="Compte rendu de cet appel…" />
          <Button component="a" href={hrefTo('customer', { customerId: String(customerId) }, { onglet: 'contacts' })}>
            Voir le client
          </Button>
          {next && (
            <Button variant="filled" onClick={next.onClick}>
              {next.label}
            </Button>
          )}
        </div>
      }
    >
      Plus de relance à faire pour ce client ce jour-là.
    </EmptyState>
  );
}
