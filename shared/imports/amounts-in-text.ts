import { type Cents, cents, LARGEST_AMOUNT } from '../money/cents.ts';
import { withDashedCents } from '../money/dashed-cents.ts';
import { exact, roundToCent } from '../money/ratio.ts';
import { type Cell, cellText } from './table.ts';

export type DecimalMark = ',' | '.';

/** An amount as it stands in a cell. */
export interface ScannedAmount {
  readonly negative: boolean;
  /** Digits before the decimal mark, and after it; when `ambiguous`, with the only mark taken for the decimal one. */
  readonly whole: string;
  readonly decimals: string;
  /** The mark that is certainly the decimal one, if its own writing proves it. */
  readonly proves: DecimalMark | null;
  /** The only mark of an amount like `1,234`, which may separate thousands or decimals. */
  readonly ambiguous: DecimalMark | null;
  /** A currency written beside it that is not the euro. */
  readonly foreign: string | null;
  /** The side of an account written after it: `1 200,00 DR`, `300,00 CR`. */
  readonly side: AccountSide | null;
}

export type AccountSide = 'debit' | 'credit';

export type AmountReading =
  | {
      /** Of an amount with its side: a customer's debit is what she owes, her credit is negative. A bank's own view is the opposite. */
      readonly cents: Cents;
      readonly rounded: boolean;
      readonly foreign: string | null;
      readonly side: AccountSide | null;
    }
  | { readonly problem: 'unreadable' | 'precision' | 'tooLarge' };

