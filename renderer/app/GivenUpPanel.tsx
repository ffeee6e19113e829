import { Button } from '@mantine/core';
import { useCompany } from '../api/company-context.tsx';
import { useApiQuery } from '../api/use-api-query.ts';
import { HandOverTable } from '../hand-overs/HandOverTable.tsx';
import { EmptyState } from '../ui/ScreenState.tsx';
import { WriteOffTable } from '../write-offs/WriteOffTable.tsx';
import classes from './GivenUpPanel.module.css';
import type { Dialogs } from './use-dialogs.tsx';

/** What of a customer's debt was given up, and what somebody else collects. */
export function GivenUpPanel({ customerId, customerName, dialogs }: { customerId: number; customerName: string; dialogs: Dialogs }) {
  const { today } = useCompany();
  const writeOffs = useApiQuery('writeOffs.list', { customerId }).data ?? [];
  const handOvers = useApiQuery('handOvers.list', { asOf: today, customerId }).data ?? [];
  const target = { customerId, customerName };
  const buttons = (
    <div className={classes.head}>
      <Button onClick={() => dialogs.writeOff(target)}>Passer en perte…</Button>
      <Button onClick={() => dialogs.handOver(target)}>Remettre ou céder la créance…</Button>
    </div>
  );
  if (writeOffs.length === 0 && handOvers.length === 0) {
    return (
      <EmptyState icon="payment" title="Rien d’abandonné" action={buttons}>
        Ce qui ne sera pas payé se passe en perte, avec sa raison ; une créance confiée à une société de recouvrement, ou vendue, n’est plus
        relancée.
      </EmptyState>
    );
  }
  return (
    <div className={classes.panel}>
      {buttons}
      {handOvers.length > 0 && (
        <section className={classes.section}>
          <h2>Remises et cessions</h2>
          <div className={classes.table}>
            <HandOverTable handOvers={handOvers} />
          </div>
        </section>
      )}
      {writeOffs.length > 0 && (
        <section className={classes.section}>
          <h2>Pertes</h2>
          <div className={classes.table}>
            <WriteOffTable writeOffs={writeOffs} />
          </div>
        </section>
      )}
    </div>
  );
}
