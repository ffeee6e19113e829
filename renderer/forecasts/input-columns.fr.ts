import type { MonthlyInputs } from '../../shared/inputs/inputs.contract.ts';
import type { Column } from '../ui/table/column.ts';
import { monthName } from './month-name.ts';
import type { SheetColumn } from './use-sheet.ts';

export type InputField = Exclude<keyof MonthlyInputs, 'month'>;

interface InputColumn extends SheetColumn<InputField> {
  title: string;
  /** What is meant, under the title. */
  hint: string;
  /** False for what is measured at a moment: months of it make no sum. */
  addsUp: boolean;
}

export const INPUT_COLUMNS: readonly InputColumn[] = [
  {
    field: 'supplierDebtsCents',
    title: 'Dettes fournisseurs',
    hint: 'dues à la fin du mois, TTC',
    cellName: 'Dettes fournisseurs',
    addsUp: false,
  },
  { field: 'purchasesCents', title: 'Achats', hint: 'du mois, TTC', cellName: 'Achats', addsUp: true },
  { field: 'averageStockCents', title: 'Stock moyen', hint: 'du mois, au coût', cellName: 'Stock moyen', addsUp: false },
  {
    field: 'costOfSalesCents',
    title: 'Coût des ventes',
    hint: 'des ventes du mois, sans la marge',
    cellName: 'Coût des ventes',
    addsUp: true,
  },
];

/** The grid as a list to export. */
export function exportedInputs(): Column<MonthlyInputs>[] {
  return [
    { id: 'month', header: 'Mois', value: (row) => monthName(row.month) },
    ...INPUT_COLUMNS.map(
      ({ field, title, hint, addsUp }): Column<MonthlyInputs> => ({
        id: field,
        header: `${title}, ${hint}`,
        kind: 'amount',
        value: (row) => row[field],
        ...(addsUp ? { total: 'sum' as const } : {}),
      }),
    ),
  ];
}
