import { Button, Tabs } from '@mantine/core';
import { useMemo } from 'react';
import { useApiQuery } from '../api/use-api-query.ts';
import type { VerbOutput } from '../api/verbs.ts';
import { Card } from '../ui/Card.tsx';
import { EmptyState, QueryState } from '../ui/ScreenState.tsx';
import { StatusDot } from '../ui/StatusDot.tsx';
import type { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/DataTable.tsx';
import { useSaveFile } from '../ui/use-save-file.ts';
import classes from './Imports.module.css';
import { kindName } from './import-words.fr.ts';
import { KeepFiles } from './KeepFiles.tsx';
import { RememberedMappings } from './RememberedMappings.tsx';
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
  {
    id: 'file',
    header: 'Fichier',
    value: (record) => record.fileName,
    cell: (record) => <span title={`${record.fileName}\nEmpreinte SHA-256 : ${record.sha256}`}>{record.fileName}</span>,
  },
  { id: 'by', header: 'Par', value: (record) => record.importedBy, width: 96 },
  { id: 'kind', header: 'Contenu', value: (record) => kindName(record.kind), width: 104 },
  { id: 'new', header: 'Nouvelles', kind: 'number', width: 84, value: (record) => record.counts.new },
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

/** What was imported before, and what is remembered of it. */
export function ImportHistory() {
  return (
    <Card padding="flush" fill>
      <Tabs defaultValue="history" className={classes.tabs} keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="history">Imports précédents</Tabs.Tab>
          <Tabs.Tab value="mappings">Présentations mémorisées</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="history" className={classes.panel}>
          <PastImports />
        </Tabs.Panel>
        <Tabs.Panel value="mappings" className={classes.panel}>
          <RememberedMappings />
        </Tabs.Panel>
      </Tabs>
    </Card>
  );
}

/** Imports, latest first; each can be undone as long as nothing builds on it, and its file had again if it was kept. */
function PastImports() {
  const history = useApiQuery('imports.history', {});
  const save = useSaveFile();
  const undo = useUndoImport();
  const rows = useMemo(() => history.data?.toSorted((a, b) => b.importId - a.importId) ?? [], [history.data]);
  return (
    <>
      <div className={classes.filters}>
        <KeepFiles />
      </div>
      <QueryState query={history}>
        {() => (
          <DataTable
            label="Imports précédents"
            columns={COLUMNS}
            rows={rows}
            rowKey={(record) => record.importId}
            rememberAs="import-history"
            isMuted={(record) => record.undoneAt !== null}
            actionsShown
            actionsWidth={156}
            actions={(record) => (
              <>
                {record.hasFile && (
                  <Button
                    size="compact-xs"
                    onClick={() =>
                      void save(record.fileName, (client, out, options) =>
                        client.imports.exportFile({ importId: record.importId, out }, options),
                      )
                    }
                    aria-label={`Reprendre le fichier ${record.fileName}`}
                  >
                    Fichier
                  </Button>
                )}
                {record.undoneAt === null && (
                  <Button
                    size="compact-xs"
                    onClick={() => undo.ask(record.importId, record.fileName)}
                    aria-label={`Annuler l’import de ${record.fileName}`}
                  >
                    Annuler
                  </Button>
                )}
              </>
            )}
            empty={<EmptyState title="Rien n’a encore été importé">Chaque import sera gardé ici, et pourra être annulé.</EmptyState>}
          />
        )}
      </QueryState>
    </>
  );
}
