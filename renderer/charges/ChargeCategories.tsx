import { useState } from 'react';
import type { ChargeCategory } from '../../shared/charges/charges.contract.ts';
import { firstDayOf, lastDayOf, monthsEndingWith, plusMonths, type YearMonth } from '../../shared/dates/year-month.ts';
import { sumCents } from '../../shared/money/cents.ts';
import { formatEuros } from '../../shared/money/format-money.ts';
import { useApiCommand } from '../api/use-api-command.ts';
import { useApiQuery } from '../api/use-api-query.ts';
import { Card } from '../ui/Card.tsx';
import { CardStack } from '../ui/CardStack.tsx';
import { notifyDone, notifyError } from '../ui/notify.tsx';
import { EmptyState, QueryState } from '../ui/ScreenState.tsx';
import classes from './CategoryTable.module.css';
import { CategoryTable, categoryKey } from './CategoryTable.tsx';
import { ChargeList } from './ChargeList.tsx';
import { NATURE_WORDS, OTHER_NATURE } from './charge-words.fr.ts';

/** What was paid over a year, by kind of charge and month; a row opens its charges, and a whole row is made fixed or variable at once. */
export function ChargeCategories({ firstMonth }: { firstMonth: YearMonth }) {
  const lastMonth = plusMonths(firstMonth, 11);
  const categories = useApiQuery('charges.byCategory', { firstMonth }, { keepPrevious: true });
  const charges = useApiQuery('charges.list', { from: firstDayOf(firstMonth), to: lastDayOf(lastMonth) }, { keepPrevious: true });
  const [openKey, setOpenKey] = useState<string | null>(null);
  const months = monthsEndingWith(lastMonth, 12);
  const takeBack = useApiCommand('charges.update', { onError: notifyError });
  const setNature = useApiCommand('charges.setNature', { onError: notifyError });
  const year = firstMonth.slice(0, 4);

  const switchNature = (category: ChargeCategory) => {
    const nature = OTHER_NATURE[category.nature];
    setNature.mutate(
      { ids: category.chargeIds, nature },
      {
        onSuccess: ({ before }) =>
          notifyDone(
            `« ${category.label} » : ${before.length > 1 ? `${before.length} charges` : 'une charge'} en ${NATURE_WORDS[nature]}.`,
            {
              verb: 'Annuler',
              onClick: () => takeBack.mutate({ charges: before }),
            },
          ),
      },
    );
  };

  return (
    <QueryState query={categories}>
      {(list) => {
        const open = list.find((category) => categoryKey(category) === openKey);
        const total = sumCents(list.map(({ totalCents }) => totalCents));
        if (list.length === 0) {
          return (
            <Card>
              <EmptyState title={`Aucune charge en ${year}`}>
                Ajoutez-les mois par mois sous la grille des prévisions, ou importez la liste de votre comptable.
              </EmptyState>
            </Card>
          );
        }
        return (
          <CardStack minHeight={480}>
            <Card title={`Charges réelles ${year}`} note={`${formatEuros(total)} TTC, affichées en euros entiers`} fill>
              <CategoryTable
                year={year}
                months={months}
                categories={list}
                openKey={openKey}
                onOpen={(key) => setOpenKey(key === openKey ? null : key)}
                onSwitchNature={switchNature}
              />
            </Card>
            {open && charges.data && (
              <div className={classes.opened}>
                <Card title={open.label} note={`${formatEuros(open.totalCents)} en ${year}`} fill grow>
                  <ChargeList
                    label={`Charges « ${open.label} » de ${year}`}
                    charges={charges.data.filter(({ id }) => open.chargeIds.includes(id))}
                  />
                </Card>
              </div>
            )}
          </CardStack>
        );
      }}
    </QueryState>
  );
}
