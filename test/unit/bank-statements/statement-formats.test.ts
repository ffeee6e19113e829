import { describe, expect, it } from 'vitest';
import { readCamt } from '../../../shared/bank-statements/read-camt.ts';
import { readCfonb } from '../../../shared/bank-statements/read-cfonb.ts';
import { readMt940 } from '../../../shared/bank-statements/read-mt940.ts';
import { readOfx } from '../../../shared/bank-statements/read-ofx.ts';
import { readStatement, recogniseStatementText } from '../../../shared/bank-statements/read-statement.ts';
import { fixtureText, readFixture, summary } from '../../builders/statement-file.ts';

describe('OFX', () => {
  it('reads SGML with end tags here and there, decimal commas, several accounts, and one without movements', () => {
    const reading = readFixture('ofx1.ofx');
    expect(reading.statements.map(summary)).toEqual([
      '30002005500000012345X EUR ?→215490: 120000 -4510',
      '30002005500000099999Y EUR ?→?: ',
    ]);
    expect(reading.statements[0]?.movements[0]).toMatchObject({
      line: 39,
      bookedOn: '2026-01-15',
      valueOn: '2026-01-16',
      label: 'VIR BOULANGERIE MARTEL & FILS F-2026-014 réglée',
      bankReference: 'A1',
    });
    expect(reading.problems).toMatchObject([
      { severity: 'rejected', row: 59, column: 'DTPOSTED', code: 'DATE_UNREADABLE', value: '20260230' },
    ]);
  });

  it('reads XML, and refuses an amount that is not in whole cents', () => {
    const reading = readFixture('ofx2.ofx');
    expect(reading.statements.map(summary)).toEqual(['300020000012345X EUR ?→120000: 120000']);
    expect(reading.statements[0]?.movements[0]).toMatchObject({ counterparty: 'BOULANGERIE MARTEL', reference: 'E2E-77' });
    expect(reading.problems).toMatchObject([{ code: 'AMOUNT_PRECISION', value: '-12.345' }]);
  });

  it('refuses a file cut short, one without a statement, and entities', () => {
    const text = fixtureText('ofx1.ofx');
    expect(() => readOfx(text.slice(0, 900), 'coupe.ofx')).toThrow(
      /« coupe\.ofx », ligne \d+ : le fichier s’arrête avant la fin du relevé/,
    );
    expect(() => readOfx('<OFX><SIGNONMSGSRSV1></SIGNONMSGSRSV1></OFX>', 'vide.ofx')).toThrow(/aucun relevé/);
    expect(() => readOfx('<!DOCTYPE x [<!ENTITY a "b">]><OFX></OFX>', 'x.ofx')).toThrow(/DOCTYPE/);
  });

  it('reads movements that are never closed, values or not', () => {
    const text = fixtureText('ofx1.ofx');
    const [whole, open] = [readOfx(text, 'x.ofx'), readOfx(text.replaceAll(/<\/STMTTRN>\s*/g, ''), 'x.ofx')];
    const said = ({ statements }: typeof whole) =>
      statements.map(({ movements }) => movements.map((m) => [m.bookedOn, m.amountCents, m.label]));
    expect(said(whole)[0]).toHaveLength(2);
    expect(said(open)).toEqual(said(whole));
  });

  it('keeps a stray < in a label', () => {
    const text = fixtureText('ofx2.ofx').replace('&lt;solde&gt;', 'a < b');
    expect(readOfx(text, 'x.ofx').statements[0]?.movements[0]?.label).toBe('BOULANGERIE MARTEL F-2026-014 a < b');
  });
});

