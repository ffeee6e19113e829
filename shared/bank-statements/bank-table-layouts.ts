import type { BankTableLayout } from './bank-table-layout.ts';
import { BRANCH_BANK_LAYOUTS } from './branch-bank-layouts.fr.ts';
import { ONLINE_BANK_LAYOUTS } from './online-bank-layouts.fr.ts';
import { PLAIN_TABLE_LAYOUTS } from './plain-table-layouts.fr.ts';

/** Every known layout. Where two fit a file equally well, the first is the one. */
export const BANK_TABLE_LAYOUTS: readonly BankTableLayout[] = [...BRANCH_BANK_LAYOUTS, ...ONLINE_BANK_LAYOUTS, ...PLAIN_TABLE_LAYOUTS];
