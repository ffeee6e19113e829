import type { CustomerNature } from '../customers/customer-words.fr.ts';
import type { CustomerLanguage } from '../customers/customers.contract.ts';
import type { ImportField } from './import-fields.contract.ts';

/** What a row says of its customer; empty text where it says nothing. */
export interface CustomerDraft {
  readonly code: string;
  readonly name: string;
  readonly siren: string;
  /** Fourteen digits that hold (`isSiret`). */
  readonly siret: string;
  readonly vatNumber: string;
  /** Without spaces, one that holds (`isIban`). */
  readonly iban: string;
  readonly language: '' | CustomerLanguage;
  readonly email: string;
  readonly phone: string;
  readonly contactName: string;
  readonly kind: '' | CustomerNature;
  /** A group of the user's own. */
  readonly segment: string;
  readonly addressLine1: string;
  readonly addressLine2: string;
  readonly addressLine3: string;
  readonly postalCode: string;
  readonly city: string;
  readonly country: string;
}

/** A customer of whom a file says nothing but code and name. */
export const NO_CUSTOMER_DETAILS: CustomerDetails = {
  siren: '',
  siret: '',
  vatNumber: '',
  iban: '',
  language: '',
  email: '',
  phone: '',
  contactName: '',
  kind: '',
  segment: '',
  addressLine1: '',
  addressLine2: '',
  addressLine3: '',
  postalCode: '',
  city: '',
  country: '',
};

/** The longest texts that a company's file takes (customers.contract.ts). */
export const LONGEST_TEXTS = {
  customerCode: 60,
  customerName: 160,
  invoiceNumber: 60,
  email: 120,
  phone: 40,
  contactName: 80,
  segment: 60,
  addressLine1: 80,
  addressLine2: 80,
  addressLine3: 80,
  postalCode: 12,
  city: 80,
  country: 60,
} as const;

/** What a row says of a customer beyond its code and name. */
export type CustomerDetails = Omit<CustomerDraft, 'code' | 'name'>;

export const CUSTOMER_DETAILS = [
  'siren',
  'siret',
  'vatNumber',
  'iban',
  'language',
  'email',
  'phone',
  'contactName',
  'kind',
  'segment',
  'addressLine1',
  'addressLine2',
  'addressLine3',
  'postalCode',
  'city',
  'country',
] as const satisfies readonly (keyof CustomerDetails)[];

/** The field of a file that says a detail: « kind » is also what a file holds. */
export function fieldOfDetail(detail: keyof CustomerDetails): ImportField {
  return detail === 'kind' ? 'customerKind' : detail;
}
