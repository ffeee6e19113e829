import { SegmentedControl, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { monthsEndingWith, plusMonths, type YearMonth } from '../../shared/dates/year-month.ts';
import type { CellChoice, ForecastField, ProposedAmount } from '../../shared/forecasts/forecasts.contract.ts';
import type { Cents } from '../../shared/money/cents.ts';
import { useApiQuery } from '../api/use-api-query.ts';
import { AmountField } from '../ui/AmountField.tsx';
import { FieldGrid } from '../ui/form/FieldGrid.tsx';
import { FormDialog } from '../ui/form/FormDialog.tsx';
import { CellChoiceField } from './CellChoiceField.tsx';
import type { ForecastWriter } from './ForecastGrid.tsx';
import { FORECAST_COLUMNS } from './forecast-columns.fr.ts';
import classes from './ProposalTable.module.css';
import { ProposalTable } from './ProposalTable.tsx';
import { outcomeSentence } from './proposal-words.fr.ts';
import { useWriteProposal } from './use-write-proposal.ts';

interface SeasonDialogProps {
  firstMonth: YearMonth;
  writer: ForecastWriter;
  onClose: () => void;
}

const NOTHING: readonly ProposedAmount[] = [];

/** Spreads a year's totals over its months as the last years went; seen before it is written. */
export function SeasonDialog({ firstMonth, writer, onClose }: SeasonDialogProps) {
  const [totals, setTotals] = useState<{ [F in ForecastField]?: Cents }>({});
  const [years, setYears] = useState('3');
  const [cells, setCells] = useState<CellChoice>('all');
  const hasTotal = Object.keys(totals).length > 0;
  const proposal = useApiQuery(
    'forecasts.spreadBySeason',
    { firstMonth, totals, years: Number(years), cells },
    { enabled: hasTotal, keepPrevious: true },
  );
  const amounts = hasTotal ? (proposal.data?.amounts ?? NOTHING) : NOTHING;
  const year = firstMonth.slice(0, 4);
  const { busy, write } = useWriteProposal(writer, onClose);

  const setTotal = (field: ForecastField, total: Cents | null) => {
    const { [field]: _before, ...others } = totals;
    setTotals(total === null || total < 0 ? others : { ...others, [field]: total });
  };
  return (
    <FormDialog
      title={`Répartir les totaux de ${year} selon la saison`}
      verb={amounts.length === 0 ? 'Rien à remplir' : `Remplir ${amounts.length} ${amounts.length > 1 ? 'cases' : 'case'}`}
      size={880}
      isDirty={hasTotal}
      busy={busy}
      canSubmit={amounts.length > 0 && !proposal.isPlaceholderData}
      onClose={onClose}
      onSubmit={() => void write(amounts, `Totaux de ${year} répartis.`)}
      note="La somme des mois est le total saisi, au centime."
    >
      <FieldGrid columns={3}>
        {FORECAST_COLUMNS.map(({ field, title }) => (
          <AmountField
            key={field}
            label={`${title}, total de l’année`}
            value={totals[field] ?? null}
            onChange={(total) => setTotal(field, total)}
          />
        ))}
      </FieldGrid>
      <FieldGrid columns={3}>
        <Stack gap={6}>
          <Text size="sm" fw={500} id="season-years">
            Comme le réalisé
          </Text>
          <SegmentedControl
            aria-labelledby="season-years"
            value={years}
            onChange={setYears}
            data={[
              { value: '1', label: 'd’un an' },
              { value: '2', label: 'de 2 ans' },
              { value: '3', label: 'de 3 ans au plus' },
            ]}
          />
        </Stack>
        <CellChoiceField value={cells} onChange={setCells} />
      </FieldGrid>
      {hasTotal ? (
        proposal.data?.outcomes.map((outcome) => (
          <p key={outcome.field} className={classes.remark} role="status">
            {outcomeSentence(outcome)}
          </p>
        ))
      ) : (
        <p className={classes.remark}>
          Écrivez au moins un total : chaque mois en reçoit la part qu’il a eue dans les mois terminés de votre historique.
        </p>
      )}
      {amounts.length > 0 && <ProposalTable months={monthsEndingWith(plusMonths(firstMonth, 11), 12)} amounts={amounts} />}
    </FormDialog>
  );
}
