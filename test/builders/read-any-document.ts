import { findDocument } from '../../electron/backend/imports/find-document.ts';
import { findBankTable } from '../../electron/backend/imports/prepare-statement-import.ts';
import { readDocument } from '../../electron/backend/imports/read-document.ts';
import { findLedger, looksFixedWidth } from '../../electron/backend/imports/read-ledger-rows.ts';
import { readTable } from '../../electron/backend/imports/read-table.ts';
import { readBankTable } from '../../shared/bank-statements/read-bank-table.ts';
import type { LedgerReading } from '../../shared/fec/ledger-entry-line.ts';
import { readLedger } from '../../shared/fec/read-ledger.ts';
import { receivablesFromLedger } from '../../shared/fec/receivables-from-ledger.ts';

/**
 * Reads a file as an import does, up to what it says of customers, without a company's file. The number of documents, movements or rows
 * that it gave. @throws AppError as an import does
 */
export async function readAnyDocument(file: string, bytes: Uint8Array): Promise<number> {
  const form = findDocument(bytes) ?? (looksFixedWidth(bytes) ? 'lines' : null);
  const document = form && (await readDocument({ file, bytes, form, encoding: undefined }));
  if (document?.kind === 'einvoice') return 1;
  if (document?.kind === 'statement') return document.reading.statements.reduce((count, { movements }) => count + movements.length, 0);
  if (document?.reading) return documentsOf(document.reading);
  const table = readTable(file, bytes);
  const ledger = findLedger(table.rows);
  if (ledger) return documentsOf(readLedger(ledger, table.rows));
  const bank = findBankTable(table);
  return bank ? readBankTable([...bank.rows], bank.layout).statements.length : table.rows.length;
}

/** Amounts of a book that is understood are whole cents, whatever the file wrote. */
function documentsOf(reading: LedgerReading): number {
  const { invoices, payments, charges, questions } = receivablesFromLedger(reading, { answers: { openingBalances: '2020-12-31' } });
  const amounts = [...invoices.map(({ totalCents }) => totalCents), ...[...payments, ...charges].map(({ amountCents }) => amountCents)];
  if (!amounts.every(Number.isSafeInteger)) throw new Error('an amount is no whole number of cents');
  return amounts.length + questions.length;
}
