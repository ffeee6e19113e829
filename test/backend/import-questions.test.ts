import { describe, expect, it } from 'vitest';
import { aCompany, type TestCompany } from '../builders/company.ts';
import { aFile, storedInvoices } from '../builders/import-file.ts';

const TITLES = 'N° facture;Client;Date facture;Échéance;Montant TTC';
/** An invoice that payments may name. */
const KNOWN = [TITLES, 'K-1;Durand;28/02/2025;31/03/2025;100,00', 'K-2;Durand;28/02/2025;31/03/2025;50,00'];

interface Asked {
  readonly name: string;
  readonly lines: readonly string[];
  readonly code: string;
  /** What the message shows of the file. */
  readonly evidence: readonly string[];
  /** What each answer makes of the file: number, day, due day, total and what is open, refused rows last. */
  readonly effects: Readonly<Record<string, readonly string[]>>;
  /** Another file of the same shape. */
  readonly next: readonly string[];
  /** What only one file's answer can say is asked of the next one too. */
  readonly asksAgain?: boolean;
}

const QUESTIONS: readonly Asked[] = [
  {
    name: 'an ambiguous order of dates',
    lines: [TITLES, 'F-1;Durand;03/04/2025;05/06/2025;10,00'],
    code: 'dateOrder',
    evidence: ['03/04/2025', 'Date facture', 'Échéance'],
    effects: { DMY: ['F-1 2025-04-03 2025-06-05 1000 1000'], MDY: ['F-1 2025-03-04 2025-05-06 1000 1000'] },
    next: [TITLES, 'F-2;Durand;04/04/2025;05/05/2025;20,00'],
  },
  {
    name: 'an ambiguous decimal mark',
    lines: [TITLES, 'F-1;Durand;13/01/2025;13/02/2025;1,234'],
    code: 'decimalMark',
    evidence: ['1,234', 'Montant TTC'],
    effects: { ',': ['2 AMOUNT_PRECISION'], '.': ['F-1 2025-01-13 2025-02-13 123400 123400'] },
    next: [TITLES, 'F-2;Durand;14/01/2025;14/02/2025;2,345'],
  },
  {
    name: 'a mix of currencies',
    lines: [`${TITLES};Devise`, 'F-1;Durand;13/01/2025;13/02/2025;10,00;EUR', 'F-2;Smith;13/01/2025;13/02/2025;10,00;USD'],
    code: 'rate:USD',
    evidence: ['Une facture', 'USD', 'F-2'],
    effects: {
      '0,9': ['F-1 2025-01-13 2025-02-13 1000 1000', 'F-2 2025-01-13 2025-02-13 900 900'],
      leave: ['3 CURRENCY_FOREIGN', 'F-1 2025-01-13 2025-02-13 1000 1000'],
    },
    next: [`${TITLES};Devise`, 'F-9;Smith;14/01/2025;14/02/2025;10,00;USD'],
    asksAgain: true,
  },
  {
    name: 'one number with different amounts',
    lines: [
      TITLES,
      'F-1;Durand;13/01/2025;13/02/2025;10,00',
      'F-1;Durand;13/01/2025;13/02/2025;5,00',
      'F-2;Durand;13/01/2025;13/02/2025;1,00',
    ],
    code: 'repeatedNumbers',
    evidence: ['Un numéro', 'F-1, lignes 2 et 3'],
    effects: {
      sum: ['F-1 2025-01-13 2025-02-13 1500 1500', 'F-2 2025-01-13 2025-02-13 100 100'],
      reject: ['3 DUPLICATE_NUMBER', 'F-1 2025-01-13 2025-02-13 1000 1000', 'F-2 2025-01-13 2025-02-13 100 100'],
    },
    next: [TITLES, 'F-3;Durand;14/01/2025;14/02/2025;10,00', 'F-3;Durand;14/01/2025;14/02/2025;7,00'],
  },
  {
    name: 'one number with different amounts on rows that stand apart',
    lines: [
      TITLES,
      'F-1;Durand;13/01/2025;13/02/2025;10,00',
      'F-2;Durand;13/01/2025;13/02/2025;1,00',
      'F-1;Durand;13/01/2025;13/02/2025;5,00',
      'F-3;Durand;13/01/2025;13/02/2025;2,00',
      'F-1;Durand;13/01/2025;13/02/2025;0,50',
    ],
    code: 'repeatedNumbers',
    evidence: ['Un numéro', 'F-1, lignes 2 et 4'],
    effects: {
      sum: ['F-1 2025-01-13 2025-02-13 1550 1550', 'F-2 2025-01-13 2025-02-13 100 100', 'F-3 2025-01-13 2025-02-13 200 200'],
      reject: [
        '4 DUPLICATE_NUMBER',
        '6 DUPLICATE_NUMBER',
        'F-1 2025-01-13 2025-02-13 1000 1000',
        'F-2 2025-01-13 2025-02-13 100 100',
        'F-3 2025-01-13 2025-02-13 200 200',
      ],
    },
    next: [
      TITLES,
      'F-4;Durand;14/01/2025;14/02/2025;1,00',
      'F-5;Durand;14/01/2025;14/02/2025;1,00',
      'F-4;Durand;14/01/2025;14/02/2025;2,00',
    ],
  },
  {
    name: 'one payment before its invoice',
    lines: ['Date;Facture;Montant;Mode de règlement', '20/02/2025;K-1;40,00;Virement', '15/03/2025;K-2;50,00;Virement'],
    code: 'earlyPayments',
    evidence: ['Un règlement', 'K-1 du 28/02/2025, réglée le 20/02/2025'],
    effects: {
      advance: ['K-1 2025-02-28 2025-03-31 10000 6000', 'K-2 2025-02-28 2025-03-31 5000 0'],
      reject: ['2 PAYMENT_BEFORE_INVOICE', 'K-1 2025-02-28 2025-03-31 10000 10000', 'K-2 2025-02-28 2025-03-31 5000 0'],
    },
    next: ['Date;Facture;Montant;Mode de règlement', '21/02/2025;K-1;5,00;Virement'],
  },
  {
    name: 'an invoice settled before its own date',
    lines: [`${TITLES};Date de règlement`, 'F-1;Durand;13/01/2025;13/02/2025;10,00;05/01/2025', 'F-2;Durand;13/01/2025;13/02/2025;5,00;'],
    code: 'earlyPayments',
    evidence: ['Un règlement', 'F-1 du 13/01/2025, réglée le 05/01/2025'],
    effects: {
      advance: ['F-1 2025-01-13 2025-02-13 1000 0', 'F-2 2025-01-13 2025-02-13 500 500'],
      reject: ['2 SETTLED_BEFORE_ISSUE', 'F-2 2025-01-13 2025-02-13 500 500'],
    },
    next: [`${TITLES};Date de règlement`, 'F-3;Durand;14/01/2025;14/02/2025;10,00;05/01/2025'],
  },
  {
    name: 'due dates before their invoices',
    lines: [
      TITLES,
      'F-1;Durand;28/02/2025;13/01/2025;1,00',
      'F-2;Durand;28/02/2025;13/01/2025;2,00',
      'F-3;Durand;28/02/2025;13/01/2025;3,00',
    ],
    code: 'dueBeforeIssue',
    evidence: ['F-1 : facture du 28/02/2025, échéance du 13/01/2025'],
    effects: {
      swap: ['F-1 2025-01-13 2025-02-28 100 100', 'F-2 2025-01-13 2025-02-28 200 200', 'F-3 2025-01-13 2025-02-28 300 300'],
      // Thirty days, which is the law where nothing was agreed.
      terms: ['F-1 2025-02-28 2025-03-30 100 100', 'F-2 2025-02-28 2025-03-30 200 200', 'F-3 2025-02-28 2025-03-30 300 300'],
      keep: ['F-1 2025-02-28 2025-01-13 100 100', 'F-2 2025-02-28 2025-01-13 200 200', 'F-3 2025-02-28 2025-01-13 300 300'],
    },
    next: [TITLES, ...['F-4', 'F-5', 'F-6'].map((number) => `${number};Durand;28/03/2025;13/02/2025;1,00`)],
  },
  {
    name: 'invoices dated in the future',
    lines: [TITLES, ...['F-1', 'F-2', 'F-3'].map((number) => `${number};Durand;28/07/2025;31/08/2025;1,00`)],
    code: 'futureInvoices',
    evidence: ['F-1 : 28/07/2025'],
    effects: {
      keep: ['F-1', 'F-2', 'F-3'].map((number) => `${number} 2025-07-28 2025-08-31 100 100`),
      reject: ['2 ROW_IN_FUTURE', '3 ROW_IN_FUTURE', '4 ROW_IN_FUTURE'],
    },
    next: [TITLES, ...['F-4', 'F-5', 'F-6'].map((number) => `${number};Durand;29/07/2025;31/08/2025;1,00`)],
  },
];

