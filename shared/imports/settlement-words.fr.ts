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
const SUM = /(?<![\d.,/])(\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d+)(?:[.,]\d{1,2})?(?![\d%])(?![ \u00a0]?%)/g;

/** A means of payment beside a day says that it came that day. */
const MEANS =
  /\b(?:che?q(?:ue)?s?|virements?|vir|vrt|cb|cartes?|especes?|esp|prelevements?|prlv|lcr|traites?|paypal|recue?s?|encaiss\p{L}*|ok|vu)\b/u;
const PART = /\b(?:parti\p{L}*|acomptes?|versee?s?|verse|avances?|arrhes|recue?s?)\b/u;
const REST = /\b(?:reste|restant|manque|solde|sauf|hormis)\b/;
/** What is announced is not paid: « sera payé le 30/11 », « doit être réglé », « paiement prévu ». */
const ANNOUNCED = /\b(?:sera|seront|serait|va|vont|doit|doivent|devrait|promet|promise?s?|paiera|reglera|prevue?s?|attendue?s?)\b/;
/** A share that says no sum. */
const SHARE = /\b(?:moitie|tiers|quart|trois quarts)\b|(?<!\d)(?!100 ?%)\d{1,2} ?%/;
/** « Payé 300 », « réglé : 300 + 200 », and nothing else: sums, not the number of a cheque. */
const BARE_SUMS =
  /^(?:deja )?(?:payee?|paye|reglee?|regle|encaissee?|encaisse|versee?|verse)s?(?: (?:le|du|deja))*(?: \d+)+(?: (?:le|du|en))*$/;
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
  // « Payé ? » is a question.
  if (plain === 'paid' && /\?/.test(text)) return settled(null);
  if (plain === 'paid' && !/\d/.test(text) && ANNOUNCED.test(plainWords(text))) return settled('open');
  if (plain === 'paid' && !/\d/.test(text) && SHARE.test(plainWords(text))) return settled('partlyPaid');
  // Most statuses are words alone.
  if (!/\d/.test(text) || plain === 'draft' || plain === 'cancelled' || plain === 'refunded') return settled(plain);
  const share = /^(\d{1,3})(?:[.,]0+)? ?%$/.exec(text.trim())?.[1];
  if (share !== undefined) return settled(Number(share) >= 100 ? 'paid' : Number(share) === 0 ? 'open' : 'partlyPaid');
  const words = plainWords(text);
  const asksWhen = ASKS_WHEN.test(plainWords(title)) && !ASKS_BEFORE.test(plainWords(title));
  const whole = scanDate(text);
  if (whole && plain === null)
    return asksWhen ? settled('paid', dateUnder(whole, order ?? 'DMY') ?? dateUnder(whole, 'DMY')) : settled(null);
  const day = dayIn(text, issuedOn);
  if (day?.date && plain === null && asksWhen && text.trim() === day.text) return settled('paid', day.date);
  if (plain === 'paid' && ANNOUNCED.test(words)) return settled('open');
  const beside = day ? text.replace(day.text, ' ') : text;
  const sum = sumIn(beside);
  if (sum !== null && REST.test(words)) return { ...settled(plain === 'open' ? 'open' : 'partlyPaid', null), openCents: sum };
  if (plain === 'open') return settled('open');
  if (sum !== null && (PART.test(words) || (plain === 'paid' && /€|\beuros?\b/i.test(text))))
    return { ...settled('partlyPaid', day?.date ?? null), paidCents: sum };
  if (plain === 'paid') {
    const paidCents = bareSum(beside);
    if (paidCents !== null) return { ...settled('partlyPaid', day?.date ?? null), paidCents };
    if (SHARE.test(shareWords(beside)) || (BARE_SUMS.test(plainWords(beside)) && !beside.includes('%')))
      return settled('partlyPaid', day?.date ?? null);
  }
  if (plain === 'paid' || plain === 'partlyPaid') return settled(plain, day?.date ?? null);
  if (plain === null && day?.date && MEANS.test(words)) return settled('paid', day.date);
  return settled(plain);
}

/** Whether a cell says something that `readSettlement` understands, whatever the title of its column. */
export function isSettlementText(text: string): boolean {
  return (
    readSettlement(text, '', null, null).status !== null ||
    (scanDate(text) === null && dayIn(text, null) !== null && MEANS.test(plainWords(text)))
  );
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

/** Words of which a percentage keeps its sign. */
function shareWords(text: string): string {
  return `${plainWords(text)} ${/\d+ ?%/.exec(text)?.[0] ?? ''}`;
}

/** What was paid where nothing but sums follows the word: « 300 », « 200 + 300 », « 300 sur 768 »; null for every other text. */
function bareSum(text: string): Cents | null {
  const [, whole] = /^(.*?)(?:[ \u00a0](?:sur|\/)[ \u00a0].*)?$/s.exec(text) ?? [];
  if (whole === undefined || !BARE_SUMS.test(plainWords(whole))) return null;
  const written = [...whole.matchAll(SUM)].map(([sum]) => sum);
  const between = whole
    .slice(whole.search(/\d/))
    .replace(SUM, '')
    .replace(/[\s+():]|\b(?:le|du|en)\b/g, '');
  if (between !== '' || (written.length > 1 && !whole.includes('+'))) return null;
  const sums = written.map((sum) => readAmount(sum, null)).map((reading) => ('cents' in reading ? reading.cents : null));
  return sums.length === 0 || sums.includes(null) ? null : sumCents(sums as Cents[]);
}

/** The only sum of money of a text. */
function sumIn(text: string): Cents | null {
  const [sum, ...others] = [...text.matchAll(SUM)].map(([written]) => written);
  if (sum === undefined || others.length > 0) return null;
  const reading = readAmount(sum, null);
  return 'cents' in reading ? reading.cents : null;
}
