import type { QueryContext } from '../context.ts';
import { decodeText } from './decode-text.ts';
import { extractInvoiceXml } from './extract-invoice-xml.ts';
import type { DocumentForm } from './find-document.ts';
import { prepareEInvoiceImport } from './prepare-einvoice-import.ts';
import { looksFixedWidth, prepareFixedWidthImport } from './prepare-ledger-import.ts';
import { prepareStatementImport } from './prepare-statement-import.ts';
import type { ImportFile, ImportInput, PreparedImport } from './prepared-import.ts';
import { xmlText } from './xml-text.ts';

/**
 * Plans what a file that is no table brings.
 * @throws AppError as `extractInvoiceXml`, `readEInvoice` and `readStatement`; CANCELLED
 */
export async function prepareDocumentImport(
  context: QueryContext,
  { name, bytes }: ImportFile,
  form: DocumentForm,
  input: ImportInput,
): Promise<PreparedImport> {
  if (form === 'pdf') {
    const embedded = await extractInvoiceXml(bytes, name);
    return prepareEInvoiceImport(context, name, { text: xmlText(embedded.bytes), inPdf: true }, input);
  }
  if (form === 'einvoiceXml') return prepareEInvoiceImport(context, name, { text: xmlText(bytes), inPdf: false }, input);
  const isXml = /^\s*<\?xml/.test(new TextDecoder('windows-1252').decode(bytes.subarray(0, 100)).replace(/^\u00ef\u00bb\u00bf/, ''));
  const source = isXml ? { text: xmlText(bytes), encoding: null } : decodeText(name, bytes, input.encoding);
  return prepareStatementImport(context, name, source);
}

/** Plans what a book in lines of fixed width brings; null for every other file. @throws AppError CANCELLED */
export async function prepareLinesImport(
  context: QueryContext,
  { name, bytes }: ImportFile,
  input: ImportInput,
): Promise<PreparedImport | null> {
  if ((input.kind !== undefined && input.kind !== 'fec') || !looksFixedWidth(bytes)) return null;
  return prepareFixedWidthImport(context, decodeText(name, bytes, input.encoding), input);
}
