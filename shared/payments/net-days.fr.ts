import { describePaymentTerms, parsePaymentTerms } from '../invoices/payment-terms.fr.ts';
import { typedNetDays } from './early-payment-words.fr.ts';

/** What the « n/45 » typed with a discount means beside payment terms. */
export interface NetDays {
  /** The payment terms that it says, where there are none yet. */
  adopted: string | null;
  /** What to say where the terms say something else: they are never replaced unasked. */
  contradiction: string | null;
}

/** Reads the « n/45 » of « 2/8 n/45 » beside payment terms as typed; terms that nobody understands are told as such elsewhere. */
export function netDaysBeside(typed: string, paymentTerms: string): NetDays {
  const days = typedNetDays(typed);
  if (days === null) return { adopted: null, contradiction: null };
  if (paymentTerms.trim() === '') return { adopted: describePaymentTerms({ mode: 'net', days }), contradiction: null };
  const terms = parsePaymentTerms(paymentTerms);
  if (terms === null || (terms.mode === 'net' && terms.days === days)) return { adopted: null, contradiction: null };
  return {
    adopted: null,
    contradiction: `« n/${days} » est un délai de paiement, et les conditions de paiement disent « ${describePaymentTerms(terms)} ».`,
  };
}

/** Said of an invoice, whose due date is known already: empty where no « n/45 » was typed. */
export function netDaysNotKept(typed: string): string {
  const days = typedNetDays(typed);
  return days === null ? '' : `« n/${days} » n’est pas gardé : la facture a déjà son échéance.`;
}
