import { recogniseStatementText } from '../../../shared/bank-statements/read-statement.ts';
import { isEInvoiceXml } from '../../../shared/einvoices/read-einvoice.ts';
import { isLedgerXml } from '../../../shared/fec/read-ledger-xml.ts';

/** What a file is when it is no table: an electronic invoice, a bank's file for programs, or a book in XML. */
export type DocumentForm = 'pdf' | 'einvoiceXml' | 'statement' | 'ledgerXml';

/** Marks of every form stand in the first bytes. */
const START = 16_000;

const PDF = [0x25, 0x50, 0x44, 0x46, 0x2d];

/** Tells files that are no tables by their first bytes, never by their name; null for everything else, known or not. */
export function findDocument(bytes: Uint8Array): DocumentForm | null {
  if (PDF.every((byte, index) => bytes[index] === byte)) return 'pdf';
  const start = decodeStart(bytes.subarray(0, START));
  if (isEInvoiceXml(start)) return 'einvoiceXml';
  if (isLedgerXml(start)) return 'ledgerXml';
  return recogniseStatementText(start) === null ? null : 'statement';
}

function decodeStart(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  // UTF-8 read as Windows-1252 keeps every mark that is looked for.
  return new TextDecoder('windows-1252').decode(bytes[0] === 0xef && bytes[1] === 0xbb ? bytes.subarray(3) : bytes);
}
