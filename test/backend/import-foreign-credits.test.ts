import { describe, expect, it } from 'vitest';
import { aCompany, type TestCompany } from '../builders/company.ts';
import { aFile, commitLines, contentOf, storedInvoices } from '../builders/import-file.ts';

const INVOICES = ['Numéro;Client;Date;Échéance;Montant TTC', 'FA-2026-001;Smith Trading;15/01/2026;14/02/2026;1 000,00'];

const ofx = (inside: string, currency = 'USD') => `OFXHEADER:100
DATA:OFXSGML
VERSION:102

<OFX><BANKMSGSRSV1><STMTTRNRS><TRNUID>0<STATUS><CODE>0<SEVERITY>INFO</STATUS><STMTRS><CURDEF>${currency}
<BANKACCTFROM><BANKID>10907<BRANCHID>00001<ACCTID>12345678901<ACCTTYPE>CHECKING</BANKACCTFROM>
<BANKTRANLIST><DTSTART>20260201<DTEND>20260228
${inside}
</BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>
`;
const credit = (id: string, amount: string, label: string, more = '') =>
  `<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20260203<TRNAMT>${amount}<FITID>${id}<NAME>SMITH TRADING<MEMO>${label}${more}</STMTTRN>`;

const DOLLARS = ofx([credit('A1', '1250.00', 'FA-2026-001'), credit('A2', '80.50', 'ACOMPTE')].join('\n'));

const camt = (amount: string) => `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><GrpHdr><MsgId>1</MsgId></GrpHdr><Stmt><Id>1</Id>
<Acct><Id><IBAN>FR7630006000011234567890189</IBAN></Id><Ccy>USD</Ccy></Acct>
<Ntry><Amt Ccy="USD">1080.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-02-03</Dt></BookgDt><AcctSvcrRef>R1</AcctSvcrRef>
<NtryDtls><TxDtls>${amount}<RltdPties><Dbtr><Nm>SMITH TRADING</Nm></Dbtr></RltdPties><RmtInf><Ustrd>FA-2026-001</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>
</Stmt></BkToCstmrStmt></Document>`;

const mt940 = (details: string) =>
  [
    ':20:X',
    ':25:10907/12345678901',
    ':28C:1/1',
    ':60F:C260201USD0,00',
    ':61:2602030203C1080,00NTRFNONREF//B1',
    details,
    ':62F:C260228USD1080,00',
    '-',
    '',
  ].join('\r\n');

const REVOLUT = [
  'Date started (UTC),Date completed (UTC),ID,Type,State,Description,Reference,Payer,Orig currency,Orig amount,Payment currency,Amount,Total amount,Exchange rate,Fee,Fee currency,Balance,Account,Sender name',
  '2026-02-02,2026-02-03,rev-1,TOPUP,COMPLETED,From SMITH TRADING,FA-2026-001,,EUR,1000.00,USD,1080.00,1080.00,1.08,0.00,USD,1080.00,USD Main,SMITH TRADING',
  '',
].join('\n');

const WISE = [
  '"TransferWise ID",Date,Amount,Currency,Description,"Payment Reference","Running Balance","Exchange From","Exchange To","Exchange Rate","Payer Name","Payee Name","Payee Account Number",Merchant,"Total fees"',
  'TRANSFER-1,03-02-2026,1250.00,USD,"Received money from SMITH TRADING with reference FA-2026-001",FA-2026-001,1250.00,,,,"SMITH TRADING",,,,0.00',
  '',
].join('\n');

async function aCompanyWithInvoice(): Promise<TestCompany> {
  const company = await aCompany({ today: '2026-03-01' });
  await commitLines(company, INVOICES);
  return company;
}
const openCents = (company: TestCompany) => storedInvoices(company).map((invoice) => invoice.openCents);
const paid = ({ db }: TestCompany) =>
  db
    .prepare<{ cents: number }>('SELECT amount_cents AS cents FROM payments ORDER BY cents')
    .all()
    .map(({ cents }) => cents);

