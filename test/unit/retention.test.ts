import fc from 'fast-check';
import { expect, test } from 'vitest';
import { passphraseStrength, SHORTEST_PASSPHRASE } from '../../shared/backups/passphrase.fr.ts';
import { addDays, localDate } from '../../shared/dates/local-date.ts';
import { namesCustomer, nameVariants } from '../../shared/privacy/name-variants.ts';
import { type RetentionFacts, retentionOf } from '../../shared/privacy/retention.ts';
import { obstacleSentence } from '../../shared/privacy/retention-words.fr.ts';

const NOTHING: RetentionFacts = {
  owedCents: 0,
  openDocuments: 0,
  creditCents: 0,
  creditPayments: 0,
  openDisputes: 0,
  openSchedules: 0,
  openCases: 0,
  lastDocumentOn: null,
  lastCaseClosedOn: null,
  lastInterruptionOn: null,
};
const TODAY = localDate('2026-11-22');

test('a customer without a document and without anything open may go at once', () => {
  expect(retentionOf(NOTHING, TODAY)).toEqual({ possibleOn: TODAY, obstacles: [] });
});

// Ten years from the close of the year (C. com. L123-22), which is counted as late as it can be: a year after the document.
test.each([
  ['2015-11-21', true],
  ['2015-11-22', false],
  ['2015-11-23', false],
])('the last document of %s lets go on 22 November 2026: %s', (lastDocumentOn, isPossible) => {
  const { obstacles } = retentionOf({ ...NOTHING, lastDocumentOn: localDate(lastDocumentOn) }, TODAY);
  expect(obstacles.length === 0).toBe(isPossible);
});

test('the longest period counts, and the day is the first on which nothing stands against it any more', () => {
  fc.assert(
    fc.property(
      fc.option(fc.integer({ min: -6000, max: 0 })),
      fc.option(fc.integer({ min: -6000, max: 0 })),
      fc.option(fc.integer({ min: -6000, max: 0 })),
      (document, closed, interrupted) => {
        const day = (offset: number | null) => (offset === null ? null : addDays(TODAY, offset));
        const facts = { ...NOTHING, lastDocumentOn: day(document), lastCaseClosedOn: day(closed), lastInterruptionOn: day(interrupted) };
        const { possibleOn, obstacles } = retentionOf(facts, TODAY);
        expect(retentionOf(facts, possibleOn).obstacles).toEqual([]);
        if (obstacles.length > 0) expect(retentionOf(facts, addDays(possibleOn, -1)).obstacles.length).toBeGreaterThan(0);
      },
    ),
  );
});

test('each thing that stands against it has its sentence', () => {
  const facts = {
    ...NOTHING,
    owedCents: 12_345,
    creditCents: 100,
    creditPayments: 67,
    openDisputes: 1,
    openSchedules: 2,
    openCases: 1,
    lastDocumentOn: TODAY,
  };
  const sentences = retentionOf(facts, TODAY).obstacles.map(obstacleSentence);
  expect(sentences).toHaveLength(6);
  expect(sentences.join(' ')).toMatch(/doit encore 123,45.*Un litige est ouvert\. 2 échéanciers sont en cours\. Un dossier contentieux/);
  expect(sentences.join(' ')).toMatch(/67 règlements de ce client ne sont pas affectés en entier : il en reste 1,00/);
  expect(obstacleSentence({ code: 'credit', cents: 100, count: 1 })).toMatch(/^Un règlement de ce client/);
  expect(retentionOf({ ...NOTHING, openDocuments: 2 }, TODAY).obstacles.map(obstacleSentence)).toEqual([
    '2 factures et avoirs restent à affecter les uns aux autres.',
  ]);
});

test('a name is found as banks and programs write it, and never as a part of a word of others', () => {
  const variants = nameVariants(['Hélène Lefèvre', 'Roux', 'helene@roux.fr', '06 12 34 56 78']);
  for (const text of ['HELENE LEFEVRE', 'Lefèvre Hélène', 'lefevre helene', 'HELENE@ROUX.FR', '06 12 34 56 78'])
    expect(variants, text).toContain(text);
  expect(variants).not.toContain('Roux');
  expect(namesCustomer('VIR SEPA LEFEVRE HELENE LOYER', 'Hélène Lefèvre')).toBe(true);
  expect(namesCustomer('VIR SEPA LEFEVRE PAUL', 'Hélène Lefèvre')).toBe(false);
  expect(namesCustomer('GARAGE ROUX', 'Roux')).toBe(false);
});

test('a passphrase is measured by its length first', () => {
  const levels = [
    '',
    'court',
    'azertyuiop12',
    'aaaaaaaaaaaaaaaaaaaaaaaa',
    'motdepasse12x',
    'quatre mots sans',
    'quatre mots sans rapport',
  ].map((text) => passphraseStrength(text).level);
  expect(levels).toEqual(['none', 'tooShort', 'weak', 'weak', 'weak', 'fair', 'strong']);
  // An accent counts once, typed in one key or two.
  expect(passphraseStrength('é'.repeat(SHORTEST_PASSPHRASE - 1).normalize('NFD')).level).toBe('tooShort');
});
