import type { ChargeNature } from '../../shared/charges/charges.contract.ts';

export const NATURE_WORDS: Record<ChargeNature, string> = { fixed: 'fixe', variable: 'variable' };

/** What charges of a nature are together. */
export const NATURE_TITLES: Record<ChargeNature, string> = { fixed: 'Charges fixes', variable: 'Charges variables' };

export const OTHER_NATURE: Record<ChargeNature, ChargeNature> = { fixed: 'variable', variable: 'fixed' };
