import { formatDate } from '../dates/format-date.ts';
import type { LocalDate } from '../dates/local-date.ts';
import type { Cents } from '../money/cents.ts';
import { formatEuros } from '../money/format-money.ts';

const CUSTOMER_FIELDS: Readonly<Record<string, string>> = {
  name: 'nom',
  code: 'code',
  siren: 'SIREN',
  siret: 'SIRET',
  vatNumber: 'n° de TVA',
  iban: 'IBAN',
  language: 'langue',
  email: 'adresse électronique',
  phone: 'téléphone',
  contactName: 'interlocuteur',
  kind: 'professionnel ou particulier',
  segment: 'segment',
  addressLine1: 'adresse',
  addressLine2: 'complément d’adresse',
  addressLine3: 'troisième ligne d’adresse',
  postalCode: 'code postal',
  city: 'ville',
  country: 'pays',
  paymentTerms: 'conditions de paiement',
  creditLimitCents: 'limite d’encours',
  insolvencyOn: 'procédure collective',
  reminderPlan: 'plan de relance',
  earlyPayment: 'escompte',
};

const KIND_WORDS: Readonly<Record<string, string>> = {
  business: 'professionnel',
  publicBuyer: 'administration',
  consumer: 'particulier',
};

const LANGUAGE_WORDS: Readonly<Record<string, string>> = { fr: 'français', en: 'anglais' };

/** What a charge is, as the preview says it. */
export const CHARGE_NATURE_WORDS = { fixed: 'charge fixe', variable: 'charge variable' } as const;

/** What a forecast is about. */
export const FORECAST_WORDS = {
  revenueCents: 'chiffre d’affaires',
  fixedChargesCents: 'charges fixes',
  variableChargesCents: 'charges variables',
} as const;

/** What changes in what is known, field by field, as the preview says it. */
export const changeOf = {
  total: (from: Cents, to: Cents) => `montant : ${formatEuros(from)} → ${formatEuros(to)}`,
  issuedOn: (from: LocalDate, to: LocalDate) => `date : ${formatDate(from)} → ${formatDate(to)}`,
  dueOn: (from: LocalDate, to: LocalDate) => `échéance : ${formatDate(from)} → ${formatDate(to)}`,
  paid: (amount: Cents, on: LocalDate) => `réglée de ${formatEuros(amount)} le ${formatDate(on)}`,
  alreadyPaid: (amount: Cents, on: LocalDate) => `déjà réglée de ${formatEuros(amount)} le ${formatDate(on)}`,
  writtenOff: (amount: Cents, on: LocalDate) => `passée en perte de ${formatEuros(amount)} le ${formatDate(on)}`,
  customer: (field: string, from: string, to: string) => {
    const word = (text: string) =>
      field === 'kind' ? (KIND_WORDS[text] ?? text) : field === 'language' ? (LANGUAGE_WORDS[text] ?? text) : text;
    return `${CUSTOMER_FIELDS[field] ?? field} : ${from === '' ? 'rien' : word(from)} → ${word(to)}`;
  },
  forecast: (what: string, from: Cents | null, to: Cents) => `${what} : ${from === null ? 'rien' : formatEuros(from)} → ${formatEuros(to)}`,
  settles: (amount: Cents, number: string) => `${formatEuros(amount)} affectés à ${number}`,
  cancelled: (on: LocalDate) => `annulée le ${formatDate(on)}`,
  disputed: () => 'litige ouvert',
  absent: (on: LocalDate) => `absente de la liste complète : soldée le ${formatDate(on)}`,
};

/** How two rows of one number differ. */
export const differenceOf = {
  customer: (first: string, second: string) => `client ${first} puis ${second}`,
  total: (first: Cents, second: Cents) => `montant ${formatEuros(first)} puis ${formatEuros(second)}`,
  issuedOn: (first: LocalDate, second: LocalDate) => `date ${formatDate(first)} puis ${formatDate(second)}`,
  dueOn: (first: LocalDate, second: LocalDate) => `échéance ${formatDate(first)} puis ${formatDate(second)}`,
};

/** The reason of a dispute of which a file says only that it exists. */
export const DISPUTE_REASON = 'Litige signalé dans le fichier importé';

/** What stands for an invoice's number in the preview of a payment that names none. */
export const UNALLOCATED_LABEL = 'règlement à affecter';
