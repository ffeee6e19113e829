import { describe, expect, it } from 'vitest';
import { localDate } from '../../shared/dates/local-date.ts';
import type { YearMonth } from '../../shared/dates/year-month.ts';
import { aCompany, type TestCompany } from '../builders/company.ts';
import { aFile, commitLines, contentOf, fixture, storedInvoices } from '../builders/import-file.ts';

const INVOICES = [
  'Numéro;Client;Date;Échéance;Montant TTC',
  'FA-2026-001;Boulangerie Martin;15/01/2026;14/02/2026;1 200,00',
  'FA-2026-002;Garage Lopez;10/01/2026;09/02/2026;350,50',
  'FA-2026-003;Garage Lopez;12/01/2026;11/02/2026;80,00',
];

const STATEMENT = `OFXHEADER:100
DATA:OFXSGML
VERSION:102
SECURITY:NONE
ENCODING:USASCII
CHARSET:1252
COMPRESSION:NONE
OLDFILEUID:NONE
NEWFILEUID:NONE

<OFX><BANKMSGSRSV1><STMTTRNRS><TRNUID>0<STATUS><CODE>0<SEVERITY>INFO</STATUS><STMTRS><CURDEF>EUR
<BANKACCTFROM><BANKID>10907<BRANCHID>00001<ACCTID>12345678901<ACCTTYPE>CHECKING</BANKACCTFROM>
<BANKTRANLIST><DTSTART>20260201<DTEND>20260228
<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20260203<TRNAMT>+1200.00<FITID>AAA1<NAME>VIR BOULANGERIE MARTIN<MEMO>FA-2026-001</STMTTRN>
<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20260210<TRNAMT>+200.00<FITID>AAA2<NAME>VIR GARAGE LOPEZ<MEMO>ACOMPTE</STMTTRN>
<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20260212<TRNAMT>+77.00<FITID>AAA3<NAME>VIR TRESORERIE INCONNUE<MEMO>REMB</STMTTRN>
<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20260215<TRNAMT>-45.90<FITID>AAA4<NAME>PRLV ORANGE<MEMO>MOBILE</STMTTRN>
</BANKTRANLIST><LEDGERBAL><BALAMT>1431.10<DTASOF>20260228</LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>
`;

const statementOf = (company: TestCompany, text = STATEMENT, name = 'releve.ofx') => ({ file: aFile(company, text, name) });
const openOf = (company: TestCompany) => Object.fromEntries(storedInvoices(company).map(({ number, openCents }) => [number, openCents]));

