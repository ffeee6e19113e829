import { Button, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { nextSemester, type Semester, semesterOf } from '../../shared/dates/semester.ts';
import type { SemesterRate } from '../../shared/late-fees/late-fees.contract.ts';
import { parseTypedRate, semesterWords } from '../../shared/late-fees/rate-words.fr.ts';
import { formatRate } from '../../shared/money/format-money.ts';
import { useCompany } from '../api/company-context.tsx';
import { useApiCommand } from '../api/use-api-command.ts';
import { useApiQuery } from '../api/use-api-query.ts';
import { FieldGrid } from '../ui/form/FieldGrid.tsx';
import { FormDialog } from '../ui/form/FormDialog.tsx';
import { InlineAlert } from '../ui/InlineAlert.tsx';
import { Icon } from '../ui/icons.tsx';
import { notifyDone } from '../ui/notify.tsx';
import { QueryState } from '../ui/ScreenState.tsx';
import { StatusDot } from '../ui/StatusDot.tsx';
import type { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/DataTable.tsx';
import { ContractRateCard } from './ContractRateCard.tsx';
import classes from './RatesTable.module.css';

/** Points over the ECB rate when the contract sets no rate (C. com. L441-10 II): shown beside it so that the sum is understood. */
const POINTS = 10;

/** The statutory rates by semester, which ones were typed in, and the way to add one that the program does not know. */
export function RatesTable() {
  const { today } = useCompany();
  const rates = useApiQuery('lateFees.rates', {});
  const [entering, setEntering] = useState<Semester | null>(null);
  const current = semesterOf(today);
  const columns = useMemo(
    (): Column<SemesterRate>[] => [
      {
        id: 'semester',
        header: 'Semestre',
        value: ({ semester }) => semester,
        cell: ({ semester }) => semesterWords(semester),
        width: 190,
      },
      {
        id: 'ecb',
        header: 'Taux BCE',
        kind: 'number',
        value: ({ ecbMroPct }) => ecbMroPct,
        cell: ({ ecbMroPct }) => formatRate(ecbMroPct),
        width: 110,
        hint: 'Taux des opérations principales de refinancement, au premier jour du semestre.',
      },
      {
        id: 'late',
        header: 'Pénalités',
        kind: 'number',
        value: ({ ecbMroPct }) => ecbMroPct + POINTS,
        cell: ({ ecbMroPct }) => formatRate(ecbMroPct + POINTS),
        width: 110,
        hint: 'Taux BCE majoré de 10 points, quand le contrat ne prévoit rien ; de 8 points pour une administration.',
      },
      {
        id: 'legal',
        header: 'Intérêt légal',
        kind: 'number',
        value: ({ legalProPct }) => legalProPct,
        cell: ({ legalProPct }) => (legalProPct === null ? '—' : formatRate(legalProPct)),
        width: 120,
      },
      {
        id: 'origin',
        header: 'Source',
        value: sourceText,
        cell: (rate) => (
          <StatusDot colour={rate.confidence === 'high' ? 'good' : 'warn'}>
            <span title={rate.sources.join('\n')}>{sourceText(rate)}</span>
          </StatusDot>
        ),
      },
    ],
    [],
  );
  return (
    <QueryState query={rates}>
      {(known) => {
        const latest = known
          .map(({ semester }) => semester)
          .toSorted()
          .at(-1);
        const isCurrentMissing = !known.some(({ semester }) => semester === current);
        const missing = isCurrentMissing ? current : latest ? nextSemester(latest) : current;
        // Typed in without it: a consumer's interest waits for it.
        const withoutLegalRate = known.filter(({ origin, legalProPct }) => origin === 'user' && legalProPct === null);
        return (
          <div className={classes.pane}>
            <ContractRateCard />
            {isCurrentMissing && (
              <InlineAlert tone="warn" actions={<Button onClick={() => setEntering(current)}>Saisir le taux</Button>}>
                Le taux du {semesterWords(current)} n’est pas connu : sans lui, ni pénalité ni mise en demeure ne peut être calculée.
              </InlineAlert>
            )}
            <div className={classes.table}>
              <DataTable
                label="Taux par semestre"
                exportable={false}
                columns={columns}
                rows={known}
                rowKey={({ semester }) => semester}
                rememberAs="rates"
                initialSort={{ column: 'semester', descending: true }}
              />
            </div>
            <div className={classes.actions}>
              <Button leftSection={<Icon name="plus" size={14} />} onClick={() => setEntering(missing)}>
                Saisir le taux du {semesterWords(missing)}
              </Button>
              {withoutLegalRate.map(({ semester }) => (
                <Button key={semester} onClick={() => setEntering(semester)}>
                  Saisir l’intérêt légal du {semesterWords(semester)}
                </Button>
              ))}
            </div>
            {entering && (
              <RateDialog
                semester={entering}
                known={withoutLegalRate.find(({ semester }) => semester === entering)}
                onClose={() => setEntering(null)}
              />
            )}
          </div>
        );
      }}
    </QueryState>
  );
}

function sourceText({ origin, confidence, sources }: SemesterRate): string {
  if (origin === 'user') return 'saisi par vous';
  const words = confidence === 'high' ? 'fourni, sources concordantes' : 'fourni, à vérifier sur le texte officiel';
  return sources.length === 0 ? words : `${words} (${sources.length})`;
}

function RateDialog({ semester, known, onClose }: { semester: Semester; known: SemesterRate | undefined; onClose: () => void }) {
  const ecbKnown = known === undefined ? '' : String(known.ecbMroPct).replace('.', ',');
  const [ecb, setEcb] = useState(ecbKnown);
  const [legal, setLegal] = useState('');
  const setRate = useApiCommand('lateFees.setRate', {
    onRefreshed: () => {
      notifyDone(`Taux du ${semesterWords(semester)} enregistré`);
      onClose();
    },
  });
  const ecbMroPct = parseTypedRate(ecb);
  const legalProPct = parseTypedRate(legal);
  const legalIsWrong = legal.trim() !== '' && legalProPct === null;
  const ecbIsWrong = ecb.trim() !== '' && ecbMroPct === null;
  return (
    <FormDialog
      title={`Taux du ${semesterWords(semester)}`}
      verb="Enregistrer le taux"
      isDirty={ecb !== ecbKnown || legal !== ''}
      busy={setRate.isPending}
      error={setRate.error}
      canSubmit={ecbMroPct !== null && !legalIsWrong}
      onClose={onClose}
      onSubmit={() => ecbMroPct !== null && setRate.mutate({ semester, ecbMroPct, ...(legalProPct === null ? {} : { legalProPct }) })}
      note="Publiés par la Banque de France et au Journal officiel."
    >
      <FieldGrid>
        <TextInput
          label="Taux BCE au premier jour"
          description="Opérations principales de refinancement."
          placeholder="2,40"
          rightSection="%"
          inputMode="decimal"
          data-autofocus
          value={ecb}
          onChange={(event) => setEcb(event.currentTarget.value)}
          error={ecbIsWrong ? 'Écrivez un taux comme 2,40.' : undefined}
        />
        <TextInput
          label="Intérêt légal (facultatif)"
          description="Colonne « tous les autres cas » ; les intérêts d’un particulier en dépendent."
          placeholder="2,75"
          rightSection="%"
          inputMode="decimal"
          value={legal}
          onChange={(event) => setLegal(event.currentTarget.value)}
          error={legalIsWrong ? 'Écrivez un taux comme 2,75.' : undefined}
        />
      </FieldGrid>
    </FormDialog>
  );
}
