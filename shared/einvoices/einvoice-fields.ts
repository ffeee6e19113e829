import { isLocalDate, type LocalDate, localDate } from '../dates/local-date.ts';
import { AppError } from '../errors/app-error.ts';
import { type Cents, negateCents, subtractCents } from '../money/cents.ts';
import { readDecimal } from '../money/read-decimal.ts';
import type { XmlElement } from '../xml/read-xml.ts';
import type { EInvoice, EInvoiceParty } from './einvoice.ts';
import { EINVOICE_PARTS, type EInvoicePart } from './einvoice-words.fr.ts';

/** UNTDID 1001 as EN 16931 takes it: what takes money off what the buyer owes. */
const CREDIT_NOTES: ReadonlySet<string> = new Set('81 83 261 262 296 308 381 396 420 458 502 503 532'.split(' '));
/** What adds to it. A pro forma (325), an order or a delivery note is neither. */
const INVOICES: ReadonlySet<string> = new Set(
  '71 80 82 84 102 130 202 203 204 211 218 219 295 326 331 380 382 383 384 385 386 387 388 389 390 393 394 395 456 457 471 472 473 500 501 527 553 575 623 633 751 780 817 870 875 876 877 935'.split(
    ' ',
  ),
);

/** What both syntaxes give to be put together and checked. */
export interface EInvoiceFields {
  readonly syntax: EInvoice['syntax'];
  readonly profile: string;
  readonly number: string;
  readonly typeCode: string;
  readonly issuedOn: XmlElement | undefined;
  readonly dueOn: readonly XmlElement[];
  readonly currency: string;
  readonly total: XmlElement | undefined;
  readonly payable: XmlElement | undefined;
  /** The total of VAT, once for each currency that it is stated in. */
  readonly taxes: readonly XmlElement[];
  /** The total without VAT. */
  readonly net: XmlElement | undefined;
  readonly seller: EInvoiceParty;
  readonly buyer: EInvoiceParty;
  readonly paymentTerms: readonly string[];
  readonly references: EInvoice['references'];
}

/**
 * An invoice from its fields. Signs: a credit note counts for less than nothing, whether its file writes it as a credit note of a
 * positive total (381) or as an invoice of a negative one (380, 384).
 * @throws AppError EINVOICE_INCOMPLETE, EINVOICE_TYPE_UNKNOWN, EINVOICE_VALUE_UNREADABLE
 */
export function invoiceOf(fields: EInvoiceFields, file: string): EInvoice {
  const present: { readonly [P in Exclude<EInvoicePart, 'dueOn' | 'payable'>]: boolean } = {
    number: fields.number !== '',
    typeCode: fields.typeCode !== '',
    issuedOn: (fields.issuedOn?.text ?? '') !== '',
    total: (fields.total?.text ?? '') !== '',
    buyerName: fields.buyer.name !== '',
  };
  const missing = (Object.keys(present) as (keyof typeof present)[]).filter((part) => !present[part]);
  const { issuedOn, total } = fields;
  if (missing.length > 0 || issuedOn === undefined || total === undefined)
    throw new AppError('EINVOICE_INCOMPLETE', { file, missing: missing.map((part) => EINVOICE_PARTS[part]) });
  const isCreditType = CREDIT_NOTES.has(fields.typeCode);
  if (!isCreditType && !INVOICES.has(fields.typeCode)) throw new AppError('EINVOICE_TYPE_UNKNOWN', { file, typeCode: fields.typeCode });
  const writtenTotal = amountOf(total, 'total', file);
  const writtenPayable =
    fields.payable === undefined || fields.payable.text === '' ? writtenTotal : amountOf(fields.payable, 'payable', file);
  const turned = isCreditType && writtenTotal > 0;
  const currency = fields.currency.toUpperCase() || 'EUR';
  const net = centsOf(fields.net);
  const vat = taxIn(fields.taxes, currency) ?? (net === null ? null : subtractCents(writtenTotal, net));
  const dueDates = fields.dueOn.filter(({ text }) => text !== '').map((element) => dayOf(element, 'dueOn', file));
  return {
    syntax: fields.syntax,
    profile: fields.profile,
    number: fields.number,
    kind: isCreditType || writtenTotal < 0 ? 'creditNote' : 'invoice',
    typeCode: fields.typeCode,
    issuedOn: dayOf(issuedOn, 'issuedOn', file),
    dueOn: dueDates.sort().at(-1) ?? null,
    currency,
    totalCents: turned ? negateCents(writtenTotal) : writtenTotal,
    vatCents: vat !== null && turned ? negateCents(vat) : vat,
    payableCents: turned ? negateCents(writtenPayable) : writtenPayable,
    seller: fields.seller,
    buyer: fields.buyer,
    paymentTermsText: [...new Set(fields.paymentTerms.map((text) => text.replace(/\s+/g, ' ').trim()))]
      .filter((text) => text !== '')
      .join(' ; '),
    references: namedOnce(fields.references),
  };
}

