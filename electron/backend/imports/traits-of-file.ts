import type { InputFile } from '../../../shared/contract/file-handles.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { findHeader } from '../../../shared/imports/find-header.ts';
import { rowFingerprint } from '../../../shared/imports/import-memory.ts';
import type { TableRow } from '../../../shared/imports/table.ts';
import { bareIdentifier, type FileTraits, identifiersOfName } from '../../../shared/portfolio/propose-company.ts';
import type { CallContext } from '../context.ts';
import type { ReadDocument } from './document-messages.ts';
import { findDocument } from './find-document.ts';
import { readDocumentApart } from './read-document-apart.ts';
import { readTableApart } from './read-table-apart.ts';
import { unpackDelivery } from './unpack-delivery.ts';

/** Enough rows to meet known invoices and customers, quickly, however large the file. */
const ROWS_LOOKED_AT = 400;
const MOST_TEXTS = 5000;
/** Titles lie below a letterhead, not further down. */
const ROWS_SEARCHED = 60;

/** What a file says that may tell whose it is; of one that cannot be read, its name alone, and the reason. Nothing is planned or written. */
export async function traitsOfFile(
  context: Pick<CallContext, 'files' | 'signal'>,
  handle: InputFile,
): Promise<{ traits: FileTraits; problem: string | null }> {
  let name = '';
  try {
    const delivered = await context.files.read(handle);
    name = delivered.name;
    const file = await unpackDelivery(delivered, {});
    if ('choices' in file) return { traits: onlyNamed(name), problem: null };
    const form = findDocument(file.bytes);
    if (form === null) {
      const { rows } = await readTableApart(context, file.name, file.bytes, { headRows: ROWS_LOOKED_AT });
      return { traits: traitsOfRows(name, file.name, rows.slice(0, ROWS_LOOKED_AT)), problem: null };
    }
    const document = await readDocumentApart(context, { file: file.name, bytes: file.bytes, form, encoding: undefined });
    return { traits: { ...onlyNamed(name), ...traitsOfDocument(document) }, problem: null };
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'CANCELLED') throw error;
    return { traits: onlyNamed(name), problem: error.message };
  }
}

function onlyNamed(name: string): FileTraits {
  return { name, identifiers: identifiersOfName(name), head: [], texts: [], shapes: [] };
}

function traitsOfRows(name: string, inside: string, rows: readonly TableRow[]): FileTraits {
  const textsOf = (row: TableRow) => row.cells.flatMap((cell) => (typeof cell === 'string' && cell.trim() !== '' ? [cell.trim()] : []));
  const header = Math.max(0, findHeader(rows));
  const texts = new Set(
    rows.slice(header + 1).flatMap((row) => [...textsOf(row), ...row.cells.filter((cell) => typeof cell === 'number').map(String)]),
  );
  return {
    name,
    identifiers: [...identifiersOfName(name), ...identifiersOfName(inside)],
    head: rows.slice(0, header).flatMap(textsOf),
    texts: [...texts].slice(0, MOST_TEXTS),
    shapes: [...new Set(rows.slice(0, ROWS_SEARCHED).map(rowFingerprint))].filter((shape) => shape !== ''),
  };
}

/** A seller is known by its identifiers, and an account by its number; nothing is taken from the buyer, who is a customer. */
function traitsOfDocument(document: ReadDocument): Partial<FileTraits> {
  if (document.kind === 'einvoice') {
    const { seller, buyer, number } = document.invoice;
    return {
      identifiers: [seller.siren, seller.vatNumber].map(bareIdentifier).filter((each) => each !== ''),
      head: [seller.name],
      texts: [number, buyer.name].filter((each) => each !== ''),
    };
  }
  if (document.kind === 'statement') {
    const accounts = document.reading.statements.map(({ account }) => bareIdentifier(account)).filter((account) => account !== '');
    return { identifiers: accounts };
  }
  return {};
}
