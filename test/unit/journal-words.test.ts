import { describe, expect, test } from 'vitest';
import { UNWATCHED_TABLES } from '../../db/journal/capture.ts';
import { ContactRole, CustomerKind } from '../../shared/customers/customers.contract.ts';
import { codeWord } from '../../shared/journal/code-words.fr.ts';
import { isColumnKnown } from '../../shared/journal/column-words.fr.ts';
import { describeChanges } from '../../shared/journal/describe-changes.fr.ts';
import { DELIVERIES } from '../../shared/letters/delivery.ts';
import { LetterKind, LetterLanguage, LetterTone } from '../../shared/letters/letter-kinds.ts';
import { CallOutcome, ReminderChannel, ReminderLevel } from '../../shared/reminders/reminders.contract.ts';
import { aCompany } from '../builders/company.ts';

describe('the journal speaks French', () => {
  test('of every column that it watches', async () => {
    const { db } = await aCompany();
    const columns = db
      .prepare<{ table: string; column: string }>(
        `SELECT m.name AS "table", c.name AS "column" FROM sqlite_schema m, pragma_table_info(m.name) c
         WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'`,
      )
      .all()
      .filter(({ table }) => !UNWATCHED_TABLES.has(table));
    // Never in an entry: what is not watched, or kept elsewhere as what it is.
    const apart = [
      'match_name',
      'settled_on',
      'received_on',
      'content',
      'pdf',
      'file',
      'printed_form',
      'merged_row',
      'filled',
      'moved',
      'key',
    ];
    expect(columns.length).toBeGreaterThan(200);
    expect(columns.filter(({ table, column }) => !apart.includes(column) && !isColumnKnown(table, column))).toEqual([]);
  });

  test('of every code of a letter, a step, a call or a person', () => {
    const codes = [LetterKind, LetterTone, LetterLanguage, ReminderLevel, ReminderChannel, CallOutcome, ContactRole, CustomerKind];
    expect([...codes.flatMap(({ options }): string[] => options), ...DELIVERIES].filter((code) => codeWord(code) === null)).toEqual([]);
  });

  test('of a letter, its answer, an overridden check and a setting, without a hash', () => {
    const letter = { kind: 'scheduleAgreement', tone: 'firm', state: 'printed', sha256: 'ab12', pages: 2 };
    expect(
      describeChanges(
        { settings: { 'lateFees.contractRatePct': { value: '"5"' } } },
        {
          letters: { 4: letter },
          letter_overrides: { 1: { code: 'NOTICE_MISSING', message: 'Aucune mise en demeure', reason: 'Urgent' } },
          settings: { 'lateFees.contractRatePct': { value: 'null' } },
        },
      ),
    ).toEqual([
      'réglage, taux contractuel : 5,00\u00a0% → rien',
      'courrier : modèle accord d’échéancier, ton ferme, état imprimé',
      'contrôle passé outre : contrôle Aucune mise en demeure, raison Urgent',
    ]);
    expect(describeChanges({ letters: { 4: { delivered_on: null } } }, { letters: { 4: { delivered_on: '2026-11-12' } } })).toEqual([
      'courrier, suite du : rien → 12/11/2026',
    ]);
  });
});
