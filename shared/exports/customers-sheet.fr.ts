import { customerNature, customerNatureName } from '../customers/customer-words.fr.ts';
import type { Customer, CustomerLanguage, CustomerSummary } from '../customers/customers.contract.ts';
import { formatDate } from '../dates/format-date.ts';
import type { LocalDate } from '../dates/local-date.ts';
import { describeKeptTerms } from '../payments/early-payment-words.fr.ts';
import { type ExportSheet, rowsOf } from './export-sheet.ts';

export type ExportedCustomer = Omit<Customer, 'pausedUntil' | 'pauseReason' | 'notes'> & {
  /** The name of the plan chosen for it; empty where it has none of its own. */
  readonly reminderPlan: string;
};

/** Columns that books exported by earlier versions do not have. */
export const LATER_TITLES = {
  creditLimit: 'Limite d’encours',
  siret: 'SIRET',
  iban: 'IBAN',
  language: 'Langue',
  insolvencyOn: 'Procédure collective (date)',
  reminderPlan: 'Plan de relance',
  earlyPayment: 'Escompte',
} as const;

const LANGUAGE_NAMES: Readonly<Record<CustomerLanguage, string>> = { fr: 'Français', en: 'Anglais' };

/**
 * Customers with how to reach them and what they owe at a day. Titles with a day in them are figures, which an import leaves alone;
 * the others are those that it recognises.
 */
export function customersSheet(
  customers: readonly ExportedCustomer[],
  summaries: readonly CustomerSummary[],
  asOf: LocalDate,
): ExportSheet {
  const day = formatDate(asOf);
  const owed = new Map(summaries.map((summary) => [summary.id, summary]));
  return {
    name: 'Clients',
    columns: [
      { title: 'Code client', kind: 'text', width: 14 },
      { title: 'Client', kind: 'text', width: 34 },
      { title: 'SIREN', kind: 'text', width: 12 },
      { title: 'N° TVA', kind: 'text', width: 17 },
      { title: 'Professionnel ou particulier', kind: 'text', width: 16 },
      { title: 'Interlocuteur', kind: 'text', width: 20 },
      { title: 'E-mail', kind: 'text', width: 28 },
      { title: 'Téléphone', kind: 'text', width: 17 },
      { title: 'Adresse', kind: 'text', width: 30 },
      { title: 'Complément adresse', kind: 'text', width: 22 },
      { title: 'Troisième ligne', kind: 'text', width: 16 },
      { title: 'Code postal', kind: 'text', width: 12 },
      { title: 'Ville', kind: 'text', width: 20 },
      { title: 'Pays', kind: 'text', width: 12 },
      { title: 'Segment', kind: 'text', width: 18 },
      { title: 'Conditions de paiement', kind: 'text', width: 24 },
      { title: LATER_TITLES.creditLimit, kind: 'amount' },
      { title: LATER_TITLES.siret, kind: 'text', width: 17 },
      { title: LATER_TITLES.iban, kind: 'text', width: 30 },
      { title: LATER_TITLES.language, kind: 'text', width: 10 },
      { title: LATER_TITLES.insolvencyOn, kind: 'date', width: 18 },
      { title: LATER_TITLES.reminderPlan, kind: 'text', width: 18 },
      { title: LATER_TITLES.earlyPayment, kind: 'text', width: 16 },
      { title: `Encours au ${day}`, kind: 'amount', total: true },
      { title: `Dont échu au ${day}`, kind: 'amount', total: true },
      { title: `Dont en litige au ${day}`, kind: 'amount', total: true },
      { title: `À son crédit au ${day}`, kind: 'amount', total: true },
      { title: `Plus ancienne échéance non réglée au ${day}`, kind: 'date', width: 18 },
      { title: `Jours entre échéance et règlement, 12 mois au ${day}`, kind: 'number', decimals: 1, width: 20 },
    ],
    rows: rowsOf(customers, (customer) => {
      const of = owed.get(customer.id);
      return [
        customer.code,
        customer.name,
        customer.siren,
        customer.vatNumber,
        customerNatureName(customerNature(customer)),
        customer.contactName,
        customer.email,
        customer.phone,
        customer.addressLine1,
        customer.addressLine2,
        customer.addressLine3,
        customer.postalCode,
        customer.city,
        customer.country,
        customer.segment,
        customer.paymentTerms,
        customer.creditLimitCents,
        customer.siret,
        customer.iban,
        LANGUAGE_NAMES[customer.language],
        customer.insolvencyOn,
        customer.reminderPlan,
        describeKeptTerms(customer.earlyPayment),
        of?.outstandingCents ?? null,
        of?.overdueCents ?? null,
        of?.disputedCents ?? null,
        of?.unallocatedCents ?? null,
        of?.oldestDueOn ?? null,
        of?.daysBeyondTerms ?? null,
      ];
    }),
  };
}
