import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { AppError } from '../../shared/errors/app-error.ts';
import { decoded, type ReadFixture, readStatementText } from '../builders/statement-file.ts';

const corpus = process.env.CORPUS_DIR;

function read(folder: string, name: string): ReadFixture {
  return readStatementText(decoded(readFileSync(join(corpus ?? '', folder, name))), name);
}

/** Movements of all the statements of a file: how many, credits, debits, net; in cents. */
function totals({ statements }: ReadFixture) {
  const amounts = statements.flatMap(({ movements }) => movements.map(({ amountCents }) => amountCents));
  const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
  return {
    count: amounts.length,
    credits: sum(amounts.filter((amount) => amount > 0)),
    debits: sum(amounts.filter((amount) => amount < 0)),
    net: sum(amounts),
  };
}

describe.skipIf(!corpus)('OFX of Banque Populaire', () => {
  const folder = 'ofx-banque-populaire-fr';
  // Figures computed independently of this program: transactions, credits, debits, balance, first and last day.
  const figures: [string, number, number, number, number | null, string | null, string | null][] = [
    ['BPACA_OP_20220717-2.ofx', 14, 183588, -178677, 13944, '2022-06-10', '2022-07-15'],
    ['BPACA_OP_20220717.ofx', 63, 1390845, -1461061, 151881, '2022-06-22', '2022-07-15'],
    ['BPACA_OP_20220802.ofx', 38, 1229629, -836256, 345254, '2022-07-18', '2022-08-02'],
    ['BPACA_OP_20220828.ofx', 69, 549005, -544284, 265511, '2022-08-02', '2022-08-26'],
    ['46297554894_02092025_04102025.ofx', 0, 0, 0, null, null, null],
  ];

  test.each(figures)('%s', (name, count, credits, debits, balance, first, last) => {
    const reading = read(folder, name);
    expect(reading.problems).toEqual([]);
    expect(totals(reading)).toEqual({ count, credits, debits, net: credits + debits });
    expect(reading.statements[0]).toMatchObject({ currency: 'EUR', closingCents: balance });
    const days = reading.statements.flatMap(({ movements }) => movements.map(({ bookedOn }) => bookedOn)).sort();
    expect([days[0] ?? null, days.at(-1) ?? null]).toEqual([first, last]);
  });

  it('has an identifier of its own for each movement of a file, and none in common between two that both cover 2 August', () => {
    const identifiers = figures.map(([name]) =>
      read(folder, name).statements.flatMap(({ movements }) => movements.map(({ bankReference }) => bankReference)),
    );
    for (const ofFile of identifiers) expect(new Set(ofFile).size).toBe(ofFile.length);
    const [, , july = [], august = []] = identifiers;
    expect(july.filter((identifier) => august.includes(identifier))).toEqual([]);
  });
});

describe.skipIf(!corpus)('CFONB 120 of Pennylane', () => {
  const folder = 'cfonb-pennylane';

  it('reads both statements of the valid file, which close exactly', () => {
    const reading = read(folder, 'example.txt');
    expect(reading.problems).toEqual([]);
    expect(reading.statements.map(({ openingCents, closingCents, movements }) => [openingCents, movements.length, closingCents])).toEqual([
      [-19040, 3, -24121],
      [-24121, 3, -16372],
    ]);
    expect(totals(reading).net).toBe(-5081 + 7749);
  });

  test.each([
    ['end_of_statement_without_beginning.txt', 9],
    ['invalid_date.txt', 1],
    ['new_statement_without_previous_ended.txt', 6],
    ['operation.txt', 1],
    ['operation_already_defined.txt', 1],
    ['operation_detail_without_operation.txt', 3],
    ['operation_out_of_statement.txt', 1],
    ['operation_unstarted.txt', 1],
  ])('refuses %s at line %i', (name, line) => {
    let refusal: unknown;
    try {
      read(folder, name);
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toBeInstanceOf(AppError);
    expect((refusal as AppError).message).toMatch(new RegExp(`^« ${name} », ligne ${line} : .+\\.$`));
  });

  it('has no other file', () => {
    expect(readdirSync(join(corpus ?? '', folder)).filter((name) => name.endsWith('.txt'))).toHaveLength(9);
  });
});

describe.skipIf(!corpus)('CSV of Caisse d’Épargne', () => {
  it('reads every movement', () => {
    const reading = read('bank-caisse-epargne-fr', 'test_csv_importer_statement.csv');
    expect(reading.recognised).toBe('bpce');
    expect(reading.problems).toEqual([]);
    expect(totals(reading)).toEqual({ count: 7, credits: 2840, debits: -16876, net: -14036 });
  });
});