/** The euro, and « TTC », which is what amounts are. */
const EURO = /€|\beuros?\b|\beur\b|(?<=[\d€\s])(?:ttc|t\.t\.c\.)\s*$/gi;
const FOREIGN = /[$£¥]|\b(?:usd|gbp|chf|cad|jpy|dh|mad|tnd|xof|xpf|fcfa|us\$|dollars?)\b/i;
/** `DR` and `CR` after an amount, or the letter alone once a space sets it apart. */
const SIDE = /^(.*\d\)?)(?:\s*(cr|dr|db|cred|deb|crédit|débit)|\s+([cd]))\.?$/i;
const SPACES = /[\s\u00a0\u2009\u202f\u2007'’]/g;

/**
 * Reads an amount in digits: `1 234,56 €` with spaces of any kind or apostrophes between thousands, `1,234.56`, `1.234,56`, `-12`,
 * `12-`, `12+`, `(1 234,00)`, `1 800,–` for no cents, a currency before or after, the side of an account after (`300,00 CR`). null when it is not an amount, or when its digits are wrongly grouped.
 */
export function scanAmount(text: string): ScannedAmount | null {
  return scanUsual(text) ?? scanAny(text);
}

function scanUsual(text: string): ScannedAmount | null {
  if (usualCents(text) === null) return null;
  const proves = usualMark(text);
  const negative = text.startsWith('-');
  const whole = text.slice(negative ? 1 : 0, proves === null ? undefined : -3).replace(SPACES, '');
  return { negative, whole, decimals: proves === null ? '' : text.slice(-2), proves, ambiguous: null, foreign: null, side: null };
}

/** The decimal mark of a text that `usualCents` reads. */
function usualMark(text: string): DecimalMark | null {
  const mark = text.charAt(text.length - 3);
  return mark === ',' || mark === '.' ? mark : null;
}

/**
 * `-1 234,56`: how nearly every amount is written, read at once, a character after the other. A minus or none, up to fifteen digits or up to
 * five groups of three with a space between them, two decimals or none. In hundredths; null when it is written otherwise.
 */
export function usualCents(text: string): number | null {
  const negative = text.charCodeAt(0) === MINUS;
  const end = usualMark(text) === null ? text.length : text.length - 3;
  let value = 0;
  let digits = 0;
  let inGroup = 0;
  let groups = 1;
  for (let index = negative ? 1 : 0; index < end; index++) {
    const code = text.charCodeAt(index);
    if (code >= ZERO_DIGIT && code <= NINE_DIGIT) {
      value = value * 10 + code - ZERO_DIGIT;
      digits += 1;
      inGroup += 1;
    } else {
      if ((code !== 0x20 && code !== 0xa0 && code !== 0x202f) || inGroup === 0 || inGroup > 3 || (groups > 1 && inGroup < 3)) return null;
      groups += 1;
      inGroup = 0;
    }
  }
  if (digits === 0 || digits > 15 || groups > 5 || (groups > 1 && inGroup !== 3)) return null;
  value *= 100;
  if (end < text.length) {
    const [tens, units] = [text.charCodeAt(end + 1) - ZERO_DIGIT, text.charCodeAt(end + 2) - ZERO_DIGIT];
    if (!(tens >= 0 && tens <= 9 && units >= 0 && units <= 9)) return null;
    value += tens * 10 + units;
  }
  return negative && value !== 0 ? -value : value;
}

const MINUS = 0x2d;
const ZERO_DIGIT = 0x30;
const NINE_DIGIT = 0x39;

function scanAny(text: string): ScannedAmount | null {
  let body = withDashedCents(text).replace(EURO, ' ').trim();
  if (body === '' || body.length > 40 || !/\d/.test(body)) return null;
  const foreign = FOREIGN.exec(body)?.[0] ?? null;
  if (foreign !== null) body = body.replace(FOREIGN, ' ').trim();
  const sided = SIDE.exec(body);
  const side: AccountSide | null = sided ? (/^c/i.test(sided[2] ?? sided[3] ?? '') ? 'credit' : 'debit') : null;
  if (sided) body = (sided[1] ?? '').trim();
  let negative = false;
  const bracketed = /^\((.*)\)$/.exec(body);
  if (bracketed) [body, negative] = [(bracketed[1] ?? '').trim(), true];
  const signed = /^([-+\u2212\u2013])?\s*(.*?)\s*([-+\u2212\u2013])?$/.exec(body);
  if (signed?.[1] !== undefined && signed[3] !== undefined) return null;
  const sign = signed?.[1] ?? signed?.[3];
  if (sign !== undefined && sign !== '+') negative = true;
  body = (signed?.[2] ?? '').trim();
  if (!/^[\d.,\s\u00a0\u2009\u202f\u2007'’]+$/.test(body)) return null;
  const digits = scanDigits(body);
  return digits === null || (negative && side !== null) ? null : { ...digits, negative, foreign, side };
}

type Digits = Omit<ScannedAmount, 'negative' | 'foreign' | 'side'>;

function scanDigits(body: string): Digits | null {
  const grouped = SPACES.test(body);
  SPACES.lastIndex = 0;
  if (grouped && !/^\d{1,3}(?:[\s\u00a0\u2009\u202f\u2007'’]\d{3})*(?:[.,]\d*)?$/.test(body)) return null;
  const text = body.replace(SPACES, '');
  const dots = text.split('.').length - 1;
  const commas = text.split(',').length - 1;
  if (dots === 0 && commas === 0) return { whole: text, decimals: '', proves: null, ambiguous: null };
  if (dots > 0 && commas > 0) return twoMarks(text, text.lastIndexOf('.') > text.lastIndexOf(',') ? '.' : ',');
  const mark: DecimalMark = dots > 0 ? '.' : ',';
  if (dots + commas > 1)
    return isGrouped(text, mark) ? { whole: text.replaceAll(mark, ''), decimals: '', proves: other(mark), ambiguous: null } : null;
  const [whole = '', decimals = ''] = text.split(mark);
  if (whole === '' && decimals === '') return null;
  const couldGroup = !grouped && decimals.length === 3 && /^[1-9]\d{0,2}$/.test(whole);
  return { whole, decimals, proves: couldGroup || decimals === '' ? null : mark, ambiguous: couldGroup ? mark : null };
}

function twoMarks(text: string, mark: DecimalMark): Digits | null {
  const [whole = '', decimals = '', ...more] = text.split(mark);
  if (more.length > 0 || !isGrouped(whole, other(mark))) return null;
  return { whole: whole.replaceAll(other(mark), ''), decimals, proves: mark, ambiguous: null };
}

function isGrouped(text: string, mark: DecimalMark): boolean {
  return mark === ',' ? /^\d{1,3}(?:,\d{3})+$/.test(text) : /^\d{1,3}(?:\.\d{3})+$/.test(text);
}

function other(mark: DecimalMark): DecimalMark {
  return mark === ',' ? '.' : ',';
}

/**
 * The cell's amount in whole cents, exactly: no float is involved in text. Decimals beyond the cent must be zeros in text; a
 * workbook's number is what a formula left (`119.98800000000001`), so it is rounded half up to the cent, and `rounded` says so.
 */
export function readAmount(cell: Cell, mark: DecimalMark | null): AmountReading {
  if (typeof cell === 'number') return readNumber(cell);
  if (typeof cell !== 'string') return { problem: 'unreadable' };
  const usual = usualCents(cell);
  if (usual !== null && Math.abs(usual) <= LARGEST_AMOUNT) return { cents: cents(usual), rounded: false, foreign: null, side: null };
  const scanned = scanAmount(cellText(cell));
  if (scanned === null) return { problem: 'unreadable' };
  let { whole, decimals } = scanned;
  if (scanned.ambiguous !== null && scanned.ambiguous !== mark) [whole, decimals] = [whole + decimals, ''];
  decimals = decimals.replace(/0+$/, '');
  if (decimals.length > 2) return { problem: 'precision' };
  const value = Number((whole.replace(/^0+(?=\d)/, '') || '0') + decimals.padEnd(2, '0'));
  if (value > LARGEST_AMOUNT) return { problem: 'tooLarge' };
  const { foreign, side } = scanned;
  return { cents: cents(scanned.negative || (side === 'credit' && value !== 0) ? -value : value), rounded: false, foreign, side };
}

function readNumber(value: number): AmountReading {
  if (!Number.isFinite(value)) return { problem: 'unreadable' };
  // The binary number nearest to whole cents, as most are: its fifteen digits are those of the cents.
  const nearest = Math.round(value * 100);
  if (nearest / 100 === value && Math.abs(nearest) <= LARGEST_AMOUNT)
    return { cents: cents(nearest), rounded: false, foreign: null, side: null };
  // Fifteen significant digits are what a workbook keeps; beyond them is the noise of binary fractions.
  const exactCents = exact(value.toPrecision(15)).times(100);
  const rounded = roundToCent(exactCents);
  if (Math.abs(rounded) > LARGEST_AMOUNT) return { problem: 'tooLarge' };
  return { cents: cents(rounded), rounded: !exactCents.equals(rounded), foreign: null, side: null };
}

/** What the amounts of one column say of their own decimal mark. */
export class MarkEvidence {
  comma = 0;
  point = 0;
  undecided = 0;
  readonly examples: string[] = [];

  add(cell: Cell): void {
    if (typeof cell !== 'string') return;
    if (usualCents(cell) !== null) {
      const mark = usualMark(cell);
      if (mark === ',') this.comma += 1;
      else if (mark === '.') this.point += 1;
      return;
    }
    const text = cellText(cell);
    const scanned = scanAmount(text);
    if (scanned?.proves === ',') this.comma += 1;
    if (scanned?.proves === '.') this.point += 1;
    if (scanned?.ambiguous == null) return;
    this.undecided += 1;
    if (this.examples.length < 3 && !this.examples.includes(text)) this.examples.push(text);
  }

  proven(): DecimalMark | null {
    return this.comma > 0 && this.point === 0 ? ',' : this.point > 0 && this.comma === 0 ? '.' : null;
  }
}

/**
 * The decimal mark of each column, by index. A column that proves nothing follows the others when they agree; `undecided` are those
 * that remain open although one of their amounts reads two ways.
 */
export function decideDecimalMarks(columns: ReadonlyMap<number, MarkEvidence>): {
  marks: Map<number, DecimalMark | null>;
  undecided: number[];
} {
  const proofs = new Set(
    [...columns.values()].flatMap(({ comma, point }) => [...(comma > 0 ? [',' as const] : []), ...(point > 0 ? ['.' as const] : [])]),
  );
  const [shared] = proofs;
  const marks = new Map<number, DecimalMark | null>();
  const undecided: number[] = [];
  for (const [index, evidence] of columns) {
    const mark = evidence.proven() ?? (proofs.size === 1 ? (shared ?? null) : null);
    marks.set(index, mark);
    if (mark === null && evidence.undecided > 0) undecided.push(index);
  }
  return { marks, undecided };
}
