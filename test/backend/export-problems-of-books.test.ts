import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { read, utils } from 'xlsx';
import type { InputFile, OutputFile } from '../../shared/contract/file-handles.ts';
import { aCompany } from '../builders/company.ts';
import { aFile, fixture } from '../builders/import-file.ts';
import { fecRows } from '../builders/ledger-file.ts';

const rowsOf = (path: string) => {
  const book = read(readFileSync(path));
  return utils.sheet_to_json<string[]>(book.Sheets[book.SheetNames[0] as string] as never, { header: 1 });
};

describe('refused lines of files whose columns nobody chooses', () => {
  it('of a book: under its own titles, to be corrected and imported alone', async () => {
    const company = await aCompany({ today: '2026-03-01' });
    const line = { account: '411000', aux: 'C1', auxLabel: 'Dupont', number: '1', date: '20260105', piece: 'F1', label: 'Facture F1' };
    const lines = fecRows(
      { ...line, debit: '120,00' },
      { ...line, account: '706000', aux: '', auxLabel: '', credit: '120,00' },
      { ...line, piece: 'F2', date: '20261399', debit: '60,00' },
    ).map(({ cells }) => cells.join('\t'));
    const file = aFile(company, lines, 'fec.txt');
    const { path, rows } = await company.client.imports.exportProblems({ file, out: 'refus.xlsx' as OutputFile }, company);
    expect(rows).toBe(1);
    const [titles, refused] = rowsOf(path);
    expect([titles?.[0], titles?.at(-1)]).toEqual(['JournalCode', 'Problème']);
    expect(refused).toContain('F2');
    expect(refused?.at(-1)).toMatch(/^Ligne 4 : EcritureDate : Cette date/);
    const again = await company.client.imports.preview({ file: path as unknown as InputFile }, company);
    expect([again.kind, again.rowCount]).toEqual(['fec', 1]);
  });

  it('of a file without rows: each place, its value and its reason; nothing refused is said so', async () => {
    const company = await aCompany();
    const text = readFileSync(fixture('bank-statements/camt053-02.xml'), 'utf8').replace(/(<Ntry>[\s\S]*?<Amt Ccy="EUR">)[\d.]+/, '$1abc');
    const file = aFile(company, text, 'releve.xml');
    const { rejected } = (await company.client.imports.preview({ file }, company)).counts;
    expect(rejected).toBe(1);
    const { path } = await company.client.imports.exportProblems({ file, out: 'refus.xlsx' as OutputFile }, company);
    expect(rowsOf(path)[0]).toEqual(['Ligne', 'Valeur', 'Problème']);
    await expect(
      company.client.imports.exportProblems({ file: fixture('bank-statements/camt053-02.xml'), out: 'rien.xlsx' as OutputFile }, company),
    ).rejects.toMatchObject({ code: 'IMPORT_NOTHING_REJECTED' });
  });
});