describe('credits in another currency', () => {
  it.each([
    ['an account of dollars', DOLLARS, 'releve.ofx', '2 encaissements sont en USD'],
    ['Wise', WISE, 'wise.csv', 'Un encaissement est en USD'],
  ])('%s: the rate is asked once, with examples', async (_name, text, name, sentence) => {
    const company = await aCompanyWithInvoice();
    const file = aFile(company, text, name);
    const { questions } = await company.client.imports.preview({ file }, company);
    expect(questions).toMatchObject([{ code: 'rate:USD', input: 'rate', message: expect.stringContaining(sentence) }]);
    await expect(company.client.imports.commit({ file }, company)).rejects.toMatchObject({ code: 'IMPORT_QUESTION' });
  });

  it('are converted at the rate answered and settle invoices; read again, nothing is asked, nothing changes, undone they are gone', async () => {
    const company = await aCompanyWithInvoice();
    const file = aFile(company, DOLLARS, 'releve.ofx');
    const before = contentOf(company);
    const preview = await company.client.imports.preview({ file, answers: { 'rate:USD': '0,8' } }, company);
    expect(preview.rows[0]).toMatchObject({ amountCents: 100_000, label: expect.stringMatching(/1.250,00 USD$/) });
    expect(preview.rows[0]?.changes.join(' ')).toContain('à 0,8 € pour 1 USD');
    const { importId } = await company.client.imports.commit({ file, answers: { 'rate:USD': '0,8' } }, company);
    expect([openCents(company), paid(company)]).toEqual([[0], [6440, 100_000]]);
    const stored = contentOf(company);
    expect((await company.client.imports.preview({ file }, company)).questions).toEqual([]);
    for (const answers of [{}, { 'rate:USD': '0,5' }]) {
      const again = await company.client.imports.commit({ file, answers }, company);
      expect(again.counts).toMatchObject({ new: 0, unchanged: 2 });
      expect(contentOf(company)).toEqual(stored);
    }
    await company.client.imports.undo({ importId }, company);
    expect(contentOf(company)).toEqual(before);
  });

  it('without the bank’s identifiers too, as many times as they are there', async () => {
    const company = await aCompanyWithInvoice();
    const twice = ofx([credit('', '80.50', 'ACOMPTE'), credit('', '80.50', 'ACOMPTE')].join('\n')).replaceAll('<FITID>', '');
    const file = aFile(company, twice, 'releve.ofx');
    await company.client.imports.commit({ file, answers: { 'rate:USD': '0.8' } }, company);
    expect((await company.client.imports.commit({ file, answers: { 'rate:USD': '0.9' } }, company)).counts).toMatchObject({
      new: 0,
      unchanged: 2,
    });
    expect(paid(company)).toEqual([6440, 6440]);
  });

  it('are left aside when asked to, with how many and how much, and can be imported later', async () => {
    const company = await aCompanyWithInvoice();
    const file = aFile(company, DOLLARS, 'releve.ofx');
    const { counts, problems } = await company.client.imports.preview({ file, answers: { 'rate:USD': 'leave' } }, company);
    expect(counts).toMatchObject({ new: 0, rejected: 0 });
    const message = problems.find(({ code }) => code === 'BANK_CURRENCY')?.message.replace(/\s/g, ' ');
    expect(message).toBe('2 encaissements en USD laissés de côté, faute de taux : 1 330,50 USD en tout.');
    await company.client.imports.commit({ file, answers: { 'rate:USD': '0.8' } }, company);
    expect(openCents(company)).toEqual([0]);
  });

  it.each<[string, string, string]>([
    ['CAMT, counter value', camt('<AmtDtls><CntrValAmt><Amt Ccy="EUR">1000.00</Amt></CntrValAmt></AmtDtls>'), 'releve.xml'],
    ['CAMT, instructed amount', camt('<AmtDtls><InstdAmt><Amt Ccy="EUR">1000.00</Amt></InstdAmt></AmtDtls>'), 'releve.xml'],
    ['MT940, original amount', mt940(':86:/NAME/SMITH TRADING/REMI/FA-2026-001/OCMT/EUR1000,00/EXCH/1,08'), 'releve.sta'],
    ['Revolut, original amount', REVOLUT, 'revolut.csv'],
    [
      'OFX, original currency',
      ofx(credit('A1', '1080.00', 'FA-2026-001', '<ORIGCURRENCY><CURRATE>1.08<CURSYM>EUR</ORIGCURRENCY>')),
      'releve.ofx',
    ],
  ])('%s: the euros of the statement are taken and nothing is asked', async (_name, text, name) => {
    const company = await aCompanyWithInvoice();
    const file = aFile(company, text, name);
    expect((await company.client.imports.preview({ file }, company)).questions).toEqual([]);
    await company.client.imports.commit({ file }, company);
    expect([openCents(company), paid(company)]).toEqual([[0], [100_000]]);
    expect((await company.client.imports.commit({ file }, company)).counts).toMatchObject({ new: 0, unchanged: 1 });
  });

  it.each([
    ['CAMT', camt(''), 'releve.xml'],
    ['MT940', mt940(':86:/NAME/SMITH TRADING/REMI/FA-2026-001'), 'releve.sta'],
  ])('%s without the euros: the rate is asked', async (_name, text, name) => {
    const company = await aCompanyWithInvoice();
    const { questions } = await company.client.imports.preview({ file: aFile(company, text, name) }, company);
    expect(questions.map(({ code }) => code)).toEqual(['rate:USD']);
  });
});
