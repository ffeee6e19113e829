import { useMemo } from 'react';
import { formatDate, formatMonth } from '../../shared/dates/format-date.ts';
import { sumCents } from '../../shared/money/cents.ts';
import { formatAmount, formatEuros } from '../../shared/money/format-money.ts';
import { expectedByMonth } from '../../shared/schedules/instalment-calendar.ts';
import type { Schedule } from '../../shared/schedules/schedules.contract.ts';
import { hrefTo } from '../ui/routing/addresses.ts';
import { EmptyState } from '../ui/ScreenState.tsx';
import { StatusDot } from '../ui/StatusDot.tsx';
import classes from './InstalmentCalendar.module.css';

/** Every instalment expected of all customers, month by month, with what each month brings and what has come by its end. */
export function InstalmentCalendar({ schedules }: { schedules: readonly Schedule[] }) {
  const months = useMemo(() => expectedByMonth(schedules), [schedules]);
  if (months.length === 0) {
    return (
      <EmptyState icon="check" title="Aucune échéance attendue">
        Les échéances des accords en cours apparaîtront ici, mois par mois.
      </EmptyState>
    );
  }
  return (
    <table className={classes.calendar} aria-label="Échéances attendues">
      <thead>
        <tr>
          <th scope="col">Date</th>
          <th scope="col">Client</th>
          <th scope="col">Échéance</th>
          <th scope="col">Attendu (€)</th>
          <th scope="col">Cumul (€)</th>
        </tr>
      </thead>
      {months.map(({ month, openCents, cumulatedCents, instalments }) => (
        <tbody key={month ?? 'late'}>
          <tr className={classes.month} data-late={month === null || undefined}>
            <th scope="rowgroup" colSpan={3}>
              {month === null ? 'En retard' : capital(formatMonth(month))}
            </th>
            <td>{formatAmount(openCents)}</td>
            <td>{formatAmount(cumulatedCents)}</td>
          </tr>
          {instalments.map(({ instalmentId, scheduleId, customerName, dueOn, position, count, openCents: open, isLate }) => (
            <tr key={instalmentId}>
              <td>{formatDate(dueOn)}</td>
              <td>
                <a href={hrefTo('schedule', { scheduleId: String(scheduleId) })}>{customerName}</a>
              </td>
              <td>{isLate ? <StatusDot colour="late">{`${position} sur ${count}`}</StatusDot> : `${position} sur ${count}`}</td>
              <td>{formatAmount(open)}</td>
              <td />
            </tr>
          ))}
        </tbody>
      ))}
      <tfoot>
        <tr>
          <th scope="row" colSpan={3}>
            Total
          </th>
          <td>{formatEuros(sumCents(months.map(({ openCents }) => openCents)))}</td>
          <td />
        </tr>
      </tfoot>
    </table>
  );
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
