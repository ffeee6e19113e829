import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Customer } from '../../shared/customers/customers.contract.ts';
import { movedSentence } from '../../shared/customers/merge-words.fr.ts';
import { formatDate } from '../../shared/dates/format-date.ts';
import { useApiCommand } from '../api/use-api-command.ts';
import { useApiQuery } from '../api/use-api-query.ts';
import { Card } from '../ui/Card.tsx';
import { confirm } from '../ui/confirm.tsx';
import { notifyDone, notifyError } from '../ui/notify.tsx';
import classes from './CustomerForm.module.css';
import { MergeCustomerDialog } from './MergeCustomerDialog.tsx';

/** The customers that were made one with this one, each with its way back, and the way to merge another. */
export function CustomerMerges({ customer }: { customer: Customer }) {
  const [merging, setMerging] = useState(false);
  const merges = useApiQuery('customers.merges', { id: customer.id });
  const undo = useApiCommand('customers.undoMerge', {
    onSuccess: ({ restored }) => notifyDone(`${restored.name} est de nouveau un client à part.`),
    onError: notifyError,
  });
  return (
    <Card title="Doublons" note="un même client sous deux noms" actions={<Button onClick={() => setMerging(true)}>Fusionner avec…</Button>}>
      {merges.data && merges.data.length > 0 ? (
        <ul className={classes.merges}>
          {merges.data.map(({ mergeId, mergedName, mergedCode, mergedOn, moved }) => (
            <li key={mergeId}>
              <span>
                <strong>{mergedName}</strong>
                {mergedCode !== '' && ` (${mergedCode})`}, fusionné le {formatDate(mergedOn)} : {movedSentence(moved)}
              </span>
              <Button
                size="compact-sm"
                aria-label={`Annuler la fusion avec ${mergedName}`}
                onClick={() =>
                  confirm({
                    title: `Séparer de nouveau ${mergedName} ?`,
                    consequence: `${mergedName} redevient un client à part avec ce qu’il avait : ${movedSentence(moved)}. Ce que ${customer.name} a reçu depuis la fusion lui reste.`,
                    verb: 'Annuler la fusion',
                    onConfirm: () => undo.mutate({ mergeId }),
                  })
                }
              >
                Annuler
              </Button>
            </li>
          ))}
        </ul>
      ) : (
        <p className={classes.none}>Aucune fusion. Les factures, règlements et courriers d’un doublon rejoignent ceux-ci.</p>
      )}
      {merging && <MergeCustomerDialog customer={customer} onClose={() => setMerging(false)} />}
    </Card>
  );
}
