import { formatDate } from '../dates/format-date.ts';
import type { LocalDate } from '../dates/local-date.ts';
import { type Cents, subtractCents, sumCents } from '../money/cents.ts';
import { formatEuros } from '../money/format-money.ts';
import {
  type EarlyPaymentOffer,
  type EarlyPaymentTerms,
  earlyPaymentTerms,
  type MissedDiscount,
  readEarlyPayment,
} from './early-payment.ts';

const TYPED =
  /^(?:escompte )?(?:de )?(\d{1,2}(?:[.,]\d{1,4})?) ?(?:% ?(?:\/|(?:à|a|sous|en|dans|si (?:payée?|réglée?|paiement|règlement) (?:sous|à|dans les)) )?|\/) ?(\d{1,3}) ?(?:j\.?|jours?)?(?: ?[,;]? ?n ?\/ ?(\d{1,3}))?$/i;

/**
 * Reads terms as people write them: « 3/10 », « 3/10 n/30 », « 2,5 % à 8 jours », « escompte de 3 % sous 10 jours ». Null when they are
 * not that, or are none that is given (over 20 %, or over 180 days).
 */
export function parseEarlyPayment(typed: string): EarlyPaymentTerms | null {
  const match = partsOf(typed);
  return match && earlyPaymentTerms((match[1] ?? '').replace(',', '.'), Number(match[2]));
}

/** The « n/45 » of « 2/8 n/45 »: the days to pay without a discount, which are payment terms; null where it is not said. */
export function typedNetDays(typed: string): number | null {
  const days = partsOf(typed)?.[3];
  return days === undefined ? null : Number(days);
}

function partsOf(typed: string): RegExpExecArray | null {
  return TYPED.exec(typed.replace(/\s+/g, ' ').trim());
}

/** « 3 % » */
function rateText(ratePct: string): string {
  return `${ratePct.replace('.', ',')}\u00a0%`;
}

/** « 3 % à 10 jours » */
export function describeEarlyPayment({ ratePct, days }: EarlyPaymentTerms): string {
  return `${rateText(ratePct)} à ${days} jour${days > 1 ? 's' : ''}`;
}

/** The same of terms as they are kept; empty for none. */
export function describeKeptTerms(kept: string): string {
  const terms = readEarlyPayment(kept);
  return terms ? describeEarlyPayment(terms) : '';
}

/** « Escompte 3 % », how a discount is named in the list of payments. */
export function discountMethod(ratePct: string): string {
  return `Escompte ${rateText(ratePct)}`;
}

/** « 3 % si payé le 12/12/2026 au plus tard, soit 360,00 € » */
export function offerText({ ratePct, payBy, discountCents }: EarlyPaymentOffer): string {
  return `${rateText(ratePct)} si payé le ${formatDate(payBy)} au plus tard, soit ${formatEuros(discountCents)}`;
}

/** What a payment of a day leaves open, and why it was not taken as the discount. */
export function missedDiscountText(
  why: MissedDiscount,
  number: string,
  { ratePct, payBy, discountCents }: EarlyPaymentOffer,
  on: LocalDate,
  restCents: Cents,
): string {
  const head = `${number} : il restera ${formatEuros(restCents)} à payer.`;
  return why === 'late'
    ? `${head} L’escompte de ${rateText(ratePct)} valait jusqu’au ${formatDate(payBy)} ; le règlement est du ${formatDate(on)}.`
    : `${head} L’escompte de ${rateText(ratePct)} n’est que de ${formatEuros(discountCents)} : il s’obtient une fois ${formatEuros(subtractCents(restCents, discountCents))} de plus reçus, le ${formatDate(payBy)} au plus tard.`;
}

/** What may be kept of several invoices: « Escompte possible : 510,00 € sur 2 factures, la première jusqu’au 22/12/2026 ». */
export function offersText(offers: readonly (EarlyPaymentOffer & { readonly number: string })[]): string {
  const [first] = offers.toSorted((a, b) => (a.payBy < b.payBy ? -1 : a.payBy > b.payBy ? 1 : 0));
  if (!first) return '';
  if (offers.length === 1) return `Escompte, ${first.number} : ${offerText(first)}`;
  const sum = sumCents(offers.map(({ discountCents }) => discountCents));
  return `Escompte possible : ${formatEuros(sum)} sur ${offers.length} factures, la première jusqu’au ${formatDate(first.payBy)}`;
}
