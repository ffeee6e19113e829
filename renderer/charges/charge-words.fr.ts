import type { Charge } from '../../shared/charges/charges.contract.ts';

export const NATURE_WORDS: Record<Charge['nature'], string> = { fixed: 'fixe', variable: 'variable' };
