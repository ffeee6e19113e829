import { FOLLOW_UP_TABLES } from './follow-up-tables.fr.ts';
import { KEPT_TABLES } from './kept-tables.fr.ts';
import { LEDGER_TABLES } from './ledger-tables.fr.ts';
import { LETTER_TABLES } from './letter-tables.fr.ts';
import type { TableWords } from './table-of-words.ts';

/** Every table of a company's file. A table or column without its words here fails test/db/schema-words.test.ts. */
export const TABLE_WORDS: Readonly<Record<string, TableWords>> = {
  ...LEDGER_TABLES,
  ...FOLLOW_UP_TABLES,
  ...LETTER_TABLES,
  ...KEPT_TABLES,
};
