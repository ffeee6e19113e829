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
 * Tells the credits that an earlier import brought: by the bank's identifier or by label, with the day and the amount, as many times as
 * they are there. What was received in another currency counts by that amount: its euros depend on the rate of its day.
 */
export function splitKnown(
  credits: readonly Credit[],
  knownMovements: readonly KnownMovement[],
): { fresh: Credit[]; known: { credit: Credit; known: KnownMovement }[] } {
  const unmet = new Map<string, KnownMovement[]>();
  for (const movement of knownMovements) {
    const key = identityOf(movement.account, movement, FOREIGN_MARKED.exec(movement.label)?.[0] ?? '');
    const same = unmet.get(key);
    if (same) same.push(movement);
    else unmet.set(key, [movement]);
  }
  const fresh: Credit[] = [];
  const known: { credit: Credit; known: KnownMovement }[] = [];
  for (const credit of credits) {
    const { account, movement } = credit;
    const mark = markOf(movement);
    const found = unmet.get(identityOf(account, { ...movement, label: movement.label + mark }, mark))?.shift();
    if (found) known.push({ credit, known: found });
    else fresh.push(credit);
  }
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

function identityOf(
  account: string,
  { bookedOn, amountCents, label, bankReference }: Pick<KnownMovement, 'bookedOn' | 'amountCents' | 'label' | 'bankReference'>,
  mark: string,
): string {
  const day = `${bookedOn} ${mark === '' ? amountCents : mark}`;
  return bankReference === '' ? `${day} ${label.replace(/\s+/g, ' ').trim().toUpperCase()}` : `${day} ${account} #${bankReference}`;
}
