import type { InputOf, OutputOf } from '../../shared/contract/procedure.ts';
import type { ImportKind } from '../../shared/imports/import-fields.contract.ts';
import type { ImportCounts, ImportTotals, importsContract } from '../../shared/imports/imports.contract.ts';
import type { ReadDb, WriteDb } from '../database.ts';

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
  mode: 'delta' | 'full';
  importedBy: string;
  hasFile: number;
}

const COLUMNS = `id AS importId, file_name AS fileName, sha256, kind, imported_at AS importedAt, undone_at AS undoneAt, counts, totals, mode,
  imported_by AS importedBy, EXISTS (SELECT 1 FROM imports kept WHERE kept.sha256 = imports.sha256 AND kept.file IS NOT NULL) AS hasFile`;

/** Every import, latest first, undone ones included. */
export function listImports(db: ReadDb): ImportHistory {
  return db.prepare<Row>(`SELECT ${COLUMNS} FROM imports ORDER BY id DESC`).all().map(fromRow);
}

export function findImport(db: ReadDb, { importId }: InputOf<typeof importsContract.undo>): ImportHistory[number] | undefined {
  const row = db.prepare<Row>(`SELECT ${COLUMNS} FROM imports WHERE id = ?`).get(importId);
  return row && fromRow(row);
}

/** What was answered to the questions of an import. */
export function importAnswers(db: ReadDb, importId: number): Record<string, string> {
  const row = db.prepare<{ answers: string }>('SELECT answers FROM imports WHERE id = ?').get(importId);
  return JSON.parse(row?.answers ?? '{}') as Record<string, string>;
}

/** The bytes of an import’s file, deflated (zlib), kept once for all the imports of that same file; undefined when it was not kept. */
export function keptFile(db: ReadDb, importId: number): Uint8Array | undefined {
  return db
    .prepare<{ file: Uint8Array }>(
      `SELECT kept.file FROM imports JOIN imports kept ON kept.sha256 = imports.sha256 AND kept.file IS NOT NULL WHERE imports.id = ? LIMIT 1`,
    )
    .get(importId)?.file;
}

/** Forgets every kept file; their names and fingerprints remain. */
export function forgetFiles(db: WriteDb): void {
  db.prepare('UPDATE imports SET file = NULL WHERE file IS NOT NULL').run();
}

function fromRow(row: Row): ImportHistory[number] {
  return {
    ...row,
    hasFile: row.hasFile === 1,
    counts: JSON.parse(row.counts) as ImportCounts,
    totals: JSON.parse(row.totals) as ImportTotals,
  };
}