/** Each document once, under the first kind that names it. */
function namedOnce(references: EInvoice['references']): EInvoice['references'] {
  const seen = new Set<string>(['']);
  return references.filter(({ number }) => {
    if (seen.has(number)) return false;
    seen.add(number);
    return true;
  });
}

function amountOf(element: XmlElement, part: EInvoicePart, file: string): Cents {
  const reading = readDecimal(element.text);
  if ('cents' in reading) return reading.cents;
  throw unreadable(element, part, file);
}

/** The tax in the currency of the invoice; one that cannot be read is none: the invoice stands without it. */
function taxIn(taxes: readonly XmlElement[], currency: string): Cents | null {
  const tax = taxes.find((element) => (element.attribute('currencyID').toUpperCase() || currency) === currency);
  return centsOf(tax);
}

function centsOf(element: XmlElement | undefined): Cents | null {
  const reading = element === undefined || element.text === '' ? null : readDecimal(element.text);
  return reading !== null && 'cents' in reading ? reading.cents : null;
}

/** `20250131` (format 102 of CII) or `2025-01-31` (UBL), perhaps with a time or an offset that does not move the day. */
function dayOf(element: XmlElement, part: EInvoicePart, file: string): LocalDate {
  const match = /^(\d{4})-?(\d{2})-?(\d{2})/.exec(element.text);
  const text = match ? `${match[1]}-${match[2]}-${match[3]}` : '';
  if (isLocalDate(text)) return localDate(text);
  throw unreadable(element, part, file);
}

function unreadable(element: XmlElement, part: EInvoicePart, file: string): AppError<'EINVOICE_VALUE_UNREADABLE'> {
  return new AppError('EINVOICE_VALUE_UNREADABLE', {
    file,
    row: element.line,
    field: EINVOICE_PARTS[part],
    value: element.text.slice(0, 60),
  });
}

/** Identifiers of a party, each with the scheme of ISO 6523 that it claims: 0002 is SIREN and 0009 SIRET, and software confuses them. */
export function frenchIdentifiers(
  identifiers: readonly { readonly scheme: string; readonly value: string }[],
  vatNumber: string,
): { siren: string; siret: string } {
  let siren = '';
  let siret = '';
  for (const { scheme, value } of identifiers) {
    if (!/^(?:0002|0009|0225|SIRENE?|SIRET|)$/i.test(scheme)) continue;
    // 0225, the address on the French network, may go on after the SIREN with an underscore.
    const digits = value.replace(/\s/g, '').split('_')[0] ?? '';
    if (/^\d{14}$/.test(digits)) siret ||= digits;
    // Nine digits without a scheme could be any number of the seller's own.
    if (/^\d{9}$/.test(digits) && scheme !== '') siren ||= digits;
  }
  siren ||= siret.slice(0, 9) || (/^FR[0-9A-Z]{2}(\d{9})$/.exec(vatNumber)?.[1] ?? '');
  return { siren, siret };
}
