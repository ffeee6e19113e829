import { describe, expect, test } from 'vitest';
import { localDate } from '../../shared/dates/local-date.ts';
import { postWords } from '../../shared/letters/delivery-words.fr.ts';
import { cents } from '../../shared/money/cents.ts';
import { callBackWords, callWords, contactInvoices, contactTitle, promiseWords } from '../../shared/reminders/contact-words.fr.ts';

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

  test('a call says who was spoken to and who made it; a call to make again its day, and whether it was made', () => {
    expect(callWords({ spokenTo: 'M. Blanc', calledBy: 'Anne' })).toBe('avec M. Blanc, appelé par Anne');
    expect([callWords({ spokenTo: '', calledBy: 'Anne' }), callWords({ spokenTo: '', calledBy: '' })]).toEqual(['appelé par Anne', '']);
    const callBack = { on: localDate('2026-11-14'), note: 'après la paie', doneOn: null };
    expect(callBackWords(callBack)).toBe('À rappeler le 14/11/2026 : après la paie');
    expect(callBackWords({ ...callBack, note: '', doneOn: localDate('2026-11-15') })).toBe('À rappeler le 14/11/2026 (fait le 15/11/2026)');
  });

  test('a letter says what the post did with it', () => {
    const letter = {
      registeredNumber: '1A23456789012',
      delivery: 'received',
      deliveredOn: localDate('2026-11-12'),
      deliveryNote: '',
    } as const;
    expect(plain(postWords(letter))).toBe('Recommandé 1A 234 567 8901 2, reçu le 12/11/2026');
    expect(plain(postWords({ ...letter, registeredNumber: '', deliveryNote: 'au gardien' }))).toBe('Reçu le 12/11/2026 (au gardien)');
    expect(plain(postWords({ ...letter, delivery: null, deliveredOn: null }))).toBe('Recommandé 1A 234 567 8901 2');
    expect(postWords({ registeredNumber: '', delivery: null, deliveredOn: null, deliveryNote: '' })).toBe('');
  });

  test('a promise names who made it when that is known', () => {
    const promise = { amountCents: cents(120_000), promisedOn: localDate('2026-11-14'), madeBy: '' };
    expect(plain(promiseWords(promise))).toBe('1 200,00 € promis pour le 14/11/2026');
    expect(plain(promiseWords({ ...promise, madeBy: 'Mme Roy' }))).toBe('1 200,00 € promis pour le 14/11/2026 par Mme Roy');
  });
});
