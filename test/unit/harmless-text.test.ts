import fc from 'fast-check';
import { expect, it } from 'vitest';
import { harmlessText, harmlessTexts } from '../../shared/contract/harmless-text.ts';
import { cellText } from '../../shared/imports/table.ts';

it.each([
  ['Durand\u0000 et Fils', 'Durand et Fils'],
  ['\u001b[31mrouge\u001b[0m', '[31mrouge[0m'],
  ['\u009b31mrouge', '31mrouge'],
  ['facture\u202efdp.exe', 'facturefdp.exe'],
  ['\u2067Durand\u2069', 'Durand'],
  ['Du\u200brand\ufeff', 'Durand'],
  ['moitié \ud83d', 'moitié '],
  ['deux\u2028lignes', 'deux lignes'],
  ['A\u{e0041}B', 'AB'],
])('takes what does harm out of %j', (text, left) => {
  expect(harmlessText(text)).toBe(left);
});

it.each(['Noël & Fils, 12 000 € – « à l’heure » …', 'une\tcolonne\nune ligne\r\n', '👩‍👩‍👧 Famille', '株式会社', 'عمر', 'می‌خواهم', '𝒜'])(
  'leaves %j as it is',
  (text) => {
    expect(harmlessText(text)).toBe(text);
  },
);

it('leaves no text that does harm, whatever it was, and changes a text once only', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const left = harmlessText(text);
      expect(left).not.toMatch(/[\u202a-\u202e\u2066-\u2069]|(?![\t\n\r])\p{Cc}|\p{Cs}/u);
      expect(harmlessText(left)).toBe(left);
    }),
  );
});

it('goes through a whole value but for the handles of files, and keeps every key', () => {
  const given = JSON.parse(
    '{"name":"A\\u202eB","lines":[{"label":"\\u0007x"}],"file":"\\u200edéposé.csv","__proto__":{"x":1},"n":1,"none":null}',
  );
  expect(JSON.stringify(harmlessTexts(given))).toBe(
    '{"name":"AB","lines":[{"label":"x"}],"file":"\u200edéposé.csv","__proto__":{"x":1},"n":1,"none":null}',
  );
  const plain = { lines: [{ label: 'x' }] };
  expect(harmlessTexts(plain)).toBe(plain);
});

it('reads a cell without it', () => {
  for (const [cell, text] of [
    [' Du\u0000rand\u202e ', 'Durand'],
    ['\u001b]0;titre\u0007x', ']0;titrex'],
    ['\u0085A', 'A'],
    ['Éts\u2066 Noël', 'Éts Noël'],
    ['A\ud800', 'A'],
    ["\u200b'=1+1", '=1+1'],
  ] as const) {
    expect(cellText(cell)).toBe(text);
  }
});
