import type { QueryContext } from '../context.ts';
import type { DocumentTask } from './document-messages.ts';
import type { DocumentForm } from './find-document.ts';
import { prepareEInvoiceImport } from './prepare-einvoice-import.ts';
import { prepareFixedWidthImport } from './prepare-ledger-import.ts';
import { prepareStatementImport } from './prepare-statement-import.ts';
import type { ImportFile, ImportInput, PreparedImport } from './prepared-import.ts';
import { readDocumentApart } from './read-document-apart.ts';
import { looksFixedWidth } from './read-ledger-rows.ts';

/**
 * Plans what a file that is no table brings; null for lines that are no book after all.
 * @throws AppError as `readDocumentApart`; CANCELLED
 */
export async function prepareDocumentImport(
  context: QueryContext,
  { name, bytes }: ImportFile,
  form: DocumentForm | 'lines',
  input: ImportInput,
): Promise<PreparedImport | null> {
  const task: DocumentTask = { file: name, bytes, form, encoding: input.encoding };
  const document = await readDocumentApart(context, task);
  if (document.kind === 'einvoice') return prepareEInvoiceImport(context, document, input);
  if (document.kind === 'statement') return prepareStatementImport(context, document, input);
  return document.reading && prepareFixedWidthImport(context, document.reading, document.encoding, input);
}

/** Plans what a book in lines of fixed width brings; null for every other file. @throws AppError CANCELLED */
export async function prepareLinesImport(context: QueryContext, file: ImportFile, input: ImportInput): Promise<PreparedImport | null> {
  if ((input.kind !== undefined && input.kind !== 'fec') || !looksFixedWidth(file.bytes)) return null;
  return prepareDocumentImport(context, file, 'lines', input);
}
