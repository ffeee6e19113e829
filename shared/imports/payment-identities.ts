import type { LocalDate } from '../dates/local-date.ts';
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

/** The payments already known, each of which answers for one payment alike of a file: two alike are two. */
export class PaymentIdentities {
  readonly #unmet = new Map<string, KnownPayment[]>();

  constructor(known: readonly KnownPayment[]) {
    for (const payment of known) {
      const same = this.#unmet.get(keyOf(payment));
      if (same) same.push(payment);
      else this.#unmet.set(keyOf(payment), [payment]);
    }
  }

  /** The known payment that this one is, which then answers for no other; null when it is new. One entered by hand has no reference. */
  take(payment: PaymentIdentity): KnownPayment | null {
    const same = this.#unmet.get(keyOf(payment));
    if (!same) return null;
    let index = same.findIndex(({ reference }) => reference === payment.reference);
    if (index < 0) index = same.findIndex(({ reference }) => reference === '' || payment.reference === '');
    return index < 0 ? null : (same.splice(index, 1)[0] ?? null);
  }
}

function keyOf({ customerId, paidOn, amountCents, kind }: Omit<PaymentIdentity, 'reference'>): string {
  return `${customerId} ${paidOn} ${amountCents} ${kind}`;
}
