import { inflateSync } from 'node:zlib';
import { EncryptedPDFError, PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFRawStream, PDFString } from '@cantoo/pdf-lib';
import { AppError } from '../../../shared/errors/app-error.ts';
import { unpacksWithinReason } from '../packed-pdf-objects.ts';

/** A PDF of invoice with its fonts is under a megabyte; a scan of several pages, a few. */
const LIMIT_PDF_MEGABYTES = 30;
/** The XML once inflated: nothing is inflated further, whatever a crafted file announces. */
const LIMIT_XML_MEGABYTES = 8;
/** Attachments and levels of the name tree that are looked at. */
const MOST_FILES = 200;
const DEEPEST = 12;

/** Names that the standards give to the invoice inside the PDF, best first; ZUGFeRD 1 wrote its name in capitals. */
const INVOICE_NAMES = ['factur-x.xml', 'zugferd-invoice.xml', 'xrechnung.xml', 'cii.xml', 'invoice.xml'];

export interface EmbeddedInvoice {
  /** The name of the file inside the PDF. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * The XML of an electronic invoice inside a PDF (Factur-X, ZUGFeRD, XRechnung): the embedded file of a standard name, else the only
 * XML file embedded. Nothing of the PDF is run or followed.
 * @throws AppError FILE_TOO_LARGE, FILE_TOO_DEMANDING, FILE_PROTECTED, FILE_DAMAGED, EINVOICE_ABSENT
 */
export async function extractInvoiceXml(pdf: Uint8Array, file: string): Promise<EmbeddedInvoice> {
  if (pdf.length > LIMIT_PDF_MEGABYTES * 1_000_000) throw new AppError('FILE_TOO_LARGE', { file, limitMegabytes: LIMIT_PDF_MEGABYTES });
  if (!unpacksWithinReason(pdf)) throw new AppError('FILE_TOO_DEMANDING', { file });
  const files = embeddedFiles(await openPdf(pdf, file));
  const named = INVOICE_NAMES.flatMap((name) => files.find((embedded) => embedded.name.toLowerCase() === name) ?? []);
  const others = files.filter(({ name }) => name.toLowerCase().endsWith('.xml'));
  const found = named[0] ?? (others.length === 1 ? others[0] : undefined);
  if (found === undefined) throw new AppError('EINVOICE_ABSENT', { file });
  return { name: found.name, bytes: contentOf(found.stream, file) };
}

async function openPdf(pdf: Uint8Array, file: string): Promise<PDFDocument> {
  const options = { updateMetadata: false, capNumbers: true };
  try {
    return await PDFDocument.load(pdf, options);
  } catch (error) {
    if (!(error instanceof EncryptedPDFError)) throw new AppError('FILE_DAMAGED', { file });
  }
  try {
    // Protected against changes only: it opens without a password.
    return await PDFDocument.load(pdf, { ...options, password: '' });
  } catch {
    throw new AppError('FILE_PROTECTED', { file });
  }
}

interface EmbeddedFile {
  readonly name: string;
  readonly stream: PDFRawStream;
}

/** The files of the tree of embedded files, then those that the catalogue associates with the document (PDF/A-3). */
function embeddedFiles(document: PDFDocument): EmbeddedFile[] {
  const files: EmbeddedFile[] = [];
  try {
    const names = document.catalog.lookupMaybe(PDFName.of('Names'), PDFDict);
    const tree = names?.lookupMaybe(PDFName.of('EmbeddedFiles'), PDFDict);
    if (tree !== undefined) addTree(tree, files, 0, { nodes: 0 });
    const associated = document.catalog.lookup(PDFName.of('AF'));
    if (associated instanceof PDFArray)
      for (let index = 0; index < Math.min(associated.size(), MOST_FILES); index += 1) addFile(associated.lookup(index), files);
  } catch {
    // An object of another type than its place calls for: what was found before it is kept.
  }
  return files;
}

/** A node of a name tree: names and files by turns, or other nodes, or both. A tree that loops ends at its depth. */
function addTree(node: PDFDict, files: EmbeddedFile[], depth: number, seen: { nodes: number }): void {
  seen.nodes += 1;
  if (depth > DEEPEST || seen.nodes > MOST_FILES) return;
  const entries = node.lookup(PDFName.of('Names'));
  if (entries instanceof PDFArray)
    for (let index = 1; index < entries.size() && files.length < MOST_FILES; index += 2) addFile(entries.lookup(index), files);
  const kids = node.lookup(PDFName.of('Kids'));
  if (!(kids instanceof PDFArray)) return;
  for (let index = 0; index < kids.size() && files.length < MOST_FILES; index += 1) {
    const kid = kids.lookup(index);
    if (kid instanceof PDFDict) addTree(kid, files, depth + 1, seen);
  }
}

function addFile(specification: unknown, files: EmbeddedFile[]): void {
  if (!(specification instanceof PDFDict)) return;
  const written = [specification.lookup(PDFName.of('UF')), specification.lookup(PDFName.of('F'))];
  const name = written.find((text) => text instanceof PDFString || text instanceof PDFHexString);
  const streams = specification.lookup(PDFName.of('EF'));
  if (name === undefined || !(streams instanceof PDFDict)) return;
  const stream = [streams.lookup(PDFName.of('UF')), streams.lookup(PDFName.of('F'))].find((value) => value instanceof PDFRawStream);
  // The same file stands in the tree and among those associated with the document.
  if (stream === undefined || files.some((known) => known.stream === stream)) return;
  files.push({ name: (name as PDFString | PDFHexString).decodeText(), stream: stream as PDFRawStream });
}

/** The bytes of an embedded file: plain, or compressed in the one way that is used for them. */
function contentOf(stream: PDFRawStream, file: string): Uint8Array {
  const limit = LIMIT_XML_MEGABYTES * 1_000_000;
  const filter = stream.dict.lookup(PDFName.of('Filter'));
  const filters = filter instanceof PDFArray ? filter.asArray().map(String) : filter === undefined ? [] : [String(filter)];
  if (filters.length === 0) {
    if (stream.contents.length > limit) throw new AppError('FILE_TOO_LARGE', { file, limitMegabytes: LIMIT_XML_MEGABYTES });
    return stream.contents;
  }
  if (filters.length > 1 || filters[0] !== '/FlateDecode') throw new AppError('FILE_DAMAGED', { file });
  try {
    return inflateSync(stream.contents, { maxOutputLength: limit });
  } catch (error) {
    if (error instanceof RangeError) throw new AppError('FILE_TOO_LARGE', { file, limitMegabytes: LIMIT_XML_MEGABYTES });
    throw new AppError('FILE_DAMAGED', { file });
  }
}
