/**
 * Thrown where a part of a workbook holds something that is not plain: it is left to the library, whose reading says what there is, or
 * what is wrong.
 */
export class NotPlain extends Error {}

export const BYTE = {
  tab: 0x09,
  lineFeed: 0x0a,
  carriageReturn: 0x0d,
  space: 0x20,
  doubleQuote: 0x22,
  ampersand: 0x26,
  singleQuote: 0x27,
  minus: 0x2d,
  point: 0x2e,
  slash: 0x2f,
  zero: 0x30,
  nine: 0x39,
  colon: 0x3a,
  less: 0x3c,
  equals: 0x3d,
  greater: 0x3e,
  capitalA: 0x41,
  capitalZ: 0x5a,
  underscore: 0x5f,
  a: 0x61,
  x: 0x78,
  z: 0x7a,
} as const;

const ROOT = /^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^<>]{0,200}\?>\s*)?<(\w{1,20}:)?(\w{1,20})[\s>]/;

/** The element that a part consists of, and the prefix that its names bear; null where it does not begin as plain XML does. */
export function rootOf(part: Buffer): { readonly name: string; readonly prefix: string } | null {
  const [, prefix = '', name] = ROOT.exec(part.toString('latin1', 0, 300)) ?? [];
  return name === undefined ? null : { name, prefix };
}

export function isBlank(byte: number | undefined): boolean {
  return byte === BYTE.space || byte === BYTE.lineFeed || byte === BYTE.carriageReturn || byte === BYTE.tab;
}

/** Where the next byte that is no white space is. */
export function afterBlanks(bytes: Uint8Array, start: number): number {
  let at = start;
  while (isBlank(bytes[at])) at += 1;
  return at;
}

/** Where what follows a tag's opening, such as `<c`, begins; -1 when that is not what is there. */
export function after(bytes: Uint8Array, at: number, token: Uint8Array): number {
  for (let index = 0; index < token.length; index++) if (bytes[at + index] !== token[index]) return -1;
  return at + token.length;
}

/** Where a text ends: at the next tag. What `<![CDATA[` begins is a tag too, and not one that anything plain has. */
export function endOfText(bytes: Uint8Array, start: number): number {
  let at = start;
  while (at < bytes.length && bytes[at] !== BYTE.less) at += 1;
  return at;
}

/** Whether a text must be looked at as a whole: it refers to characters, writes some as `_x000D_`, or ends lines as Windows does. */
export function hasEscapes(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const byte = bytes[at] as number;
    if (byte > BYTE.underscore) continue;
    if (byte === BYTE.ampersand || byte === BYTE.carriageReturn) return true;
    if (byte === BYTE.underscore && ((bytes[at + 1] ?? 0) | 0x20) === BYTE.x) return true;
  }
  return false;
}

/** The attributes of cells and rows that are read. */
export interface TagAttributes {
  /** Where the value of `r` lies; nowhere at 0. */
  placeStart: number;
  placeEnd: number;
  styleStart: number;
  styleEnd: number;
  typeStart: number;
  typeEnd: number;
  /** `<c …/>` */
  isClosed: boolean;
}

const NAME_R = 0x72;
const NAME_S = 0x73;
const NAME_T = 0x74;

/**
 * Reads the attributes after the name of a tag, and gives where its content begins.
 * @throws NotPlain also for those whose names the library would confuse with the ones that are read
 */
