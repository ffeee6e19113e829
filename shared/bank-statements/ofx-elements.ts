import { decodeReferences } from '../xml/character-references.ts';
import { malformed } from './statement-report.ts';

/** The only element that banks repeat without closing it: it never holds another, and keeps what it holds. */
const REPEATED = 'STMTTRN';

/** Deeper than any OFX document. */
const DEEPEST = 60;

/** An element of an OFX document: a value, or other elements. */
export class OfxElement {
  readonly name: string;
  readonly line: number;
  value = '';
  children: OfxElement[] = [];

  constructor(name: string, line: number) {
    this.name = name;
    this.line = line;
  }

  child(...path: string[]): OfxElement | undefined {
    let element: OfxElement | undefined = this;
    for (const name of path) element = element?.children.find((child) => child.name === name);
    return element;
  }

  valueAt(...path: string[]): string {
    return this.child(...path)?.value ?? '';
  }

  /** Every element of one of these names below this one, not looking inside those found. */
  descendants(names: readonly string[]): OfxElement[] {
    return this.children.flatMap((child) => (names.includes(child.name) ? [child] : child.descendants(names)));
  }
}

// A tag, then all that is not another tag: a value may hold a stray `<`.
const TAG = /<(\/?)([A-Za-z][\w.]*)(?![\w.])([^<>]*)>((?:[^<]|<(?![/A-Za-z]))*)/g;

/**
 * Reads the elements of an OFX document, written in XML (OFX 2) or in SGML (OFX 1), where the end tag of a value may be left out:
 * banks mix both in one file. A value without an end tag ends at the next tag; an element that is never closed and has no value was
 * an empty value, and what follows it belongs to its parent. What precedes the first tag is the header.
 * @throws AppError STATEMENT_MALFORMED when the file stops before its root is closed.
 */
export function readOfxElements(text: string, file: string): OfxElement {
  const root = new OfxElement('', 1);
  const open: OfxElement[] = [root];
  let line = 1;
  let counted = 0;
  for (const match of text.matchAll(TAG)) {
    const [, slash, written = '', attributes = '', after = ''] = match;
    line += newlinesBetween(text, counted, match.index);
    counted = match.index;
    const name = written.toUpperCase();
    if (slash === '/') close(open, name);
    else {
      if (name === REPEATED) close(open, REPEATED);
      const element = new OfxElement(name, line);
      element.value = decodeReferences(after.trim());
      (open.at(-1) ?? root).children.push(element);
      if (element.value === '' && !attributes.endsWith('/')) open.push(element);
      if (open.length > DEEPEST) throw malformed(file, line, 'tooDeep');
    }
  }
  if (open.slice(1).some(({ name }) => name === 'OFX'))
    throw malformed(file, line + newlinesBetween(text, counted, text.length), 'cutShort');
  return root;
}

/** Closes the nearest open element of a name. Those open inside it were empty values, but for a movement: their children are its own. */
function close(open: OfxElement[], name: string): void {
  const index = open.findLastIndex((element, position) => position > 0 && element.name === name);
  if (index < 0) return;
  for (let position = open.length - 1; position > index; position -= 1) {
    const [empty, parent] = [open[position], open[position - 1]];
    if (empty === undefined || parent === undefined || empty.name === REPEATED) continue;
    for (const child of empty.children) parent.children.push(child);
    empty.children = [];
  }
  open.length = index;
}

function newlinesBetween(text: string, from: number, to: number): number {
  let count = 0;
  for (let position = text.indexOf('\n', from); position >= 0 && position < to; position = text.indexOf('\n', position + 1)) count += 1;
  return count;
}
