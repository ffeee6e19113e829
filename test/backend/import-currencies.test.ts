import { describe, expect, it } from 'vitest';
import { localDate } from '../../shared/dates/local-date.ts';
import type { ImportQuestion } from '../../shared/imports/imports.contract.ts';
import { cents } from '../../shared/money/cents.ts';
import { inEuros, parseRate } from '../../shared/money/exchange-rate.ts';
import { aCompany, type TestCompany } from '../builders/company.ts';
import { aFile, commitLines, contentOf, previewLines, storedInvoices } from '../builders/import-file.ts';

const MIXED = [
  'Facture;Client;Date;Échéance;Montant TTC;Reste dû;Devise',
  'F1;Durand;20/01/2025;20/02/2025;100,00;100,00;EUR',
  'F2;Smith;11/01/2025;11/02/2025;1 000,01;500,00;USD',
  'F3;Smith;12/01/2025;12/02/2025;33,33;0,00;usd',
  'F4;Jones;13/01/2025;13/02/2025;200,00;200,00;GBP',
];
const codes = (questions: readonly ImportQuestion[]) => questions.map(({ code }) => code);
const amounts = (company: TestCompany) =>
  storedInvoices(company)
    .map(({ number, totalCents, openCents }) => [number, totalCents, openCents] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));

async function listed(company: TestCompany) {
  const list = await company.client.invoices.list({ asOf: localDate('2025-06-30') }, company);
  return list.sort((a, b) => (a.number < b.number ? -1 : 1));
}

describe('a rate of exchange', () => {
  it.each([
    ['0,9213', '0.9213'],
    [' 1.08 ', '1.08'],
    ['1', '1'],
    ['0', null],
    ['0,000', null],
    ['-1', null],
    ['1 234,5', null],
    ['leave', null],
    ['1e3', null],
  ])('%s', (typed, rate) => expect(parseRate(typed)).toBe(rate));

  it('rounds once, half up, away from zero for a credit note', () => {
    expect(inEuros(cents(1), '0.5')).toBe(1);
    expect(inEuros(cents(-1), '0.5')).toBe(-1);
    expect(inEuros(cents(100_001), '0.9213')).toBe(92_131);
    // 0.1 + 0.2 of a float would be off here.
    expect(inEuros(cents(1_005), '1.1')).toBe(1106);
  });
});

