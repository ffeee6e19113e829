import { Button, FileButton, Menu } from '@mantine/core';
import { useState } from 'react';
import { useHost } from '../api/api-context.tsx';
import { useApiCommand } from '../api/use-api-command.ts';
import { useApiQuery } from '../api/use-api-query.ts';
import type { VerbOutput } from '../api/verbs.ts';
import { confirm } from '../ui/confirm.tsx';
import { Icon } from '../ui/icons.tsx';
import { notifyDone, notifyError } from '../ui/notify.tsx';
import { EmptyState, QueryState } from '../ui/ScreenState.tsx';
import type { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/DataTable.tsx';
import { useSaveFile } from '../ui/use-save-file.ts';
import classes from './Imports.module.css';
import { kindName } from './import-words.fr.ts';
import { RenameMappingDialog } from './RememberedNote.tsx';

type Mapping = VerbOutput<'imports.mappings'>[number];

const COLUMNS: readonly Column<Mapping>[] = [
  { id: 'name', header: 'Nom', value: (mapping) => mapping.name },
  { id: 'kind', header: 'Contenu', value: (mapping) => kindName(mapping.kind), width: 160 },
  { id: 'choices', header: 'Choix retenus', kind: 'number', value: (mapping) => mapping.choices, width: 120 },
  { id: 'used', header: 'Dernier import', kind: 'date', value: (mapping) => mapping.lastUsedOn, width: 130 },
];

/** How each shape of file is read: names, what can be taken to another company, what to forget. */
export function RememberedMappings() {
  const mappings = useApiQuery('imports.mappings', {});
  const [renamed, setRenamed] = useState<Mapping | null>(null);
  const host = useHost();
  const save = useSaveFile();
  const forget = useApiCommand('imports.deleteMapping', { onError: notifyError });
  const load = useApiCommand('imports.importMapping', {
    onSuccess: ({ name }) => notifyDone(`« ${name} » est connue de cette société.`),
    onError: notifyError,
  });
  const take = async (file: File | null) => {
    if (!file) return;
    try {
      load.mutate({ file: await host.registerFile(file) });
    } catch (error) {
      notifyError(error);
    }
  };
  const exportOne = ({ mappingId, name }: Mapping) =>
    save(`${name}.json`, (client, out, options) => client.imports.exportMapping({ mappingId, out }, options));
  return (
    <>
      <div className={classes.filters}>
        <span className={classes.sums}>Un fichier de même présentation est relu comme la dernière fois.</span>
        <FileButton onChange={(file) => void take(file)} accept=".json" inputProps={{ 'aria-label': 'Présentation à charger' }}>
          {(props) => (
            <Button {...props} leftSection={<Icon name="file" />}>
              Charger une présentation
            </Button>
          )}
        </FileButton>
      </div>
      <QueryState query={mappings}>
        {(rows) => (
          <DataTable
            label="Présentations mémorisées"
            exportable={false}
            columns={COLUMNS}
            rows={rows}
            rowKey={(mapping) => mapping.mappingId}
            rememberAs="import-mappings"
            actionsWidth={56}
            actions={(mapping) => (
              <Menu width={240} position="bottom-end">
                <Menu.Target>
                  <Button size="compact-xs" aria-label={`Actions sur ${mapping.name}`}>
                    <Icon name="more" />
                  </Button>
                </Menu.Target>
                <Menu.Dropdown>
                  <Menu.Item leftSection={<Icon name="pencil" />} onClick={() => setRenamed(mapping)}>
                    Renommer
                  </Menu.Item>
                  <Menu.Item leftSection={<Icon name="file" />} onClick={() => void exportOne(mapping)}>
                    Enregistrer dans un fichier
                  </Menu.Item>
                  <Menu.Item
                    leftSection={<Icon name="trash" />}
                    onClick={() =>
                      confirm({
                        title: `Oublier « ${mapping.name} » ?`,
                        consequence:
                          'Le prochain fichier de cette présentation sera lu comme un nouveau : ses colonnes et ses questions seront à revoir. Ce qui a été importé ne change pas.',
                        verb: 'Oublier la présentation',
                        onConfirm: () => forget.mutate({ mappingId: mapping.mappingId }),
                      })
                    }
                  >
                    Oublier
                  </Menu.Item>
                </Menu.Dropdown>
              </Menu>
            )}
            empty={
              <EmptyState title="Aucune présentation mémorisée">
                Au premier import d’un fichier, ses colonnes et vos réponses sont retenues pour le suivant.
              </EmptyState>
            }
          />
        )}
      </QueryState>
      {renamed && <RenameMappingDialog mappingId={renamed.mappingId} name={renamed.name} onClose={() => setRenamed(null)} />}
    </>
  );
}
