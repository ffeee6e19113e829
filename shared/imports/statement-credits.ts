import type { BankMovement, BankStatement } from '../bank-statements/bank-statement.ts';
import { isReturnedPayment } from '../bank-statements/returned-payments.fr.ts';
import type { LocalDate } from '../dates/local-date.ts';
import { addCents, type Cents, negateCents, ZERO } from '../money/cents.ts';
import { inEuros } from '../money/exchange-rate.ts';
import { CurrencyEvidence, type ExchangeRates } from './currency-questions.fr.ts';
import { ACCOUNT_CURRENCY } from './decide-credits.ts';
import { FOREIGN_MARKED, foreignMark } from './statement-import-words.fr.ts';

/** A movement that an earlier statement brought. */
export interface KnownMovement {
  readonly account: string;
  readonly bookedOn: LocalDate;
  readonly amountCents: Cents;
  readonly label: string;
  readonly bankReference: string;
  readonly paymentId: number | null;
}

/** Money that came in, as its statement says it. */
export interface Credit {
  readonly account: string;
  readonly movement: BankMovement;
}

/** The same in euros. */
export interface EuroCredit extends Credit {
  /** Its label, which keeps what was received in another currency: by that it is known again, whatever the rate was. */
  readonly label: string;
  /** Null for a credit in euros; its rate is null where the statement itself has the euros. */
  readonly foreign: { readonly amountCents: Cents; readonly currency: string; readonly rate: string | null } | null;
}

/** The credits of statements, and what else they hold. */
export function creditsOf(statements: readonly BankStatement[]): {
  credits: Credit[];
  debits: number;
  /** What the bank takes back of what it had credited, as a positive amount. */
  returns: Credit[];
  reversals: BankMovement[];
} {
  const credits: Credit[] = [];
  const returns: Credit[] = [];
  const reversals: BankMovement[] = [];
  let debits = 0;
  for (const { account, movements } of statements) {
    for (const movement of movements) {
      if (movement.currency === ACCOUNT_CURRENCY && isReturnedPayment(movement))
        returns.push({ account, movement: { ...movement, amountCents: negateCents(movement.amountCents) } });
      else if (movement.reversal) reversals.push(movement);
      else if (movement.amountCents < 0) debits += 1;
      else if (movement.amountCents > 0) credits.push({ account, movement });
    }
  }
  return { credits, debits, returns, reversals };
}

/**
 * Tells the credits that an earlier import brought, by day and amount, as many times as they are there: by the bank's identifier first,
 * then by label, since the formats of one bank do not all bear its identifiers, or do not word them alike. What was received in another
 * currency counts by that amount: its euros depend on the rate of its day.
 */
export function splitKnown(
  credits: readonly Credit[],
  knownMovements: readonly KnownMovement[],
): { fresh: Credit[]; known: { credit: Credit; known: KnownMovement }[] } {
  const unmet = new Set(knownMovements);
  const identified = new Map<string, KnownMovement[]>();
  const labelled = new Map<string, KnownMovement[]>();
  for (const movement of knownMovements) {
    const mark = FOREIGN_MARKED.exec(movement.label)?.[0] ?? '';
    if (movement.bankReference !== '') gather(identified, identifierKey(movement.account, movement, mark), movement);
    gather(labelled, labelKey(movement, mark), movement);
  }
  const met = new Map<Credit, KnownMovement>();
  const meet = (credit: Credit, found: KnownMovement | undefined) => {
    if (!found) return;
    unmet.delete(found);
    met.set(credit, found);
  };
  for (const credit of credits) {
    const { account, movement } = credit;
    if (movement.bankReference === '') continue;
    const alike = identified.get(identifierKey(account, movement, markOf(movement))) ?? [];
    meet(
      credit,
      alike.find((one) => unmet.has(one)),
    );
  }
  for (const credit of credits) {
    if (met.has(credit)) continue;
    const { account, movement } = credit;
    const mark = markOf(movement);
    const alike = (labelled.get(labelKey({ ...movement, label: movement.label + mark }, mark)) ?? []).filter(
      (one) => unmet.has(one) && mayBeSame(credit, one),
    );
    meet(credit, alike.find((one) => one.account === account) ?? alike[0]);
  }
  const fresh = credits.filter((credit) => !met.has(credit));
  const known = credits.flatMap((credit) => {
    const found = met.get(credit);
    return found ? [{ credit, known: found }] : [];
  });
  return { fresh, known };
}

