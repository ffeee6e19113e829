import { ibanProblem, siretProblem } from '../companies/identifier-problems.fr.ts';
import { isSiret } from '../companies/identifiers.ts';
import {
  CUSTOMER_DETAILS,
  type CustomerDetails,
  type CustomerDraft,
  fieldOfDetail,
  LONGEST_TEXTS,
  NO_CUSTOMER_DETAILS,
} from './customer-draft.ts';
import type { ImportField } from './import-fields.contract.ts';
import type { ImportReport, Place } from './report.ts';
import { readCustomerKind, readLanguage } from './row-words.fr.ts';
import type { TableRow } from './table.ts';

/** Names under one code that are looked through; a code has one, or two spellings of it. */
const MOST_ALIKE = 8;

/** What the reading of a row gives of the texts in it. */
interface RowTexts {
  readonly report: ImportReport;
  has(field: ImportField): boolean;
  title(field: ImportField): string;
  text(row: TableRow, field: ImportField): string;
  identifier(row: TableRow, field: 'customerCode' | 'customerName'): string | undefined;
  place(row: TableRow, field: ImportField): Place;
}

/** Reads whom each row is about. */
export class RowCustomers {
  readonly #reader: RowTexts;
  readonly #known = new Map<string, CustomerDraft[]>();
  /** What most files lack, and no row is asked for then. */
  readonly #detailFields: readonly (keyof CustomerDetails)[];

  constructor(reader: RowTexts) {
    this.#reader = reader;
    this.#detailFields = CUSTOMER_DETAILS.filter(
      // Each of the two says something of the other.
      (field) =>
        reader.has(fieldOfDetail(field)) || (field === 'siren' && reader.has('siret')) || (field === 'siret' && reader.has('siren')),
    );
  }

  /** The customer's details; undefined, reported, when its code or name is impossibly long. */
  read(row: TableRow): CustomerDraft | undefined {
    const code = this.#reader.identifier(row, 'customerCode');
    const name = this.#reader.identifier(row, 'customerName');
    if (code === undefined || name === undefined) return undefined;
    const details = this.#detailsOf(row);
    // A few customers share all the rows, and one object each spares comparing them again with those that are known.
    const key = code || name;
    const alike = this.#known.get(key);
    for (const known of alike ?? []) if (known.code === code && known.name === name && this.#hasDetails(known, details)) return known;
    const customer = { code, name, ...details };
    if (alike === undefined) this.#known.set(key, [customer]);
    else if (alike.length < MOST_ALIKE) alike.push(customer);
    return customer;
  }

  #detailsOf(row: TableRow): CustomerDetails {
    if (this.#detailFields.length === 0) return NO_CUSTOMER_DETAILS;
    const details: { -readonly [K in keyof CustomerDetails]: string } = { ...NO_CUSTOMER_DETAILS };
    for (const field of this.#detailFields) details[field] = this.#detailOf(row, field);
    return details as CustomerDetails;
  }

  #detailOf(row: TableRow, field: keyof CustomerDetails): string {
    if (field === 'siren') return this.#siren(row);
    if (field === 'siret') return this.#siret(row);
    const text = this.#reader.text(row, fieldOfDetail(field));
    if (field === 'iban') return this.#kept(row, 'iban', text, ibanProblem(text));
    if (field === 'language') {
      const language = readLanguage(text);
      if (language === '' && text.trim() !== '') this.#reader.report.add('LANGUAGE_LEFT_OUT', {}, this.#reader.place(row, 'language'));
      return language;
    }
    if (field === 'kind') return readCustomerKind(text);
    if (field === 'vatNumber') {
      return text
        .replace(/[\s.-]/g, '')
        .toUpperCase()
        .slice(0, 20);
    }
    if (text.length <= LONGEST_TEXTS[field]) return text;
    this.#reader.report.add('FIELD_LEFT_OUT', { field: this.#reader.title(field) }, this.#reader.place(row, field));
    return '';
  }

  /** Of a column of its own, which may hold a SIRET; of the column of SIRETs where there is no other. */
  #siren(row: TableRow): string {
    const digits = this.#reader.text(row, this.#reader.has('siren') ? 'siren' : 'siret').replace(/\s/g, '');
    return /^\d{9}(?:\d{5})?$/.test(digits) ? digits.slice(0, 9) : '';
  }

  /** Of a column of its own, or of one of SIRENs that holds it; what is no SIRET is said where it had to be one. */
  #siret(row: TableRow): string {
    if (!this.#reader.has('siret')) {
      const text = this.#reader.text(row, 'siren').replace(/\s/g, '');
      return isSiret(text) ? text : '';
    }
    const text = this.#reader.text(row, 'siret');
    if (!this.#reader.has('siren') && /^(?:\d\s*){9}$/.test(text)) return '';
    const siren = this.#reader.has('siren') ? this.#reader.text(row, 'siren') : '';
    return this.#kept(row, 'siret', text, siretProblem(text, siren));
  }

  #kept(row: TableRow, field: 'siret' | 'iban', text: string, problem: string | null): string {
    if (problem === null) return text.replace(/[\s.-]/g, '').toUpperCase();
    this.#reader.report.add('IDENTIFIER_LEFT_OUT', { problem }, this.#reader.place(row, field));
    return '';
  }

  #hasDetails(customer: CustomerDraft, details: CustomerDetails): boolean {
    for (const field of this.#detailFields) if (customer[field] !== details[field]) return false;
    return true;
  }
}
