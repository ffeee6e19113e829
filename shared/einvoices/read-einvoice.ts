import { AppError } from '../errors/app-error.ts';
import { readXml } from '../xml/read-xml.ts';
import type { EInvoice } from './einvoice.ts';
import { readCii } from './read-cii.ts';
import { readUbl } from './read-ubl.ts';

/** An invoice of a thousand lines is under two megabytes; attachments inside the XML are not read here. */
const LIMIT_MEGABYTES = 8;

/** What is looked at to recognise an invoice: its root and its namespaces stand at the start. */
const START = 8_000;

/** Whether a text is an electronic invoice, by its root element. */
export function isEInvoiceXml(text: string): boolean {
  const start = text.slice(0, START);
  if (!/^\uFEFF?\s*</.test(start)) return false;
  if (/<(?:[\w.-]+:)?CrossIndustry(?:Invoice|Document)\b/.test(start)) return true;
  return /<(?:[\w.-]+:)?(?:Invoice|CreditNote)\b/.test(start) && start.includes('urn:oasis:names:specification:ubl:schema:xsd:');
}

/**
 * An electronic invoice in either syntax of EN 16931. `file` is its name, for the sentences.
 * @throws AppError FILE_TOO_LARGE, XML_DOCTYPE, XML_MALFORMED, EINVOICE_UNRECOGNISED, EINVOICE_INCOMPLETE, EINVOICE_TYPE_UNKNOWN,
 * EINVOICE_VALUE_UNREADABLE
 */
export function readEInvoice(text: string, file: string): EInvoice {
  const root = readXml(text, file, LIMIT_MEGABYTES);
  if (root.name === 'CrossIndustryInvoice' || root.name === 'CrossIndustryDocument') return readCii(root, file);
  // Other formats have a root of the same name: UBL's is told by its namespace.
  if ((root.name === 'Invoice' || root.name === 'CreditNote') && isEInvoiceXml(text)) return readUbl(root, file);
  throw new AppError('EINVOICE_UNRECOGNISED', { file });
}
