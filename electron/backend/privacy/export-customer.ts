import { readProfile } from '../../../db/companies/companies.queries.ts';
import { keptFiles } from '../../../db/exports/whole-tables.queries.ts';
import { customerRows, readCustomerName } from '../../../db/privacy/customer-summary.queries.ts';
import { readSchema } from '../../../db/schema/read-schema.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { archivePath } from '../../../shared/exports/archive-path.ts';
import type { ExportSheet } from '../../../shared/exports/export-sheet.ts';
import { customerPage } from '../../../shared/privacy/customer-page.fr.ts';
import type { privacyContract } from '../../../shared/privacy/privacy.contract.ts';
import { breathe, type QueryContext } from '../context.ts';
import { streamZip } from '../zip-archive.ts';

type Verb = typeof privacyContract.exportCustomer;

/** How tables are written as CSV; another domain's. */
export type WriteCsv = (sheet: ExportSheet, pause: () => Promise<void>) => Promise<Uint8Array>;

/** Writes all that the file holds about a customer. Its rows are those of one moment. @throws AppError CUSTOMER_NOT_FOUND, OUTPUT_*, CANCELLED */
export async function exportCustomer(
  context: QueryContext,
  { customerId, out }: InputOf<Verb>,
  writeCsv: WriteCsv,
): Promise<OutputOf<Verb>> {
  const { db, today } = context;
  const customer = readCustomerName(db, customerId);
  if (customer === null) throw new AppError('CUSTOMER_NOT_FOUND', { customerId });
  const columns = new Map(readSchema(db).tables.map((table) => [table.name, table.columns]));
  const tables = customerRows(db, customerId).map(({ table, rows }) => ({ table, rows, columns: columns.get(table) ?? [] }));
  const files = keptFiles(db, customerId).map((file) => ({ ...file, name: archivePath(file.name) }));
  const page = customerPage({ company: readProfile(db).name, customer, today, tables, files: files.map(({ name }) => name) });
  const pause = () => breathe(context);

  async function* content(): AsyncGenerator<{ name: string; bytes: Uint8Array }> {
    yield { name: 'LISEZ-MOI.html', bytes: Buffer.from(page) };
    const filled = tables.filter(({ rows }) => rows.length > 0);
    yield {
      name: 'donnees.json',
      bytes: Buffer.from(JSON.stringify(Object.fromEntries(filled.map(({ table, rows }) => [table, rows])), null, 1)),
    };
    for (const { table, columns: all, rows } of filled) {
      const sheet: ExportSheet = {
        name: table,
        columns: all.map(({ name, type }) => ({ title: name, kind: type === 'TEXT' ? 'text' : 'number' })),
        rows: rows.map((row) => all.map(({ name }) => row[name] as string | number | null)),
      };
      yield { name: `tables/${table}.csv`, bytes: await writeCsv(sheet, pause) };
    }
    for (const [index, file] of files.entries()) {
      context.progress({ done: index, total: files.length, step: 'Courriers et pièces' });
      await pause();
      const bytes = file.read();
      if (bytes !== null) yield { name: file.name, bytes };
    }
  }
  const { path } = await context.files.writePieces(out, streamZip(content()));
  return { path, files: files.length };
}
