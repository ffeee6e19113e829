import { daysBetween, type LocalDate } from '../dates/local-date.ts';
import type { Cents } from '../money/cents.ts';
import type { KnownPayment } from './known-book.ts';

/** What identifies a payment: customer, day, amount and kind; its reference decides among several alike. */
export interface PaymentIdentity {
  readonly customerId: number;
  readonly paidOn: LocalDate;
  readonly amountCents: Cents;
  readonly kind: KnownPayment['kind'];
  readonly reference: string;
}

/**
 * How far apart a bank and the accounts may date the same money: a transfer is booked a day or two before or after it is entered, a
 * cheque some days after it was received. Less than a week, so that what is paid every week is not taken for one payment.
 */
export const SAME_MONEY_DAYS = 5;

/** The payments already known, each of which answers for one payment alike of a file: two alike are two. */
export class PaymentIdentities {
  readonly #unmet = new Map<string, KnownPayment[]>();
  readonly #mayBeNear: (known: KnownPayment) => boolean;

  /** `mayBeNear`: the payments that came from the other side, a bank's for the accounts and the reverse, whose day may differ. */
  constructor(known: readonly KnownPayment[], mayBeNear: (known: KnownPayment) => boolean) {
    this.#mayBeNear = mayBeNear;
    for (const payment of known) this.add(payment);
  }

  add(payment: KnownPayment): void {
    const key = keyOf(payment);
    const same = this.#unmet.get(key);
    if (same) same.push(payment);
    else this.#unmet.set(key, [payment]);
  }

  /**
   * The known payment that this one is, which then answers for no other; null when it is new. One entered by hand has no reference.
   * Failing one of the same day, the nearest of the other side within `SAME_MONEY_DAYS`, whatever its reference: each words its own.
   */
  take(payment: PaymentIdentity): KnownPayment | null {
    const same = this.#unmet.get(keyOf(payment));
    if (!same) return null;
    const isToday = ({ paidOn }: KnownPayment) => paidOn === payment.paidOn;
    let index = same.findIndex((known) => isToday(known) && known.reference === payment.reference);
    if (index < 0) index = same.findIndex((known) => isToday(known) && (known.reference === '' || payment.reference === ''));
    if (index < 0) index = this.#nearest(same, payment.paidOn);
    return index < 0 ? null : (same.splice(index, 1)[0] ?? null);
  }

  /** Sets aside a payment that answered elsewhere. */
  remove(payment: KnownPayment): void {
    const same = this.#unmet.get(keyOf(payment));
    const index = same?.findIndex(({ id }) => id === payment.id) ?? -1;
    if (index >= 0) same?.splice(index, 1);
  }

  #nearest(payments: readonly KnownPayment[], day: LocalDate): number {
    let nearest = -1;
    let fewest = SAME_MONEY_DAYS + 1;
    for (const [index, payment] of payments.entries()) {
      const days = Math.abs(daysBetween(payment.paidOn, day));
      if (days >= fewest || !this.#mayBeNear(payment)) continue;
      nearest = index;
      fewest = days;
    }
    return nearest;
  }
}

function keyOf({ customerId, amountCents, kind }: Pick<PaymentIdentity, 'customerId' | 'amountCents' | 'kind'>): string {
  return `${customerId} ${amountCents} ${kind}`;
}
