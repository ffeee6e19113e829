import { formatMonth } from '../../shared/dates/format-date.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import { firstDayOf, lastDayOf, type YearMonth } from '../../shared/dates/year-month.ts';
import { sumCents } from '../../shared/money/cents.ts';
import { formatEuros } from '../../shared/money/format-money.ts';
import { useApiCommand } from '../api/use-api-command.ts';
import { useApiQuery } from '../api/use-api-query.ts';
import { Card } from '../ui/Card.tsx';
import { EmptyState, QueryState } from '../ui/ScreenState.tsx';
import { AddChargeForm } from './AddChargeForm.tsx';
import { ChargeList } from './ChargeList.tsx';
import classes from './ChargesPanel.module.css';

/** The charges paid in a month, one line each; what the forecast of charges is compared with. */
export function ChargesPanel({ month, today }: { month: YearMonth; today: LocalDate }) {
  const charges = useApiQuery('charges.list', { from: firstDayOf(month), to: lastDayOf(month) }, { keepPrevious: true });
  const add = useApiCommand('charges.add');

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
              <ChargeList label={`Charges de ${formatMonth(month)}`} charges={list} />
            )
          }
        </QueryState>
        <AddChargeForm key={month} month={month} today={today} command={add} />
      </div>
    </Card>
  );
}
