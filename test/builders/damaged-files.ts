import { CFB, utils, type WorkBook, write } from 'xlsx';
import { type Below, changeValue, damage, drawsFrom, WAYS_OF_DAMAGE } from './damage.ts';
import { zipArchive } from './zip-archive.ts';

/** Forms of table that are damaged on purpose; zipped ones also with their parts stored as they are, so that the damage reaches the cells. */
export const DAMAGED_FORMATS = ['csv', 'xlsx', 'xlsb', 'biff8', 'biff5', 'ods'] as const;
export type DamagedFormat = (typeof DAMAGED_FORMATS)[number];

const ROWS = [
  ['Facture', 'Client', 'Date', 'Montant TTC'],
  ['F1', 'Durand', '15/01/2025', 120.5],
  ['F2', 'Petit "frères"\net sœurs; Nantes', '16/01/2025', 80],
];

function honestBook(): WorkBook {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(ROWS), 'Factures');
  return book;
}

/** A book with what a sheet may hold beside texts and amounts: dates, a formula, an error, merged cells, a second sheet. */
function furnishedBook(): WorkBook {
  const book = honestBook();
  const sheet = utils.aoa_to_sheet([['Ventes 2025'], [], ...ROWS, ['F3', 'Roux', new Date(Date.UTC(2025, 0, 17)), true]], { UTC: true });
  sheet.D7 = { t: 'n', v: 200.5, f: 'SUM(D4:D5)' };
  sheet.E7 = { t: 'e', v: 7 };
  sheet['!ref'] = 'A1:E7';
  sheet['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: 3 } }];
  utils.book_append_sheet(book, sheet, 'Détail');
  return book;
}

function honestFile(format: DamagedFormat, compression: boolean): Buffer {
  const book = honestBook();
  if (format === 'csv') return Buffer.from(utils.sheet_to_csv(book.Sheets.Factures ?? {}, { FS: ';' }));
  return write(book, { type: 'buffer', bookType: format, compression });
}

/**
 * Files of a format damaged turn by turn: cut short; a few bytes changed; and every other turn one of the parts of an archive, or the stream
 * of records of a compound file, damaged before it is packed again as it should be. The same damage every time.
 */
export function* damagedFiles(format: DamagedFormat, rounds: number): Generator<Buffer> {
  const [packed, stored] = [honestFile(format, true), honestFile(format, false)];
  const inside = format === 'csv' ? [] : honestInsides(format);
  const below = drawsFrom(packed.length);
  for (let round = 0; round < rounds; round++) {
    const bytes = round % 8 < 4 ? packed : stored;
    if (round % 4 === 0) {
      const damaged = Buffer.from(bytes);
      for (let flip = 0; flip < 3; flip++) damaged.writeUInt8(below(256), below(damaged.length));
      yield damaged;
    } else if (round % 4 === 2) yield bytes.subarray(0, below(bytes.length));
    else if (format === 'csv') yield severalTimes(packed, below, round % 8 === 1);
    else yield damagedInside(inside[below(inside.length)] ?? [], below);
  }
}

interface Part {
  readonly name: string;
  readonly data: Buffer;
}

function honestInsides(format: Exclude<DamagedFormat, 'csv'>): Part[][] {
  return [false, true].map((bookSST) => {
    const written: Buffer = write(furnishedBook(), { type: 'buffer', bookType: format, bookSST });
    const file = CFB.read(written, { type: 'buffer' }) as { FullPaths: string[]; FileIndex: { content?: Uint8Array }[] };
    const parts = file.FullPaths.map((path, index) => ({
      name: path.replace(/^[^/]*\//, ''),
      data: Buffer.from(file.FileIndex[index]?.content ?? []),
    }));
    return parts.filter(({ name, data }) => data.length > 0 && !name.endsWith('Sh33tJ5'));
  });
}

/** Parts that say nothing of the cells. */
const BESIDE_THE_CELLS = /theme|docProps|metadata|Summary|manifest/;

function damagedInside(parts: readonly Part[], below: Below): Buffer {
  const reading = parts.filter(({ name }) => !BESIDE_THE_CELLS.test(name));
  const chosen = reading[below(reading.length)];
  const damaged = parts.map((part) => (part === chosen ? { name: part.name, data: damagedPart(part, below) } : part));
  if (parts.length > 2) return zipArchive(damaged);
  const compound = CFB.utils.cfb_new({ root: 'R' });
  for (const { name, data } of damaged) CFB.utils.cfb_add(compound, `/${name}`, data);
  return Buffer.from(CFB.write(compound, { type: 'buffer' }) as Buffer);
}

function damagedPart({ name, data }: Part, below: Below): Buffer {
  if (/\.(xml|rels)$|\]\.xml$/.test(name)) return below(3) === 0 ? changeAttribute(data, below) : severalTimes(data, below, below(2) === 0);
  return below(3) === 0 ? claimMuch(data, below) : severalTimes(data, below, false);
}

function severalTimes(bytes: Buffer, below: Below, isValue: boolean): Buffer {
  let damaged = bytes;
  for (let times = 0; times <= below(3); times++)
    damaged = isValue ? changeValue(damaged, below) : damage(damaged, below(WAYS_OF_DAMAGE), below);
  return damaged;
}

/** What a part may claim of places, sizes and positions in lists. */
const CLAIMS = ['XFD1048576', 'A1:XFD1048576', 'A0', 'ZZZZ9999999', '1048576', '4294967295', '-1', '99999999', '1e9', '', 'inlineStr', 's'];

/** Has an attribute claim something else: a place, a size, a position in a list, a type. */
function changeAttribute(bytes: Buffer, below: Below): Buffer {
  const text = bytes.toString('latin1');
  const attributes = [...text.matchAll(/="[^"]*"/g)];
  const chosen = attributes[below(attributes.length)];
  if (!chosen) return damage(bytes, 1, below);
  const claim = `="${CLAIMS[below(CLAIMS.length)] ?? ''}"`;
  return Buffer.from(text.slice(0, chosen.index) + claim + text.slice(chosen.index + chosen[0].length), 'latin1');
}

/** Has a number among the bytes be the largest of its size: a length, a count, a row, a column. */
function claimMuch(bytes: Buffer, below: Below): Buffer {
  const damaged = Buffer.from(bytes);
  const size = [1, 2, 4][below(3)] ?? 1;
  const at = below(damaged.length - size + 1);
  damaged.fill(0xff, at, at + size);
  if (below(2) === 0) damaged.writeUInt8(0x7f, at + size - 1);
  return damaged;
}
