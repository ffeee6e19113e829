import type { Charge } from '../charges/charges.contract.ts';

/** What a charge account counts as; `excluded`: no money goes out for it, or another figure counts it. */
export interface ChargeNatureRule {
  readonly prefix: string;
  readonly nature: Charge['nature'] | 'excluded';
}

/**
 * Class 6 of the French plan split as a small company steers its cash: fixed is what falls due whatever is sold, variable what follows
 * activity. The longest prefix decides; a user's own table replaces this one. Left out: changes of stock (603), depreciation and
 * provisions (68), book value of assets sold (675), and bad debts (654, 6714), which are write-offs of invoices.
 */
export const CHARGE_NATURES: readonly ChargeNatureRule[] = [
  { prefix: '6', nature: 'variable' },
  { prefix: '60', nature: 'variable' },
  { prefix: '603', nature: 'excluded' },
  { prefix: '6061', nature: 'fixed' },
  { prefix: '6064', nature: 'fixed' },
  { prefix: '61', nature: 'fixed' },
  { prefix: '611', nature: 'variable' },
  { prefix: '612', nature: 'fixed' },
  { prefix: '613', nature: 'fixed' },
  { prefix: '614', nature: 'fixed' },
  { prefix: '615', nature: 'fixed' },
  { prefix: '616', nature: 'fixed' },
  { prefix: '618', nature: 'fixed' },
  { prefix: '62', nature: 'fixed' },
  { prefix: '621', nature: 'variable' },
  { prefix: '6222', nature: 'variable' },
  { prefix: '623', nature: 'variable' },
  { prefix: '624', nature: 'variable' },
  { prefix: '625', nature: 'variable' },
  { prefix: '626', nature: 'fixed' },
  { prefix: '627', nature: 'fixed' },
  { prefix: '6278', nature: 'variable' },
  { prefix: '63', nature: 'fixed' },
  { prefix: '64', nature: 'fixed' },
  { prefix: '65', nature: 'fixed' },
  { prefix: '654', nature: 'excluded' },
  { prefix: '658', nature: 'variable' },
  { prefix: '66', nature: 'fixed' },
  { prefix: '665', nature: 'variable' },
  { prefix: '666', nature: 'variable' },
  { prefix: '67', nature: 'variable' },
  { prefix: '6714', nature: 'excluded' },
  { prefix: '675', nature: 'excluded' },
  { prefix: '68', nature: 'excluded' },
  { prefix: '69', nature: 'fixed' },
];

/** Finds natures by the longest prefix; an account that no prefix covers is variable. */
export function natureFinder(rules: readonly ChargeNatureRule[]): (account: string) => Charge['nature'] | 'excluded' {
  const byPrefix = new Map(rules.map(({ prefix, nature }) => [prefix, nature]));
  const longest = Math.max(0, ...rules.map(({ prefix }) => prefix.length));
  return (account) => {
    for (let length = Math.min(longest, account.length); length > 0; length -= 1) {
      const nature = byPrefix.get(account.slice(0, length));
      if (nature !== undefined) return nature;
    }
    return 'variable';
  };
}