const CASES = QUESTIONS.map((asked) => [asked.name, asked] as const);

async function aCompanyFor({ lines }: Asked): Promise<TestCompany> {
  const company = await aCompany({ today: '2025-06-30' });
  if (lines[0] !== undefined && /^Date;Facture/.test(lines[0]))
    await company.client.imports.commit({ file: aFile(company, KNOWN, 'connues.csv') }, company);
  return company;
}

const stored = (company: TestCompany) =>
  storedInvoices(company)
    .map(({ number, issuedOn, dueOn, totalCents, openCents }) => `${number} ${issuedOn} ${dueOn} ${totalCents} ${openCents}`)
    .sort();

describe('what a file leaves open is asked once', () => {
  it.each(CASES)('%s: with its evidence, and nothing is written before the answer', async (_name, asked) => {
    const company = await aCompanyFor(asked);
    const before = stored(company);
    const file = aFile(company, asked.lines);
    const { questions } = await company.client.imports.preview({ file }, company);
    expect(questions.map(({ code }) => code)).toEqual([asked.code]);
    for (const text of asked.evidence) expect(questions[0]?.message).toContain(text);
    const isRate = questions[0]?.input === 'rate';
    const choices = questions[0]?.choices.map(({ value }) => value).sort();
    expect(choices).toEqual(isRate ? ['leave'] : Object.keys(asked.effects).sort());
    await expect(company.client.imports.commit({ file }, company)).rejects.toMatchObject({ code: 'IMPORT_QUESTION' });
    expect(stored(company)).toEqual(before);
  });

  it.each(
    QUESTIONS.flatMap((asked) => Object.entries(asked.effects).map(([answer, effect]) => [asked.name, answer, asked, effect] as const)),
  )('%s, « %s »: does what it says, and the next file of that shape is not asked about', async (_name, answer, asked, effect) => {
    const company = await aCompanyFor(asked);
    const file = aFile(company, asked.lines);
    const answers = { [asked.code]: answer };
    const shown = await company.client.imports.preview({ file, answers }, company);
    expect(shown.questions).toEqual([]);
    const refused = shown.problems.filter(({ severity }) => severity === 'rejected').map(({ row, code }) => `${row} ${code}`);
    const isRefusal = (text: string) => /^\d+ [A-Z]/.test(text);
    expect(refused).toEqual(effect.filter(isRefusal));
    if (effect.every(isRefusal)) return expect(shown.counts).toMatchObject({ new: 0, changed: 0 });
    await company.client.imports.commit({ file, answers }, company);
    expect(stored(company)).toEqual(effect.filter((text) => !isRefusal(text)));
    const next = await company.client.imports.preview({ file: aFile(company, asked.next, 'suivant.csv') }, company);
    expect(next.remembered?.applied).toBe(true);
    expect(next.questions.map(({ code }) => code)).toEqual(asked.asksAgain ? [asked.code] : []);
  });
});

describe('fewer odd dates than make a way of writing', () => {
  it.each([
    ['due before it was issued', ['F-1;Durand;28/02/2025;13/01/2025;1,00', 'F-2;Durand;13/01/2025;28/02/2025;1,00'], 'DUE_BEFORE_ISSUE'],
    ['dated in the future', ['F-1;Durand;28/07/2025;31/08/2025;1,00', 'F-2;Durand;13/01/2025;28/02/2025;1,00'], 'ISSUED_IN_FUTURE'],
  ])('%s: the row is taken, with a remark on it', async (_name, rows, code) => {
    const company = await aCompany({ today: '2025-06-30' });
    const file = aFile(company, [TITLES, ...rows]);
    const { counts, remarks } = await company.client.imports.commit({ file }, company);
    expect(counts).toMatchObject({ new: 2, rejected: 0 });
    expect(remarks.filter((remark) => remark.code === code)).toMatchObject([{ row: 2 }]);
  });
});
