import type { LocalDate } from '../dates/local-date.ts';
import { type AccountRole, accountRole } from './account-roles.ts';
import type { CustomerAccounts } from './customer-accounts.ts';
import { type LedgerEntry, netOf } from './group-entries.ts';
import type { LedgerEntryLine, LedgerReading } from './ledger-entry-line.ts';
import { isOpening } from './year-ends.ts';

/**
 * What a line does to a customer's account. Debits: `invoice`, `refund` (money given back, or a payment that bounced), `transfer`
 * (from another customer's account), `openingDebit`, `otherDebit`. Credits: `creditNote`, `payment`, `discount`, `writeOff`,
 * `transferCredit`, `openingCredit`.
 */
export type MovementNature =
  | 'invoice'
  | 'refund'
  | 'transfer'
  | 'openingDebit'
  | 'otherDebit'
  | 'creditNote'
  | 'payment'
  | 'discount'
  | 'writeOff'
  | 'transferCredit'
  | 'openingCredit';

export interface Movement {
  readonly entry: LedgerEntry;
  readonly line: LedgerEntryLine;
  readonly customer: string;
  readonly nature: MovementNature;
  /** Positive; its nature says the side. */
  readonly amountCents: number;
}

/** The accounts that balance the customers' in an entry, summed by what they are for. */
interface Counterparts {
  /** Income, collected VAT and deferred sales, credits less debits: positive for a sale. */
  readonly sale: number;
  readonly hasSale: boolean;
  /** Banks, tills, cheques and bills, debits less credits: positive for money received. */
  readonly cash: number;
  readonly loss: number;
  readonly discount: number;
  /** Advances (419), credits less debits: positive when the customer is billed one, negative when one is used. */
  readonly advance: number;
  /** The entry moves a balance between customers' accounts and nothing else. */
  readonly moves: boolean;
  /** Another third party's account takes part: a supplier's, a partner's. */
  readonly thirdParty: boolean;
}

/**
 * What each customer line of an entry does. In a ledger of third parties alone the journal tells, for want of other accounts. `firstDay` is
 * the book's first day outside its opening journal.
 */
export function movementsOf(
  entry: LedgerEntry,
  accounts: CustomerAccounts,
  { scope, firstDay }: { scope: LedgerReading['scope']; firstDay: LocalDate | null },
): Movement[] {
  const own = entry.lines.flatMap((line) => {
    const customer = accounts.codeOf(line);
    return customer === null || netOf(line) === 0 ? [] : [{ line, customer, net: netOf(line) }];
  });
  if (own.length === 0) return [];
  const counterparts = isOpening(entry, firstDay) ? null : scope === 'thirdParties' ? NO_COUNTERPARTS : counterpartsOf(entry, accounts);
  const onlyCredit = own.filter(({ net }) => net < 0).length === 1;
  return own.flatMap(({ line, customer, net }): Movement[] => {
    const base = { entry, line, customer };
    if (counterparts === null) return [{ ...base, nature: net > 0 ? 'openingDebit' : 'openingCredit', amountCents: Math.abs(net) }];
    if (net > 0) return [{ ...base, nature: debitNature(counterparts, entry), amountCents: net }];
    return creditParts(counterparts, entry, -net, onlyCredit).map(([nature, amountCents]) => ({ ...base, nature, amountCents }));
  });
}

const NO_COUNTERPARTS: Counterparts = {
  sale: 0,
  hasSale: false,
  cash: 0,
  loss: 0,
  discount: 0,
  advance: 0,
  moves: false,
  thirdParty: false,
};

function counterpartsOf(entry: LedgerEntry, accounts: CustomerAccounts): Counterparts {
  const sums = new Map<AccountRole, number>();
  let onlyCustomers = true;
  for (const line of entry.lines) {
    if (accounts.codeOf(line) !== null) continue;
    onlyCustomers = false;
    const role = accountRole(line.account);
    sums.set(role, (sums.get(role) ?? 0) + netOf(line));
  }
  const debit = (...roles: AccountRole[]) => roles.reduce((sum, role) => sum + (sums.get(role) ?? 0), 0);
  return {
    sale: -debit('sales', 'otherIncome', 'collectedVat', 'deferredSale'),
    hasSale: sums.has('sales') || sums.has('otherIncome') || sums.has('deferredSale'),
    cash: debit('cash'),
    loss: debit('badDebt'),
    discount: debit('discountGranted'),
    advance: -debit('advance'),
    moves: onlyCustomers && entry.gapCents === 0,
    thirdParty: sums.has('thirdParty'),
  };
}

function debitNature({ sale, hasSale, cash, advance, moves, thirdParty }: Counterparts, { journal }: LedgerEntry): MovementNature {
  if (moves) return 'transfer';
  if (sale > 0 && sale >= -cash) return 'invoice';
  if (cash !== 0) return 'refund';
  if (advance > 0 || hasSale || sale !== 0) return 'invoice';
  if (journal === 'cash') return 'refund';
  return thirdParty && journal !== 'sales' ? 'otherDebit' : 'invoice';
}

/**
 * What a credit is. Money received with a discount, a loss or a sale taken back in the same entry is cut into its parts when it is the
 * entry's only credit to a customer; any rest (a bank's commission) is part of the payment.
 */
function creditParts(counterparts: Counterparts, entry: LedgerEntry, amount: number, onlyCredit: boolean): [MovementNature, number][] {
  const { sale, hasSale, cash, loss, discount, advance, moves } = counterparts;
  if (moves) return [['transferCredit', amount]];
  if (cash > 0) {
    const rest = onlyCredit && cash < amount ? amount - cash : 0;
    const nature = discount > 0 ? 'discount' : loss > 0 ? 'writeOff' : sale < 0 && advance === 0 ? 'creditNote' : null;
    if (rest === 0 || nature === null) return [['payment', amount]];
    return [
      ['payment', cash],
      [nature, rest],
    ];
  }
  if (loss > 0) return [['writeOff', amount]];
  if (discount > 0) return [['discount', amount]];
  if (advance < 0) return [['payment', amount]];
  // A till or bank that also takes sales on the spot gives no credit note.
  if (sale < 0 || (hasSale && entry.journal !== 'cash')) return [['creditNote', amount]];
  return [[entry.journal === 'sales' ? 'creditNote' : 'payment', amount]];
}
