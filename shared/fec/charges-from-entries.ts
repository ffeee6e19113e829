import type { Charge } from '../charges/charges.contract.ts';
import type { LocalDate } from '../dates/local-date.ts';
import { lastDayOf, monthOf, type YearMonth } from '../dates/year-month.ts';
import { type Cents, cents } from '../money/cents.ts';
import { exact, roundToCent } from '../money/ratio.ts';
import { accountRole } from './account-roles.ts';
import { CHARGE_NATURES, type ChargeNatureRule, natureFinder } from './charge-natures.ts';
import { gapOf, type LedgerEntry, netOf } from './group-entries.ts';
import { eachInSteps } from './in-steps.ts';
import type { LedgerEntryLine } from './ledger-entry-line.ts';

/** What one charge account cost in one month. */
export interface LedgerCharge {
  readonly month: YearMonth;
  /** The month's last day, which a charge of the whole month bears. */
  readonly date: LocalDate;
  readonly account: string;
  readonly label: string;
  readonly nature: Charge['nature'];
  /** Debits less credits, deductible VAT included; negative when more came back than went out. */
  readonly amountCents: Cents;
  readonly excludingTaxCents: Cents;
}

/** French VAT is 20 % at most; more beside a charge is that of something else (an import, a regularisation). */
const HIGHEST_VAT = '0.21';

/**
 * Charges by month and account, VAT included as every amount of the dashboard is: class 6, plus the deductible VAT (4456) of the same
 * entry shared among its charges, prepayments and assets (those without their own VAT, 44562) in proportion to their amounts, rounded to the cent with the
 * rest on the last. VAT that an entry also owes (reverse charge) cancels out. An entry that only moves VAT, or has more than French
 * rates allow, gives its charges no VAT. Openings and closings of the year must be left out by the caller.
 */
export function* chargesFromEntries(
  entries: readonly LedgerEntry[],
  rules: readonly ChargeNatureRule[] = CHARGE_NATURES,
): Generator<void, { charges: LedgerCharge[]; excludedCents: Cents }> {
  const natureOf = natureFinder(rules);
  const sums = new Map<string, { month: YearMonth; account: string; label: string; amount: number; excludingTax: number }>();
  let excluded = 0;
  yield* eachInSteps(entries, (entry) => {
    for (const { line, taxCents } of taxShares(entry)) {
      const net = netOf(line);
      if (natureOf(line.account) === 'excluded') {
        excluded += net;
        continue;
      }
      const month = monthOf(line.date);
      const key = `${month} ${line.account}`;
      const sum = sums.get(key);
      if (sum) {
        sum.amount += net + taxCents;
        sum.excludingTax += net;
      } else sums.set(key, { month, account: line.account, label: line.accountLabel, amount: net + taxCents, excludingTax: net });
    }
  });
  const charges = [...sums.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, { month, account, label, amount, excludingTax }]): LedgerCharge[] => {
      const nature = natureOf(account);
      if (nature === 'excluded' || amount === 0) return [];
      const named = label === '' ? account : `${account} ${label}`;
      return [
        {
          month,
          date: lastDayOf(month),
          account,
          label: named.slice(0, 200),
          nature,
          amountCents: cents(amount),
          excludingTaxCents: cents(excludingTax),
        },
      ];
    });
  return { charges, excludedCents: cents(excluded) };
}

/** Each charge line of an entry with its share of the entry's VAT. */
function taxShares({ lines }: LedgerEntry): { line: LedgerEntryLine; taxCents: number }[] {
  const charges = lines.filter(({ account }) => account.startsWith('6'));
  if (charges.length === 0) return [];
  const tax = taxOf(lines);
  const assetTax = lines.some(({ account }) => account.startsWith('44562'));
  const taxed = lines.filter(({ account }) => (assetTax ? /^(?:6|486)/ : /^(?:6|2|486)/).test(account));
  const base = gapOf(taxed);
  const plausible =
    tax !== 0 && base !== 0 && Math.sign(tax) === Math.sign(base) && exact(tax).abs().lte(exact(base).abs().times(HIGHEST_VAT).plus(1));
  if (!plausible) return charges.map((line) => ({ line, taxCents: 0 }));
  let left = tax;
  const shares = new Map<LedgerEntryLine, number>();
  taxed.forEach((line, index) => {
    const share = index === taxed.length - 1 ? left : roundToCent(exact(tax).times(netOf(line)).dividedBy(base));
    left -= share;
    shares.set(line, share);
  });
  return charges.map((line) => ({ line, taxCents: shares.get(line) ?? 0 }));
}

/** Deductible VAT of an entry less what it owes itself; 0 for an entry of a VAT return. */
function taxOf(lines: readonly LedgerEntryLine[]): number {
  let tax = 0;
  let collected = 0;
  let sells = false;
  for (const line of lines) {
    const role = accountRole(line.account);
    if (role === 'vatReturn') return 0;
    if (role === 'deductibleVat' || role === 'reverseChargeVat') tax += netOf(line);
    else if (role === 'collectedVat') collected += netOf(line);
    else if (role === 'customer' || role === 'sales') sells = true;
  }
  return sells ? tax : tax + collected;
}
