import type { LocalDate } from '../../shared/dates/local-date.ts';
import { EditableTexts } from '../../shared/letters/editable-texts.ts';
import type { TemplateKey } from '../../shared/letters/letters.contract.ts';
import type { ReadDb, WriteDb } from '../database.ts';

/** The texts of a letter as the company changed them; undefined while they are the shipped ones. */
export function readTemplate(db: ReadDb, key: TemplateKey): { texts: EditableTexts; changedOn: LocalDate } | undefined {
  const row = db
    .prepare<{ texts: string; changedOn: LocalDate }>(
      'SELECT texts, changed_on AS changedOn FROM letter_templates WHERE kind = ? AND tone = ? AND language = ?',
    )
    .get(key.kind, key.tone, key.language);
  return row && { texts: EditableTexts.parse(JSON.parse(row.texts)), changedOn: row.changedOn };
}

export function listTemplates(db: ReadDb): (TemplateKey & { changedOn: LocalDate })[] {
  return db
    .prepare<TemplateKey & { changedOn: LocalDate }>(
      'SELECT kind, tone, language, changed_on AS changedOn FROM letter_templates ORDER BY kind, tone, language',
    )
    .all();
}

export function saveTemplateTexts(db: WriteDb, key: TemplateKey, texts: EditableTexts, on: LocalDate): void {
  db.prepare(
    `INSERT INTO letter_templates (kind, tone, language, texts, changed_on) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (kind, tone, language) DO UPDATE SET texts = excluded.texts, changed_on = excluded.changed_on`,
  ).run(key.kind, key.tone, key.language, JSON.stringify(texts), on);
}

export function deleteTemplate(db: WriteDb, key: TemplateKey): void {
  db.prepare('DELETE FROM letter_templates WHERE kind = ? AND tone = ? AND language = ?').run(key.kind, key.tone, key.language);
}
