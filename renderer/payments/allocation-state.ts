import { formatDate } from '../../shared/dates/format-date.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import { addCents, type Cents, subtractCents, sumCents, ZERO } from '../../shared/money/cents.ts';
import { formatEuros } from '../../shared/money/format-money.ts';
import type { PaidPart } from '../../shared/payments/discount-outcome.fr.ts';
import type { PayableInvoice } from './payable-invoices.ts';

export type AllocationAmounts = ReadonlyMap<number, Cents | null>;

/** The parts that are to be sent: nothing for the invoices left empty. */
export function chosenParts(amounts: AllocationAmounts): { invoiceId: number; amountCents: Cents }[] {
  return [...amounts].flatMap(([invoiceId, amountCents]) =>
    amountCents === null || amountCents === 0 ? [] : [{ invoiceId, amountCents }],
  );
}

/** The parts with what each leaves of its invoice. */
export function paidParts(amounts: AllocationAmounts, invoices: readonly PayableInvoice[]): PaidPart[] {
  return invoices.map(({ id, number, openCents, offer }) => ({ number, openCents, offer, paidCents: amounts.get(id) ?? ZERO }));
}

export interface AllocationBalance {
  allocatedCents: Cents;
  /** What pays interest and the 40 €. */
  feeCents: Cents;
  restCents: Cents;
  /** Why it cannot be recorded so; null when it can. */
  problem: string | null;
}

/** What of a payment pays late fees, of what is owed of them. */
export interface FeePart {
  owedCents: Cents;
  amountCents: Cents | null;
}

export const NO_FEES: FeePart = { owedCents: ZERO, amountCents: null };

/** What a division of `available` leaves, or what is wrong with it. The backend checks it all again. `source`: « le règlement ». */
export function allocationBalance(
  amounts: AllocationAmounts,
  invoices: readonly PayableInvoice[],
  available: Cents,
  source = 'le règlement',
  fees = NO_FEES,
): AllocationBalance {
  const allocatedCents = sumCents([...amounts.values()].map((amount) => amount ?? ZERO));
  const feeCents = fees.amountCents ?? ZERO;
  const usedCents = addCents(allocatedCents, feeCents);
  const restCents = subtractCents(available, usedCents);
  const over = invoices.find(({ id, openCents }) => (amounts.get(id) ?? 0) > openCents);
  const negative = invoices.find(({ id }) => (amounts.get(id) ?? 0) < 0);
  const problem = negative
    ? `Le montant affecté à ${negative.number} ne peut pas être négatif.`
    : over
      ? `${over.number} : il ne reste que ${formatEuros(over.openCents)} à régler.`
      : feeCents < 0 || feeCents > fees.owedCents
        ? `Pénalités et indemnités : ${formatEuros(fees.owedCents)} sont dus, pas davantage.`
        : restCents < 0
          ? `Les affectations dépassent ${source} de ${formatEuros(subtractCents(usedCents, available))}.`
          : null;
  return { allocatedCents, feeCents, restCents, problem };
}

/** « 1 200,00 € affectés » and what stays to the customer's credit. */
export function balanceWords({ allocatedCents, feeCents, restCents }: AllocationBalance): string {
  if (sumCents([allocatedCents, feeCents, restCents]) === 0) return '';
  const head = `${formatEuros(allocatedCents)} affectés${feeCents > 0 ? `, ${formatEuros(feeCents)} de pénalités et indemnités` : ''}`;
  return restCents > 0 ? `${head}, ${formatEuros(restCents)} au crédit du client` : head;
}

/** Money that does not settle invoices due the same day in full is divided among them in proportion (C. civ. 1342-10). */
export function isProRata(amounts: AllocationAmounts, invoices: readonly PayableInvoice[]): boolean {
  const settled = invoices.filter(({ id }) => (amounts.get(id) ?? 0) > 0);
  return settled.some(
    ({ id, dueOn, openCents }) => (amounts.get(id) ?? 0) < openCents && settled.some((other) => other.id !== id && other.dueOn === dueOn),
  );
}

/** Why invoices are missing from a payment of that day: « 2 factures émises après le 05/11/2026 … ». */
export function issuedLaterWords(count: number, date: LocalDate): string {
  const what = count > 1 ? `${count} factures émises` : 'Une facture émise';
  return `${what} après le ${formatDate(date)} ${count > 1 ? 'ne sont pas proposées' : 'n’est pas proposée'} : un règlement ne peut pas précéder la facture qu’il paie.`;
}
