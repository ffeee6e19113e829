import { isLocalDate, type LocalDate, localDate } from '../dates/local-date.ts';
import { monthNumber } from '../dates/month-names.fr.ts';
import { type Cents, sumCents } from '../money/cents.ts';
import { readAmount } from './amounts-in-text.ts';
import { type DateOrder, dateUnder, scanDate } from './dates-in-text.ts';
import { plainWords, type RowStatus, readStatus } from './row-words.fr.ts';

/** What a cell of a status column says of a payment: « réglé le 12/03 », « partiel 200 € », « chq 12/03/2026 », « reste 400 ». */
export interface WrittenSettlement {
  /** null when nothing is understood of it. */
  readonly status: RowStatus | null;
  readonly paidOn: LocalDate | null;
  /** What was paid, when only a part of it was. */
  readonly paidCents: Cents | null;
  readonly openCents: Cents | null;
}

/** What an empty cell says. */
export const NOTHING_WRITTEN: WrittenSettlement = { status: null, paidOn: null, paidCents: null, openCents: null };

const NUMBERED_DAY = /(?<!\d)(\d{1,2})([/.-])(\d{1,2})(?:\2(\d{4}|\d{2}))?(?![\d,.]*\d)/;
const NAMED_DAY = /(?<!\d)(\d{1,2})(?:er)?[ \u00a0](\p{L}{3,}\.?)(?:[ \u00a0](\d{4}))?/u;
const SUM = /(?<![\d.,/])(\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d+)(?:[.,]\d{1,2})?(?![\d%\p{L}])(?![ \u00a0]?%)/gu;

/** A means of payment beside a day says that it came that day. */
const MEANS =
  /\b(?:che?q(?:ue)?s?|virements?|vir|vrt|cb|cartes?|especes?|esp|prelevements?|prlv|lcr|traites?|paypal|recue?s?|encaiss\p{L}*|ok|vu)\b/u;
