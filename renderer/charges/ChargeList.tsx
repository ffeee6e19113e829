import { ActionIcon } from '@mantine/core';
import { useState } from 'react';
import type { Charge } from '../../shared/charges/charges.contract.ts';
import { formatAmount } from '../../shared/money/format-money.ts';
import { useApiCommand } from '../api/use-api-command.ts';
import { DateText } from '../ui/Amount.tsx';
import { Icon } from '../ui/icons.tsx';
import { notifyDone, notifyError } from '../ui/notify.tsx';
import classes from './ChargesPanel.module.css';
import { NATURE_WORDS } from './charge-words.fr.ts';
import { EditChargeDialog } from './EditChargeDialog.tsx';

/** Charges one by one, each to be corrected or removed, with a way back. */
export function ChargeList({ label, charges }: { label: string; charges: readonly Charge[] }) {
  const [edited, setEdited] = useState<Charge | null>(null);
  const restore = useApiCommand('charges.add', { onError: notifyError });
  const remove = useApiCommand('charges.remove', { onError: notifyError });

  const removeCharge = (charge: Charge) => {
    const { id, ...values } = charge;
    remove.mutate(
      { id },
      { onSuccess: () => notifyDone(`« ${charge.label} » supprimée.`, { verb: 'Rétablir', onClick: () => restore.mutate(values) }) },
    );
  };
  return (
    <div className={classes.scroller}>
      <table className={classes.table} aria-label={label}>
        <tbody>
          {charges.map((charge) => (
            <tr key={charge.id}>
              <td className={classes.date}>
                <DateText value={charge.date} />
              </td>
              <td>{charge.label}</td>
              <td className={classes.nature}>{NATURE_WORDS[charge.nature]}</td>
              <td className={classes.amount}>{formatAmount(charge.amountCents)}</td>
              <td className={classes.action}>
                <ActionIcon size={24} aria-label={`Corriger ${charge.label}`} title="Corriger" onClick={() => setEdited(charge)}>
                  <Icon name="pencil" size={14} />
                </ActionIcon>
                <ActionIcon size={24} aria-label={`Supprimer ${charge.label}`} title="Supprimer" onClick={() => removeCharge(charge)}>
                  <Icon name="trash" size={14} />
                </ActionIcon>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {edited && <EditChargeDialog key={edited.id} charge={edited} onClose={() => setEdited(null)} />}
    </div>
  );
}
