import { Fragment } from 'react';
import type { YearMonth } from '../../shared/dates/year-month.ts';
import type { ForecastField, ProposedAmount } from '../../shared/forecasts/forecasts.contract.ts';
import { type Cents, sumCents } from '../../shared/money/cents.ts';
import { formatAmount } from '../../shared/money/format-money.ts';
import { FORECAST_COLUMNS } from './forecast-columns.fr.ts';
import { monthName } from './month-name.ts';
import classes from './ProposalTable.module.css';

/** What is about to be written, beside what stands there now: nothing is applied before it was seen. */
export function ProposalTable({ months, amounts }: { months: readonly YearMonth[]; amounts: readonly ProposedAmount[] }) {
  const columns = FORECAST_COLUMNS.filter(({ field }) => amounts.some((amount) => amount.field === field));
  const find = (month: YearMonth, field: ForecastField) => amounts.find((amount) => amount.month === month && amount.field === field);
  return (
    <table className={classes.table} aria-label="Montants proposés">
      <thead>
        <tr>
          <th scope="col" rowSpan={2}>
            Mois
          </th>
          {columns.map(({ field, title }) => (
            <th key={field} scope="colgroup" colSpan={2} className={classes.group}>
              {title}
            </th>
          ))}
        </tr>
        <tr>
          {columns.map(({ field }) => (
            <Fragment key={field}>
              <th scope="col">en place</th>
              <th scope="col">proposé</th>
            </Fragment>
          ))}
        </tr>
      </thead>
      <tbody>
        {months.map((month) => (
          <tr key={month}>
            <th scope="row">{monthName(month)}</th>
            {columns.map(({ field }) => (
              <BeforeAndAfter key={field} amount={find(month, field)} />
            ))}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">Total proposé</th>
          {columns.map(({ field }) => (
            <td key={field} colSpan={2}>
              {formatAmount(sumCents(amounts.flatMap((amount): Cents[] => (amount.field === field ? [amount.afterCents] : []))))}
            </td>
          ))}
        </tr>
      </tfoot>
    </table>
  );
}

function BeforeAndAfter({ amount }: { amount: ProposedAmount | undefined }) {
  return (
    <>
      <td className={classes.before}>{amount === undefined || amount.beforeCents === null ? '' : formatAmount(amount.beforeCents)}</td>
      <td className={classes.after}>{amount === undefined ? 'inchangé' : formatAmount(amount.afterCents)}</td>
    </>
  );
}
