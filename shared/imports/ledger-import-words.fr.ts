import type { LedgerReceivables } from '../fec/ledger-receivables.ts';
import { type Cents, sumCents } from '../money/cents.ts';
import { formatEuros } from '../money/format-money.ts';
import type { ImportProblem, ImportQuestion } from './imports.contract.ts';

/** Which of the allocations that a book suggests are taken: an answer to `unletteredPayments`. */
export type OfferedAllocations = 'sure' | 'apply' | 'leave';

/**
 * What a book of entries suggests without proving it by its lettering. Nothing waits for an answer: what is sure is taken, every other
 * payment stays at its customer's credit and is offered among those to match.
 */
export function offeredAllocationsQuestion({ offered }: LedgerReceivables): ImportQuestion {
  const amount: Cents = sumCents(offered.map(({ amountCents }) => amountCents));
  const sure = offered.filter((allocation) => allocation.sure);
  const what = offered.length > 1 ? `${offered.length} affectations` : 'une affectation';
  const proved = sure.length === offered.length ? 'toutes sûres' : sure.length === 0 ? 'aucune sûre' : `dont ${sure.length} sûres`;
  return {
    code: 'unletteredPayments',
    message: `Des règlements ne sont pas lettrés dans ce fichier, ou le sont en partie. Leur pièce, leur montant ou leur ordre suggèrent ${what} à des factures, pour ${formatEuros(amount)} (${proved}). Lesquelles affecter ?`,
    choices: [
      {
        value: 'sure',
        label: 'celles dont la pièce ou le montant ne désigne qu’une facture ; les autres règlements seront dans « À rapprocher »',
      },
      { value: 'apply', label: 'toutes : par pièce, puis par montant, puis les plus anciennes factures d’abord' },
      { value: 'leave', label: 'aucune : tous ces règlements restent au crédit de leurs clients, à rapprocher un à un' },
    ],
    preset: 'sure',
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

/** New money received that the book puts against no invoice: where it waits, and what of it no open invoice can explain; null for none. */
export function receiptsToMatchRemark(receipts: { count: number; amountCents: Cents; withoutInvoice: number }): ImportProblem | null {
  const { count, amountCents, withoutInvoice } = receipts;
  if (count === 0) return null;
  const what =
    count > 1
      ? `${count} règlements ne sont pas lettrés, ou le sont en partie : ce qu’il en reste, ${formatEuros(amountCents)}, sera proposé dans « À rapprocher », avec les factures qui peuvent l’expliquer.`
      : `Un règlement n’est pas lettré, ou l’est en partie : ce qu’il en reste, ${formatEuros(amountCents)}, sera proposé dans « À rapprocher », avec les factures qui peuvent l’expliquer.`;
  const alone =
    withoutInvoice === 0
      ? ''
      : withoutInvoice === 1
        ? ' Un de ces clients n’a aucune facture ouverte : ce qu’il a payé reste à son crédit.'
        : ` ${withoutInvoice} de ces clients n’ont aucune facture ouverte : ce qu’ils ont payé reste à leur crédit.`;
  return { severity: 'remark', row: 0, column: '', code: 'LEDGER_RECEIPTS_TO_MATCH', message: what + alone, value: '' };
}
