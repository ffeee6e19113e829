import type { LocalDate } from '../dates/local-date.ts';
import type { Cents } from '../money/cents.ts';
import type { Contact } from '../reminders/customer-position.ts';
import type { CallOutcome } from '../reminders/reminders.contract.ts';
import type { GrantedCredit } from './answered-contests.ts';
import type { LetterLanguage } from './letter-kinds.ts';

/** A contact that a letter recalls, with the invoices that it asked for. */
export type RecalledContact = Pick<Contact, 'on' | 'level' | 'channel' | 'invoiceIds'>;

/** How one language writes what no template can hold: dates, amounts, spaces, enumerations, and sentences made from the history. */
export interface LetterVoice {
  language: LetterLanguage;
  /** The spaces of its typesetting. */
  spaces(text: string): string;
  /** For columns. */
  date(day: LocalDate): string;
  /** For sentences. */
  longDate(day: LocalDate): string;
  /** With the currency. */
  euros(amount: Cents): string;
  /** Without it, for columns. */
  amount(amount: Cents): string;
  wholeEuros(amount: Cents): string;
  rate(ratePct: string | number): string;
  count(value: number): string;
  /** A debt is acknowledged in figures and in words (C. civ. 1376). @throws RangeError on a negative amount */
  amountInWords(amount: Cents): string;
  list(items: readonly string[]): string;
  /** Days after « du » or “of”, each with its own article where the language repeats it. */
  listOfDays(days: readonly string[]): string;
  /** A country under its name in the language, where it is known under the one given. */
  country(name: string): string;
  /** What a signatory is in the company; null where the language has no word for it, and none is printed. */
  knownJobTitle(title: string): string | null;
  /** How to reach the company; empty when its letterhead has neither telephone nor e-mail. */
  contactDetails(company: { phone: string; email: string }): string;
  /**
   * What the letter recalls of earlier contacts, a sentence that is true of each invoice: where one of them was not about all the
   * invoices of the letter, it says which it was about. Oldest first, at most the last four; empty when there was none.
   */
  earlierContacts(contacts: readonly RecalledContact[], invoices: readonly { invoiceId: number; invoiceNumber: string }[]): string;
  /** « la facture FA-1 », « les factures FA-1 et FA-2 »; empty for none. More than can be named are « certaines des factures ci-dessous ». */
  invoicesNamed(numbers: readonly string[]): string;
  /** « un avoir de 300,00 € (AV-77) sur la facture V-113 », one after the other. */
  creditsGranted(credits: readonly GrantedCredit[]): string;
  /** What the rate of an annex rests on; null: the statutory one. A public buyer has its own, whatever the terms of sale say. */
  rateBasis(contractRatePct: string | null, isPublic: boolean): string;
  /** The articles on which late fees rest, by who owes them: of the interest alone, of it and the 40 €; and what ends a line of interest. */
  lateFeeLaw(isPublic: boolean): { interestLaw: string; feeLaw: string; lineEnds: string };
  /** The company as the payee of a cheque. */
  payee(name: string): string;
  creditNote(number: string): string;
  unallocatedPayment(on: LocalDate): string;
  /** How a call ended, as a sentence of its recap; with the day agreed for another. */
  callOutcome(outcome: CallOutcome | null, callBackOn: LocalDate | null): string;
}
