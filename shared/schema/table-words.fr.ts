import { FOLLOW_UP_TABLES } from './follow-up-tables.fr.ts';
import { KEPT_TABLES } from './kept-tables.fr.ts';
import { LEDGER_TABLES } from './ledger-tables.fr.ts';
import { LETTER_TABLES } from './letter-tables.fr.ts';

/** What a table of a company's file holds, for whoever reads the file without the program. */
export interface TableWords {
  title: string;
  /** One row is what. */
  says: string;
  /** Column → its meaning. Columns `id`, and those that lead to another table, are told by what they are. */
  columns: Readonly<Record<string, string>>;
}

/** Every table of a company's file. A table or column without its words here fails test/db/schema-words.test.ts. */
export const TABLE_WORDS: Readonly<Record<string, TableWords>> = {
  ...LEDGER_TABLES,
  ...FOLLOW_UP_TABLES,
  ...LETTER_TABLES,
  ...KEPT_TABLES,
};
