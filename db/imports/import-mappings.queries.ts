import type { OutputOf } from '../../shared/contract/procedure.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { ImportConstants, ImportField, ImportKind } from '../../shared/imports/import-fields.contract.ts';
import type { RememberedMapping } from '../../shared/imports/import-memory.ts';
import type { importsContract } from '../../shared/imports/imports.contract.ts';
import type { ReadDb, WriteDb } from '../database.ts';

interface Row {
  mappingId: number;
  name: string;
  fingerprint: string;
  kind: ImportKind;
  mapping: string;
  answers: string;
  constants: string;
  lastUsedOn: LocalDate;
}

const COLUMNS = 'id AS mappingId, name, fingerprint, kind, mapping, answers, constants, last_used_on AS lastUsedOn';

/** Every remembered shape of file, last used first. */
export function listMappings(db: ReadDb): RememberedMapping[] {
  return db.prepare<Row>(`SELECT ${COLUMNS} FROM import_mappings ORDER BY last_used_on DESC, id DESC`).all().map(fromRow);
}

export function findMapping(db: ReadDb, mappingId: number): RememberedMapping | undefined {
  const row = db.prepare<Row>(`SELECT ${COLUMNS} FROM import_mappings WHERE id = ?`).get(mappingId);
  return row && fromRow(row);
}

/** A remembered shape as the screens list it. */
export function describeMapping({
  mappingId,
  name,
  kind,
  lastUsedOn,
  mapping,
  answers,
  constants,
}: RememberedMapping): OutputOf<typeof importsContract.renameMapping> {
  const choices =
    Object.keys(mapping).length + Object.keys(answers).length + Object.values(constants).filter((one) => one !== undefined).length;
  return { mappingId, name, kind, lastUsedOn, choices };
}

/** Keeps a shape of file; one of the same shape and kind is replaced, under the name it has. The id. */
export function keepMapping(db: WriteDb, values: Omit<RememberedMapping, 'mappingId'>): number {
  const { name, fingerprint, kind, mapping, answers, constants, lastUsedOn } = values;
  db.prepare(
    `INSERT INTO import_mappings (name, fingerprint, kind, mapping, answers, constants, last_used_on) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (fingerprint, kind) DO UPDATE
     SET mapping = excluded.mapping, answers = excluded.answers, constants = excluded.constants, last_used_on = excluded.last_used_on`,
  ).run(name, fingerprint, kind, JSON.stringify(mapping), JSON.stringify(answers), JSON.stringify(constants), lastUsedOn);
  const row = db.prepare<{ id: number }>('SELECT id FROM import_mappings WHERE fingerprint = ? AND kind = ?').get(fingerprint, kind);
  return row?.id ?? 0;
}

export function renameMapping(db: WriteDb, mappingId: number, name: string): void {
  db.prepare('UPDATE import_mappings SET name = ? WHERE id = ?').run(name, mappingId);
}

export function deleteMapping(db: WriteDb, mappingId: number): void {
  db.prepare('DELETE FROM import_mappings WHERE id = ?').run(mappingId);
}

const TABLE = 'import_mappings';

/** Keeps a shape of file on behalf of an import, with what undoing that import gives back. */
export function keepMappingOfImport(db: WriteDb, importId: number, values: Omit<RememberedMapping, 'mappingId'>): void {
  const known = db
    .prepare<{ id: number }>('SELECT id FROM import_mappings WHERE fingerprint = ? AND kind = ?')
    .get(values.fingerprint, values.kind);
  const before = known ? image(db, known.id) : null;
  const mappingId = keepMapping(db, values);
  const after = image(db, mappingId);
  if (after === before) return;
  db.prepare('INSERT INTO import_changes (import_id, table_name, row_id, before, after) VALUES (?, ?, ?, ?, ?)').run(
    importId,
    TABLE,
    mappingId,
    before,
    after,
  );
}

/** Gives back what an import changed in the memory of shapes, unless a person or another import worked on it since. */
export function restoreMappings(db: WriteDb, importId: number): void {
  const changes = db
    .prepare<{ rowId: number; before: string | null; after: string }>(
      `SELECT row_id AS rowId, before, after FROM import_changes WHERE import_id = ? AND table_name = '${TABLE}'`,
    )
    .all(importId);
  for (const { rowId, before, after } of changes) {
    if (image(db, rowId) !== after) continue;
    if (before === null) deleteMapping(db, rowId);
    else {
      const { mapping, answers, constants, last_used_on } = JSON.parse(before) as Record<string, string>;
      db.prepare('UPDATE import_mappings SET mapping = ?, answers = ?, constants = ?, last_used_on = ? WHERE id = ?').run(
        mapping,
        answers,
        constants,
        last_used_on,
        rowId,
      );
    }
  }
}

function image(db: ReadDb, mappingId: number): string | null {
  const row = db.prepare('SELECT * FROM import_mappings WHERE id = ?').get(mappingId);
  return row === undefined ? null : JSON.stringify(row);
}

function fromRow(row: Row): RememberedMapping {
  return {
    ...row,
    mapping: JSON.parse(row.mapping) as Record<string, ImportField>,
    answers: JSON.parse(row.answers) as Record<string, string>,
    constants: JSON.parse(row.constants) as ImportConstants,
  };
}
