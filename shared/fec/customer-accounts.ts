import { type Cents, cents } from '../money/cents.ts';
import { accountRole, isOfPlan } from './account-roles.ts';
import { type LedgerEntry, netOf } from './group-entries.ts';
import { eachInSteps } from './in-steps.ts';
import type { LedgerEntryLine, NamedAccount } from './ledger-entry-line.ts';

/** A customer as its accounts show it. */
export interface LedgerCustomer {
  /** The auxiliary account where there is one, else the account itself: stable from one export to the next. */
  readonly code: string;
  readonly name: string;
  readonly accounts: readonly string[];
  /** Some of its debt was moved to 416, doubtful customers. */
  readonly doubtful: boolean;
  /** Debits less credits of its accounts, advances (4191) apart. */
  readonly balanceCents: Cents;
  readonly lineCount: number;
  /** An account of the plan that stands for several customers, without auxiliary accounts. */
  readonly pooled: boolean;
  /** Its books give it a name and no account or code of its own: `code` is that name. */
  readonly namedOnly: boolean;
}

/** The longest name that a company's file takes. */
const LONGEST_NAME = 160;

const NONE: ReadonlySet<LedgerEntryLine> = new Set();

type Owner = 'customer' | 'supplier' | 'undecided';

/**
 * Tells which lines are a customer's, and whose. Accounts 411 and 416 are; the customer is the auxiliary account where there is one,
 * else the account itself, and 416DUPONT is the customer of 411DUPONT. Formats that write the third party's code in place of its
 * account (`C001`) are decided by what the format says of it, else by the entries it is in: sales make a customer, purchases a
 * supplier.
 */
export class CustomerAccounts {
  readonly #owners = new Map<string, Owner>();
  readonly #regular = new Set<string>();
  readonly #named: ReadonlyMap<string, NamedAccount>;

  readonly #scope: 'allAccounts' | 'thirdParties';

  constructor(named: ReadonlyMap<string, NamedAccount>, scope: 'allAccounts' | 'thirdParties') {
    this.#named = named;
    this.#scope = scope;
  }

  /** Reads all entries once, before anything is asked; gives way now and then. */
  *read(entries: readonly LedgerEntry[]): Generator<void, void> {
    const scope = this.#scope;
    const votes = new Map<string, Votes>();
    yield* eachInSteps(entries, (entry) => {
      const evidence = scope === 'thirdParties' ? null : sideOf(entry);
      for (const line of entry.lines) {
        if (line.auxiliary === '' && line.account.startsWith('411')) this.#regular.add(line.account.slice(3));
        if (!isOwnCode(line.account, scope)) continue;
        const vote = votes.get(line.account) ?? { customer: 0, supplier: 0, net: 0, first: 0 };
        votes.set(line.account, vote);
        const kind = evidence ?? (entry.journal === 'sales' ? 'customer' : entry.journal === 'purchases' ? 'supplier' : null);
        if (kind) vote[kind] += 1;
        vote.net += netOf(line);
        if (vote.first === 0) vote.first = netOf(line);
      }
    });
    for (const [account, vote] of votes) this.#owners.set(account, this.#decide(account, vote, scope));
  }

  /** The code of the customer whose line this is; null for every other account. */
  codeOf(line: LedgerEntryLine): string | null {
    const owner = this.#owners.get(line.account);
    if (owner !== undefined) return owner === 'customer' ? line.account : null;
    const role = accountRole(line.account);
    if (role !== 'customer' && role !== 'doubtful') return null;
    if (line.auxiliary !== '') return line.auxiliary;
    const named = ownName(line);
    if (named !== '') return named;
    const suffix = line.account.slice(3);
    return role === 'doubtful' && /[^0]/.test(suffix) && this.#regular.has(suffix) ? `411${suffix}` : line.account;
  }

