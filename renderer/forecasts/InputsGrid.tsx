import type { YearMonth } from '../../shared/dates/year-month.ts';
import { sumCents } from '../../shared/money/cents.ts';
import { formatAmount } from '../../shared/money/format-money.ts';
import { useApiCommand } from '../api/use-api-command.ts';
import { useApiQuery } from '../api/use-api-query.ts';
import type { VerbInput } from '../api/verbs.ts';
import { Card } from '../ui/Card.tsx';
import { notifyError } from '../ui/notify.tsx';
import { QueryState } from '../ui/ScreenState.tsx';
import { ExportMenu } from '../ui/table/ExportMenu.tsx';
import { AmountCell } from './AmountCell.tsx';
import classes from './ForecastGrid.module.css';
import { exportedInputs, INPUT_COLUMNS, type InputField } from './input-columns.fr.ts';
import { monthName } from './month-name.ts';
import { useSheet } from './use-sheet.ts';
import { useUndoableMonths } from './use-undoable-months.ts';

/** Twelve months of what the accounts say of suppliers and stock: what DPO, DSI and the cash conversion cycle are computed from. */
export function InputsGrid({ firstMonth }: { firstMonth: YearMonth }) {
  const inputs = useApiQuery('inputs.list', { firstMonth }, { keepPrevious: true });
  const set = useApiCommand('inputs.setMonths', { onError: notifyError });
  const writer = useUndoableMonths((months: VerbInput<'inputs.setMonths'>['months']) => set.mutateAsync({ months }), firstMonth);
  const sheet = useSheet<InputField>(INPUT_COLUMNS, writer);
  return (
    <>
      <p className={classes.remark}>
        Votre comptable a ces quatre montants. Ils donnent le délai de paiement de vos fournisseurs (DPO), la durée de votre stock (DSI) et
        le nombre de jours que vous financez (cycle de trésorerie).
      </p>
      <Card padding="flush">
        <QueryState query={inputs}>
          {(rows) => (
            <table ref={sheet.ref} className={classes.grid} aria-label="Fournisseurs et stock par mois">
              <colgroup>
                <col className={classes.monthColumn} />
                {INPUT_COLUMNS.map(({ field }) => (
                  <col key={field} />
                ))}
              </colgroup>
              <thead>
                <tr>
                  <th scope="col" className={classes.month}>
                    <span className={classes.firstTitle}>
                      Mois
                      <ExportMenu label={`Fournisseurs et stock ${firstMonth.slice(0, 4)}`} columns={exportedInputs()} rows={rows} />
                    </span>
                  </th>
                  {INPUT_COLUMNS.map(({ field, title, hint }) => (
                    <th key={field} scope="col" className={classes.inputHead}>
                      <span className={classes.inputTitle}>{title}</span>
                      <span className={classes.inputHint}>{hint}</span>
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map((row, rowIndex) => (
                  <tr key={row.month}>
                    <th scope="row" className={classes.month}>
                      {monthName(row.month)}
                    </th>
                    {INPUT_COLUMNS.map(({ field }, columnIndex) => (
                      <td key={field} className={classes.forecast}>
                        <AmountCell
                          value={row[field]}
                          {...sheet.cell(
                            rows.map(({ month }) => month),
                            rowIndex,
                            columnIndex,
                          )}
                        />
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
              <tfoot>
                <tr>
                  <th scope="row" className={classes.month}>
                    Total
                  </th>
                  {INPUT_COLUMNS.map(({ field, addsUp }) => (
                    <td key={field} className={classes.forecast}>
                      {addsUp && rows.some((row) => row[field] !== null)
                        ? formatAmount(sumCents(rows.flatMap((row) => row[field] ?? [])))
                        : ''}
                    </td>
                  ))}
                </tr>
              </tfoot>
            </table>
          )}
        </QueryState>
      </Card>
    </>
  );
}
