import type { ReadDb } from '../../../db/database.ts';
import { deleteTemplate, listTemplates, readTemplate, saveTemplateTexts } from '../../../db/letters/letter-templates.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { checkTexts } from '../../../shared/letters/apply-texts.ts';
import type { lettersContract, TemplateKey } from '../../../shared/letters/letters.contract.ts';
import type { CommandContext, QueryContext } from '../context.ts';
import { shippedTexts, templateKey } from './letter-texts.ts';
import { letterKey, pagesWithTexts } from './prepare-letter.ts';

type Contract = typeof lettersContract;

function shown(db: ReadDb, asked: TemplateKey): OutputOf<Contract['template']> {
  const key = templateKey(asked);
  const own = readTemplate(db, key);
  return { ...key, texts: own?.texts ?? shippedTexts(key), changedOn: own?.changedOn ?? null };
}

export function showTemplate({ db }: QueryContext, key: InputOf<Contract['template']>): OutputOf<Contract['template']> {
  return shown(db, key);
}

export function listChangedTemplates({ db }: QueryContext): OutputOf<Contract['changedTemplates']> {
  return listTemplates(db);
}

/** Keeps a letter's texts as the company edited them; those that say what ships are not kept apart. @throws AppError as `checkTexts` */
export function saveTemplate(
  { db, today }: CommandContext,
  { texts, ...asked }: InputOf<Contract['saveTemplate']>,
): OutputOf<Contract['saveTemplate']> {
  const key = templateKey(asked);
  checkTexts(key.kind, texts);
  const isShipped = JSON.stringify(texts) === JSON.stringify(shippedTexts(key));
  return db.transaction(() => {
    if (isShipped) deleteTemplate(db, key);
    else saveTemplateTexts(db, key, texts, today);
    return shown(db, key);
  });
}

export function resetTemplate({ db }: CommandContext, asked: InputOf<Contract['resetTemplate']>): OutputOf<Contract['resetTemplate']> {
  const key = templateKey(asked);
  return db.transaction(() => {
    deleteTemplate(db, key);
    return shown(db, key);
  });
}

/** @throws AppError as `checkTexts` and `prepareLetter`: what the letter could not be printed with is said while it is edited */
export function previewTemplate(
  { db }: QueryContext,
  { texts, customerId, asOf, ...asked }: InputOf<Contract['previewTemplate']>,
): OutputOf<Contract['previewTemplate']> {
  const key = templateKey(asked);
  checkTexts(key.kind, texts);
  return { pages: pagesWithTexts(db, letterKey(db, { customerId, kind: key.kind, asOf }), key, texts) };
}
