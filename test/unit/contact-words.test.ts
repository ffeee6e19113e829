import { describe, expect, test } from 'vitest';
import { localDate } from '../../shared/dates/local-date.ts';
import { cents } from '../../shared/money/cents.ts';
import { contactInvoices, contactTitle, promiseWords } from '../../shared/reminders/contact-words.fr.ts';

const plain = (text: string) => text.replace(/\s/g, ' ');

describe('a contact in words', () => {
  test.each([
    [{ level: 'call', channel: 'phone', outcome: 'wrongPerson' }, 'Appel : mauvais interlocuteur'],
    [{ level: 'call', channel: 'phone', outcome: null }, 'Appel'],
    [{ level: 'R2', channel: 'letter', outcome: null }, 'Relance 2 par courrier'],
    [{ level: 'formalNotice', channel: 'letter', outcome: null }, 'Mise en demeure par courrier'],
  ] as const)('%j: %s', (contact, words) => {
    expect(contactTitle(contact)).toBe(words);
  });

  test.each([
    [[], ''],
    [['FA-1'], 'Facture FA-1'],
    [['FA-1', 'FA-2'], 'Factures FA-1 et FA-2'],
    [['FA-1', 'FA-2', 'FA-3', 'FA-4'], 'Factures FA-1, FA-2, FA-3 et FA-4'],
    [['FA-1', 'FA-2', 'FA-3', 'FA-4', 'FA-5'], 'Factures FA-1, FA-2, FA-3 et 2 autres'],
  ])('about %j: « %s »', (numbers, words) => {
    expect(contactInvoices(numbers)).toBe(words);
  });

  test('a promise names who made it when that is known', () => {
    const promise = { amountCents: cents(120_000), promisedOn: localDate('2026-11-14'), madeBy: '' };
    expect(plain(promiseWords(promise))).toBe('1 200,00 € promis pour le 14/11/2026');
    expect(plain(promiseWords({ ...promise, madeBy: 'Mme Roy' }))).toBe('1 200,00 € promis pour le 14/11/2026 par Mme Roy');
  });
});
