import { ibanLength, isIban } from '../companies/identifiers.ts';
import type { Cents } from '../money/cents.ts';

/** A transfer that a phone can prepare from a QR code. */
export interface Transfer {
  beneficiary: string;
  iban: string;
  bic: string;
  amountCents: Cents;
  /** What ties the payment to the debt, see `remittanceOf`. */
  remittance: string;
}

/** EPC069-12: no more than this fits the code that the guidelines allow (version 13 at level M). */
const PAYLOAD_BYTES = 331;
const NAME_LENGTH = 70;
const NAME_BYTES = 140;
const REMITTANCE_BYTES = 140;
const MOST_CENTS = 99_999_999_999;

/** Of the single euro payments area but not of the EEA: a transfer there still needs the BIC. */
const OUTSIDE_EEA: ReadonlySet<string> = new Set(['AD', 'CH', 'GB', 'GI', 'MC', 'SM', 'VA']);

/**
 * The content of the QR code of a SEPA credit transfer (European Payments Council, EPC069-12 version 2.1): service tag, version 002, UTF-8,
 * then BIC, beneficiary, IBAN, amount in euros with a point, purpose and structured reference left empty, and the text of the transfer.
 * Null where no valid code can be made: an IBAN that does not hold or lies outside the area, no BIC where the area wants one, an
 * amount that is nil, negative or above 999 999 999,99 €.
 */
export function transferPayload({ beneficiary, iban, bic, amountCents, remittance }: Transfer): string | null {
  const account = iban.replace(/[\s.-]/g, '').toUpperCase();
  if (!isIban(account) || ibanLength(account) === null) return null;
  if (!Number.isSafeInteger(amountCents) || amountCents <= 0 || amountCents > MOST_CENTS) return null;
  const name = shortened(oneLine(beneficiary), NAME_BYTES, NAME_LENGTH);
  if (name === '') return null;
  const bank = bic.replace(/\s/g, '').toUpperCase();
  const knownBank = /^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/.test(bank) ? bank : '';
  if (knownBank === '' && OUTSIDE_EEA.has(account.slice(0, 2))) return null;
  const amount = `EUR${Math.trunc(amountCents / 100)}.${String(amountCents % 100).padStart(2, '0')}`;
  const lines = ['BCD', '002', '1', 'SCT', knownBank, name, account, amount, '', ''];
  const left = PAYLOAD_BYTES - utf8(`${lines.join('\n')}\n`).length;
  const text = shortened(oneLine(remittance), Math.min(left, REMITTANCE_BYTES));
  // Nothing after the last element that says something, not even its line break.
  return [...lines, text].join('\n').trimEnd();
}

/**
 * The text of the transfer: the customer's code, then as many of the invoices' numbers as fit, none cut short, so that the payment is
 * recognised when the bank's statement is imported.
 */
export function remittanceOf(customerCode: string, invoiceNumbers: readonly string[]): string {
  let text = oneLine(customerCode);
  for (const number of invoiceNumbers.map(oneLine)) {
    const longer = text === '' ? number : `${text} ${number}`;
    if (utf8(longer).length > REMITTANCE_BYTES) break;
    text = longer;
  }
  return text;
}

/** Line breaks separate the elements of the code: within one they become spaces. */
function oneLine(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

/** The first characters of a text that hold in so many bytes; none is cut. */
function shortened(text: string, mostBytes: number, mostCharacters = mostBytes): string {
  let kept = '';
  for (const character of [...text].slice(0, mostCharacters)) {
    if (utf8(kept + character).length > mostBytes) break;
    kept += character;
  }
  return kept.trim();
}

/** The bytes of a text in UTF-8, one character of the result for each; a lone surrogate is no text and gives way to U+FFFD. */
export function utf8(text: string): string {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd')).replace(/%([0-9A-F]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
