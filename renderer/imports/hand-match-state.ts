import { type Cents, minCents, subtractCents, sumCents, ZERO } from '../../shared/money/cents.ts';
import { formatEuros } from '../../shared/money/format-money.ts';
import type { PaidPart } from '../../shared/payments/discount-outcome.fr.ts';
import type { EarlyPaymentOffer } from '../../shared/payments/early-payment.ts';

/** An open invoice that a credit may be put against. */
export interface OpenInvoice {
  readonly id: number;
  readonly number: string;
  readonly customerId: number;
  readonly openCents: Cents;
  /** What its customer may keep for paying early. */
  readonly offer: EarlyPaymentOffer | null;
}

/** What goes to each invoice; null where nothing that can be read is typed. */
export type Division = ReadonlyMap<number, { readonly invoice: OpenInvoice; readonly amountCents: Cents | null }>;

export interface DivisionBalance {
  readonly allocations: { invoiceId: number; amountCents: Cents }[];
  readonly numbers: string[];
  readonly allocatedCents: Cents;
  readonly restCents: Cents;
  /** What the invoices that are paid but for a little have open, where it is no more than the accepted gap. */
  readonly gapCents: Cents;
  /** Why it cannot be written so; null when it can. */
  readonly problem: string | null;
}

/** What a division of a credit comes to. The backend checks it all again. */
export function divisionBalance(division: Division, amountCents: Cents, toleranceCents: Cents): DivisionBalance {
  const parts = [...division.values()].flatMap(({ invoice, amountCents: part }) =>
    part === null || part === 0 ? [] : [{ invoice, part }],
  );
  const allocatedCents = sumCents(parts.map(({ part }) => part));
  const restCents = subtractCents(amountCents, allocatedCents);
  const over = parts.find(({ invoice, part }) => part > invoice.openCents);
  const negative = parts.find(({ part }) => part < 0);
  const gaps = parts.map(({ invoice, part }) => subtractCents(invoice.openCents, part)).filter((gap) => gap > 0 && gap <= toleranceCents);
  const problem = negative
    ? `Le montant affecté à ${negative.invoice.number} ne peut pas être négatif.`
    : over
      ? `${over.invoice.number} : il ne reste que ${formatEuros(over.invoice.openCents)} à régler.`
      : restCents < 0
        ? `Les affectations dépassent l’encaissement de ${formatEuros(subtractCents(allocatedCents, amountCents))}.`
        : null;
  return {
    allocations: parts.map(({ invoice, part }) => ({ invoiceId: invoice.id, amountCents: part })),
    numbers: parts.map(({ invoice }) => invoice.number),
    allocatedCents,
    restCents,
    gapCents: sumCents(gaps),
    problem,
  };
}

/** The parts with what each leaves of its invoice. */
export function paidParts(division: Division): PaidPart[] {
  return [...division.values()].map(({ invoice: { number, openCents, offer }, amountCents }) => ({
    number,
    openCents,
    offer,
    paidCents: amountCents ?? ZERO,
  }));
}

/** A division with as much as can go to an invoice: what is left of the credit, up to what the invoice has open. */
export function withAllOf(division: Division, invoice: OpenInvoice, amountCents: Cents): Division {
  const others = [...division].flatMap(([id, { amountCents: part }]) => (id === invoice.id || part === null ? [] : [part]));
  const left = subtractCents(amountCents, sumCents(others));
  return new Map([...division, [invoice.id, { invoice, amountCents: left > 0 ? minCents(left, invoice.openCents) : ZERO }]]);
}