describe('CAMT.053', () => {
  it('gives each transaction of a batch its own movement, and a batch without amounts one', () => {
    const reading = readFixture('camt053-02.xml');
    expect(reading.statements.map(summary)).toEqual(['FR7630002005500000012345X25 EUR -10000→205000: 120000 80000 5000 10000']);
    expect(reading.statements[0]).toMatchObject({ from: '2026-01-01', to: '2026-01-31' });
    expect(reading.statements[0]?.movements).toMatchObject([
      {
        line: 16,
        counterparty: 'BOULANGERIE MARTEL & FILS',
        reference: 'E2E-1',
        bankReference: 'BATCH-9/1',
        valueOn: '2026-01-16',
        reversal: false,
      },
      { line: 22, counterparty: 'DUBOIS PAYSAGE', reference: 'F-2026-015 RF18539007547034', bankReference: 'BATCH-9/2' },
      { line: 30, counterparty: 'FOURNISSEUR TEST', label: 'FOURNISSEUR TEST Prélèvement rejeté', reversal: true },
      { line: 36, label: 'REMISE CB', reference: 'X1 X2' },
    ]);
    expect(reading.problems.map(({ row, code }) => `${row} ${code}`)).toEqual(['36 BATCH_NOT_SPLIT', '41 MOVEMENT_NOT_BOOKED']);
  });

  it.each(['camt053-04.xml', 'camt053-08.xml'])(
    '%s: prefixed names, parties where this version has them, a batch of both signs',
    (name) => {
      const reading = readFixture(name);
      expect(reading.statements.map(summary)).toEqual(['FR7630002005500000012345X25 EUR 0→115000: 120000 -5000']);
      expect(reading.statements[0]?.movements).toMatchObject([
        { counterparty: 'BOULANGERIE MARTEL / MARTEL HOLDING', bankReference: 'T1' },
        { counterparty: 'BANQUE TEST', bankReference: 'T2' },
      ]);
      expect(reading.problems).toEqual([]);
    },
  );

  it('remarks when the balances are not joined by the movements', () => {
    const reading = readCamt(fixtureText('camt053-08.xml').replace('1150.0<', '1150.5<'), 'x.xml');
    expect(reading.problems).toMatchObject([{ severity: 'remark', code: 'BALANCE_MISMATCH' }]);
  });

  it('refuses sister messages, other XML, DOCTYPE, and a file cut short, each with a sentence', () => {
    const text = fixtureText('camt053-08.xml');
    expect(() => readCamt(text.replaceAll('BkToCstmrStmt', 'BkToCstmrDbtCdtNtfctn'), 'x.xml')).toThrow(
      /CAMT\.054.*Demandez à votre banque/,
    );
    expect(() => readCamt('<Facture/>', 'x.xml')).toThrow(/n’est pas un relevé bancaire reconnu/);
    expect(() => readCamt(text.replace('?>', '?><!DOCTYPE c [<!ENTITY x SYSTEM "file:///etc/passwd">]>'), 'x.xml')).toThrow(/DOCTYPE/);
    expect(() => readCamt(text.slice(0, 700), 'x.xml')).toThrow(/incomplet ou abîmé/);
    expect(() => readCamt(`${'<a>'.repeat(500)}${'</a>'.repeat(500)}`, 'x.xml')).toThrow(/incomplet ou abîmé/);
  });
});

describe('CFONB 120', () => {
  it('reads overpunched amounts, complements and a rejected debit', () => {
    const reading = readFixture('cfonb120.txt');
    expect(reading.statements.map(summary)).toEqual(['30002005500000012345X EUR -10000→105490: 120000 -4510']);
    expect(reading.statements[0]?.movements).toMatchObject([
      {
        line: 2,
        valueOn: '2026-01-16',
        label: 'VIR SEPA BOULANGERIE MARTEL FACTURE F-2026-014',
        counterparty: 'BOULANGERIE MARTEL',
        reference: 'E2E-77 SOLDE F2026014',
        bankReference: 'BQ0001',
        reversal: false,
      },
      { line: 7, label: 'PRLV IMPAYE DUBOIS PAYSAGE', reversal: true },
    ]);
  });

  it('reads a file that ends with the mark of old transfers', () => {
    const text = fixtureText('cfonb120.txt');
    expect(readCfonb(`${text}\u001a`, 'x.txt')).toEqual(readCfonb(text, 'x.txt'));
  });

  it('reads records run together without line ends', () => {
    expect(readFixture('cfonb120-d-un-seul-tenant.txt').statements.map(summary)).toEqual(
      readFixture('cfonb120.txt').statements.map(summary),
    );
  });

  it('reads the braces of a French terminal, other numbers of decimals, and refuses what is not in whole cents', () => {
    const [opening = '', credit = '', ...rest] = fixtureText('cfonb120.txt').split('\r\n');
    const movement = (change: (record: string) => string) => [opening, change(credit), ...rest].join('\r\n');
    const first = (text: string) => readCfonb(text, 'x.txt').statements[0]?.movements[0]?.amountCents;
    expect(first(movement((record) => record.replace('{', 'é')))).toBe(120000);
    expect(first(movement((record) => record.replace('{', '}')))).toBe(-120000);
    expect(first(movement((record) => record.replace('EUR2', 'EUR3')))).toBe(12000);
    expect(first(movement((record) => record.replace('EUR2', 'EUR0')))).toBe(12000000);
    const precise = movement((record) => record.replace('EUR2', 'EUR4').replace('000{', '001{'));
    expect(readCfonb(precise, 'x.txt').problems).toMatchObject([{ row: 2, code: 'AMOUNT_PRECISION' }]);
  });

  it('refuses a broken order of records with the line that breaks it', () => {
    const lines = fixtureText('cfonb120.txt').trimEnd().split('\r\n');
    const without = (index: number) => lines.filter((_, at) => at !== index).join('\n');
    expect(() => readCfonb(without(0), 'f.txt')).toThrow('« f.txt », ligne 1 : opération en dehors d’un relevé');
    expect(() => readCfonb(without(lines.length - 1), 'f.txt')).toThrow('« f.txt », ligne 7 : le fichier s’arrête avant la fin du relevé');
    expect(() => readCfonb([...lines, ...lines].toSpliced(7, 1).join('\n'), 'f.txt')).toThrow('ligne 8 : un nouveau relevé commence');
    expect(() => readCfonb(['31 autre', ...lines].join('\n'), 'f.txt')).toThrow(
      'ligne 1 : cet enregistrement n’est pas du format CFONB 120',
    );
    expect(() =>
      readCfonb(lines.with(3, (lines[3] ?? '').replace(/^05/, '04').replace('0000012345X', '0000099999X')).join('\n'), 'f.txt'),
    ).toThrow('ligne 4 : ce compte n’est pas celui du relevé en cours');
  });
});

