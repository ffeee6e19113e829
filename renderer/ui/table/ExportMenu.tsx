import { ActionIcon, Menu } from '@mantine/core';
import { useState } from 'react';
import { Icon } from '../icons.tsx';
import { notifyDone } from '../notify.tsx';
import { useSaveFile } from '../use-save-file.ts';
import type { Column } from './column.ts';
import { exportedTable, exportFileName } from './table-export.ts';

interface ExportMenuProps<Row> {
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
}

/** Writes a table as it is on screen, filters and order included, to a workbook or a CSV file. */
export function ExportMenu<Row>({ label, columns, rows }: ExportMenuProps<Row>) {
  const save = useSaveFile();
  const [busy, setBusy] = useState(false);
  const exportAs = async (format: 'xlsx' | 'csv') => {
    setBusy(true);
    const saved = await save(exportFileName(label, format), (client, out) =>
      client.exports.table({ name: label, format, out, ...exportedTable(columns, rows) }),
    );
    setBusy(false);
    if (saved) notifyDone(`${label} : ${rows.length.toLocaleString('fr-FR')} ${rows.length > 1 ? 'lignes exportées' : 'ligne exportée'}`);
  };
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon variant="subtle" size={22} loading={busy} aria-label={`Exporter : ${label}`} title="Exporter cette liste">
          <Icon name="imports" size={12} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void exportAs('xlsx')}>Excel (.xlsx)</Menu.Item>
        <Menu.Item onClick={() => void exportAs('csv')}>CSV</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
