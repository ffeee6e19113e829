import type { Remedy } from '../letters/PrintLettersDialog.tsx';
import { hrefTo } from '../ui/routing/addresses.ts';

const IN_SETTINGS = {
  CREDITOR_MENTIONS_MISSING: 'societe',
  IBAN_MISSING: 'societe',
  SIGNATORY_MISSING: 'societe',
  RATE_MISSING: 'taux',
} as const;
const ON_SHEET = {
  ADDRESS_MISSING: 'fiche',
  TOWN_MISSING: 'fiche',
  POSTCODE_INVALID: 'fiche',
  ADDRESS_TOO_MANY_LINES: 'fiche',
  ADDRESS_LINE_TOO_LONG: 'fiche',
  CREDIT_UNALLOCATED: 'reglements',
  OPEN_DISPUTE: 'litiges',
} as const;

/** Where each check of a letter is dealt with. */
export const letterRemedy: Remedy = ({ code }, customerId) => {
  const settings = (IN_SETTINGS as Record<string, string | undefined>)[code];
  if (settings)
    return (
      <a href={hrefTo('settings', {}, { onglet: settings })} aria-label="Ouvrir les réglages">
        Ouvrir
      </a>
    );
  const tab = (ON_SHEET as Record<string, string | undefined>)[code];
  if (tab) {
    return (
      <a href={hrefTo('customer', { customerId: String(customerId) }, { onglet: tab })} aria-label="Ouvrir la fiche du client">
        Ouvrir
      </a>
    );
  }
  return null;
};
