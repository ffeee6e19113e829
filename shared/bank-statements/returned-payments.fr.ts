import { formatDate } from '../dates/format-date.ts';
import { daysBetween, type LocalDate } from '../dates/local-date.ts';
import type { Cents } from '../money/cents.ts';
import type { BankMovement } from './bank-statement.ts';
import { CustomerNameIndex } from './customer-names-in-text.ts';
import { InvoiceNumberIndex } from './invoice-numbers-in-text.ts';

const MEANS = '(?:PRLV|PRLVT|PRELEVEMENTS?|SDD|CHQ|CHEQUES?|LCR|EFFETS?|TIP|VIR|VIREMENT|CB|CARTE|SEPA)';
const RETURN = new RegExp(
  [
    '\\bIMPAYES?\\b',
    `\\b(?:REJETS?|REJETEE?S?|RETOURS?|RET|REPRISE) (?:\\w+ ){0,2}${MEANS}\\b`,
    `\\b${MEANS} (?:\\w+ ){0,2}(?:REJETS?|REJETEE?S?|RETOURNEE?S?)\\b`,
  ].join('|'),
);
/** What a bank takes for it is no payment that comes back. */
const FEE = /\b(?:FRAIS|COM|COMM|COMMISSIONS?|AGIOS|FACTURATION)\b/;

/** Whether a debit takes back what the bank had credited: a direct debit rejected, a cheque unpaid, an entry that it reverses. */
export function isReturnedPayment({ amountCents, reversal, label }: Pick<BankMovement, 'amountCents' | 'reversal' | 'label'>): boolean {
  if (amountCents >= 0) return false;
  const plain = label
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, ' ');
  return !FEE.test(plain) && (reversal || RETURN.test(plain));
}

/** A payment that may come back. */
export interface ReturnablePayment {
  readonly paymentId: number;
  readonly customerId: number;
  readonly customerName: string;
  readonly paidOn: LocalDate;
  readonly amountCents: Cents;
  readonly invoiceNumbers: readonly string[];
  /** It counts in a schedule: a person must take it out of there first. */
  readonly inSchedule: boolean;
}

export interface ReturnMatch {
  /** The only payment that it can be; null where a person must say. */
  readonly sure: ReturnablePayment | null;
  /** Likeliest first: named by the debit, then latest. */
  readonly candidates: readonly ReturnablePayment[];
  readonly reason: string;
}

/** A consumer may have a direct debit given back for eight weeks, and the bank takes some days more; a cheque returns sooner. */
export const RETURN_DAYS = 70;
const MOST_CANDIDATES = 5;

/**
 * The payments that a debit may take back: of its exact amount, received in the ten weeks before. Sure when only one of them is named, by
 * its customer's whole name or by an invoice that it settled, and no other of that customer has the amount.
 */
export function matchReturn(
  {
    bookedOn,
    amountCents,
    label,
    counterparty,
    reference,
  }: Pick<BankMovement, 'bookedOn' | 'amountCents' | 'label' | 'counterparty' | 'reference'>,
  payments: readonly ReturnablePayment[],
): ReturnMatch {
  const alike = payments.filter(
    (payment) =>
      payment.amountCents === Math.abs(amountCents) && payment.paidOn <= bookedOn && daysBetween(payment.paidOn, bookedOn) <= RETURN_DAYS,
  );
  const text = [reference, label, counterparty].filter((part) => part !== '').join(' ;;;; ');
  const names = new CustomerNameIndex(alike.map(({ customerId, customerName }) => ({ customerId, customerName }))).find(text);
  const numbers = new InvoiceNumberIndex(alike.flatMap((payment) => payment.invoiceNumbers.map((number) => ({ number, payment })))).find(
    text,
  );
  const byNumber = new Set([...numbers].filter(([, evidence]) => evidence === 'named').map(([{ payment }]) => payment));
  const isNamed = (payment: ReturnablePayment) => byNumber.has(payment) || names.get(payment.customerId) === 'whole';
  const named = alike.filter(isNamed);
  const candidates = alike
    .toSorted(
      (a, b) => Number(isNamed(b)) - Number(isNamed(a)) || (a.paidOn < b.paidOn ? 1 : a.paidOn > b.paidOn ? -1 : a.paymentId - b.paymentId),
    )
    .slice(0, MOST_CANDIDATES);
  const [only] = byNumber.size === 1 ? byNumber : named;
  const sure = only && (byNumber.size === 1 || named.length === 1) && !only.inSchedule ? only : null;
  return { sure, candidates, reason: reasonOf(candidates, named.length, only ?? null) };
}

function reasonOf([first]: readonly ReturnablePayment[], named: number, only: ReturnablePayment | null): string {
  if (!first) return 'Aucun règlement de ce montant n’est connu dans les dix semaines qui précèdent.';
  if (only?.inSchedule)
    return `Le règlement de ${only.customerName} du ${formatDate(only.paidOn)} compte dans un échéancier ou paie des pénalités.`;
  if (named === 1) return `Le libellé désigne ${first.customerName}, qui a réglé ce montant le ${formatDate(first.paidOn)}.`;
  if (named > 1) return `${first.customerName} a réglé plusieurs fois ce montant : dites lequel est revenu.`;
  return `Seul le montant correspond au règlement de ${first.customerName} du ${formatDate(first.paidOn)}.`;
}

/** What a statement's preview says of one. */
export const RETURN_WORDS = {
  takesBack: ({ paidOn, invoiceNumbers }: ReturnablePayment) =>
    `rejeté : le règlement du ${formatDate(paidOn)} est retiré${invoiceNumbers.length > 0 ? `, ${invoiceNumbers.join(', ')} de nouveau à régler` : ''}`,
  takenOut: ({ customerName, invoiceNumbers }: { customerName: string; invoiceNumbers: readonly string[] }) =>
    `Règlement de ${customerName} retiré${invoiceNumbers.length > 0 ? ` ; ${invoiceNumbers.join(', ')} de nouveau à régler` : ''}.`,
  ignored: 'Laissé de côté : aucun règlement n’est repris.',
  offered: (reason: string) => `rejet à traiter : ${reason}`,
} as const;
