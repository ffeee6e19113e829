import { Button, SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import { formatMonth } from '../../shared/dates/format-date.ts';
import { yearMonth } from '../../shared/dates/year-month.ts';
import type { ImportPreview } from '../../shared/imports/imports.contract.ts';
import { plainWords } from '../ui/plain-words.ts';
import { EmptyState } from '../ui/ScreenState.tsx';
import { SearchField } from '../ui/SearchField.tsx';
import { DataTable } from '../ui/table/DataTable.tsx';
import { type Difference, differenceChoice, differenceOf } from './differences.fr.ts';
import classes from './Imports.module.css';
import { ProblemsTable } from './ProblemsTable.tsx';
import { previewColumns } from './preview-columns.tsx';

/** What a few letters are searched in, where it is neither a customer nor a document. */
const SEARCHED: Partial<Record<ImportPreview['kind'], string>> = {
  charges: 'Libellé',
  forecast: 'Mois ou changement',
  customers: 'Nom ou code',
};

export interface PreviewRowsTableProps {
  preview: ImportPreview;
  shown: Difference;
  onShow: (difference: Difference) => void;
}

/** What importing would change, row by row: by what happens to each, narrowed by a few letters. */
export function PreviewRowsTable({ preview, shown, onShow }: PreviewRowsTableProps) {
  const { rows, problems, moreRows } = preview;
  const [search, setSearch] = useState('');
  const wanted = plainWords(search);
  const found = useMemo(
    () =>
      wanted === ''
        ? rows
        : rows.filter((row) =>
            plainWords(
              `${row.customerName} ${row.label} ${row.changes.join(' ')} ${preview.kind === 'forecast' ? formatMonth(yearMonth(row.label)) : ''}`,
            ).includes(wanted),
          ),
    [rows, wanted, preview.kind],
  );
  const kept = useMemo(() => (shown === 'all' ? found : found.filter((row) => differenceOf(row) === shown)), [found, shown]);
  const rejected = useMemo(
    () =>
      problems.filter(
        ({ severity, value, message }) => severity === 'rejected' && (wanted === '' || plainWords(`${value} ${message}`).includes(wanted)),
      ),
    [problems, wanted],
  );
  const choices = useMemo(() => differencesOf(preview), [preview]);
  const columns = useMemo(() => previewColumns(preview.kind, kept), [preview.kind, kept]);
  return (
    <>
      <div className={classes.filters}>
        <SearchField label={SEARCHED[preview.kind] ?? 'Client ou pièce'} value={search} onChange={setSearch} />
        {!preview.isPartial && (
          <SegmentedControl aria-label="Lignes affichées" value={shown} onChange={(value) => onShow(value as Difference)} data={choices} />
        )}
      </div>
      {shown === 'rejected' ? (
        <ProblemsTable problems={rejected} />
      ) : (
        <DataTable
          label="Lignes à importer"
          exportable={false}
          columns={columns}
          rows={kept}
          rowKey={(row) => `${row.sheet ?? ''} ${row.row} ${row.label} ${row.customerName} ${row.date} ${row.amountCents}`}
          rememberAs={`import-rows-${preview.kind}`}
          isMuted={(row) => row.state === 'unchanged'}
          empty={
            rows.length === 0 && preview.isPartial ? (
              <EmptyState title="La lecture continue">Les premières lignes ne disent pas tout de ce fichier.</EmptyState>
            ) : rows.length === 0 ? (
              <EmptyState title={preview.questions.length > 0 ? 'Une réponse est attendue' : 'Aucune ligne lisible'}>
                {preview.questions.length > 0
                  ? 'Les lignes sont comparées au dossier dès que vous avez répondu à la question ci-dessus.'
                  : 'Regardez l’onglet « À vérifier », ou corrigez les colonnes.'}
              </EmptyState>
            ) : (
              <EmptyState
                icon="search"
                title="Aucune ligne ne correspond"
                action={
                  <Button
                    onClick={() => {
                      setSearch('');
                      onShow('all');
                    }}
                  >
                    Afficher toutes les lignes
                  </Button>
                }
              />
            )
          }
        />
      )}
      {moreRows > 0 && shown !== 'rejected' && (
        <p className={classes.more}>et {moreRows.toLocaleString('fr-FR')} autres lignes, importées de la même façon</p>
      )}
    </>
  );
}

/** The differences that the file has, with how many; counted over the whole file, listed or not. */
function differencesOf({ counts, rows, kind }: ImportPreview): { value: Difference; label: string }[] {
  const vanished = rows.filter((row) => differenceOf(row) === 'vanished').length;
  const numbers: Record<Exclude<Difference, 'all'>, number> = {
    new: counts.new,
    changed: counts.changed,
    settled: Math.max(0, counts.settled - vanished),
    vanished,
    unchanged: counts.unchanged,
    rejected: counts.rejected,
  };
  const total = counts.new + counts.changed + counts.settled + counts.unchanged;
  const label = (difference: Difference, count: number) => `${differenceChoice(difference, kind)} (${count.toLocaleString('fr-FR')})`;
  return [
    { value: 'all', label: label('all', total) },
    ...(Object.keys(numbers) as Exclude<Difference, 'all'>[])
      .filter((difference) => numbers[difference] > 0)
      .map((difference) => ({ value: difference, label: label(difference, numbers[difference]) })),
  ];
}