export function readAttributes(bytes: Uint8Array, start: number, into: TagAttributes): number {
  into.placeStart = into.styleStart = into.typeStart = 0;
  into.placeEnd = into.styleEnd = into.typeEnd = 0;
  into.isClosed = false;
  for (let at = start; ; ) {
    const before = at;
    at = afterBlanks(bytes, at);
    const byte = bytes[at];
    if (byte === BYTE.greater) return at + 1;
    if (byte === BYTE.slash) {
      if (bytes[at + 1] !== BYTE.greater) throw new NotPlain();
      into.isClosed = true;
      return at + 2;
    }
    if (before === at) throw new NotPlain();
    const nameEnd = endOfName(bytes, at);
    const quote = bytes[nameEnd + 1];
    if (nameEnd === at || (quote !== BYTE.doubleQuote && quote !== BYTE.singleQuote)) throw new NotPlain();
    const valueStart = nameEnd + 2;
    const valueEnd = endOfValue(bytes, valueStart, quote);
    if (nameEnd - at > 1) refuseLookalike(bytes, nameEnd);
    else if (bytes[at] === NAME_R) {
      if (into.placeStart > 0) throw new NotPlain();
      into.placeStart = valueStart;
      into.placeEnd = valueEnd;
    } else if (bytes[at] === NAME_S) {
      into.styleStart = valueStart;
      into.styleEnd = valueEnd;
    } else if (bytes[at] === NAME_T) {
      into.typeStart = valueStart;
      into.typeEnd = valueEnd;
    }
    at = valueEnd + 1;
  }
}

/** Where the equals sign after a name is. */
function endOfName(bytes: Uint8Array, start: number): number {
  for (let at = start; ; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === BYTE.equals) return at;
    const isLetter = (byte | 0x20) >= BYTE.a && (byte | 0x20) <= BYTE.z;
    if (!isLetter && !(byte >= BYTE.zero && byte <= BYTE.colon)) throw new NotPlain();
  }
}

function endOfValue(bytes: Uint8Array, start: number, quote: number): number {
  for (let at = start; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === quote) return at;
    if (byte === BYTE.less || byte === BYTE.greater || byte === BYTE.ampersand) break;
  }
  throw new NotPlain();
}

/** The library takes whatever ends in `r=` for a place, and `x:s` for `s`. */
function refuseLookalike(bytes: Uint8Array, nameEnd: number): void {
  const last = bytes[nameEnd - 1];
  if (last === NAME_R || ((last === NAME_S || last === NAME_T) && bytes[nameEnd - 2] === BYTE.colon)) throw new NotPlain();
}

/** The whole number of some bytes, digits without a zero before them. @throws NotPlain for anything else */
export function wholeNumber(bytes: Uint8Array, start: number, end: number): number {
  const length = end - start;
  if (length < 1 || length > 9 || (length > 1 && bytes[start] === BYTE.zero)) throw new NotPlain();
  let number = 0;
  for (let at = start; at < end; at++) {
    const digit = (bytes[at] ?? 0) - BYTE.zero;
    if (digit < 0 || digit > 9) throw new NotPlain();
    number = number * 10 + digit;
  }
  return number;
}

/** Digits that a double holds exactly, and the powers of ten that it does. */
const EXACT_DIGITS = 15;
const POWERS = Array.from({ length: EXACT_DIGITS + 1 }, (_, power) => 10 ** power);
const NUMBER = /^-?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/**
 * The number of some bytes. Up to 15 digits are a whole number divided by a power of ten, both exact, so that the quotient is the nearest
 * double, as a parser's is; more digits and powers are a parser's.
 * A workbook stores its numbers as doubles: what is an amount among them becomes cents where every amount read does, never here.
 * @throws NotPlain for what is no number
 */
export function numberOf(bytes: Buffer, start: number, end: number): number {
  const isNegative = bytes[start] === BYTE.minus;
  const first = isNegative ? start + 1 : start;
  let number = 0;
  let point = -1;
  if (end - first <= EXACT_DIGITS + 1 && end > first) {
    let at = first;
    for (; at < end; at++) {
      const byte = bytes[at] as number;
      if (byte >= BYTE.zero && byte <= BYTE.nine) number = number * 10 + (byte - BYTE.zero);
      else if (byte === BYTE.point && point < 0) point = at;
      else break;
    }
    const digits = point < 0 ? end - first : end - first - 1;
    if (at === end && digits > 0 && digits <= EXACT_DIGITS) {
      const value = point < 0 ? number : number / (POWERS[end - point - 1] ?? 1);
      return isNegative ? -value : value;
    }
  }
  const text = bytes.toString('latin1', start, end);
  if (!NUMBER.test(text)) throw new NotPlain();
  return Number(text);
}
