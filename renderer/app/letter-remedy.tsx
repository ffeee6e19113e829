import type { Remedy } from '../letters/PrintLettersDialog.tsx';
import { hrefTo } from '../ui/routing/addresses.ts';

const IN_SETTINGS = {
  CREDITOR_MENTIONS_MISSING: 'societe',
  IBAN_MISSING: 'societe',
  NO_WAY_TO_PAY: 'societe',
  IBAN_INVALID: 'societe',
  SIREN_INVALID: 'societe',
  VAT_NUMBER_INVALID: 'societe',
  SIGNATORY_MISSING: 'societe',
  RATE_MISSING: 'taux',
} as const;
const FORM = { tab: 'fiche', word: 'Ouvrir', label: 'Ouvrir la fiche du client' };
const CONTACTS = { tab: 'contacts', word: 'Voir', label: 'Voir les contacts avec le client' };
const ON_SHEET = {
  ADDRESS_MISSING: FORM,
  TOWN_MISSING: FORM,
  POSTCODE_INVALID: FORM,
  ADDRESS_TOO_MANY_LINES: FORM,
  ADDRESS_LINE_TOO_LONG: FORM,
  EMAIL_MISSING: FORM,
  LOOKS_LIKE_PERSON: FORM,
  LOOKS_LIKE_PUBLIC_BUYER: FORM,
  CREDIT_UNALLOCATED: { tab: 'reglements', word: 'Voir', label: 'Voir ce qui est à affecter' },
  OPEN_DISPUTE: { tab: 'litiges', word: 'Voir', label: 'Voir les litiges du client' },
  PROMISE_UNEXPIRED: CONTACTS,
  CONTACTED_RECENTLY: CONTACTS,
  ALREADY_REMINDED: CONTACTS,
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
  const place = (ON_SHEET as Record<string, { tab: string; word: string; label: string } | undefined>)[code];
  if (place) {
    return (
      <a href={hrefTo('customer', { customerId: String(customerId) }, { onglet: place.tab })} aria-label={place.label}>
        {place.word}
      </a>
    );
  }
  return null;
};
