import { readStatement } from '../../../shared/bank-statements/read-statement.ts';
import { harmlessTexts } from '../../../shared/contract/harmless-text.ts';
import { readEInvoice } from '../../../shared/einvoices/read-einvoice.ts';
import { readFixedWidth, recogniseFixedWidth } from '../../../shared/fec/read-fixed-width.ts';
import { readLedgerXml } from '../../../shared/fec/read-ledger-xml.ts';
import { decodeText } from './decode-text.ts';
import type { DocumentTask, ReadDocument } from './document-messages.ts';
import { extractInvoiceXml } from './extract-invoice-xml.ts';
import { xmlText } from './xml-text.ts';

/**
 * Reads a file that is no table into what it says, its texts without the characters that only do harm. No entity is expanded, nothing is
 * run, and no file or address is followed.
 * @throws AppError as `extractInvoiceXml`, `readEInvoice`, `readLedgerXml`, `readStatement` and `decodeText`
 */
export async function readDocument(task: DocumentTask): Promise<ReadDocument> {
  return harmlessTexts(await readAsItIs(task));
}

async function readAsItIs({ file, bytes, form, encoding }: DocumentTask): Promise<ReadDocument> {
  if (form === 'pdf') {
    const embedded = await extractInvoiceXml(bytes, file);
    return { kind: 'einvoice', invoice: readEInvoice(xmlText(embedded.bytes), file), inPdf: true };
  }
  if (form === 'einvoiceXml') return { kind: 'einvoice', invoice: readEInvoice(xmlText(bytes), file), inPdf: false };
  if (form === 'ledgerXml') return { kind: 'lines', reading: readLedgerXml(xmlText(bytes), file), encoding: null };
  if (form === 'statement' && isXml(bytes)) return { kind: 'statement', reading: readStatement(xmlText(bytes), file), encoding: null };
  const decoded = decodeText(file, bytes, encoding);
  if (form === 'statement') return { kind: 'statement', reading: readStatement(decoded.text, file), encoding: decoded.encoding };
  const lines = decoded.text.split(/\r\n|\r|\n/);
  const layout = recogniseFixedWidth(lines);
  return { kind: 'lines', reading: layout === null ? null : readFixedWidth(layout, lines), encoding: decoded.encoding };
}

function isXml(bytes: Uint8Array): boolean {
  return /^\s*<\?xml/.test(new TextDecoder('windows-1252').decode(bytes.subarray(0, 100)).replace(/^\u00ef\u00bb\u00bf/, ''));
}
