import type { TableRow } from '../imports/table.ts';
import { readXml, type XmlElement } from '../xml/read-xml.ts';
import type { LedgerField, LedgerReading } from './ledger-entry-line.ts';
import { LEGAL_FIELDS, titleLetters } from './ledger-titles.fr.ts';
import { readEntries } from './read-ledger.ts';

/** A hundred thousand lines; a larger book is handed over as text, which its law prefers. */
const LIMIT_MEGABYTES = 64;

const ROOT = /<(?:[\w.-]+:)?comptabilite[\s>]/i;
const PARTS = /<(?:[\w.-]+:)?(?:exercice|journal|ecriture)[\s>]/i;

/** Tells a FEC written as XML by the start of its text. */
export function isLedgerXml(start: string): boolean {
  return ROOT.test(start) && PARTS.test(start);
}

/**
 * Reads the XML form of the legal file (arrêté du 29 juillet 2013): `comptabilite` › `exercice` › `journal` › `ecriture` › `ligne`, where what
 * a journal or an entry says holds for each of its lines, lettering included.
 * @throws AppError FILE_TOO_LARGE, XML_DOCTYPE, XML_MALFORMED
 */
export function readLedgerXml(text: string, file: string): LedgerReading {
  const fields = Object.keys(LEGAL_FIELDS);
  const rows: TableRow[] = [];
  const said = new Set<string>();
  const read = (element: XmlElement, above: ReadonlyMap<string, string>): void => {
    const inside: XmlElement[] = [];
    const known = new Map(above);
    for (const child of element.children()) {
      const name = titleLetters(child.name);
      if (PARTS_INSIDE.has(name)) inside.push(child);
      else if (Object.hasOwn(LEGAL_FIELDS, name) && child.text !== '') known.set(name, child.text);
    }
    if (titleLetters(element.name) !== LINE) for (const child of inside) read(child, known);
    else {
      for (const name of known.keys()) said.add(name);
      rows.push({ line: element.line, cells: fields.map((name) => known.get(name) ?? '') });
    }
  };
  read(readXml(text, file, LIMIT_MEGABYTES), new Map());
  const columns: Partial<Record<LedgerField, number>> = {};
  fields.forEach((name, index) => {
    const field = LEGAL_FIELDS[name];
    if (field !== undefined && field !== 'ignored' && said.has(name)) columns[field] = index;
  });
  return readEntries({ format: 'fecXml', columns, titles: fields, headerIndex: -1, dates: 'calendar', amounts: 'euros' }, rows);
}

const LINE = 'ligne';
const PARTS_INSIDE: ReadonlySet<string> = new Set(['exercice', 'journal', 'ecriture', LINE]);
