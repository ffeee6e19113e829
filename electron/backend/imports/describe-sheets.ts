import type { ImportSheet } from '../../../shared/imports/imports.contract.ts';
import type { Table } from '../../../shared/imports/table.ts';
import type { PreparedImport } from './prepared-import.ts';

/** Every sheet of a workbook that holds something, in its order, and what becomes of each; none of any other file. */
export function describeSheets({ workbook, sheets }: Table, { description, sheetRows, lists }: PreparedImport): ImportSheet[] {
  if (!workbook) return [];
  const read = new Map(workbook.together.map(({ name }) => [name, description.rowCount]));
  const rowCountOf = (name: string) => lists?.get(name)?.rowCount ?? sheetRows?.get(name) ?? (read.size > 1 ? 0 : description.rowCount);
  const describe = (name: string, isHidden: boolean): ImportSheet => {
    const isRead = read.has(name) && (read.size === 1 || rowCountOf(name) > 0);
    return {
      name,
      state: isRead ? 'read' : isHidden ? 'hidden' : workbook.alike.includes(name) ? 'alike' : 'other',
      rowCount: isRead ? rowCountOf(name) : 0,
      kind: lists?.get(name)?.kind ?? null,
      counts: lists?.get(name)?.counts ?? null,
    };
  };
  return [...sheets.map((name) => describe(name, false)), ...workbook.hidden.map((name) => describe(name, true))];
}
