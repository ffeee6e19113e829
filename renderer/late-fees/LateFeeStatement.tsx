import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { LateFeeLine } from '../../shared/late-fees/late-fees.contract.ts';
import type { Cents } from '../../shared/money/cents.ts';
import { formatAmount, formatEuros, formatRate } from '../../shared/money/format-money.ts';
import { useCompany } from '../api/company-context.tsx';
import { useApiQuery } from '../api/use-api-query.ts';
import { DateField } from '../ui/DateField.tsx';
import { InlineAlert } from '../ui/InlineAlert.tsx';
import { EmptyState, QueryState } from '../ui/ScreenState.tsx';
import type { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/DataTable.tsx';
import classes from './LateFeeStatement.module.css';
import { WaiveDialog } from './WaiveDialog.tsx';
import { WaiverList } from './WaiverList.tsx';

type Line = LateFeeLine & { key: string };

/** What a customer owes for being late, stretch by stretch: the detail that a formal notice annexes. */
export function LateFeeStatement({ customerId }: { customerId: number }) {
  const { today } = useCompany();
  const [asOf, setAsOf] = useState<LocalDate>(today);
  const [waiving, setWaiving] = useState(false);
  const statement = useApiQuery('lateFees.statement', { customerId, asOf }, { keepPrevious: true });
  const columns = useMemo(
    (): Column<Line>[] => [
      { id: 'invoice', header: 'Facture', value: ({ invoiceNumber }) => invoiceNumber, total: 'Total' },
      { id: 'from', header: 'Du', kind: 'date', value: ({ from }) => from },
      { id: 'to', header: 'Au', kind: 'date', value: ({ to }) => to },
      { id: 'days', header: 'Jours', kind: 'number', value: ({ days }) => days, width: 72 },
      {
        id: 'rate',
        header: 'Taux annuel',
        kind: 'number',
        value: ({ ratePct }) => ratePct,
        cell: ({ ratePct }) => formatRate(ratePct),
        width: 110,
      },
      { id: 'base', header: 'Reste dû (€)', kind: 'amount', value: ({ openCents }) => openCents },
      { id: 'interest', header: 'Pénalités (€)', kind: 'amount', value: ({ interestCents }) => interestCents, total: 'sum' },
    ],
    [],
  );
  return (
    <div className={classes.pane}>
      <div className={classes.head}>
        <DateField label="Décompte arrêté au" value={asOf} onChange={(day) => day && setAsOf(day)} w={160} />
        {statement.data && (statement.data.totalCents > 0 || statement.data.paidCents !== undefined) && (
          <p className={classes.sum}>
            {formatEuros(statement.data.interestCents)} de pénalités et {formatEuros(statement.data.indemnityCents)} d’indemnité forfaitaire
            {statement.data.paidCents !== undefined && ` moins ${formatEuros(statement.data.paidCents)} déjà réglés`} :{' '}
            <strong>{formatEuros(statement.data.totalCents)}</strong>
          </p>
        )}
        {asOf === today && statement.data && statement.data.invoices.length > 0 && (
          <Button onClick={() => setWaiving(true)}>Renoncer…</Button>
        )}
      </div>
      <QueryState query={statement}>
        {({ lines, indemnityCents, semestersBelowFloor, waivers }) => (
          <>
            {lines.length > 0 && (
              <p className={classes.scope}>
                Toutes les factures en retard depuis l’origine, celles qui sont réglées comprises : un courrier ne compte que celles qu’il
                réclame, et il réduit la base dès la date d’un avoir ou d’un règlement que vous n’avez pas encore affecté.
              </p>
            )}
            {semestersBelowFloor.length > 0 && (
              <InlineAlert tone="warn">
                Le taux contractuel est inférieur au minimum légal (trois fois le taux de l’intérêt légal) pour{' '}
                {semestersBelowFloor.join(', ')}.
              </InlineAlert>
            )}
            <DataTable
              label="Décompte des pénalités de retard"
              columns={columns}
              rows={lines.map((line) => ({ ...line, key: `${line.invoiceNumber} ${line.from}` }))}
              rowKey={({ key }) => key}
              rememberAs="late-fee-lines"
              empty={
                <EmptyState icon="check" title={indemnityCents === 0 ? 'Aucune pénalité à cette date' : 'Aucune pénalité en cours'}>
                  {nothingRuns(indemnityCents, waivers.length > 0)}
                </EmptyState>
              }
            />
            {waivers.length > 0 && <WaiverList waivers={waivers} />}
          </>
        )}
      </QueryState>
      {waiving && statement.data && (
        <WaiveDialog customerId={customerId} invoices={statement.data.invoices} onClose={() => setWaiving(false)} />
      )}
    </div>
  );
}

function nothingRuns(indemnityCents: Cents, hasGivenUp: boolean): string {
  if (indemnityCents > 0)
    return `Seule l’indemnité forfaitaire de ${formatAmount(indemnityCents)} € est due, pour des factures réglées en retard.`;
  if (hasGivenUp) return 'Vous avez renoncé à ce qui courait : le détail est dessous.';
  return 'Rien n’est en retard, ou ce client est un particulier : les pénalités entre professionnels ne s’appliquent pas.';
}
