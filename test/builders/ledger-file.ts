import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readTable } from '../../electron/backend/imports/read-table.ts';
import type { LedgerReading } from '../../shared/fec/ledger-entry-line.ts';
import type { LedgerReceivables } from '../../shared/fec/ledger-receivables.ts';
import { readFixedWidth, recogniseFixedWidth } from '../../shared/fec/read-fixed-width.ts';
import { readLedger } from '../../shared/fec/read-ledger.ts';
import { type LedgerOptions, receivablesFromLedger } from '../../shared/fec/receivables-from-ledger.ts';
import { recogniseLedger } from '../../shared/fec/recognise-ledger.ts';
import type { Cell, TableRow, TableRows } from '../../shared/imports/table.ts';

/** Reads a ledger of our own making under test/fixtures/fec, as an import would. */
export function readLedgerFixture(name: string): LedgerReading {
  return readLedgerText(fixtureText(name));
}

export function fixtureText(name: string): string {
  const bytes = readFileSync(fileURLToPath(new URL(`../fixtures/fec/${name}`, import.meta.url)));
  return new TextDecoder(isUtf8(bytes) ? 'utf-8' : 'windows-1252').decode(bytes);
}

export function readLedgerText(text: string): LedgerReading {
  const lines = text.split(/\r?\n/);
  const fixedWidth = recogniseFixedWidth(lines);
  return fixedWidth ? readFixedWidth(fixedWidth, lines) : readLedgerRows(rowsOfText(text));
}

/** Rows of text, split as an import splits them. */
export function rowsOfText(text: string): TableRows {
  return readTable('essai.txt', new TextEncoder().encode(text)).rows;
}

export function readLedgerRows(rows: TableRows): LedgerReading {
  const recognised = recogniseLedger(rows);
  if (!recognised) throw new Error('not recognised as a ledger');
  return readLedger(recognised, rows);
}

/** Rows of a sheet or file, numbered from 1. */
export function tableRows(...rows: (readonly Cell[])[]): TableRow[] {
  return rows.map((cells, index) => ({ line: index + 1, cells }));
}

const FEC_TITLES =
  'JournalCode JournalLib EcritureNum EcritureDate CompteNum CompteLib CompAuxNum CompAuxLib PieceRef PieceDate EcritureLib Debit Credit EcritureLet DateLet ValidDate Montantdevise Idevise';

/** The columns of a FEC that a test gives, and the rest empty. */
export interface FecCells {
  journal?: string;
  journalLabel?: string;
  number?: string;
  date?: string;
  account: string;
  accountLabel?: string;
  aux?: string;
  auxLabel?: string;
  piece?: string;
  pieceDate?: string;
  label?: string;
  debit?: string;
  credit?: string;
  let?: string;
  letDate?: string;
}

export function fecRows(...lines: FecCells[]): TableRow[] {
  return tableRows(
    FEC_TITLES.split(' '),
    ...lines.map((line) => [
      line.journal ?? 'VE',
      line.journalLabel ?? '',
      line.number ?? '1',
      line.date ?? '20260115',
      line.account,
      line.accountLabel ?? '',
      line.aux ?? '',
      line.auxLabel ?? '',
      line.piece ?? '',
      line.pieceDate ?? '',
      line.label ?? '',
      line.debit ?? '0,00',
      line.credit ?? '0,00',
      line.let ?? '',
      line.letDate ?? '',
      '',
      '',
      '',
    ]),
  );
}

/** What the lines of a FEC say of customers. */
export function receivablesOf(lines: FecCells[], options?: LedgerOptions): LedgerReceivables {
  return receivablesFromLedger(readLedgerRows(fecRows(...lines)), options);
}

/** Invoices as `number customer kind date due total`, sorted. */
export function invoiceLines({ invoices }: LedgerReceivables): string[] {
  return invoices
    .map(
      ({ number, customerCode, kind, issuedOn, dueOn, totalCents }) =>
        `${number} ${customerCode} ${kind} ${issuedOn} ${dueOn ?? '?'} ${totalCents}`,
    )
    .sort();
}

/** Payments as `customer kind date amount`, sorted. */
export function paymentLines({ payments }: LedgerReceivables): string[] {
  return payments.map(({ customerCode, kind, paidOn, amountCents }) => `${customerCode} ${kind} ${paidOn} ${amountCents}`).sort();
}

/** Allocations as `giver → invoice amount date reason`, sorted; the giver is a credit note's number or a payment's customer and day. */
export function allocationLines(book: LedgerReceivables, list: 'allocations' | 'offered' = 'allocations'): string[] {
  return book[list]
    .map(({ invoice, payment, creditNote, amountCents, allocatedOn, reason }) => {
      const paid = payment === null ? undefined : book.payments[payment];
      const giver = paid ? `${paid.kind} ${paid.paidOn}` : book.invoices[creditNote ?? -1]?.number;
      return `${giver} → ${book.invoices[invoice]?.number} ${amountCents} ${allocatedOn} ${reason}`;
    })
    .sort();
}

/** Debts less what was paid: what the documents and payments say that customers owe. */
export function owedCents({ invoices, payments }: LedgerReceivables): number {
  return invoices.reduce((sum, { totalCents }) => sum + totalCents, 0) - payments.reduce((sum, { amountCents }) => sum + amountCents, 0);
}