describe('a file in several currencies', () => {
  it('asks the rate of each once, with its evidence, and never adds dollars to euros', async () => {
    const company = await aCompany();
    const preview = await previewLines(company, MIXED);
    expect(codes(preview.questions)).toEqual(['rate:USD', 'rate:GBP']);
    const [dollars, pounds] = preview.questions;
    expect(dollars).toMatchObject({ input: 'rate', choices: [{ value: 'leave' }] });
    expect(dollars?.message).toBe(
      '2 factures sont en USD (« F2 », « F3 »). Vos comptes sont en euros : quel taux appliquer ? 1 USD = … EUR (un nombre, comme 0,9213)',
    );
    expect(pounds?.message).toContain('Une facture est en GBP');
    await expect(commitLines(company, MIXED)).rejects.toMatchObject({ code: 'IMPORT_QUESTION' });
  });

  it('converts each amount exactly at the rate answered, and keeps the amount and the rate with the invoice', async () => {
    const company = await aCompany();
    const { counts, rejected, totals } = await commitLines(company, MIXED, {
      answers: { 'rate:USD': '0,9213', 'rate:GBP': 'leave', paidOn: 'dueOn' },
    });
    expect(counts).toMatchObject({ new: 3, rejected: 1 });
    expect(rejected.map(({ row, code, message }) => [row, code, message])).toEqual([
      [5, 'CURRENCY_FOREIGN', 'Le montant est en GBP, sans taux pour le convertir en euros : ligne laissée de côté.'],
    ]);
    // 1000.01 × 0.9213 = 921.309213; 500 × 0.9213 = 460.65; 33.33 × 0.9213 = 30.706929.
    expect(amounts(company)).toEqual([
      ['F1', 10_000, 10_000],
      ['F2', 92_131, 46_065],
      ['F3', 3071, 0],
    ]);
    expect(totals.invoiceCents).toBe(10_000 + 92_131 + 3071);
    const list = await listed(company);
    expect(list.map(({ number, foreign }) => [number, foreign])).toEqual([
      ['F1', null],
      ['F2', { currency: 'USD', amountCents: 100_001, exchangeRate: '0.9213' }],
      ['F3', { currency: 'USD', amountCents: 3333, exchangeRate: '0.9213' }],
    ]);
  });

  it('an invoice keeps the rate of its first import, and undoing gives what was there', async () => {
    const company = await aCompany();
    const answers = (rate: string) => ({ answers: { 'rate:USD': rate, 'rate:GBP': 'leave', paidOn: 'dueOn' } });
    const empty = contentOf(company);
    const { importId } = await commitLines(company, MIXED, answers('0.9213'));
    const stored = contentOf(company);
    const again = await commitLines(company, MIXED, answers('0.5'));
    expect(again.counts).toMatchObject({ new: 0, changed: 0, unchanged: 3 });
    await company.client.imports.undo({ importId: again.importId }, company);
    expect(contentOf(company).invoices).toEqual(stored.invoices);
    await company.client.imports.undo({ importId }, company);
    expect(contentOf(company).invoices).toEqual(empty.invoices);
  });

  it('a rate is not remembered: the next file asks for its own', async () => {
    const company = await aCompany();
    await commitLines(company, MIXED, { answers: { 'rate:USD': '0.9', 'rate:GBP': '1.1', paidOn: 'dueOn' } });
    const next = [MIXED[0] ?? '', 'F9;Smith;21/03/2025;21/04/2025;10,00;10,00;USD'];
    const preview = await previewLines(company, next);
    expect(preview.remembered?.applied).toBe(true);
    expect(codes(preview.questions)).toEqual(['rate:USD']);
  });

  it.each(['', '0', 'beaucoup', '-1'])('« %s » is no answer', async (rate) => {
    const company = await aCompany();
    const preview = await previewLines(company, MIXED, { answers: { 'rate:USD': rate, 'rate:GBP': '1.1', paidOn: 'dueOn' } });
    expect(codes(preview.questions)).toEqual(['rate:USD']);
  });

  it('lines of one invoice are added before they are converted, so that it is rounded once', async () => {
    const company = await aCompany();
    const lines = [
      'Facture;Client;Date;Échéance;Montant TTC;Devise',
      ...['F1', 'F2'].flatMap((number) => [
        `${number};Smith;20/01/2025;20/02/2025;0,01;USD`,
        `${number};Smith;20/01/2025;20/02/2025;0,02;USD`,
      ]),
    ];
    await commitLines(company, lines, { answers: { 'rate:USD': '0.5', repeatedNumbers: 'sum' } });
    // 0.03 × 0.5 is 0.015; line by line it would be 0.01 + 0.01.
    expect(amounts(company)).toEqual([
      ['F1', 2, 2],
      ['F2', 2, 2],
    ]);
  });

  it('a currency beside the amount counts as one in a column', async () => {
    const company = await aCompany();
    const lines = [
      'Facture;Client;Date;Échéance;Montant TTC',
      'F1;Durand;20/01/2025;20/02/2025;100,00 €',
      'F2;Smith;20/01/2025;20/02/2025;$ 200.00',
    ];
    expect(codes((await previewLines(company, lines)).questions)).toEqual(['rate:USD']);
    await commitLines(company, lines, { answers: { 'rate:USD': '0.5' } });
    expect(amounts(company)).toEqual([
      ['F1', 10_000, 10_000],
      ['F2', 10_000, 10_000],
    ]);
  });

  it('a constant of the mapping is a currency too', async () => {
    const company = await aCompany();
    const lines = ['Facture;Client;Date;Échéance;Montant TTC', 'F1;Smith;20/01/2025;20/02/2025;100,00'];
    const preview = await previewLines(company, lines, { constants: { currency: 'CHF' } });
    expect(codes(preview.questions)).toEqual(['rate:CHF']);
  });

  it.each([
    ['Total signé', 'Total signé en devises'],
    ['Montant TTC (EUR)', 'Montant en devise'],
    ['Total TTC en euros', 'Montant devise'],
  ])('nothing is asked where euros stand beside: %s, %s', async (inAccounts, original) => {
    const company = await aCompany();
    const lines = [
      `Numéro;Client;Date de facturation;Date d’échéance;${original};${inAccounts};Devise`,
      'F1;Durand;20/01/2025;20/02/2025;100,00;100,00;EUR',
      'F2;Smith;20/01/2025;20/02/2025;200,00;180,00;USD',
    ];
    expect((await previewLines(company, lines)).questions).toEqual([]);
    await commitLines(company, lines);
    const list = await listed(company);
    expect(list.map(({ totalCents, foreign }) => [totalCents, foreign])).toEqual([
      [10_000, null],
      [18_000, { currency: 'USD', amountCents: 20_000, exchangeRate: '0.9' }],
    ]);
  });

  it('payments and charges are converted too', async () => {
    const company = await aCompany();
    await commitLines(company, MIXED, { answers: { 'rate:USD': '0.9', 'rate:GBP': '1.1', paidOn: 'none' } });
    const payments = ['Facture;Client;Date de règlement;Montant réglé;Devise', 'F4;Jones;21/03/2025;200,00;GBP'];
    const file = aFile(company, payments, 'reglements.csv');
    expect(codes((await company.client.imports.preview({ file }, company)).questions)).toEqual(['rate:GBP']);
    await company.client.imports.commit({ file, answers: { 'rate:GBP': '1.1' } }, company);
    expect(amounts(company).find(([number]) => number === 'F4')).toEqual(['F4', 22_000, 0]);
  });

  describe('a column of rates', () => {
    const rated = (title: string, ...rates: [string, string][]) => [
      `Facture;Client;Date;Échéance;Montant TTC;Devise;${title}`,
      'F0;Durand;20/01/2025;20/02/2025;100,00;EUR;1',
      ...rates.map(([currency, rate], index) => `F${index + 1};Smith;20/01/2025;20/02/2025;1 000,00;${currency};${rate}`),
    ];

    it.each<[string, [string, string][], number[]]>([
      ['Taux de change', [['USD', '0,92']], [92_000]],
      // 1000 ÷ 1.0853 = 921.4041…
      ['Cours', [['USD', '1,0853']], [92_140]],
      [
        'Exchange rate',
        [
          ['GBP', '1.17'],
          ['JPY', '160.50'],
        ],
        [117_000, 623],
      ],
      [
        'Taux de change',
        [
          ['USD', '0,92'],
          ['USD', '0,94'],
        ],
        [92_000, 94_000],
      ],
      ['Cours de change', [['GBP', '0,8600']], [116_279]],
    ])('« %s » is read and nothing is asked: %j', async (title, rates, expected) => {
      const company = await aCompany();
      const lines = rated(title, ...rates);
      expect((await previewLines(company, lines)).questions).toEqual([]);
      await commitLines(company, lines);
      expect(amounts(company).map(([, total]) => total)).toEqual([10_000, ...expected]);
      const stored = contentOf(company);
      expect((await commitLines(company, lines)).counts).toMatchObject({ new: 0, changed: 0 });
      expect(contentOf(company)).toEqual(stored);
    });

    it('a rate that can be read both ways is asked about once, and the answer is remembered', async () => {
      const company = await aCompany();
      const lines = rated('Taux de change', ['CHF', '0,95']);
      const { questions } = await previewLines(company, lines);
      expect(questions).toMatchObject([
        { code: 'exchangeDirection:CHF', message: 'Le fichier donne un taux de 0,95 pour CHF (« F1 »). Dans quel sens le lire ?' },
      ]);
      expect(questions[0]?.choices.map(({ label }) => label)).toEqual(['1 EUR = 0,95 CHF', '1 CHF = 0,95 EUR']);
      await commitLines(company, lines, { answers: { 'exchangeDirection:CHF': 'unitsPerEuro' } });
      expect(amounts(company)[1]).toEqual(['F1', 105_263, 105_263]);
      const next = [lines[0] ?? '', 'F9;Smith;21/03/2025;21/04/2025;950,00;CHF;0,95'];
      expect((await previewLines(company, next)).questions).toEqual([]);
      await commitLines(company, next);
      expect(amounts(company).at(-1)).toEqual(['F9', 100_000, 100_000]);
    });

    it('rows of a currency without their rate are asked about, and no others', async () => {
      const company = await aCompany();
      const lines = rated('Taux de change', ['USD', '0,92'], ['USD', ''], ['USD', '0']);
      const { questions } = await previewLines(company, lines);
      expect(questions.map(({ message }) => message.slice(0, 38))).toEqual(['2 factures sont en USD (« F2 », « F3 »']);
      await commitLines(company, lines, { answers: { 'rate:USD': '0,5' } });
      expect(amounts(company).map(([, total]) => total)).toEqual([10_000, 92_000, 50_000, 50_000]);
    });

    it('a column of rates of VAT is none', async () => {
      const company = await aCompany();
      const lines = ['Facture;Client;Date;Échéance;Montant TTC;Devise;Taux', 'F1;Smith;20/01/2025;20/02/2025;1 000,00;USD;20'];
      expect(codes((await previewLines(company, lines)).questions)).toEqual(['rate:USD']);
    });
  });
});
