import { utils, write } from 'xlsx';

/** Forms of table that are damaged on purpose; zipped ones also with their parts stored as they are, so that the damage reaches the cells. */
export const DAMAGED_FORMATS = ['csv', 'xlsx', 'xlsb', 'biff8', 'biff5', 'ods'] as const;
export type DamagedFormat = (typeof DAMAGED_FORMATS)[number];

const ROWS = [
  ['Facture', 'Client', 'Date', 'Montant TTC'],
  ['F1', 'Durand', '15/01/2025', 120.5],
  ['F2', 'Petit "frères"\net sœurs; Nantes', '16/01/2025', 80],
];

/** A small generator with a fixed seed: the same damage every time. */
export function* numbers(seed: number): Generator<number, never> {
  let state = seed;
  for (;;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state >>> 8;
  }
}

function honestFile(format: DamagedFormat, compression: boolean): Buffer {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(ROWS), 'Factures');
  if (format === 'csv') return Buffer.from(utils.sheet_to_csv(book.Sheets.Factures ?? {}, { FS: ';' }));
  return write(book, { type: 'buffer', bookType: format, compression });
}

/** Files of a format, cut short or with a few bytes changed, turn by turn. */
export function* damagedFiles(format: DamagedFormat, rounds: number): Generator<Buffer> {
  const [packed, stored] = [honestFile(format, true), honestFile(format, false)];
  const random = numbers(packed.length);
  const below = (limit: number) => random.next().value % limit;
  for (let round = 0; round < rounds; round++) {
    const bytes = round % 4 < 2 ? packed : stored;
    const damaged = Buffer.from(round % 2 === 0 ? bytes : bytes.subarray(0, below(bytes.length)));
    if (round % 2 === 0) for (let flip = 0; flip < 3; flip++) damaged.writeUInt8(below(256), below(damaged.length));
    yield damaged;
  }
}
