import { AppError } from '../../../shared/errors/app-error.ts';
import { missingLegalTitles } from '../../../shared/fec/recognise-ledger.ts';
import { KIND_NAMES } from '../../../shared/imports/content-names.fr.ts';
import { looksPrivate } from '../../../shared/imports/customer-matcher.ts';
import { findExportedBook } from '../../../shared/imports/exported-book.ts';
import type { ImportKind } from '../../../shared/imports/import-fields.contract.ts';
import { type RememberedMapping, withMemory } from '../../../shared/imports/import-memory.ts';
import type { ImportQuestion, ImportSheet } from '../../../shared/imports/imports.contract.ts';
import { ImportReport } from '../../../shared/imports/report.ts';
import type { Table } from '../../../shared/imports/table.ts';
import { breathe, type QueryContext } from '../context.ts';
import { describeSheets } from './describe-sheets.ts';
import { findDocument } from './find-document.ts';
import { findRemembered } from './import-memory.ts';
import { prepareBookImport } from './prepare-book-import.ts';
import { prepareDocumentImport, prepareLinesImport } from './prepare-document-import.ts';
import { prepareLedgerImport } from './prepare-ledger-import.ts';
import { findBankTable, findUntitledBankTable, prepareBankTableImport } from './prepare-statement-import.ts';
import { prepareTableImport } from './prepare-table-import.ts';
import type { ImportDescription, ImportFile, ImportInput, PreparedImport } from './prepared-import.ts';
import { readImportTable } from './read-import-table.ts';
import { findLedger } from './read-ledger-rows.ts';
import { unpackDelivery } from './unpack-delivery.ts';

/** Refusals of a table that may be a bank's under plain titles. */
const UNREAD: ReadonlySet<string> = new Set(['IMPORT_KIND_UNSUPPORTED', 'IMPORT_NO_HEADER', 'IMPORT_NO_AMOUNT_COLUMN']);

const PRIVATE_NAMES_SHOWN = 3;

/** A file prepared, with the choices that were used: the caller's own, completed by what is remembered of its shape. */
export interface PreparedFile extends PreparedImport {
  readonly file: ImportFile;
  readonly remembered: RememberedMapping | null;
  readonly used: ImportInput;
  /** Only the first rows were read, as asked. */
  readonly isHead: boolean;
  /** The sheets of a workbook and what becomes of each. */
  readonly workbook?: readonly ImportSheet[];
}

/**
 * Reads a file, whatever it holds, and plans what importing it would write; writes nothing. `headRows` reads so many of the first rows
 * of a table alone, as an addition to what is known; what is no table is read whole all the same. `onFile` is told of the file as soon as
 * its bytes are there.
 * @throws AppError for a file that cannot be imported (`readImportTable`, `prepareTableImport`, `prepareDocumentImport`), CANCELLED
 */
export async function prepareImport(
  context: QueryContext,
  asked: ImportInput,
  onFile: (file: ImportFile) => void = () => {},
): Promise<PreparedFile> {
  const prepared = await readAndPlan(context, asked, onFile);
  const names = prepared.plan?.newCustomers.filter(looksPrivate).map(({ name }) => name) ?? [];
  if (names.length > 0) {
    const shown = [...names.slice(0, PRIVATE_NAMES_SHOWN), ...(names.length > PRIVATE_NAMES_SHOWN ? ['…'] : [])].join(', ');
    prepared.report.add('CUSTOMERS_PRIVATE', { count: names.length, names: shown }, { row: 0 });
  }
  return prepared;
}

async function readAndPlan(context: QueryContext, asked: ImportInput, onFile: (file: ImportFile) => void): Promise<PreparedFile> {
  const { kind, ...said } = asked;
  const input: ImportInput = {
    ...said,
    ...(kind === undefined || kind === 'workbook' ? {} : { kind }),
    ...(asked.headRows === undefined ? {} : { mode: 'delta' as const }),
  };
  const isHead = asked.headRows !== undefined;
  const delivered = await context.files.read(input.file);
  const file = await unpackDelivery(delivered, input.answers ?? {});
  if ('choices' in file) return { file: delivered, remembered: null, used: input, isHead, ...undecided(file) };
  onFile(file);
  await breathe(context);
  const form = findDocument(file.bytes);
  const whole = form ? await prepareDocumentImport(context, file, form, input) : await prepareLinesImport(context, file, input);
  if (whole) return { file, remembered: null, used: input, isHead: false, ...whole };

  const table = await readImportTable(context, file, input);
  await breathe(context);
  const prepared = await planTable(context, file, table, input);
  const hidden = table.workbook?.hidden.filter((name) => !table.workbook?.together.some((sheet) => sheet.name === name)) ?? [];
  if (hidden.length > 0) prepared.report.add('HIDDEN_SHEETS', { hidden }, { row: 0 });
  return { ...prepared, workbook: describeSheets(table, prepared) };
}

