import { describe, expect, test } from 'vitest';
import { differenceOf } from '../../../renderer/imports/differences.fr.ts';
import { choicesSentence, queueSummary, resultSentence } from '../../../renderer/imports/import-words.fr.ts';
import { timeLeft } from '../../../renderer/ui/time-left.ts';
import { movedSentence } from '../../../shared/customers/merge-words.fr.ts';
import { localDate } from '../../../shared/dates/local-date.ts';
import { inImportOrder } from '../../../shared/imports/import-order.ts';
import { mappingName } from '../../../shared/imports/mapping-names.fr.ts';
import { cents } from '../../../shared/money/cents.ts';

const plain = (text: string) => text.replace(/\s/g, ' ');

describe('the time left', () => {
  test.each([
    [{ done: 1000, total: 100_000, seconds: 1 }, ''],
    [{ done: 10_000, total: 100_000, seconds: 4 }, 'encore 40 s'],
    [{ done: 10_000, total: 100_000, seconds: 20 }, 'encore 3 min'],
    [{ done: 1000, total: 100_000, seconds: 100 }, 'encore 2 h 45'],
    [{ done: 99_000, total: 100_000, seconds: 100 }, ''],
    [{ done: 5000, total: null, seconds: 30 }, ''],
    [{ done: 0, total: 100, seconds: 30 }, ''],
  ])('%o: « %s »', (given, said) => expect(timeLeft(given)).toBe(said));
});

test('several files are imported customers first, then what they owe, then what they paid', () => {
  const file = (name: string, kind: Parameters<typeof inImportOrder>[0][number]['kind']) => ({ name, kind });
  const given = [
    file('b', 'payments'),
    file('?', null),
    file('f10', 'invoices'),
    file('a', 'bankStatement'),
    file('f9', 'invoices'),
    file('z', 'customers'),
  ];
  expect(inImportOrder(given).map(({ name }) => name)).toEqual(['z', 'f9', 'f10', 'b', 'a', '?']);
});

test('an invoice that a full list no longer holds is told from one that the file settles', () => {
  const row = { label: 'F1', customerName: 'Durand', date: localDate('2025-01-01'), dueOn: null, amountCents: cents(1), changes: [] };
  expect(differenceOf({ ...row, row: 0, state: 'settled' })).toBe('vanished');
  expect(differenceOf({ ...row, row: 3, state: 'settled' })).toBe('settled');
});

test('what several files did is one sentence', () => {
  const counts = { new: 4, changed: 1, unchanged: 9, settled: 1, rejected: 1 };
  const files = [
    { step: 'done', outcome: { counts } },
    { step: 'done', outcome: { counts } },
    { step: 'refused', outcome: null },
  ] as const;
  expect(queueSummary(files)).toBe('2 fichiers importés, 1 refusé : 8 nouveautés, 4 mises à jour, 2 lignes refusées.');
});

test('the first number says what is counted, whichever it is', () => {
  const counts = { new: 0, changed: 1, unchanged: 2, settled: 0, rejected: 0 };
  expect(plain(resultSentence(counts, 'customers'))).toBe('1 client mis à jour, 2 déjà connus.');
});

test('what was applied of last time is said in a few words', () => {
  expect(
    plain(choicesSentence({ mapping: { Brut: 'totalAmount' }, answers: { dateOrder: 'DMY' }, constants: { paymentTerms: '45 jours' } })),
  ).toBe('1 colonne choisie, 1 réponse, 45 jours');
  expect(choicesSentence({ mapping: {}, answers: {}, constants: {} })).toBe('');
});

test.each([
  ['export_pennylane 2026-05.csv', 'Export pennylane'],
  ['Factures (2).xlsx', 'Factures'],
  ['20260531.csv', 'Règlements'],
  ['balance-clients.v2.xls', 'Balance clients v2'],
])('a file called « %s » gives its shape the name « %s »', (file, name) => expect(mappingName(file, 'payments')).toBe(name));

test('what a merge moves is counted in words', () => {
  expect(plain(movedSentence({ invoices: 3, payments: 1, letters: 0 }))).toBe('3 factures et 1 règlement');
  expect(plain(movedSentence({ invoices: 1, payments: 2, promises: 1 }))).toBe('1 facture, 2 règlements et 1 promesse');
  expect(movedSentence({ invoices: 0 })).toBe('rien');
});
