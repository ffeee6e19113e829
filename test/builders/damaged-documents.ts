import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AFRelationship, PDFDocument } from '@cantoo/pdf-lib';
import { numbers } from './damaged-files.ts';

/** Files that are damaged on purpose and are no workbooks: books, statements and electronic invoices, by the reader they are meant for. */
export const DAMAGED_DOCUMENTS = ['fec', 'ofx', 'camt', 'cfonb', 'mt940', 'bankTable', 'cii', 'ubl', 'facturX'] as const;
export type DamagedDocument = (typeof DAMAGED_DOCUMENTS)[number];

const FIXTURES = join(import.meta.dirname, '..', 'fixtures');
const HONEST: Readonly<Record<DamagedDocument, readonly [folder: string, names: RegExp]>> = {
  fec: ['fec', /./],
  ofx: ['bank-statements', /\.ofx$/],
  camt: ['bank-statements', /\.xml$/],
  cfonb: ['bank-statements', /^cfonb/],
  mt940: ['bank-statements', /\.sta$/],
  bankTable: ['bank-statements', /\.csv$/],
  cii: ['einvoices', /^cii/],
  ubl: ['einvoices', /^ubl/],
  facturX: ['einvoices', /^cii/],
};

/** What a careless program or a hand writes in place of a value, and what a hostile one does. */
const PIECES = [
  ...[
    '',
    '-',
    ',',
    '.',
    '0',
    '-0',
    '1e999',
    '99999999999999999999',
    '0,001',
    '-1',
    'NaN',
    '31/02/2025',
    '00000000',
    '2025-13-45',
    '\t',
    '\n',
  ],
  ...['\r', ';', '|', '"', '<', '>', '&', '&amp;', '&#0;', '&#x10FFFF;', '<![CDATA[', '<!--', '<!DOCTYPE a>', '\u0000', '\uFEFF', '€', 'é'],
  ...['constructor', '__proto__', 'toString', '</', '/>', ':61:', ':86:', ':62F:', '<STMTTRN>', '07', '411', 'AN', ' '.repeat(300)],
];

/** Honest files of a kind, and the name that each is imported under. */
export async function honestDocuments(kind: DamagedDocument): Promise<{ name: string; bytes: Buffer }[]> {
  const [folder, names] = HONEST[kind];
  const found = readdirSync(join(FIXTURES, folder)).filter((name) => names.test(name));
  const files = found.sort().map((name) => ({ name, bytes: readFileSync(join(FIXTURES, folder, name)) }));
  return kind === 'facturX' ? Promise.all(files.map(({ name, bytes }) => inPdf(name, bytes))) : files;
}

async function inPdf(name: string, xml: Buffer): Promise<{ name: string; bytes: Buffer }> {
  const document = await PDFDocument.create();
  document.addPage();
  await document.attach(xml, 'factur-x.xml', { mimeType: 'text/xml', afRelationship: AFRelationship.Data });
  // Plain objects, so that the damage reaches what they say.
  return { name: `${name}.pdf`, bytes: Buffer.from(await document.save({ useObjectStreams: false })) };
}

/**
 * Files of a kind damaged turn by turn: cut short, bytes changed, a part taken out, twice there or elsewhere, and every other
 * turn a value replaced by what does not belong there. The same damage every time.
 */
export async function* damagedDocuments(kind: DamagedDocument, rounds: number): AsyncGenerator<{ name: string; bytes: Buffer }> {
  const honest = await honestDocuments(kind);
  const random = numbers(kind.length * 7919 + honest.length);
  const below = (limit: number) => random.next().value % Math.max(limit, 1);
  for (let round = 0; round < rounds; round++) {
    const file = honest[round % honest.length];
    if (!file) return;
    let { bytes } = file;
    const isText = !file.name.endsWith('.pdf');
    for (let times = 0; times <= below(3); times++)
      bytes = isText && round % 2 === 1 ? changeValue(bytes, below) : damage(bytes, below(6), below);
    yield { name: file.name, bytes };
  }
}

/** Puts something else in the place of one value, between tags or delimiters, so that the form of the file holds. */
function changeValue(bytes: Buffer, below: (limit: number) => number): Buffer {
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

function damage(bytes: Buffer, way: number, below: (limit: number) => number): Buffer {
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
