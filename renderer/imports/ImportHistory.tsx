import { Button } from '@mantine/core';
import { useMemo } from 'react';
import type { VerbOutput } from '../api/verbs.ts';
import { useApiQuery } from '../api/use-api-query.ts';
import { Card } from '../ui/Card.tsx';
import { EmptyState, QueryState } from '../ui/ScreenState.tsx';
import { StatusDot } from '../ui/StatusDot.tsx';
import type { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/DataTable.tsx';
import { kindName } from './import-words.fr.ts';
import { useUndoImport } from './use-undo-import.ts';

type ImportRecord = VerbOutput<'imports.history'>[number];

const moment = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'short', timeStyle: 'short' });

const COLUMNS: readonly Column<ImportRecord>[] = [
  {
    id: 'at',
    header: 'Importé le',
    value: (record) => record.importedAt,
    cell: (record) => moment.format(new Date(record.importedAt)),
    width: 140,
  },
  { id: 'file', header: 'Fichier', value: (record) => record.fileName },
  { id: 'kind', header: 'Contenu', value: (record) => kindName(record.kind), width: 110 },
  { id: 'new', header: 'Nouvelles', kind: 'number', value: (record) => record.counts.new },
  { id: 'changed', header: 'Modifiées', kind: 'number', value: (record) => record.counts.changed + record.counts.settled },
  { id: 'rejected', header: 'Refusées', kind: 'number', value: (record) => record.counts.rejected },
  {
    id: 'state',
    header: 'État',
    value: (record) => (record.undoneAt === null ? 'en place' : 'annulé'),
    cell: (record) =>
      record.undoneAt === null ? <StatusDot colour="good">en place</StatusDot> : <StatusDot colour="aged-0">annulé</StatusDot>,
    width: 100,
  },
];

/** What was imported before, latest first; each can be undone as long as nothing builds on it. */
export function ImportHistory() {
  const history = useApiQuery('imports.history', {});
  const undo = useUndoImport();
  const rows = useMemo(() => history.data?.toSorted((a, b) => b.importId - a.importId) ?? [], [history.data]);
  return (
    <Card title="Imports précédents" padding="flush" fill>
      <QueryState query={history}>
        {() => (
          <DataTable
            label="Imports précédents"
            columns={COLUMNS}
            rows={rows}
            rowKey={(record) => record.importId}
            rememberAs="import-history"
            isMuted={(record) => record.undoneAt !== null}
            actions={(record) =>
              record.undoneAt === null && (
                <Button
                  size="compact-xs"
                  onClick={() => undo.ask(record.importId, record.fileName)}
                  aria-label={`Annuler l’import de ${record.fileName}`}
                >
                  Annuler
                </Button>
              )
            }
            empty={<EmptyState title="Rien n’a encore été importé">Chaque import sera gardé ici, et pourra être annulé.</EmptyState>}
          />
        )}
      </QueryState>
    </Card>
  );
}
