/** A small generator with a fixed seed: the same damage every time. */
export function* numbers(seed: number): Generator<number, never> {
  let state = seed;
  for (;;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state >>> 8;
  }
}

/** Draws a number from nought up to a limit, excluded. */
export type Below = (limit: number) => number;

export function drawsFrom(seed: number): Below {
  const random = numbers(seed);
  return (limit) => random.next().value % Math.max(limit, 1);
}

/** What a careless program or a hand writes in place of a value, and what a hostile one does. */
const PIECES = [
  ...['', '-', ',', '.', '0', '-0', '1e999', '99999999999999999999', '0,001', '-1', 'NaN', '31/02/2025', '00000000', '2025-13-45'],
  ...[
    '\t',
    '\n',
    '\r',
    ';',
    '|',
    '"',
    '<',
    '>',
    '&',
    '&amp;',
    '&#0;',
    '&#x10FFFF;',
    '<![CDATA[',
    '<!--',
    '<!DOCTYPE a>',
    '\u0000',
    '\uFEFF',
  ],
  ...[
    '€',
    'é',
    'constructor',
    '__proto__',
    'toString',
    '</',
    '/>',
    ':61:',
    ':86:',
    ':62F:',
    '<STMTTRN>',
    '07',
    '411',
    'AN',
    ' '.repeat(300),
  ],
];

/** Puts something else in the place of one value, between tags or delimiters, so that the form of the file holds. */
export function changeValue(bytes: Buffer, below: Below): Buffer {
  const text = bytes.toString('latin1');
  const values = text.startsWith('<') && !text.startsWith('<OFX') ? />[^<>]+</g : /[\t;,|>][^\t;,|<>\r\n]*(?=[\t;,|<\r\n])/g;
  const starts = [...text.matchAll(values)];
  const chosen = starts[below(starts.length)];
  if (!chosen) return damage(bytes, 5, below);
  const other = starts[below(starts.length)]?.[0].slice(1).replace(/<$/, '') ?? '';
  const piece = below(2) === 0 ? other : Buffer.from((PIECES[below(PIECES.length)] ?? '').replace(/[<>&]/g, '')).toString('latin1');
  const end = chosen.index + chosen[0].length - (chosen[0].endsWith('<') ? 1 : 0);
  return Buffer.from(text.slice(0, chosen.index + 1) + piece + text.slice(end), 'latin1');
}

/** Ways to damage bytes whatever they mean. */
export const WAYS_OF_DAMAGE = 6;

/** Cuts bytes short, changes some, takes a part out, has it twice or elsewhere, or puts in what does not belong there. */
export function damage(bytes: Buffer, way: number, below: Below): Buffer {
  const [from, length] = [below(bytes.length), below(80)];
  const [before, part, after] = [bytes.subarray(0, from), bytes.subarray(from, from + length), bytes.subarray(from + length)];
  if (way === 0) return before;
  if (way === 1) {
    const changed = Buffer.from(bytes);
    for (let flip = 0; flip < 4 && changed.length > 0; flip++) changed.writeUInt8(below(256), below(changed.length));
    return changed;
  }
  if (way === 2) return Buffer.concat([before, after]);
  if (way === 3) return Buffer.concat([before, part, part, after]);
  if (way === 4) {
    const cut = below(after.length);
    return Buffer.concat([before, after.subarray(0, cut), part, after.subarray(cut)]);
  }
  return Buffer.concat([before, Buffer.from(PIECES[below(PIECES.length)] ?? ''), way === 5 ? bytes.subarray(from + below(12)) : after]);
}
