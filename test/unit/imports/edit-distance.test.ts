import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editDistance, lettersOf, mayBeWithin } from '../../../shared/imports/edit-distance.ts';

const word = fc.string({ unit: fc.constantFrom(...'abcdeéz019'), maxLength: 12 });

/** A text after a few edits, some of which undo others. */
const edited = fc.tuple(word, fc.array(fc.tuple(fc.nat(12), fc.constantFrom('drop', 'add', 'replace', 'swap'), word), { maxLength: 3 }));

test('texts that few edits separate are never told apart by their letters', () => {
  fc.assert(
    fc.property(edited, ([text, edits]) => {
      let other = text;
      for (const [at, edit, letters] of edits) {
        const [before, after] = [other.slice(0, at), other.slice(at)];
        const letter = letters.slice(0, 1);
        if (edit === 'drop') other = before + after.slice(1);
        else if (edit === 'add') other = before + letter + after;
        else if (edit === 'replace') other = before + letter + after.slice(1);
        else other = before + after.slice(1, 2) + after.slice(0, 1) + after.slice(2);
      }
      const distance = editDistance(text, other, 12);
      for (const limit of [0, 1, 2]) if (distance <= limit) expect(mayBeWithin(limit, lettersOf(text), lettersOf(other))).toBe(true);
    }),
  );
  expect(mayBeWithin(1, lettersOf('facture'), lettersOf('montant'))).toBe(false);
});
