import { Checkbox, Radio, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { monthsEndingWith, plusMonths, type YearMonth } from '../../shared/dates/year-month.ts';
import type { CellChoice, ForecastField, ProposedAmount } from '../../shared/forecasts/forecasts.contract.ts';
import { useApiQuery } from '../api/use-api-query.ts';
import type { VerbInput } from '../api/verbs.ts';
import { FormDialog } from '../ui/form/FormDialog.tsx';
import { CellChoiceField } from './CellChoiceField.tsx';
import type { ForecastWriter } from './ForecastGrid.tsx';
import { FORECAST_COLUMNS } from './forecast-columns.fr.ts';
import classes from './ProposalTable.module.css';
import { ProposalTable } from './ProposalTable.tsx';
import { leftOutSentence } from './proposal-words.fr.ts';
import { readTypedPercent } from './typed-percent.ts';
import { useWriteProposal } from './use-write-proposal.ts';

interface CopyYearDialogProps {
  firstMonth: YearMonth;
  writer: ForecastWriter;
  onClose: () => void;
}

const NOTHING: readonly ProposedAmount[] = [];

/** Fills a year from the year before, as forecast or as it went, more or less a percentage; seen before it is written. */
export function CopyYearDialog({ firstMonth, writer, onClose }: CopyYearDialogProps) {
  const [basis, setBasis] = useState<VerbInput<'forecasts.copyLastYear'>['basis']>('actual');
  const [typed, setTyped] = useState('0');
  const [fields, setFields] = useState<ForecastField[]>(['revenueCents', 'fixedChargesCents', 'variableChargesCents']);
  const [cells, setCells] = useState<CellChoice>('empty');
  const percent = readTypedPercent(typed);
  const isReady = percent !== null && fields.length > 0;
  const proposal = useApiQuery(
    'forecasts.copyLastYear',
    { firstMonth, basis, percent: percent ?? '0', fields, cells },
    { enabled: isReady, keepPrevious: true },
  );
  const amounts = isReady ? (proposal.data?.amounts ?? NOTHING) : NOTHING;
  const year = Number(firstMonth.slice(0, 4));
  const { busy, write } = useWriteProposal(writer, onClose);
  const leftOut = isReady ? (proposal.data?.leftOut ?? []) : [];

  return (
    <FormDialog
      title={`Préparer ${year} d’après ${year - 1}`}
      verb={amounts.length === 0 ? 'Rien à remplir' : `Remplir ${amounts.length} ${amounts.length > 1 ? 'cases' : 'case'}`}
      size={880}
      isDirty={false}
      busy={busy}
      canSubmit={amounts.length > 0 && !proposal.isPlaceholderData}
      onClose={onClose}
      onSubmit={() => void write(amounts, `${year} rempli d’après ${year - 1}.`)}
      note="Rien n’est écrit avant votre accord ; la dernière copie s’annule."
    >
      <div className={classes.columns}>
        <Radio.Group label="Reprendre" value={basis} onChange={(value) => setBasis(value as typeof basis)}>
          <Stack gap={10} mt={8}>
            <Radio value="actual" label={`le réalisé de ${year - 1}`} />
            <Radio value="forecast" label={`les prévisions de ${year - 1}`} />
          </Stack>
        </Radio.Group>
        <TextInput
          label="Variation"
          rightSection="%"
          w={110}
          inputMode="decimal"
          styles={{ input: { textAlign: 'right' } }}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          error={percent === null ? 'Comme 5 ou −2,5' : undefined}
        />
        <Checkbox.Group label="Colonnes" value={fields} onChange={(value) => setFields(value as ForecastField[])}>
          <Stack gap={10} mt={8}>
            {FORECAST_COLUMNS.map(({ field, title }) => (
              <Checkbox key={field} value={field} label={title} />
            ))}
          </Stack>
        </Checkbox.Group>
        <CellChoiceField value={cells} onChange={setCells} />
      </div>
      {amounts.length > 0 ? (
        <ProposalTable months={monthsEndingWith(plusMonths(firstMonth, 11), 12)} amounts={amounts} />
      ) : (
        <p className={classes.remark} role="status">
          {nothingToFill(fields.length, cells, leftOut.length)}
        </p>
      )}
      {FORECAST_COLUMNS.map(({ field, title }) => {
        const months = leftOut.filter((left) => left.field === field).map(({ month }) => plusMonths(month, -12));
        return months.length === 0 ? null : (
          <p key={field} className={classes.remark}>
            {leftOutSentence(title, months, basis)}
          </p>
        );
      })}
    </FormDialog>
  );
}

/** Why there is nothing to fill, and what to choose instead. */
function nothingToFill(chosen: number, cells: CellChoice, leftOut: number): string {
  if (chosen === 0) return 'Choisissez au moins une colonne.';
  if (cells === 'empty' && leftOut === 0) return 'Tous les mois sont déjà remplis : choisissez de les remplacer pour les voir.';
  return 'Rien à reprendre ainsi.';
}
