import type { ChargeCategory } from '../../shared/charges/charges.contract.ts';
import { formatMonth, formatShortMonth } from '../../shared/dates/format-date.ts';
import type { YearMonth } from '../../shared/dates/year-month.ts';
import { type Cents, cents, sumCents, ZERO } from '../../shared/money/cents.ts';
import { formatWholeEuros } from '../../shared/money/format-money.ts';
import { Icon } from '../ui/icons.tsx';
import type { Column } from '../ui/table/column.ts';
import { ExportMenu } from '../ui/table/ExportMenu.tsx';
import classes from './CategoryTable.module.css';
import { NATURE_TITLES, NATURE_WORDS, OTHER_NATURE } from './charge-words.fr.ts';

export interface CategoryTableProps {
  year: string;
  months: readonly YearMonth[];
  categories: readonly ChargeCategory[];
  openKey: string | null;
  onOpen: (key: string) => void;
  onSwitchNature: (category: ChargeCategory) => void;
}

export const categoryKey = ({ nature, label }: Pick<ChargeCategory, 'nature' | 'label'>) => `${nature} ${label}`;

/** Kinds of charges × twelve months, in whole euros; each opens its charges, and is made fixed or variable by a click on its nature. */
export function CategoryTable({ year, months, categories, openKey, onOpen, onSwitchNature }: CategoryTableProps) {
  const natures = (['fixed', 'variable'] as const).filter((nature) => categories.some((category) => category.nature === nature));
  return (
    <div className={classes.scroller}>
      <table className={classes.table} aria-label={`Charges ${year} par mois`} data-size={columnSize(categories)}>
        <colgroup>
          <col className={classes.labelColumn} />
          <col className={classes.natureColumn} />
          {months.map((month) => (
            <col key={month} className={classes.monthColumn} />
          ))}
          <col className={classes.totalColumn} />
        </colgroup>
        <thead>
          <tr>
            <th scope="col" className={classes.text}>
              Charge
            </th>
            <th scope="col" className={classes.text}>
              Nature
            </th>
            {months.map((month) => (
              <th key={month} scope="col" title={formatMonth(month)}>
                {formatShortMonth(month).slice(0, -3)}
              </th>
            ))}
            <th scope="col">
              <span className={classes.last}>
                Année
                <ExportMenu label={`Charges ${year} par mois`} columns={exportedColumns(months)} rows={categories} />
              </span>
            </th>
          </tr>
        </thead>
        <tbody>
          {categories.map((category) => {
            const key = categoryKey(category);
            return (
              <tr key={key} data-open={key === openKey || undefined}>
                <th scope="row" className={classes.text}>
                  <button
                    type="button"
                    className={classes.label}
                    aria-expanded={key === openKey}
                    title={category.label}
                    onClick={() => onOpen(key)}
                  >
                    {category.label}
                  </button>
                </th>
                <td className={classes.text}>
                  <NatureButton category={category} onSwitch={() => onSwitchNature(category)} />
                </td>
                {category.months.map((month) => (
                  <td key={month.month}>{amountOf(month.cents)}</td>
                ))}
                <td>{wholeEuros(category.totalCents)}</td>
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          {natures.map((nature) => (
            <Sums key={nature} title={NATURE_TITLES[nature]} categories={categories.filter((category) => category.nature === nature)} />
          ))}
          {natures.length > 1 && <Sums title="Total" categories={categories} isTotal />}
        </tfoot>
      </table>
    </div>
  );
}

function NatureButton({ category, onSwitch }: { category: ChargeCategory; onSwitch: () => void }) {
  const verb = `Passer ${category.label} en ${NATURE_WORDS[OTHER_NATURE[category.nature]]}`;
  return (
    <button
      type="button"
      className={classes.nature}
      aria-label={`${NATURE_WORDS[category.nature]} : ${verb}`}
      title={verb}
      onClick={onSwitch}
    >
      {NATURE_WORDS[category.nature]}
      <Icon name="swap" size={11} />
    </button>
  );
}

function Sums({ title, categories, isTotal = false }: { title: string; categories: readonly ChargeCategory[]; isTotal?: boolean }) {
  return (
    <tr data-total={isTotal || undefined}>
      <th scope="row" colSpan={2} className={classes.text}>
        {title}
      </th>
      {(categories[0]?.months ?? []).map(({ month }, index) => (
        <td key={month}>{amountOf(monthTotal(categories, index))}</td>
      ))}
      <td>{wholeEuros(sumCents(categories.map(({ totalCents }) => totalCents)))}</td>
    </tr>
  );
}

/** The sums of a month need wider columns from 100 000 €, and from a million, on. */
function columnSize(categories: readonly ChargeCategory[]): 'usual' | 'large' | 'wide' {
  const largest = Math.max(0, ...(categories[0]?.months ?? []).map((_, index) => Math.abs(monthTotal(categories, index))));
  if (largest >= 100_000_000) return 'wide';
  return largest >= 10_000_000 ? 'large' : 'usual';
}

function monthTotal(categories: readonly ChargeCategory[], index: number): Cents {
  return cents(categories.reduce((sum, category) => sum + (category.months[index]?.cents ?? 0), 0));
}

function exportedColumns(months: readonly YearMonth[]): Column<ChargeCategory>[] {
  return [
    { id: 'label', header: 'Charge', value: (row) => row.label },
    { id: 'nature', header: 'Nature', value: (row: ChargeCategory) => NATURE_WORDS[row.nature] },
    ...months.map(
      (month, index): Column<ChargeCategory> => ({
        id: month,
        header: formatMonth(month),
        kind: 'amount',
        value: (row) => row.months[index]?.cents ?? ZERO,
        total: 'sum',
      }),
    ),
    { id: 'total', header: 'Année', kind: 'amount', value: (row) => row.totalCents, total: 'sum' },
  ];
}

/** Nothing where nothing was paid: a year with gaps reads better than a year of zeros. */
function amountOf(value: Cents): string {
  return value === 0 ? '' : wholeEuros(value);
}

/** `1 235`: the unit is said in the head of the card. */
function wholeEuros(value: Cents): string {
  return formatWholeEuros(value).slice(0, -2);
}
