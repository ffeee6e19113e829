import type { InputOf, OutputOf } from '../../shared/contract/procedure.ts';
import type { ImportCounts, ImportKind, ImportTotals, importsContract } from '../../shared/imports/imports.contract.ts';
import type { ReadDb } from '../database.ts';

export type ImportHistory = OutputOf<typeof importsContract.history>;

interface Row {
  importId: number;
  fileName: string;
  sha256: string;
  kind: ImportKind;
  importedAt: string;
  undoneAt: string | null;
  counts: string;
  totals: string;
}

const COLUMNS = 'id AS importId, file_name AS fileName, sha256, kind, imported_at AS importedAt, undone_at AS undoneAt, counts, totals';

/** Every import, latest first, undone ones included. */
export function listImports(db: ReadDb): ImportHistory {
  return db.prepare<Row>(`SELECT ${COLUMNS} FROM imports ORDER BY id DESC`).all().map(fromRow);
}

export function findImport(db: ReadDb, { importId }: InputOf<typeof importsContract.undo>): ImportHistory[number] | undefined {
  const row = db.prepare<Row>(`SELECT ${COLUMNS} FROM imports WHERE id = ?`).get(importId);
  return row && fromRow(row);
}

function fromRow(row: Row): ImportHistory[number] {
  return { ...row, counts: JSON.parse(row.counts) as ImportCounts, totals: JSON.parse(row.totals) as ImportTotals };
}
