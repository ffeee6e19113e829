import type { LedgerReceivables } from '../fec/ledger-receivables.ts';
import { type Cents, sumCents } from '../money/cents.ts';
import { formatEuros } from '../money/format-money.ts';
import type { ImportProblem, ImportQuestion } from './imports.contract.ts';

/** What a book of entries suggests without proving it by its lettering: whether to take it is asked once for the whole file. */
export function offeredAllocationsQuestion({ offered }: LedgerReceivables): ImportQuestion {
  const amount: Cents = sumCents(offered.map(({ amountCents }) => amountCents));
  const what = offered.length > 1 ? `${offered.length} affectations` : 'une affectation';
  return {
    code: 'unletteredPayments',
    message: `Des règlements ne sont pas lettrés dans ce fichier, ou le sont en partie. Leur pièce, leur montant ou leur ordre suggèrent ${what} à des factures, pour ${formatEuros(amount)}. Faut-il les affecter ainsi ?`,
    choices: [
      { value: 'apply', label: 'oui : par pièce, puis par montant, puis les plus anciennes factures d’abord' },
      { value: 'leave', label: 'non : ces règlements restent au crédit de leurs clients, à affecter un à un' },
    ],
  };
}

/** What the accounts of a book say, for whoever compares with the accountant's own figures. */
export function ledgerTotalsRemark({ totals }: LedgerReceivables): ImportProblem {
  const { receivableCents, revenueExcludingTaxCents } = totals;
  return {
    severity: 'remark',
    row: 0,
    column: '',
    code: 'LEDGER_TOTALS',
    message: `D’après les comptes de ce fichier, les clients doivent ${formatEuros(receivableCents)} et le chiffre d’affaires est de ${formatEuros(revenueExcludingTaxCents)} hors taxes.`,
    value: '',
  };
}