  /** Codes that nothing shows to be a customer's or a supplier's. */
  undecided(): string[] {
    return [...this.#owners].filter(([, owner]) => owner === 'undecided').map(([account]) => account);
  }

  /** Every customer met in lines that are not left out, in the order of their codes. */
  *customers(lines: readonly LedgerEntryLine[], leftOut: ReadonlySet<LedgerEntryLine> = NONE): Generator<void, LedgerCustomer[]> {
    const found = new Map<
      string,
      { name: string; accounts: Set<string>; doubtful: boolean; balance: number; count: number; pooled: boolean; namedOnly: boolean }
    >();
    yield* eachInSteps(lines, (line) => {
      const code = leftOut.has(line) ? null : this.codeOf(line);
      if (code === null) return;
      let customer = found.get(code);
      if (!customer) {
        customer = { name: '', accounts: new Set(), doubtful: false, balance: 0, count: 0, pooled: true, namedOnly: true };
        found.set(code, customer);
      }
      customer.name = nameIn(line) || customer.name;
      customer.accounts.add(line.account);
      customer.doubtful ||= accountRole(line.account) === 'doubtful';
      customer.balance += netOf(line);
      customer.count += 1;
      customer.namedOnly &&= ownName(line) !== '';
      customer.pooled &&= line.auxiliary === '' && ownName(line) === '' && POOLED.test(line.account);
    });
    return [...found]
      .map(([code, { name, accounts, doubtful, balance, count, pooled, namedOnly }]) => ({
        code,
        name: (name || this.#named.get(code)?.name || code).slice(0, LONGEST_NAME),
        accounts: [...accounts].sort(),
        doubtful,
        balanceCents: cents(balance),
        lineCount: count,
        pooled,
        namedOnly,
      }))
      .sort((a, b) => (a.code < b.code ? -1 : 1));
  }

  #decide(account: string, { customer, supplier, net, first }: Votes, scope: 'allAccounts' | 'thirdParties'): Owner {
    const named = this.#named.get(account)?.kind;
    if (named === 'customer' || named === 'supplier') return named;
    if (customer !== supplier) return customer > supplier ? 'customer' : 'supplier';
    const letter = /^[09]?([CF])/i.exec(account)?.[1]?.toUpperCase();
    if (letter) return letter === 'C' ? 'customer' : 'supplier';
    if (scope === 'thirdParties') return first > 0 || net > 0 ? 'customer' : 'supplier';
    return 'undecided';
  }
}

interface Votes {
  customer: number;
  supplier: number;
  net: number;
  first: number;
}

/** A third party's own code in place of an account of the plan; numbers alone in class 9 are analytic. */
function isOwnCode(account: string, scope: 'allAccounts' | 'thirdParties'): boolean {
  if (scope === 'thirdParties') return !/^(?:411|416|40[1-9])/.test(account);
  return !isOfPlan(account) && !/^9\d*$/.test(account);
}

/** What kind of third party an entry has, by the accounts that balance it. */
function sideOf(entry: LedgerEntry): 'customer' | 'supplier' | null {
  let sales = false;
  let purchases = false;
  for (const { account } of entry.lines) {
    const role = accountRole(account);
    if (role === 'sales' || role === 'otherIncome' || role === 'collectedVat') sales = true;
    else if (role === 'charge' || role === 'deductibleVat' || (isOfPlan(account) && account.startsWith('2'))) purchases = true;
  }
  return sales === purchases ? null : sales ? 'customer' : 'supplier';
}

/** An account of the plan that stands for several customers unless their codes or names are beside it. */
const POOLED = /^41[16]0*$/;

/** The name beside an account of several customers, where it is all that tells one from another. */
function ownName({ account, accountLabel, auxiliary, auxiliaryLabel }: LedgerEntryLine): string {
  return auxiliary === '' && auxiliaryLabel !== accountLabel && POOLED.test(account) ? auxiliaryLabel : '';
}

/** The customer's name on one of its lines: the auxiliary's, else the account's when the account is its own. */
function nameIn({ auxiliary, auxiliaryLabel, account, accountLabel, counterparty }: LedgerEntryLine): string {
  if (auxiliary !== '') return auxiliaryLabel;
  return auxiliaryLabel || (POOLED.test(account) ? accountLabel || counterparty : accountLabel);
}
