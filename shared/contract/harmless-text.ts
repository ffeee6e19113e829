/**
 * What no text of a company's book needs and what would make it lie or act elsewhere: control characters (a terminal's commands begin with
 * one), marks that turn the writing direction around (« fdp.exe » shown as « exe.pdf »), invisible characters that make two names look the
 * same, tag characters, halves of a character. Tabs and line ends stay, as do the joiners of emoji and of other scripts.
 */
const HARMFUL =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out.
  /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff0-\ufffb\ufffe\uffff\u{e0000}-\u{e007f}]|\p{Cs}/gu;

/** Line ends that few programs know, and some take for the end of a record: a space. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: two of them are control characters.
const LINE_ENDS = /[\u000b\u000c\u0085\u2028\u2029]/g;

/** Nearly every text is made of these alone, which is told faster. */
const PLAIN = /^[\t\n\r -~\u00a0-\u024f\u2010-\u2027\u202f-\u205f]*$/;

/** A text without what could only do harm; the same text where there is none of it. */
export function harmlessText(text: string): string {
  return PLAIN.test(text) ? text : text.replace(LINE_ENDS, ' ').replace(HARMFUL, '');
}

/** What names something as it exists, and has to find it: files by their handles, sheets of a workbook. */
const REFERENCES = new Set(['file', 'files', 'out', 'path', 'sheet', 'sheets']);

/**
 * The same of every text in a value that came from outside, keys aside: what is typed, pasted or read from a document. What names a file or a sheet stays as
 * it is. Objects in which nothing changes are given back as they are.
 */
export function harmlessTexts<Value>(value: Value): Value {
  return cleaned(value) as Value;
}

function cleaned(value: unknown): unknown {
  if (typeof value === 'string') return harmlessText(value);
  if (Array.isArray(value)) {
    const items = value.map(cleaned);
    return items.some((item, index) => item !== value[index]) ? items : value;
  }
  if (typeof value !== 'object' || value === null || !isPlain(value)) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, REFERENCES.has(key) ? item : cleaned(item)] as const);
  const isSame = entries.every(([key, item]) => item === (value as Record<string, unknown>)[key]);
  // `fromEntries` defines its keys, so that one named `__proto__` is a key like others.
  return isSame ? value : Object.fromEntries(entries);
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
