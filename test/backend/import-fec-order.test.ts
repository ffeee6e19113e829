import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { InputFile, OutputFile } from '../../shared/contract/file-handles.ts';
import { localDate } from '../../shared/dates/local-date.ts';
import { cents } from '../../shared/money/cents.ts';
import { aCompany, type TestCompany } from '../builders/company.ts';
import { aFile, contentOf, storedInvoices } from '../builders/import-file.ts';
import { receipt, sale } from '../builders/ledger-entries.ts';
import { type FecCells, fecRows } from '../builders/ledger-file.ts';

const opening: FecCells[] = [
  { journal: 'AN', journalLabel: 'A nouveaux', number: '900', date: '20260101', account: '411000', aux: 'C1', debit: '180,00', let: 'B' },
  { journal: 'AN', journalLabel: 'A nouveaux', number: '900', date: '20260101', account: '110000', credit: '180,00' },
];
const FIRST = [...sale('1', 'C1', 120, { date: '20251105' }), ...sale('2', 'C1', 60, { date: '20251210' })];
/** Its payment settles what the year opened with. */
const SECOND = [...opening, ...sale('3', 'C1', 36, { date: '20260301' }), ...receipt('4', 'C1', 180, { let: 'B' })];
const ANSWERS = { openingBalances: '2025-12-31' };

function fec(company: TestCompany, lines: FecCells[], name: string): InputFile {
  return aFile(
    company,
    fecRows(...lines).map(({ cells }) => cells.join('\t')),
    name,
  );
}

const open = (company: TestCompany) => storedInvoices(company).map(({ number, openCents }) => [number, openCents]);

it('a later year whose file was not kept: its payment goes to the invoices that stood behind its opening, and its lettering once it comes again', async () => {
  const company = await aCompany({ today: '2026-06-01' });
  await company.client.imports.setOptions({ keepFiles: false }, company);
  const second = fec(company, SECOND, '2026.txt');
  await company.client.imports.commit({ file: second, answers: ANSWERS }, company);
  const { remarks, importId } = await company.client.imports.commit({ file: fec(company, FIRST, '2025.txt') }, company);
  const remark = remarks.find(({ code }) => code === 'LEDGER_OPENINGS_REPLACED')?.message;
  expect(remark).toMatch(/« 2026\.txt » n’a pas été gardé .* Importez-le de nouveau/);
  const settled = [
    ['F1', 0],
    ['F2', 0],
    ['F3', 3600],
  ];
  expect(open(company)).toEqual(settled);
  const again = await company.client.imports.commit({ file: second }, company);
  expect([again.counts.new, open(company)]).toEqual([0, settled]);
  await company.client.imports.undo({ importId: again.importId }, company);
  await company.client.imports.undo({ importId }, company);
  expect(open(company)).toEqual([
    ['AN-20260101', 0],
    ['F3', 3600],
  ]);
});

/** The same entries in the XML form of the legal file. */
function xml(lines: readonly FecCells[]): string {
  const day = (date = '20260115') => `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`;
  const entries = lines.map(
    ({ journal = 'VE', journalLabel = '', number = '1', date, account, aux = '', piece = '', debit = '0', credit = '0', ...cells }) =>
      `<journal><JournalCode>${journal}</JournalCode><JournalLib>${journalLabel}</JournalLib><ecriture><EcritureNum>${number}</EcritureNum>
       <EcritureDate>${day(date)}</EcritureDate><PieceRef>${piece}</PieceRef><EcritureLet>${cells.let ?? ''}</EcritureLet>
       <ligne><CompteNum>${account}</CompteNum><CompteAuxNum>${aux}</CompteAuxNum><Debit>${debit}</Debit><Credit>${credit}</Credit></ligne>
       </ecriture></journal>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?><comptabilite><exercice>${entries.join('\n')}</exercice></comptabilite>`;
}

it('a later year in XML is read again from the file kept of it when the earlier one comes', async () => {
  const company = await aCompany({ today: '2026-06-01' });
  const later = aFile(company, xml(SECOND), '2026.xml');
  const { importId } = await company.client.imports.commit({ file: later, answers: ANSWERS }, company);
  expect(open(company)).toEqual([
    ['AN-20260101', 0],
    ['F3', 3600],
  ]);
  const before = contentOf(company);
  const { remarks, importId: earlier } = await company.client.imports.commit({ file: fec(company, FIRST, '2025.txt') }, company);
  expect(remarks.find(({ code }) => code === 'LEDGER_OPENINGS_REPLACED')?.message).toMatch(/règlements reçus depuis leur sont affectés/);
  expect(open(company)).toEqual([
    ['F1', 0],
    ['F2', 0],
    ['F3', 3600],
  ]);
  await company.client.imports.undo({ importId: earlier }, company);
  expect(contentOf(company)).toEqual(before);
  await company.client.imports.undo({ importId }, company);
  expect(open(company)).toEqual([]);
});

it('an earlier year is refused while a printed letter claims what a later one opened with, and nothing is written', async () => {
  const company = await aCompany({ today: '2026-06-01' });
  const creditor = { addressLine1: '14 rue des Artisans', postalCode: '15000', city: 'Aurillac', siren: '732829320', rcsTown: 'Aurillac' };
  await company.client.companies.updateProfile({ ...creditor, legalForm: 'EURL', signatoryName: 'Camille Lefèvre' }, company);
  await company.client.imports.commit({ file: fec(company, opening, '2026.txt'), answers: ANSWERS }, company);
  const [customer] = await company.client.customers.list({ asOf: localDate('2026-06-01') }, company);
  const customerId = customer?.id as number;
  await company.client.customers.update(
    { id: customerId, addressLine1: '3 place de l’Église', postalCode: '15100', city: 'Saint-Flour' },
    company,
  );
  const { letterId } = await company.client.letters.draft({ customerId, kind: 'formalNotice', asOf: localDate('2026-06-01') }, company);
  const out = join(company.directory, 'lettre.pdf') as OutputFile;
  expect((await company.client.letters.print({ letterIds: [letterId], out }, company)).pages).toBeGreaterThan(0);
  const before = contentOf(company);
  const refused = company.client.imports.commit({ file: fec(company, FIRST, '2025.txt') }, company);
  await expect(refused).rejects.toMatchObject({ code: 'IMPORT_BEFORE_OPENING' });
  await expect(refused).rejects.toThrow(/« 2026\.txt ».*AN-20260101 figure dans un courrier.*Rien n’a été écrit/);
  expect(contentOf(company)).toEqual(before);
});

it('says how many customers have paid and owe nothing', async () => {
  const company = await aCompany({ today: '2026-06-01' });
  const file = fec(company, [...sale('1', 'C1', 120), ...receipt('2', 'C2', 50), ...receipt('3', 'C1', 30)], 'fec.txt');
  const { remarks } = await company.client.imports.commit({ file }, company);
  const remark = remarks.find(({ code }) => code === 'LEDGER_RECEIPTS_TO_MATCH')?.message ?? '';
  expect(remark).toMatch(/^2 règlements .*80,00.* Un de ces clients n’a aucune facture ouverte/);
  const waiting = await company.client.imports.matches({}, company);
  expect(waiting.map(({ amountCents, candidates }) => [amountCents, candidates.length > 0])).toEqual(
    expect.arrayContaining([
      [cents(5000), false],
      [cents(3000), false],
    ]),
  );
});