describe('MT940', () => {
  it('reads numbered and slashed details, a booking before its value date over the new year, and reversals', () => {
    const reading = readFixture('mt940-numerote.sta');
    expect(reading.statements.map(summary)).toEqual(['FR7630002005500000012345X25 EUR 100000→100000: 120000 -4510 -120000 4510']);
    expect(reading.statements[0]?.movements).toMatchObject([
      { line: 6, bookedOn: '2026-01-02', counterparty: 'BOULANGERIE MARTEL', reference: 'E2E-77', bankReference: 'BQ-1', reversal: false },
      {
        bookedOn: '2025-12-31',
        valueOn: '2026-01-02',
        counterparty: 'FOURNISSEUR TEST',
        label: 'FOURNISSEUR TEST LOYER JANVIER',
        reference: 'MANDAT-1',
      },
      { counterparty: 'BOULANGERIE MARTEL', reversal: true },
      { label: 'PRELEVEMENT REJETE', reversal: true },
    ]);
    expect(reading.statements[0]?.movements[0]?.label).toContain('FACTURE F-2026-014');
    expect(reading.problems).toEqual([]);
  });

  it('puts the pages of a statement together, and the lines of a detail', () => {
    const reading = readFixture('mt940-simple.sta');
    expect(reading.statements.map(summary)).toEqual(['30002005500000012345X EUR -5000→136050: 150000 -8950']);
    expect(reading.statements[0]?.movements[0]?.label).toBe(
      'VIR SEPA CLIENT DURAND FACTURE 2026-001 POUR LES TRAVAUX DE RENOVATION SUITE DU MOTIF',
    );
  });

  it('refuses a file cut short and a movement outside of a statement; notes a movement it cannot read', () => {
    const lines = fixtureText('mt940-numerote.sta').split('\n');
    expect(() => readMt940(lines.slice(0, 10).join('\n'), 'x.sta')).toThrow(/n’a pas de solde final/);
    expect(() => readMt940(lines.filter((line) => !line.startsWith(':60F:')).join('\n'), 'x.sta')).toThrow(/sans solde de départ/);
    expect(() => readMt940(lines.join('\n').replace('C251231EUR1000,00', 'C251331EUR1000,00'), 'x.sta')).toThrow(
      'ligne 5 : le solde est illisible',
    );
    const reading = readMt940(lines.join('\n').replace(':61:260105RC1200,', ':61:hier RC1200,'), 'x.sta');
    expect(reading.problems).toMatchObject([{ row: 11, code: 'LINE_UNREADABLE' }]);
  });
});

describe('recognising a format by its content', () => {
  it.each([
    ['ofx1.ofx', 'ofx'],
    ['ofx2.ofx', 'ofx'],
    ['camt053-02.xml', 'camt053'],
    ['camt053-08.xml', 'camt053'],
    ['cfonb120.txt', 'cfonb120'],
    ['mt940-numerote.sta', 'mt940'],
    ['mt940-simple.sta', 'mt940'],
    ['credit-mutuel.csv', null],
  ])('%s is %s', (name, format) => {
    expect(recogniseStatementText(fixtureText(name))).toBe(format);
  });

  it('says what to do about a file that is none', () => {
    expect(() => readStatement('Bonjour', 'lettre.txt')).toThrow(
      /« lettre\.txt » n’est pas un relevé bancaire reconnu\. Sur le site de votre banque, choisissez/,
    );
  });
});