const PART = /\b(?:parti\p{L}*|acomptes?|versee?s?|verse|avances?|arrhes|recue?s?)\b/u;
const REST = /\b(?:reste|restant|manque|solde|sauf|hormis)\b/;
/** What is announced is not paid: « sera payé le 30/11 », « doit être réglé », « paiement prévu ». */
const ANNOUNCED = /\b(?:sera|seront|serait|va|vont|doit|doivent|devrait|promet|promise?s?|paiera|reglera|prevue?s?|attendue?s?)\b/;
/** « 1/2 », « 2/3 payé » : a part, or one payment of several, rather than a day; « 01/02 » and « le 1/2 » are days. */
const FRACTION = /(?<![\d/.,-])(?<!\b(?:le|du|au) )(?:1\/[234]|[23]\/4|2\/3)(?![\d/]|[.,-]\d)/i;
/** Titles under which « 1/2 » is a day all the same. */
const ASKS_FOR_A_DAY = /\b(?:le|date|on|at|jour)\b/;
/** A share that says no sum. */
const SHARE = /\b(?:moitie|tiers|quart|trois quarts)\b|(?<!\d)(?!100 ?%)\d{1,2} ?%/;
/** « Payé mais chèque refusé », « payé moins 50 » : no telling what came in. */
const DOUBTFUL = /\b(?:mais|refus\p{L}*|rejet\p{L}*|sans provision|moins|hors)\b/u;
const PAID_LATE = /\b(?:payee?|paye|reglee?|regle|soldee?)s? (?:en|avec) retard\b/;
/** The number of a cheque, a card, a transfer or an invoice. */
const REFERENCE =
  /(?<![\p{L}\d])(?:chq|ch[eè]ques?|cb|cartes?|vir(?:ements?)?|vrt|lcr|traites?|factures?|r[eé]f\p{L}*|num[eé]ros?|n[°o]|remises?|bordereaux?)\.?\s*(?:n[°o]|:|#)?\s*[A-Z-]{0,4}\d{4,}/giu;
/** Hours, years in words of another language, and the whole. */
const OTHER_NUMBERS =
  /\d{1,2}[:h]\d{2}(?::\d{2})?|100 ?%|\d{1,2}(?:st|nd|rd|th)? \p{L}{3,9}\.?,? 20\d{2}|\p{L}{3,9}\.? \d{1,2}(?:st|nd|rd|th)?,? 20\d{2}/giu;
/** Titles whose column answers « when was it paid ? ». */
const ASKS_WHEN =
  /\b(?:regl|reglee?s?|reglements?|payee?s?|paye|paiements?|encaisse|encaissee?s?|encaissements?|soldee?s?|acquittee?s?|paid)\b/;
const ASKS_BEFORE = /\b(?:a (?:regler|payer|encaisser)|limite|avant|due?)\b/;

/**
 * Reads what a status column says beyond a plain status. A day without its year is the first such day from the day of issue on; `order`
 * is how the file writes its dates. What is still to be paid, announced or reminded of is never taken for a payment.
 */
export function readSettlement(text: string, title: string, issuedOn: LocalDate | null, order: DateOrder | null): WrittenSettlement {
  const plain = readStatus(text, title);
  if (plain === 'open' && PAID_LATE.test(plainWords(text))) return settled('paid', dayIn(text, issuedOn)?.date ?? null);
  if (plain === 'paid' && !/\d/.test(text)) return paidInWords(text);
  // Most statuses are words alone.
  if (!/\d/.test(text) || plain === 'draft' || plain === 'cancelled' || plain === 'refunded') return settled(plain);
  const share = /^(\d{1,3})(?:[.,]0+)? ?%$/.exec(text.trim())?.[1];
  if (share !== undefined) return settled(Number(share) >= 100 ? 'paid' : Number(share) === 0 ? 'open' : 'partlyPaid');
  const words = plainWords(text);
  const asksWhen = ASKS_WHEN.test(plainWords(title)) && !ASKS_BEFORE.test(plainWords(title));
  if (FRACTION.test(text) && !ASKS_FOR_A_DAY.test(plainWords(title))) return withFraction(text, title, issuedOn, order);
  const whole = scanDate(text);
  if (whole && plain === null)
    return asksWhen ? settled('paid', dateUnder(whole, order ?? 'DMY') ?? dateUnder(whole, 'DMY')) : settled(null);
  const day = dayIn(text, issuedOn);
  if (day?.date && plain === null && asksWhen && text.trim() === day.text) return settled('paid', day.date);
  if (plain === 'paid' && DOUBTFUL.test(words)) return settled(null);
  if (plain === 'paid' && ANNOUNCED.test(words)) return settled('open');
  const beside = day ? text.replace(day.text, ' ') : text;
  const sum = sumIn(beside);
  const rest = restIn(beside);
  if (rest !== null && plain !== 'open') return { ...settled('partlyPaid', day?.date ?? null), openCents: rest };
  if (sum !== null && REST.test(words)) return { ...settled(plain === 'open' ? 'open' : 'partlyPaid', null), openCents: sum };
  if (plain === 'open') return settled('open');
  if (sum !== null && (PART.test(words) || (plain === 'paid' && /€|\beuros?\b/i.test(text))))
    return { ...settled('partlyPaid', day?.date ?? null), paidCents: sum };
  if (plain === 'paid') return paidWith(beside, day?.date ?? null);
  if (plain === 'partlyPaid') return settled(plain, day?.date ?? null);
  if (plain === null && day?.date && MEANS.test(words)) return settled('paid', day.date);
  return settled(plain);
}

/** Whether a cell says something that `readSettlement` understands, whatever the title of its column. */
export function isSettlementText(text: string): boolean {
  if (isDayAlone(text)) return false;
  return (
    readSettlement(text, '', null, null).status !== null ||
    (scanDate(text) === null && dayIn(text, null) !== null && MEANS.test(plainWords(text)))
  );
}

/** What stands beside a fraction says the rest: « 1/2 payé », « 1/2 réglé le 12/03 », « 1/2 : reste 400 ». « Lot 1/2 » says nothing. */
function withFraction(text: string, title: string, issuedOn: LocalDate | null, order: DateOrder | null): WrittenSettlement {
  const beside = text.replace(FRACTION, ' ').trim();
  const words = plainWords(beside);
  const written = beside === '' ? settled('partlyPaid') : readSettlement(beside, title, issuedOn, order);
  if (written.status === 'paid' || (written.status === null && (MEANS.test(words) || PART.test(words))))
    return { ...written, status: 'partlyPaid' };
  return written;
}

function settled(status: RowStatus | null, paidOn: LocalDate | null = null): WrittenSettlement {
  return { status, paidOn, paidCents: null, openCents: null };
}

/** A day without its year and nothing else, « 12/02 ». */
export function isDayAlone(text: string): boolean {
  return text.trim() === dayIn(text, null)?.text;
}

/** The only day of a text; its year, where it has none, is the first that does not precede the issue. */
function dayIn(text: string, issuedOn: LocalDate | null): { date: LocalDate | null; text: string } | null {
  const numbered = NUMBERED_DAY.exec(text);
  // « 10.05 » is an amount as much as a day.
  if (numbered && (numbered[2] !== '.' || numbered[4] !== undefined || /\ble\s*$/i.test(text.slice(0, numbered.index))))
    return { date: dayOf(numbered[1], numbered[3], numbered[4], issuedOn), text: numbered[0] };
  const named = NAMED_DAY.exec(text);
  const month = named && monthNumber(named[2] ?? '');
  return named && month !== null ? { date: dayOf(named[1], String(month), named[3], issuedOn), text: named[0] } : null;
}

function dayOf(day = '', month = '', year: string | undefined, issuedOn: LocalDate | null): LocalDate | null {
  const inYear = (number: string) => {
    const date = `${number}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    return isLocalDate(date) ? localDate(date) : null;
  };
  if (year !== undefined) return inYear(year.length === 2 ? `20${year}` : year);
  if (issuedOn === null) return null;
  const first = Number(issuedOn.slice(0, 4));
  const same = inYear(String(first));
  return same !== null && same >= issuedOn ? same : inYear(String(first + 1));
}

/** « Payé » and no number: all of it, unless the words say otherwise. */
function paidInWords(text: string): WrittenSettlement {
  const words = plainWords(text);
  if (text.includes('?') || DOUBTFUL.test(words) || /\b(?:sauf|hormis)\b/.test(words)) return settled(null);
  if (ANNOUNCED.test(words)) return settled('open');
  return settled(SHARE.test(words) ? 'partlyPaid' : 'paid');
}

/**
 * « Payé » beside numbers that are no day. A sum alone is what was paid; a number of a cheque, card or invoice says nothing; what is left
 * of any other number leaves open what was paid, so nothing is taken for it.
 */
function paidWith(text: string, paidOn: LocalDate | null): WrittenSettlement {
  const named = text.replace(REFERENCE, ' ').replace(OTHER_NUMBERS, ' ');
  if (!/\d/.test(named)) {
    const inWords = paidInWords(named);
    return inWords.status === 'paid' || inWords.status === 'partlyPaid' ? { ...inWords, paidOn } : inWords;
  }
  if (SHARE.test(named)) return settled('partlyPaid', paidOn);
  const paidCents = bareSum(named);
  return paidCents === null ? settled(null) : { ...settled('partlyPaid', paidOn), paidCents };
}

/** What was paid where nothing but sums stands by the word: « 300 », « 200 + 300 », « 300 sur 768 », « 300 par chèque »; null otherwise. */
function bareSum(text: string): Cents | null {
  const whole = text.replace(/[ \u00a0](?:sur|\/)[ \u00a0].*$/s, '');
  const written = [...whole.matchAll(SUM)].map(([sum]) => sum);
  const around = plainWords(whole.replace(SUM, ' ').replaceAll('€', ' '));
  if (!/^(?:deja )?\p{L}+(?: (?:le|du|en|par|de|deja|euros?|cheque|chq|virement|vir|cb|carte|especes?))*$/u.test(around)) return null;
  if (/\d/.test(around) || (written.length > 1 && !whole.includes('+'))) return null;
  const sums = written.map((sum) => readAmount(sum, null)).map((reading) => ('cents' in reading ? reading.cents : null));
  return sums.length === 0 || sums.includes(null) ? null : sumCents(sums as Cents[]);
}

/** The sum that follows « reste ». */
function restIn(text: string): Cents | null {
  const [, after = ''] = /\breste?(?:\s+(?:à|a)\s+\p{L}+|\s+d[uû])?\s*:?\s*(.*)$/isu.exec(text) ?? [];
  return /^\d/.test(after) ? sumIn(after) : null;
}

/** The only sum of money of a text. */
function sumIn(text: string): Cents | null {
  const [sum, ...others] = [...text.matchAll(SUM)].map(([written]) => written);
  if (sum === undefined || others.length > 0) return null;
  const reading = readAmount(sum, null);
  return 'cents' in reading ? reading.cents : null;
}
