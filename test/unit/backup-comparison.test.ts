import fc from 'fast-check';
import { expect, it } from 'vitest';
import { comparisonSentence } from '../../shared/backups/backup-words.fr.ts';
import { entriesApart, type JournalMark } from '../../shared/backups/journal-marks.ts';

const entry = (id: number, side: string): JournalMark => ({ id, at: `2026-01-01T00:00:${side}`, verb: 'customers.update' });
const entries = (count: number, side: string, after = 0) => Array.from({ length: count }, (_, index) => entry(after + index + 1, side));

it('two files that went their own ways are told apart under the same numbers, whatever each did', () => {
  const few = fc.nat({ max: 30 });
  fc.assert(
    fc.property(few, few, few, (common, here, there) => {
      const shared = entries(common, 'a');
      const current = [...shared, ...entries(here, 'b', common)].reverse();
      const backup = [...shared, ...entries(there, 'c', common)].reverse();
      expect(entriesApart(current, backup)).toEqual({ lost: here, gained: there });
    }),
  );
});

it('that a backup was taken up is nothing that could be lost', () => {
  const shared = entries(3, 'a');
  const replaced = { id: 4, at: '2026-02-01T00:00:00', verb: 'backups.replace' };
  expect(entriesApart([...shared, replaced], shared)).toEqual({ lost: 0, gained: 0 });
});

it('nothing is promised to be whole but what is known not to have changed', () => {
  const nothing = { lost: [], gained: [], entries: { lost: 0, gained: 0 }, isSame: false };
  expect(comparisonSentence({ ...nothing, isSame: true })).toMatchObject({ isSafe: true });
  expect(comparisonSentence(nothing)).toMatchObject({ isSafe: false, words: expect.stringContaining('peuvent avoir changé') });
  const edited = comparisonSentence({ ...nothing, entries: { lost: 3, gained: 0 } });
  expect(edited).toMatchObject({ isSafe: false, words: expect.stringContaining('3 opérations depuis') });
  const apart = comparisonSentence({ ...nothing, entries: { lost: 3, gained: 1 } });
  expect(apart.words).toMatch(/3 opérations que cette sauvegarde n’a pas, et le sien 1 opération/);
});
