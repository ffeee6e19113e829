import { inflateSync } from 'node:zlib';
import { readProfile } from '../../../db/companies/companies.queries.ts';
import { keptFiles, tableRows } from '../../../db/exports/whole-tables.queries.ts';
import { readSchema, type SchemaTable } from '../../../db/schema/read-schema.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { archivePath } from '../../../shared/exports/archive-path.ts';
import { everythingPage } from '../../../shared/exports/everything-page.fr.ts';
import type { ExportSheet } from '../../../shared/exports/export-sheet.ts';
import { EXPORT_STEPS } from '../../../shared/exports/export-steps.fr.ts';
import { ExportedList, type exportsContract } from '../../../shared/exports/exports.contract.ts';
import { breathe, type QueryContext } from '../context.ts';
import { withSnapshot } from '../snapshot.ts';
import { streamZip } from '../zip-archive.ts';
import { schemaPage } from './export-schema.ts';
import { gatherBook } from './gather-book.ts';
import type { FiguresOf } from './gather-sheets.ts';
import { writeCsv } from './write-csv.ts';
import { writeWorkbook } from './write-workbook.ts';

type Verb = typeof exportsContract.everything;

/**
 * Writes all that a company's file holds, in forms that other programs read: the book as a workbook, every table as CSV, every letter and file as it
 * is, and the page that explains the tables. All of one moment. @throws AppError OUTPUT_EXISTS, OUTPUT_UNWRITABLE, CANCELLED
 */
export function exportEverything(context: QueryContext, { out, asOf }: InputOf<Verb>, figuresOf: FiguresOf): Promise<OutputOf<Verb>> {
  return withSnapshot(context, async (snapshot) => {
    const { db } = snapshot;
    const { tables } = readSchema(db);
    const files = keptFiles(db, null).map((file) => ({ ...file, name: archivePath(file.name) }));
    const total = tables.length + files.length;
    let done = 0;
    const pause = () => {
      context.progress({ done, total, step: EXPORT_STEPS.writing });
      return breathe(context);
    };
    async function* content(): AsyncGenerator<{ name: string; bytes: Uint8Array }> {
      const page = everythingPage({ company: readProfile(db).name, asOf, tables: tables.length, files: files.map(({ name }) => name) });
      yield { name: 'LISEZ-MOI.html', bytes: Buffer.from(page) };
      yield { name: 'schema.html', bytes: schemaPage(snapshot) };
      yield { name: 'classeur.xlsx', bytes: await writeWorkbook(await gatherBook(snapshot, ExportedList.options, asOf, figuresOf), pause) };
      for (const table of tables) {
        await pause();
        yield { name: `tables/${table.name}.csv`, bytes: await writeCsv(tableSheet(snapshot, table), pause) };
        done += 1;
      }
      for (const { name, read, isDeflated } of files) {
        await pause();
        const bytes = read();
        if (bytes !== null) yield { name, bytes: isDeflated === true ? inflateSync(bytes) : bytes };
        done += 1;
      }
    }
    const { path } = await context.files.writePieces(out, streamZip(content()));
    return { path, tables: tables.length, files: files.length };
  });
}

/** A table under its own column names, which the schema's page explains; bytes are told by their length. */
function tableSheet({ db }: QueryContext, { name, columns, rows }: SchemaTable): ExportSheet {
  return {
    name,
    columns: columns.map((column) => ({
      title: column.name,
      kind: column.type === 'TEXT' ? 'text' : 'number',
      decimals: column.type === 'REAL' ? 4 : 0,
    })),
    rows: {
      length: rows,
      *[Symbol.iterator]() {
        for (const row of tableRows(db, name)) yield columns.map((column) => row[column.name] ?? null);
      },
    },
  };
}
