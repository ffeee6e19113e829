import { ibanProblem, sirenProblem, siretProblem, vatNumberProblem } from '../companies/identifier-problems.fr.ts';
import { parsePaymentTerms } from '../invoices/payment-terms.fr.ts';
import { parseEarlyPayment } from '../payments/early-payment-words.fr.ts';
import { netDaysBeside } from '../payments/net-days.fr.ts';
import type { CustomerFields } from './customers.contract.ts';
import { emailProblem } from './email-address.fr.ts';

/** The fields of a customer that can be wrong as typed, as its sheet calls them. */
export const CHECKED_FIELDS = {
  name: 'Nom',
  siren: 'SIREN',
  siret: 'SIRET',
  vatNumber: 'N° de TVA',
  iban: 'IBAN',
  email: 'E-mail',
  paymentTerms: 'Conditions de paiement',
  earlyPayment: 'Escompte pour paiement rapide',
} as const satisfies Partial<Record<keyof CustomerFields, string>>;
export type CheckedField = keyof typeof CHECKED_FIELDS;

export type CheckedValues = Pick<CustomerFields, CheckedField>;

export interface CustomerProblem {
  field: CheckedField;
  sentence: string;
}

/** What is wrong with a customer's fields, each in a sentence; empty is allowed of all but the name. */
export function customerProblems(fields: CheckedValues): CustomerProblem[] {
  const sentences: Record<CheckedField, string | null> = {
    name: fields.name.trim() === '' ? 'Donnez un nom au client.' : null,
    siren: sirenProblem(fields.siren),
    siret: siretProblem(fields.siret, fields.siren),
    vatNumber: vatNumberProblem(fields.vatNumber, fields.siren),
    iban: ibanProblem(fields.iban),
    email: emailProblem(fields.email),
    paymentTerms: termsProblem(fields.paymentTerms),
    earlyPayment: earlyPaymentProblem(fields.earlyPayment, fields.paymentTerms),
  };
  return (Object.keys(sentences) as CheckedField[]).flatMap((field) => {
    const sentence = sentences[field];
    return sentence === null ? [] : [{ field, sentence }];
  });
}

/**
 * The problems that a change makes: those of a field that it touches, or that a touched SIREN contradicts. What a file brought wrong and
 * nobody touches does not keep the rest from being saved.
 */
export function problemsOfChange(before: CheckedValues, after: CheckedValues): CustomerProblem[] {
  const isTouched = (field: CheckedField) => before[field] !== after[field];
  return customerProblems(after).filter(
    ({ field }) => isTouched(field) || ((field === 'siret' || field === 'vatNumber') && isTouched('siren') && after.siren !== ''),
  );
}

function termsProblem(typed: string): string | null {
  return typed.trim() === '' || parsePaymentTerms(typed) !== null ? null : 'Écrivez par exemple « 30 jours », ou « 45 jours fin de mois ».';
}

/** A « n/45 » typed with a discount is kept with the payment terms: those that say something else are not replaced unasked. */
function earlyPaymentProblem(typed: string, paymentTerms: string): string | null {
  if (typed.trim() !== '' && parseEarlyPayment(typed) !== null) {
    const { contradiction } = netDaysBeside(typed, paymentTerms);
    return contradiction && `${contradiction} Corrigez-les, ou retirez-le.`;
  }
  return typed.trim() === '' ? null : 'Écrivez un taux (20 % au plus) et un nombre de jours, par exemple « 3 % à 10 jours » ou « 3/10 ».';
}