/** The currencies whose rate only a person knows: those of new credits of which the statement does not give the euros. */
export function currenciesToAsk(fresh: readonly Credit[]): CurrencyEvidence {
  const evidence = new CurrencyEvidence();
  for (const { movement } of fresh)
    if (movement.currency !== ACCOUNT_CURRENCY && movement.euroCents === undefined) evidence.add(movement.currency, movement.label);
  return evidence;
}

/** Credits in euros, converted exactly and rounded once, half up, to the cent; and, by currency, those that no rate converts. */
export function creditsInEuros(
  credits: readonly Credit[],
  rates: ExchangeRates,
): { inEuros: EuroCredit[]; left: Map<string, { count: number; amountCents: Cents }> } {
  const converted: EuroCredit[] = [];
  const left = new Map<string, { count: number; amountCents: Cents }>();
  for (const credit of credits) {
    const { movement } = credit;
    const { amountCents, currency, euroCents, label } = movement;
    const rate = rates.answered.get(currency) ?? 'leave';
    if (currency === ACCOUNT_CURRENCY) converted.push({ ...credit, label, foreign: null });
    else if (euroCents === undefined && rate === 'leave') {
      const { count, amountCents: sum } = left.get(currency) ?? { count: 0, amountCents: ZERO };
      left.set(currency, { count: count + 1, amountCents: addCents(sum, amountCents) });
    } else {
      const own = euroCents ?? inEuros(amountCents, rate);
      const foreign = { amountCents, currency, rate: euroCents === undefined ? rate : null };
      converted.push({
        ...credit,
        movement: { ...movement, amountCents: own, currency: ACCOUNT_CURRENCY },
        label: label + markOf(movement),
        foreign,
      });
    }
  }
  return { inEuros: converted, left };
}

function markOf({ amountCents, currency }: BankMovement): string {
  return currency === ACCOUNT_CURRENCY ? '' : foreignMark(amountCents, currency);
}

type Identified = Pick<KnownMovement, 'bookedOn' | 'amountCents' | 'label' | 'bankReference'>;

function gather(groups: Map<string, KnownMovement[]>, key: string, movement: KnownMovement): void {
  const same = groups.get(key);
  if (same) same.push(movement);
  else groups.set(key, [movement]);
}

function identifierKey(account: string, { bookedOn, amountCents, bankReference }: Omit<Identified, 'label'>, mark: string): string {
  return `${bookedOn} ${mark === '' ? amountCents : mark} ${account} #${bankReference}`;
}

function labelKey({ bookedOn, amountCents, label }: Omit<Identified, 'bankReference'>, mark: string): string {
  return `${bookedOn} ${mark === '' ? amountCents : mark} ${label.replace(/\s+/g, ' ').trim().toUpperCase()}`;
}

/** Not when they are of two accounts, nor when one account's own identifiers tell two movements alike apart. */
function mayBeSame({ account, movement }: Credit, known: KnownMovement): boolean {
  if (account === known.account) return movement.bankReference === '' || known.bankReference === '';
  const [one, other] = [accountNumber(account), accountNumber(known.account)];
  return one === '' || other === '' || one.includes(other) || other.includes(one);
}

/** The last run of at least four letters and digits of which some are digits: an IBAN has the number in it, a masked account its end. */
function accountNumber(account: string): string {
  const runs = account.toUpperCase().split(/[^0-9A-Z]+|X{2,}/);
  return runs.findLast((run) => run.length >= 4 && /\d{3}/.test(run)) ?? '';
}
