import { formatDate, formatLongDate } from '../dates/format-date.ts';
import type { LocalDate } from '../dates/local-date.ts';
import { amountInWords } from '../money/amount-in-words.fr.ts';
import { formatAmount, formatEuros, formatNumber, formatRate, formatWholeEuros } from '../money/format-money.ts';
import { creditNoteLabel, unallocatedPaymentLabel } from '../reminders/reminder-texts.fr.ts';
import type { CallOutcome } from '../reminders/reminders.contract.ts';
import { withFrenchSpaces } from './french-typography.ts';
import type { LetterVoice, RecalledContact } from './letter-voice.ts';
import { NAMED_INVOICES, recalledDays, recalledRuns, yearOf } from './recalled-days.ts';

/** « par téléphone au 04 71 … ou par courriel à … »; empty when the letterhead has neither. */
export function contactDetails({ phone, email }: { phone: string; email: string }): string {
  const ways = [];
  if (phone !== '') ways.push(`par téléphone au ${phone.replaceAll(' ', '\u00a0')}`);
  if (email !== '') ways.push(`par courriel à ${email}`);
  return ways.join(' ou ');
}

function enumerated(items: readonly string[]): string {
  return items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} et ${items.at(-1)}`;
}

/**
 * What the letter recalls of earlier contacts, true of each of its invoices: « Nous vous avons relancé le 2 septembre et le
 * 9 octobre 2026. », or « appelé » where nothing was written; oldest first, at most the last four. Where a contact was not about all the
 * invoices of the letter, each day says which it was about, « le 2 septembre (facture FA-1) et le 9 octobre 2026 (factures FA-1 et
 * FA-2) », or, where these are too many, whether it was about all or some. Empty when there was none.
 */
export function earlierContacts(
  contacts: readonly RecalledContact[],
  invoices: readonly { invoiceId: number; invoiceNumber: string }[],
): string {
  const recalled = recalledDays(contacts, invoices);
  if (recalled === null) return '';
  const { days, isWritten: written, coversAll } = recalled;
  const start = `Nous vous avons ${written ? 'relancé' : 'appelé'}`;
  const runs = coversAll ? null : recalledRuns(recalled, invoices.length);
  if (runs === null) {
    const named = days.map(({ invoiceNumbers }) => (coversAll ? '' : ` (${invoicesNamed(invoiceNumbers)})`));
    return `${start} ${datedDays(
      days.map(({ on }) => on),
      named,
    )}.`;
  }
  const parts = runs.map(({ days: on, isAboutAll }, index) => {
    const which = isAboutAll ? (index === 0 ? 'de toutes les factures ci-dessous' : 'de toutes') : partly(index);
    return `${datedDays(on)} au sujet ${which}`;
  });
  return `${start} ${parts.join(', puis ')}.`;
}

const partly = (index: number): string => (index === 0 ? 'd’une partie des factures ci-dessous' : 'd’une partie d’entre elles');

/** « le 2 septembre et le 9 octobre 2026 »: the year once where it is the same; each with what follows it. */
function datedDays(days: readonly LocalDate[], after: readonly string[] = []): string {
  const dated = days.map((on, index) => {
    const next = days[index + 1];
    const long = formatLongDate(on);
    return `le ${next !== undefined && yearOf(next) === yearOf(on) ? long.slice(0, -5) : long}${after[index] ?? ''}`;
  });
  return enumerated(dated);
}

function invoicesNamed(numbers: readonly string[]): string {
  return numbers.length === 1 ? `facture ${numbers[0]}` : `factures ${enumerated(numbers)}`;
}

/** `d’Atelier`, `de Menuiserie`: elided before a vowel sound. A name in H keeps « de »: nothing tells which H is mute. */
export function withOf(name: string): string {
  const plain = name.trim().normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const isElided = /^([aeiouœæ]|y[^aeiou])/.test(plain) && !/^(onz|oui|ouistiti|uhlan|yacht)/.test(plain);
  return isElided ? `d’${name.trim()}` : `de ${name.trim()}`;
}

const PUBLIC_RATE_BASIS =
  'au taux de refinancement de la BCE en vigueur au premier jour du semestre au cours duquel les intérêts ont commencé à courir, majoré de 8 points';

const LAW = {
  interestLaw: 'L441-10 du Code de commerce',
  feeLaw: 'L441-10 et D441-5 du Code de commerce',
  lineEnds: 'fin de semestre, règlement ou avoir',
};

/** The code of public contracts: moratory interest (L2192-13, R2192-31), and the 40 € (D2192-35). */
const PUBLIC_LAW = {
  interestLaw: 'R2192-31 du Code de la commande publique',
  feeLaw: 'L2192-13, R2192-31 et D2192-35 du Code de la commande publique',
  lineEnds: 'règlement ou avoir',
};

/** What the rate of an annex rests on. */
export function rateBasis(contractRate: string | null): string {
  return contractRate === null
    ? 'au taux de refinancement de la BCE en vigueur au premier jour du semestre, majoré de 10 points'
    : `au taux contractuel de ${contractRate}`;
}

const CALL_OUTCOMES: Record<CallOutcome, string> = {
  satisfied: 'Vous nous avez dit que tout allait bien.',
  reached: 'Nous avons pu vous parler de ce qui suit.',
  message: 'Ne vous trouvant pas, nous vous avons laissé un message.',
  promise: 'Vous nous avez alors annoncé votre règlement.',
  dispute: 'Vous nous avez alors fait part d’une contestation.',
  callBack: 'Nous sommes convenus de vous rappeler.',
  wrongNumber: 'Nous n’avons pas pu vous joindre.',
  wrongPerson: 'La personne jointe nous a dit ne pas suivre ce dossier.',
};

/** How letters write French. */
export const frenchVoice: LetterVoice = {
  language: 'fr',
  spaces: withFrenchSpaces,
  date: formatDate,
  longDate: formatLongDate,
  euros: formatEuros,
  amount: formatAmount,
  wholeEuros: formatWholeEuros,
  rate: formatRate,
  count: (value) => formatNumber(value, 0),
  amountInWords,
  list: enumerated,
  listOfDays: (days) => enumerated(days.map((day, index) => (index === 0 ? day : `du ${day}`))),
  country: (name) => name,
  knownJobTitle: (title) => title,
  contactDetails,
  earlierContacts,
  invoicesNamed: (numbers) => {
    if (numbers.length > NAMED_INVOICES) return 'certaines des factures ci-dessous';
    return numbers.length === 0 ? '' : `${numbers.length === 1 ? 'la' : 'les'} ${invoicesNamed(numbers)}`;
  },
  creditsGranted: (credits) =>
    enumerated(
      credits.map(
        ({ amountCents, creditNoteNumber, invoiceNumber }) =>
          `un avoir de ${formatEuros(amountCents)} (${creditNoteNumber}) sur la facture ${invoiceNumber}`,
      ),
    ),
  rateBasis: (contractRatePct, isPublic) =>
    isPublic ? PUBLIC_RATE_BASIS : rateBasis(contractRatePct === null ? null : formatRate(contractRatePct)),
  lateFeeLaw: (isPublic) => (isPublic ? PUBLIC_LAW : LAW),
  payee: withOf,
  creditNote: creditNoteLabel,
  unallocatedPayment: unallocatedPaymentLabel,
  callOutcome: (outcome, callBackOn) => {
    if (outcome === null) return 'Nous souhaitions vous parler de ce qui suit.';
    if (outcome === 'callBack' && callBackOn !== null) return `Nous sommes convenus de vous rappeler le ${formatLongDate(callBackOn)}.`;
    return CALL_OUTCOMES[outcome];
  },
};

/** What a long printing is busy with. */
export const layingOutLetters = 'Mise en page des courriers';

export const makingUpPack = 'Assemblage de la pochette';

/** The title of a file of several letters. */
export function bundleTitle(printedOn: LocalDate): string {
  return `Courriers du ${formatDate(printedOn)}`;
}
