/**
 * How many SMS a text makes (3GPP TS 23.038 and 23.040). Texts of the seven-bit alphabet take 160 characters in one SMS and 153 in each
 * of several; `€` and a few others count for two. One character outside it (ê, ç, ’, …) makes all of the text sixteen-bit: 70 and 67.
 */

const BASIC = new Set(
  `@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà`,
);
const EXTENDED = new Set('\f^{}\\[~]|€');

export interface SmsLength {
  /** Characters as people count them. */
  characters: number;
  /** SMS that it takes; none for an empty text. */
  segments: number;
  /** What makes it sixteen-bit, each character once; empty for a text of the seven-bit alphabet. */
  outside: string[];
  /** Units left in the last SMS. */
  left: number;
}

export function smsLength(text: string): SmsLength {
  const characters = [...text];
  const outside = [...new Set(characters.filter((character) => !BASIC.has(character) && !EXTENDED.has(character)))];
  const isWide = outside.length > 0;
  const units = characters.map((character) => (isWide ? character.length : EXTENDED.has(character) ? 2 : 1));
  const total = units.reduce((sum, each) => sum + each, 0);
  const [single, several] = isWide ? [70, 67] : [160, 153];
  if (total <= single) return { characters: characters.length, segments: total === 0 ? 0 : 1, outside, left: single - total };
  // A character of two units is not cut in half between two SMS.
  let segments = 1;
  let used = 0;
  for (const unit of units) {
    if (used + unit > several) {
      segments += 1;
      used = 0;
    }
    used += unit;
  }
  return { characters: characters.length, segments, outside, left: several - used };
}

const PLAINER: Readonly<Record<string, string>> = {
  ...{ '’': "'", '‘': "'", '«': '"', '»': '"', '“': '"', '”': '"', '…': '...', '–': '-', '—': '-', '−': '-', œ: 'oe', Œ: 'OE', '·': '-' },
  ...{ '\u00a0': ' ', '\u202f': ' ', '\u2009': ' ' },
};

/**
 * A text in the seven-bit alphabet as far as it goes without losing a letter: typographic signs become plain ones, and accents that the
 * alphabet lacks are dropped (ê becomes e, é stays). What has no such letter stays as it is.
 */
export function plainerForSms(text: string): string {
  return [...text.replace(/(?:«\s?)/gu, '"').replace(/\s?»/gu, '"')]
    .map((character) => {
      if (BASIC.has(character) || EXTENDED.has(character)) return character;
      const plain = PLAINER[character] ?? character.normalize('NFD').replace(/\p{Mark}/gu, '');
      return [...plain].every((each) => BASIC.has(each)) ? plain : character;
    })
    .join('');
}
