import type { ContactRole } from './customers.contract.ts';

/** What somebody of a customer's does there, as one chooses it. */
export const CONTACT_ROLES: Record<ContactRole, string> = {
  billing: 'Comptabilité',
  director: 'Direction',
  purchasing: 'Achats',
  site: 'Chantier ou site',
  legal: 'Juridique',
  other: 'Autre',
};

/** Whom to write to or call about an invoice, best first. */
const BY_CALL: readonly ContactRole[] = ['billing', 'purchasing', 'site', 'director', 'other', 'legal'];

/**
 * The people of a customer in the order in which to reach them about an invoice; from the formal notice on, whoever decides comes before
 * whoever pays.
 */
export function inOrderOfCall<Person extends { role: ContactRole }>(people: readonly Person[], isFormal = false): Person[] {
  const order: readonly ContactRole[] = isFormal ? ['director', 'legal', ...BY_CALL] : BY_CALL;
  return people.toSorted((a, b) => order.indexOf(a.role) - order.indexOf(b.role));
}
