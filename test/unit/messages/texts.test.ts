import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mailtoAddress } from '../../../shared/messages/mailto.ts';
import { smsLengthWords } from '../../../shared/messages/message-words.fr.ts';
import { isFrenchLandline, isPhoneNumber } from '../../../shared/messages/recipients.ts';
import { plainerForSms, smsLength } from '../../../shared/messages/sms-segments.ts';

describe('how many SMS a text makes', () => {
  test.each([
    ['', 0],
    ['a'.repeat(160), 1],
    ['a'.repeat(161), 2],
    ['a'.repeat(306), 2],
    ['a'.repeat(307), 3],
    // The euro sign counts for two.
    [`${'a'.repeat(158)}€`, 1],
    [`${'a'.repeat(159)}€`, 2],
    // é, è, à, ù and Ç are of the short alphabet; ê and ç are not.
    ['éèàùÇ'.repeat(32), 1],
    [`${'a'.repeat(69)}ê`, 1],
    [`${'a'.repeat(70)}ç`, 2],
    [`${'a'.repeat(133)}ç`, 2],
    [`${'a'.repeat(134)}ç`, 3],
    // A character of two units is not cut between two SMS: 66 + 2 units do not fit in 67.
    [`${'ê'.repeat(66)}😀${'ê'.repeat(66)}`, 3],
  ])('%# %s', (text, segments) => expect(smsLength(text).segments).toBe(segments));

  test('an extended character is not cut in half: 152 + 2 go over one of several', () => {
    expect(smsLength(`${'a'.repeat(152)}€${'a'.repeat(152)}`).segments).toBe(3);
    expect(smsLength(`${'a'.repeat(151)}€${'a'.repeat(153)}`).segments).toBe(2);
  });

  test('says which characters make it longer', () => {
    expect(smsLengthWords(smsLength('Bonjour'))).toBe('7 caractères, 1 SMS');
    expect(smsLengthWords(smsLength('C’est prêt'))).toContain('« ’ » « ê »');
  });

  test('a plainer text loses no letter and never takes more SMS', () => {
    expect(plainerForSms('« Façade » : c’est prêt, 1 234,56 € – Œuvre…')).toBe('"Facade" : c\'est pret, 1 234,56 € - OEuvre...');
    expect(plainerForSms('дом')).toBe('дом');
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), (text) => {
        expect(smsLength(plainerForSms(text)).segments).toBeLessThanOrEqual(smsLength(text).segments);
        expect(plainerForSms(plainerForSms(text))).toBe(plainerForSms(text));
      }),
    );
  });
});

test('a short e-mail as the address that opens a mail program; a long one is a file', () => {
  const address = mailtoAddress({
    recipient: 'roy+factures@pont.example',
    subject: 'Facture n° 1 & 2',
    body: 'Bonjour,\n\nà régler : 10 €',
  });
  expect(address).toBe(
    'mailto:roy%2Bfactures@pont.example?subject=Facture%20n%C2%B0%201%20%26%202&body=Bonjour%2C%0D%0A%0D%0A%C3%A0%20r%C3%A9gler%20%3A%2010%20%E2%82%AC',
  );
  const read = new URL(address ?? '');
  expect([read.protocol, decodeURIComponent(read.pathname), read.searchParams.get('subject')]).toEqual([
    'mailto:',
    'roy+factures@pont.example',
    'Facture n° 1 & 2',
  ]);
  expect(mailtoAddress({ recipient: 'a@b.example', subject: 's', body: 'é'.repeat(400) })).toBeNull();
});

test('a number that can be dialled', () => {
  expect(['06 12 34 56 78', '+33 (0)6.12.34.56.78', '0612345678'].every(isPhoneNumber)).toBe(true);
  expect(['', 'demander Anne', '06', 'tel: 0612345678'].some(isPhoneNumber)).toBe(false);
});

test('a French landline, which most often takes no SMS', () => {
  expect(['04 65 71 38 15', '+33 (0)4.65.71.38.15', '0033465713815', '0970 00 00 00'].every(isFrenchLandline)).toBe(true);
  expect(['06 12 34 56 78', '+33 7 12 34 56 78', '+44 20 7946 0018', ''].some(isFrenchLandline)).toBe(false);
});