describe('a bank statement', () => {
  it('allocates what is sure, keeps what is not for a person, and leaves debits out', async () => {
    const company = await aCompany({ today: '2026-03-01' });
    await commitLines(company, INVOICES);
    const preview = await company.client.imports.preview(statementOf(company), company);
    expect(preview).toMatchObject({ kind: 'bankStatement', questions: [], counts: { new: 3, rejected: 0 } });
    expect(preview.rows[0]?.changes.join(' ')).toContain('FA-2026-001');
    expect(preview.rows[1]).toMatchObject({ customerName: 'Garage Lopez', changes: [expect.stringContaining('à rapprocher')] });
    const { remarks } = await company.client.imports.commit(statementOf(company), company);
    expect(remarks.map(({ code }) => code).sort()).toEqual(['BANK_DEBITS_LEFT_OUT', 'BANK_NO_CUSTOMER']);
    expect(openOf(company)).toEqual({ 'FA-2026-001': 0, 'FA-2026-002': 35_050, 'FA-2026-003': 8_000 });
    const customers = await company.client.customers.list({ asOf: localDate('2026-03-01') }, company);
    expect(customers.find(({ name }) => name === 'Garage Lopez')?.unallocatedCents).toBe(20_000);
    const figures = await company.client.dashboard.figures({ month: '2026-02' as YearMonth }, company);
    expect([figures.collectedCents, figures.autoMatchRatio]).toEqual([140_000, 0.5]);
  });

  it('changes nothing when it is read again, and is undone exactly', async () => {
    const company = await aCompany({ today: '2026-03-01' });
    await commitLines(company, INVOICES);
    const before = contentOf(company);
    const { importId } = await company.client.imports.commit(statementOf(company), company);
    const imported = contentOf(company);
    const again = await company.client.imports.commit(statementOf(company), company);
    expect(again.counts).toMatchObject({ new: 0, unchanged: 3 });
    expect(contentOf(company)).toEqual(imported);
    await company.client.imports.undo({ importId: again.importId }, company);
    await company.client.imports.undo({ importId }, company);
    expect(contentOf(company)).toEqual(before);
  });

  it('waits for invoices imported after it: what they explain for sure is allocated, the rest is offered', async () => {
    const company = await aCompany({ today: '2026-03-01' });
    await company.client.imports.commit(statementOf(company), company);
    expect(await company.client.payments.list({}, company)).toEqual([]);
    const { matchedPayments } = await commitLines(company, INVOICES);
    expect(matchedPayments).toBe(1);
    expect(openOf(company)).toEqual({ 'FA-2026-001': 0, 'FA-2026-002': 35_050, 'FA-2026-003': 8_000 });
    const [unknown, lopez, ...others] = await company.client.imports.matches({}, company);
    expect(others).toEqual([]);
    expect([unknown?.customerName, lopez?.customerName]).toEqual([null, 'Garage Lopez']);
    await company.client.imports.acceptMatch({ movementId: lopez?.movementId ?? 0 }, company);
    expect((await company.client.imports.matches({}, company)).length).toBe(1);
    const figures = await company.client.dashboard.figures({ month: '2026-02' as YearMonth }, company);
    expect([figures.collectedCents, figures.autoMatchRatio]).toEqual([140_000, 0.5]);
  });

  it('is matched by hand to the invoices one says, or ignored; undoing it then says what stands on it', async () => {
    const company = await aCompany({ today: '2026-03-01' });
    await commitLines(company, INVOICES);
    const { importId } = await company.client.imports.commit(statementOf(company), company);
    const [unknown, lopez] = await company.client.imports.matches({}, company);
    expect([unknown?.customerName, lopez?.customerName]).toEqual([null, 'Garage Lopez']);
    const invoices = await company.client.invoices.list({ asOf: localDate('2026-03-01') }, company);
    const second = invoices.find(({ number }) => number === 'FA-2026-002');
    await company.client.imports.acceptMatch(
      { movementId: lopez?.movementId ?? 0, allocations: [{ invoiceId: second?.id ?? 0, amountCents: 20_000 as never }] },
      company,
    );
    expect(openOf(company)['FA-2026-002']).toBe(15_050);
    await company.client.imports.ignoreMatch({ movementId: unknown?.movementId ?? 0 }, company);
    expect(await company.client.imports.matches({}, company)).toEqual([]);
    await expect(company.client.imports.undo({ importId }, company)).rejects.toMatchObject({ code: 'IMPORT_UNDO_BLOCKED' });
    await expect(company.client.imports.acceptMatch({ movementId: lopez?.movementId ?? 0 }, company)).rejects.toMatchObject({
      code: 'MOVEMENT_NOT_FOUND',
    });
  });

  it('does not count again a payment entered by hand', async () => {
    const company = await aCompany({ today: '2026-03-01' });
    await commitLines(company, INVOICES);
    await commitLines(company, ['Facture;Date de règlement;Montant réglé', 'FA-2026-001;2026-02-03;1 200,00']);
    await company.client.imports.commit(statementOf(company), company);
    const payments = await company.client.payments.list({}, company);
    expect(payments.filter(({ amountCents }) => amountCents === 120_000).length).toBe(1);
  });

  it.each([
    'camt053-02.xml',
    'cfonb120.txt',
    'mt940-simple.sta',
    'ofx2.ofx',
    'bnp-paribas-sans-titres.csv',
    'lcl.csv',
    'qonto.csv',
    'credit-mutuel.csv',
    'cic-montant-signe.csv',
  ])('is recognised by what it holds: %s', async (name) => {
    const company = await aCompany({ today: '2026-12-31' });
    const file = fixture(`bank-statements/${name}`);
    const preview = await company.client.imports.preview({ file }, company);
    expect(preview.kind).toBe('bankStatement');
    expect(preview.rowCount).toBeGreaterThan(0);
  });

  it('has no ratio of automatic matching without imported payments', async () => {
    const company = await aCompany({ today: '2026-03-01' });
    const figures = await company.client.dashboard.figures({ month: '2026-02' as YearMonth }, company);
    expect([figures.autoMatchRatio, figures.reasons.autoMatchRatio]).toEqual([null, 'noInput']);
  });
});
