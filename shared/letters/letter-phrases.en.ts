import type { LocalDate } from '../dates/local-date.ts';
import { amountInEnglishWords } from '../money/amount-in-words.en.ts';
import type { Cents } from '../money/cents.ts';
import type { CallOutcome } from '../reminders/reminders.contract.ts';
import { countryCode } from './country-code.ts';
import { withEnglishSpaces } from './english-typography.ts';
import { englishJobTitle } from './job-titles.en.ts';
import type { LetterVoice, RecalledContact } from './letter-voice.ts';
import { NAMED_INVOICES, recalledDays, recalledRuns, yearOf } from './recalled-days.ts';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;
const amountFormat = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const wholeFormat = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });
const rateFormat = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 2, maximumFractionDigits: 3 });

function monthOf(day: LocalDate): string {
  return MONTHS[Number(day.slice(5, 7)) - 1] ?? '';
}

/** `15 September 2026` */
function longDate(day: LocalDate): string {
  return `${Number(day.slice(8, 10))} ${monthOf(day)} ${yearOf(day)}`;
}

/** `15 Sep 2026`: day and month are told apart on both sides of the Atlantic. */
function shortDate(day: LocalDate): string {
  return `${Number(day.slice(8, 10))}\u00a0${monthOf(day).slice(0, 3)}\u00a0${yearOf(day)}`;
}

/** `1,234.56`, with a true minus. */
function formatAmount(amount: Cents): string {
  return amountFormat.format(amount / 100).replace('-', '\u2212');
}

/** The sign of the currency before the figures, after the minus. */
function withEuro(figures: string): string {
  return figures.startsWith('\u2212') ? `\u2212€${figures.slice(1)}` : `€${figures}`;
}

function list(items: readonly string[]): string {
  return items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

const countryNames = new Intl.DisplayNames('en', { type: 'region' });

const CALL_OUTCOMES: Record<CallOutcome, string> = {
  satisfied: 'You told us that all was well.',
  reached: 'We were able to speak about the following.',
  message: 'As you could not be reached, we left you a message.',
  promise: 'You then told us of your coming payment.',
  dispute: 'You then told us that you dispute part of it.',
  callBack: 'We agreed to call you again.',
  wrongNumber: 'We were not able to reach you.',
  wrongPerson: 'The person we reached told us that this matter is not theirs.',
};

const LAW = {
  interestLaw: 'L441-10 of the French Commercial Code',
  feeLaw: 'L441-10 and D441-5 of the French Commercial Code',
  lineEnds: 'half-year’s end, payment or credit note',
};

/** The code of public contracts. */
const PUBLIC_LAW = {
  interestLaw: 'R2192-31 of the French Public Procurement Code',
  feeLaw: 'L2192-13, R2192-31 and D2192-35 of the French Public Procurement Code',
  lineEnds: 'payment or credit note',
};

/** How letters write English, for customers of a French company. */
export const englishVoice: LetterVoice = {
  language: 'en',
  spaces: withEnglishSpaces,
  date: shortDate,
  longDate,
  euros: (amount) => withEuro(formatAmount(amount)),
  amount: formatAmount,
  wholeEuros: (amount) => withEuro(wholeFormat.format(Math.round(amount / 100)).replace('-', '\u2212')),
  rate: (ratePct) => `${rateFormat.format(Number(ratePct))}%`,
  count: (value) => wholeFormat.format(value),
  amountInWords: amountInEnglishWords,
  list,
  listOfDays: list,
  country: (name) => {
    const code = countryCode(name);
    return code === null ? name : (countryNames.of(code) ?? name);
  },
  knownJobTitle: englishJobTitle,
  contactDetails({ phone, email }) {
    const ways = [];
    if (phone !== '') ways.push(`by telephone on ${phone.replaceAll(' ', '\u00a0')}`);
    if (email !== '') ways.push(`by e-mail at ${email}`);
    return ways.join(' or ');
  },
  earlierContacts,
  invoicesNamed: (numbers) =>
    numbers.length > NAMED_INVOICES ? 'some of the invoices below' : numbers.length === 0 ? '' : invoicesNamed(numbers),
  creditsGranted: (credits) =>
    list(
      credits.map(
        ({ amountCents, creditNoteNumber, invoiceNumber }) =>
          `a credit note of ${withEuro(formatAmount(amountCents))} (${creditNoteNumber}) on invoice ${invoiceNumber}`,
      ),
    ),
  rateBasis: (contractRatePct, isPublic) =>
    isPublic
      ? 'at the European Central Bank’s refinancing rate in force on the first day of the half-year in which interest began to run, plus 8 percentage points'
      : contractRatePct === null
        ? 'at the European Central Bank’s refinancing rate in force on the first day of the half-year, plus 10 percentage points'
        : `at the contractual rate of ${rateFormat.format(Number(contractRatePct))}%`,
  lateFeeLaw: (isPublic) => (isPublic ? PUBLIC_LAW : LAW),
  payee: (name) => name.trim(),
  creditNote: (number) => `Credit note ${number}`,
  unallocatedPayment: (on) => `Payment of ${longDate(on)}, not allocated yet`,
  callOutcome: (outcome, callBackOn) => {
    if (outcome === null) return 'We wished to speak about the following.';
    if (outcome === 'callBack' && callBackOn !== null) return `We agreed to call you again on ${longDate(callBackOn)}.`;
    return CALL_OUTCOMES[outcome];
  },
};

/** As the French sentence, see there. */
function earlierContacts(contacts: readonly RecalledContact[], invoices: readonly { invoiceId: number; invoiceNumber: string }[]): string {
  const recalled = recalledDays(contacts, invoices);
  if (recalled === null) return '';
  const { days, isWritten, coversAll } = recalled;
  const start = `We ${isWritten ? 'wrote to you' : 'called you'} on`;
  const runs = coversAll ? null : recalledRuns(recalled, invoices.length);
  if (runs === null) {
    const named = days.map(({ invoiceNumbers }) => (coversAll ? '' : ` (${invoicesNamed(invoiceNumbers)})`));
    return `${start} ${datedDays(
      days.map(({ on }) => on),
      named,
    )}.`;
  }
  const parts = runs.map(({ days: on, isAboutAll }, index) => {
    const below = index === 0 ? 'the invoices below' : 'them';
    return `${datedDays(on)} about ${isAboutAll ? 'all' : 'some'} of ${below}`;
  });
  return `${start} ${parts.join(', then on ')}.`;
}

function datedDays(days: readonly LocalDate[], after: readonly string[] = []): string {
  const dated = days.map((on, index) => {
    const next = days[index + 1];
    const long = longDate(on);
    return `${next !== undefined && yearOf(next) === yearOf(on) ? long.slice(0, -5) : long}${after[index] ?? ''}`;
  });
  return list(dated);
}

function invoicesNamed(numbers: readonly string[]): string {
  return numbers.length === 1 ? `invoice ${numbers[0]}` : `invoices ${list(numbers)}`;
}
