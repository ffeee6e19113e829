import { ActionIcon } from '@mantine/core';
import type { Charge } from '../../shared/charges/charges.contract.ts';
import { formatMonth } from '../../shared/dates/format-date.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import { firstDayOf, lastDayOf, type YearMonth } from '../../shared/dates/year-month.ts';
import { sumCents } from '../../shared/money/cents.ts';
import { formatAmount, formatEuros } from '../../shared/money/format-money.ts';
import { useApiCommand } from '../api/use-api-command.ts';
import { useApiQuery } from '../api/use-api-query.ts';
import { DateText } from '../ui/Amount.tsx';
import { Card } from '../ui/Card.tsx';
import { Icon } from '../ui/icons.tsx';
import { notifyDone, notifyError } from '../ui/notify.tsx';
import { EmptyState, QueryState } from '../ui/ScreenState.tsx';
import { AddChargeForm } from './AddChargeForm.tsx';
import classes from './ChargesPanel.module.css';
import { NATURE_WORDS } from './charge-words.fr.ts';

/** The charges paid in a month, one line each; what the forecast of charges is compared with. */
export function ChargesPanel({ month, today }: { month: YearMonth; today: LocalDate }) {
  const charges = useApiQuery('charges.list', { from: firstDayOf(month), to: lastDayOf(month) }, { keepPrevious: true });
  const add = useApiCommand('charges.add');
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
    <Card
      title={`Charges réelles, ${formatMonth(month)}`}
      note={charges.data && charges.data.length > 0 ? formatEuros(sumCents(charges.data.map((charge) => charge.amountCents))) : undefined}
      fill
      grow
    >
      <div className={classes.columns}>
        <QueryState query={charges}>
          {(list) =>
            list.length === 0 ? (
              <EmptyState title="Aucune charge ce mois-ci">Ajoutez le loyer, les salaires, les achats…</EmptyState>
            ) : (
              <div className={classes.scroller}>
                <table className={classes.table} aria-label={`Charges de ${formatMonth(month)}`}>
                  <tbody>
                    {list.map((charge) => (
                      <tr key={charge.id}>
                        <td className={classes.date}>
                          <DateText value={charge.date} />
                        </td>
                        <td>{charge.label}</td>
                        <td className={classes.nature}>{NATURE_WORDS[charge.nature]}</td>
                        <td className={classes.amount}>{formatAmount(charge.amountCents)}</td>
                        <td className={classes.action}>
                          <ActionIcon
                            size="sm"
                            aria-label={`Supprimer ${charge.label}`}
                            title="Supprimer"
                            onClick={() => removeCharge(charge)}
                          >
                            <Icon name="trash" size={14} />
                          </ActionIcon>
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            )
          }
        </QueryState>
        <AddChargeForm key={month} month={month} today={today} command={add} />
      </div>
    </Card>
  );
}