async function planTable(context: QueryContext, file: ImportFile, table: Table, input: ImportInput): Promise<PreparedFile> {
  const isHead = input.headRows !== undefined;
  const book = findExportedBook(table.workbook?.together ?? []);
  if (book.length > 1)
    return { file, remembered: null, used: input, isHead, ...(await prepareBookImport(context, file.name, table, book, input)) };
  const special = await prepareSpecialTable(context, file.name, table, input);
  if (special) return { file, remembered: null, used: input, isHead, ...special };
  const remembered = findRemembered(context.db, table, input);
  const used = withMemory(input, input.memory === 'ignore' ? null : remembered);
  try {
    return { file, remembered, used, isHead, ...(await prepareTableImport(context, file.name, table, used)) };
  } catch (error) {
    // Titles that other lists have too make a statement only when nothing else reads them; so do rows without any.
    const may = error instanceof AppError && UNREAD.has(error.code) && isAsked(input, 'bankStatement');
    const bank = may ? (findBankTable(table) ?? findUntitledBankTable(table, input.answers ?? {})) : null;
    if (bank === null) throw isUnknownStatement(error) ? new AppError('STATEMENT_TITLES_UNKNOWN', { file: file.name }) : error;
    const prepared = 'question' in bank ? undecided(bank.question, table) : await prepareBankTableImport(context, table, bank, input);
    return { file, remembered: null, used: input, isHead, ...prepared };
  }
}

/** Statements are imported: what is missing of this one is titles that say what its columns are. */
function isUnknownStatement(error: unknown): boolean {
  return (
    error instanceof AppError &&
    error.code === 'IMPORT_KIND_UNSUPPORTED' &&
    'kind' in error.params &&
    error.params.kind === KIND_NAMES.bankStatement
  );
}

/** Nothing is read while a person has not said which file of an archive is meant, or what a list without titles is. */
function undecided(question: ImportQuestion, table?: Table): PreparedImport {
  const description: ImportDescription = {
    kind: table ? 'bankStatement' : 'invoices',
    format: table?.format ?? 'zip',
    encoding: table?.encoding ?? null,
    delimiter: table?.delimiter ?? null,
    sheet: table?.sheet ?? null,
    sheets: [...(table?.sheets ?? [])],
    headerRow: 0,
    dateOrder: null,
    decimalMark: null,
    rowCount: table?.rows.length ?? 0,
    ignoredRows: 0,
    columns: [],
  };
  return { description, questions: [question], plan: null, report: new ImportReport() };
}

/** Tables whose layout is a book's or a bank's own; null for every other. */
async function prepareSpecialTable(context: QueryContext, file: string, table: Table, input: ImportInput): Promise<PreparedImport | null> {
  const ledger = isAsked(input, 'fec') ? findLedger(table.rows) : null;
  if (ledger) return prepareLedgerImport(context, table, ledger, input);
  const missing = isAsked(input, 'fec') ? missingLegalTitles(table.rows) : [];
  if (missing.length > 0) throw new AppError('LEDGER_COLUMNS_MISSING', { file, missing });
  const bank = isAsked(input, 'bankStatement') ? findBankTable(table) : null;
  return bank && (bank.layout.certain || input.kind === 'bankStatement') ? prepareBankTableImport(context, table, bank, input) : null;
}

/** Whether a file may be taken for a kind: the user says so, or says nothing. */
function isAsked({ kind, mapping }: ImportInput, wanted: ImportKind): boolean {
  return kind === undefined ? mapping === undefined || Object.keys(mapping).length === 0 : kind === wanted;
}
