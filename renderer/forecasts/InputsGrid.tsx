import type { YearMonth } from '../../shared/dates/year-month.ts';
import { sumCents } from '../../shared/money/cents.ts';
import { formatAmount } from '../../shared/money/format-money.ts';
import { useApiCommand } from '../api/use-api-command.ts';
import { useApiQuery } from '../api/use-api-query.ts';
import type { VerbInput } from '../api/verbs.ts';
import { notifyError } from '../ui/notify.tsx';
import { AmountCell } from './AmountCell.tsx';
import { exportedInputs, INPUT_COLUMNS, type InputField } from './input-columns.fr.ts';
import classes from './MonthSheet.module.css';
import { MonthSheet } from './MonthSheet.tsx';
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
      <MonthSheet
        label="Fournisseurs et stock par mois"
        query={inputs}
        tableRef={sheet.ref}
        exported={{ label: `Fournisseurs et stock ${firstMonth.slice(0, 4)}`, columns: exportedInputs() }}
        columns={INPUT_COLUMNS.map(({ field }) => <col key={field} />)}
        titles={INPUT_COLUMNS.map(({ field, title, hint }) => (
          <th key={field} scope="col" className={classes.inputHead}>
            <span className={classes.inputTitle}>{title}</span>
            <span className={classes.inputHint}>{hint}</span>
          </th>
        ))}
        cells={(row, rowIndex, rows) =>
          INPUT_COLUMNS.map(({ field }, columnIndex) => (
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
          ))
        }
        totals={(rows) =>
          INPUT_COLUMNS.map(({ field, addsUp }) => (
            <td key={field} className={classes.forecast}>
              {addsUp && rows.some((row) => row[field] !== null) ? formatAmount(sumCents(rows.flatMap((row) => row[field] ?? []))) : ''}
            </td>
          ))
        }
      />
    </>
  );
}
