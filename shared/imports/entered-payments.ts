import { daysBetween, type LocalDate } from '../dates/local-date.ts';
import type { Cents } from '../money/cents.ts';
import type { KnownPayment } from './known-book.ts';
import { SAME_MONEY_DAYS } from './payment-identities.ts';

/**
 * The payments that came another way than from a statement, which a credit that names nobody (a deposit of cheques or of cash) may be:
 * of its amount and within `SAME_MONEY_DAYS` of its day. Likely only, since amount and day are all that they share: a person says it.
 */
export class EnteredPayments {
  readonly #unmet = new Map<Cents, KnownPayment[]>();

  constructor(payments: readonly KnownPayment[]) {
    for (const payment of payments) {
      if (payment.fromStatement) continue;
      const same = this.#unmet.get(payment.amountCents);
      if (same) same.push(payment);
      else this.#unmet.set(payment.amountCents, [payment]);
    }
  }

  /** The nearest of them, which then answers for no other credit; null when there is none. */
  take({ bookedOn, amountCents }: { readonly bookedOn: LocalDate; readonly amountCents: Cents }): KnownPayment | null {
    const same = this.#unmet.get(amountCents) ?? [];
    const days = same.map(({ paidOn }) => Math.abs(daysBetween(paidOn, bookedOn)));
    const fewest = days.reduce((least, one) => Math.min(least, one), SAME_MONEY_DAYS + 1);
    if (fewest > SAME_MONEY_DAYS) return null;
    return same.splice(days.indexOf(fewest), 1)[0] ?? null;
  }
}
