import { backingUp } from './backup-work.ts';
import { creation, knownCompanies, migrations } from './company-work.ts';
import { exporting, letters } from './document-work.ts';
import { ledgers, tables } from './import-work.ts';
import type { Work } from './work.ts';

/** All that is done while the program is killed. */
export function everyWork(): Work[] {
  return [tables, ledgers, letters, ...migrations, backingUp, exporting, creation, knownCompanies];
}
