import { TextPacker } from './cell-packer.ts';
import type { PackedTexts } from './packed-cells.ts';
import { after, afterBlanks, BYTE, endOfText, hasEscapes, NotPlain, rootOf } from './plain-xml.ts';
import { hasOnlyReferences, unescapeText } from './unescape-text.ts';

export const NO_TEXTS: PackedTexts = { text: '', ends: new Uint32Array(0) };

/**
 * The texts that the cells of a workbook share, from the part that lists them (`sst`): of those in runs of several fonts the text alone,
 * without how it is pronounced.
 * @throws NotPlain
 */
export function readSharedTexts(part: Buffer): PackedTexts {
  const prefix = rootOf(part)?.prefix ?? '';
  const [item, itemEnd, listEnd] = [`<${prefix}si>`, `</${prefix}si>`, `</${prefix}sst>`].map((tag) => Buffer.from(tag)) as [
    Buffer,
    Buffer,
    Buffer,
  ];
  const [text, textEnd] = [Buffer.from(`<${prefix}t`), Buffer.from(`</${prefix}t>`)];
  const packer = new TextPacker();
  let at = afterRoot(part, prefix);
  // `<sst/>`
  if (part[at - 2] === BYTE.slash) return NO_TEXTS;
  for (;;) {
    at = afterBlanks(part, at);
    const content = after(part, at, item);
    if (content < 0) {
      if (after(part, at, listEnd) < 0) throw new NotPlain();
      return packer.take();
    }
    const start = textStart(part, after(part, content, text));
    const end = start < 0 ? -1 : endOfText(part, start);
    const next = end < 0 ? -1 : after(part, end, textEnd);
    const isWhole = next >= 0 && after(part, next, itemEnd) >= 0;
    const contentEnd = isWhole ? next : part.indexOf(itemEnd, content);
    if (contentEnd < 0) throw new NotPlain();
    if (isWhole && !hasEscapes(part, start, end)) packer.addBytes(part, start, end);
    else packer.addText(unescaped(isWhole ? part.toString('utf8', start, end) : runs(part.toString('utf8', content, contentEnd).trim())));
    at = contentEnd + itemEnd.length;
  }
}

function afterRoot(part: Buffer, prefix: string): number {
  const start = part.indexOf(`<${prefix}sst`);
  const end = part.indexOf('>', start);
  if (start < 0 || end < 0) throw new NotPlain();
  return end + 1;
}

const PRESERVE = Buffer.from(' xml:space="preserve">');

/** Where the text after `<t` begins; -1 where attributes are others, or none is there. */
export function textStart(bytes: Uint8Array, afterName: number): number {
  if (afterName < 0) return -1;
  return bytes[afterName] === BYTE.greater ? afterName + 1 : after(bytes, afterName, PRESERVE);
}

/** @throws NotPlain for a text with what looks like a reference and is none */
function unescaped(text: string): string {
  if (!hasOnlyReferences(text)) throw new NotPlain();
  return unescapeText(text);
}

const TEXT = /<(?:\w+:)?t(?: xml:space="(?:preserve|default)")?>([^<]*)<\/(?:\w+:)?t>/g;
const RUN = /<(?:\w+:)?r>/;

/** The text of an item that has more than one text: of its runs; or its own, before how it is pronounced. Not yet unescaped. */
function runs(item: string): string {
  if (item === '' || /^<(?:\w+:)?t\/>$/.test(item)) return '';
  if (item.includes('<!') || item.includes('<?')) throw new NotPlain();
  const own = /^<(?:\w+:)?t(?: xml:space="(?:preserve|default)")?>([^<]*)<\/(?:\w+:)?t>/.exec(item)?.[1];
  if (own !== undefined) return own;
  if (!RUN.test(item) || !/^<(?:\w+:)?r>/.test(item)) throw new NotPlain();
  const spoken = withoutPronunciation(item);
  const texts = [...spoken.matchAll(TEXT)].map(([, text = '']) => text);
  // Those that are written otherwise would be missed.
  if (texts.length !== spoken.split(/<\/(?:\w+:)?t>/).length - 1) throw new NotPlain();
  return texts.join('');
}

const PRONUNCIATION = /<(?:\w+:)?rPh\b[^<>]*>/g;
const PRONUNCIATION_END = /<\/(?:\w+:)?rPh>/g;

function withoutPronunciation(item: string): string {
  const starts = [...item.matchAll(PRONUNCIATION)];
  const ends = [...item.matchAll(PRONUNCIATION_END)];
  if (starts.length !== ends.length) throw new NotPlain();
  let kept = '';
  let at = 0;
  starts.forEach(({ index: start }, number) => {
    const end = ends[number];
    if (!end || end.index < start || start < at) throw new NotPlain();
    kept += item.slice(at, start);
    at = end.index + end[0].length;
  });
  return kept + item.slice(at);
}
