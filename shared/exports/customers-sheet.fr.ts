import type { Customer, CustomerSummary } from '../customers/customers.contract.ts';
import { formatDate } from '../dates/format-date.ts';
import type { LocalDate } from '../dates/local-date.ts';
import { type ExportSheet, rowsOf } from './export-sheet.ts';

export type ExportedCustomer = Omit<Customer, 'pausedUntil' | 'pauseReason' | 'notes'>;

/** What a customer may owe at most. */
export const CREDIT_LIMIT_TITLE = 'Limite d’encours';

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
      { title: CREDIT_LIMIT_TITLE, kind: 'amount' },
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
        customer.kind === 'consumer' ? 'Particulier' : 'Professionnel',
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
