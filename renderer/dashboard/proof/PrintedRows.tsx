import { type Column, isRightAligned, plainText, totalText } from '../../ui/table/column.ts';
import classes from './PrintedRows.module.css';

/** More than this would be a ream of paper: the list itself is then exported. */
const PRINTED = 1000;
/** A text of so few letters is a number or a date: it stays on one line. */
const SHORT = 14;

/** A list as it goes on paper: every row, its titles again on each sheet. */
export function PrintedRows<Row>({
  label,
  columns,
  rows,
  count,
  rowKey,
}: {
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  /** How many there are in all. */
  count: number;
  rowKey: (row: Row) => string | number;
}) {
  const printed = rows.slice(0, PRINTED);
  const totals = columns.map((column) => totalText(column, rows));
  return (
    <>
      <table className={classes.table} aria-label={label}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.id} scope="col" data-right={isRightAligned(column) || undefined}>
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {printed.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column) => (
                <td key={column.id} data-right={isRightAligned(column) || column.kind === 'date' || undefined}>
                  <span className={plainText(column, row).length <= SHORT ? classes.short : undefined}>{plainText(column, row)}</span>
                </td>
              ))}
            </tr>
          ))}
          {totals.some((total) => total !== undefined) && (
            <tr className={classes.total}>
              {columns.map((column, index) => (
                <td key={column.id} data-right={isRightAligned(column) || undefined}>
                  {totals[index]}
                </td>
              ))}
            </tr>
          )}
        </tbody>
      </table>
      {count > printed.length && (
        <p className={classes.rest}>
          Et {(count - printed.length).toLocaleString('fr-FR')} autres lignes, comptées dans le total : exportez la liste pour les avoir
          toutes.
        </p>
      )}
    </>
  );
}
