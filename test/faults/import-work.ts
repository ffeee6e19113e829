import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { InputFile, OutputFile } from '../../shared/contract/file-handles.ts';
import { addDays, localDate } from '../../shared/dates/local-date.ts';
import { receipt, sale } from '../builders/ledger-entries.ts';
import { type FecCells, fecRows } from '../builders/ledger-file.ts';
import { ofxStatement } from '../builders/ofx-statement.ts';
import { COMPANY_FILE, type Operation, type Work } from './work.ts';

const START = localDate('2024-01-08');
const CUSTOMERS = 40;
const euros = (cents: number) => (cents / 100).toFixed(2).replace('.', ',');
const written = (date: string) => date.split('-').reverse().join('/');

/** Amounts with odd cents, so that a row that is missing or there twice shows in the sum. */
const amountOf = (number: number) => 10_007 + number * 131;
const sumOf = (from: number, to: number, each: (number: number) => number = amountOf) =>
  Array.from({ length: to - from }, (_, index) => each(from + index)).reduce((sum, cents) => sum + cents, 0);

function invoiceLines(from: number, to: number): string[] {
  const rows = Array.from({ length: to - from }, (_, index) => {
    const number = from + index;
    const issuedOn = addDays(START, number % 480);
    return `F${number};Client ${number % CUSTOMERS};${written(issuedOn)};${written(addDays(issuedOn, 30))};${euros(amountOf(number))}`;
  });
  return ['N° facture;Client;Date facture;Échéance;Montant TTC', ...rows];
}

function paymentLines(from: number, to: number): string[] {
  const rows = Array.from({ length: to - from }, (_, index) => {
    const number = from + index;
    return `F${number};Client ${number % CUSTOMERS};${written(addDays(START, (number % 480) + 25))};${euros(amountOf(number))}`;
  });
  return ['Facture;Client;Date de règlement;Montant réglé', ...rows];
}

function entries(from: number, to: number, year: number): FecCells[] {
  return Array.from({ length: to - from }, (_, index) => {
    const number = from + index;
    const date = `${year}${String((number % 11) + 1).padStart(2, '0')}10`;
    const [aux, total] = [`C${number % 20}`, 120 + 6 * (number % 50)];
    const more: Partial<FecCells> = { date, accountLabel: 'Clients', auxLabel: `Client ${number % 20}` };
    const both = number % 2 === 0 ? receipt(`9${number}`, aux, total, { ...more, let: `L${number}` }) : [];
    return [...sale(String(number), aux, total, { ...more, ...(both.length > 0 ? { let: `L${number}` } : {}) }), ...both];
  }).flat();
}

/** Imports a file and holds what the reply says against what was written in it. */
function importing(name: string, file: string, total: 'invoiceCents' | 'paymentCents' | null, cents: number, more: object = {}): Operation {
  return {
    name,
    async run({ client, company }) {
      const { totals } = await client.imports.commit({ file: `entrees/${file}` as InputFile, ...more }, { company });
      if (total !== null && totals[total] !== cents) throw new Error(`${name}: ${totals[total]} instead of ${cents}`);
    },
  };
}

const undoingLast: Operation = {
  name: 'undo',
  async run({ client, backend, company }) {
    const last = backend.companies
      .databaseOf(company)
      .prepare<{ id: number }>('SELECT max(id) AS id FROM imports WHERE undone_at IS NULL')
      .get();
    await client.imports.undo({ importId: last?.id ?? 0 }, { company });
  },
};

async function prepare(place: Parameters<Work['prepare']>[0], files: Record<string, string[] | string>): Promise<void> {
  const { companyId } = await place.client.companies.create({ name: 'Atelier Tournesol', path: COMPANY_FILE as OutputFile });
  place.backend.companies.close(companyId);
  for (const [name, lines] of Object.entries(files))
    writeFileSync(join(place.folder, 'entrees', name), typeof lines === 'string' ? lines : `${lines.join('\n')}\n`);
}

export const tables: Work = {
  name: 'import',
  today: '2025-06-30',
  opensFirst: true,
  watched: ['.'],
  prepare: (place) =>
    prepare(place, {
      'factures.csv': invoiceLines(0, 500),
      'reglements.csv': paymentLines(0, 200),
      'suite.csv': invoiceLines(450, 700),
      'releve.ofx': ofxStatement(
        Array.from({ length: 40 }, (_, index) => ({
          day: '2025-05-20',
          amount: amountOf(300 + index),
          label: `VIR CLIENT ${index} F${300 + index}`,
        })),
      ),
      'ouvertes.csv': invoiceLines(400, 700),
    }),
  operations: [
    importing('invoices', 'factures.csv', 'invoiceCents', sumOf(0, 500)),
    importing('payments', 'reglements.csv', 'paymentCents', sumOf(0, 200)),
    importing('more invoices', 'suite.csv', null, 0),
    importing('statement', 'releve.ofx', null, 0),
    importing('full mode', 'ouvertes.csv', null, 0, { mode: 'full' }),
    undoingLast,
  ],
};

export const ledgers: Work = {
  name: 'import of ledgers',
  today: '2026-03-01',
  opensFirst: true,
  watched: ['.'],
  prepare: (place) => {
    const text = (cells: FecCells[]) => fecRows(...cells).map((row) => row.cells.join('\t'));
    return prepare(place, {
      '123456789FEC20241231.txt': text(entries(1, 240, 2024)),
      '123456789FEC20251231.txt': text(entries(240, 500, 2025)),
    });
  },
  operations: [
    importing('ledger', '123456789FEC20241231.txt', null, 0),
    importing('next ledger', '123456789FEC20251231.txt', null, 0),
    undoingLast,
  ],
};
