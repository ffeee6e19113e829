import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { utils, write } from 'xlsx';

/** A small generator with a fixed seed: every run measures the same files. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

const TRADES = [
  'Boulangerie',
  'Garage',
  'Menuiserie',
  'Hôtel',
  'Cabinet',
  'Transports',
  'Imprimerie',
  'Librairie',
  'Serrurerie',
  'Domaine',
];
const NAMES = ['Durand', 'Lefèvre', 'Martin', 'des Tilleuls', 'du Port', 'Moreau & Fils', 'Saint-Éloi', 'de la Gare', 'Petit', 'Rousseau'];
const CUSTOMERS = Array.from({ length: 5000 }, (_, index) => ({
  name: `${TRADES[index % 10]} ${NAMES[Math.floor(index / 10) % 10]} ${1 + Math.floor(index / 100)}`,
  code: `C${String(index + 1).padStart(5, '0')}`,
}));
const FIRST_DAY = Date.UTC(2021, 0, 1) / 86_400_000;
const DAYS = 1600;

function day(number: number): string {
  const [year, month, date] = new Date((FIRST_DAY + number) * 86_400_000).toISOString().slice(0, 10).split('-');
  return `${date}/${month}/${year}`;
}

function* invoices(count: number) {
  const next = random(42);
  for (let index = 0; index < count; index++) {
    const issued = Math.floor((index / count) * DAYS);
    const customer = CUSTOMERS[Math.floor(next() * CUSTOMERS.length)] ?? { name: '', code: '' };
    const cents = Math.floor(next() * 240_000 + 1000);
    yield { number: `FA${String(index + 1).padStart(8, '0')}`, ...customer, issued, due: issued + 30 + Math.floor(next() * 30), cents };
  }
}

/** Invoices as French software exports them: semicolons, dates day first, decimal commas, spaces between thousands. */
export function writeInvoicesCsv(path: string, count: number): void {
  const file = openSync(path, 'w');
  let text = 'Numéro de facture;Client;Code client;Date;Échéance;Montant TTC\r\n';
  for (const { number, name, code, issued, due, cents } of invoices(count)) {
    const euros = String(Math.floor(cents / 100)).replace(/(\d)(\d{3})$/, '$1 $2');
    text += `${number};${name};${code};${day(issued)};${day(due)};${euros},${String(cents % 100).padStart(2, '0')}\r\n`;
    if (text.length > 1_000_000) {
      writeSync(file, text);
      text = '';
    }
  }
  writeSync(file, text);
  closeSync(file);
}

/** The same in a workbook of twelve columns. */
export function writeInvoicesWorkbook(path: string, count: number): void {
  const titles = [
    'Numéro de facture',
    'Client',
    'Code client',
    'Date',
    'Échéance',
    'Montant HT',
    'TVA',
    'Montant TTC',
    'Libellé',
    'Ville',
    'Représentant',
    'Notes',
  ];
  const rows = Array.from(invoices(count), ({ number, name, code, issued, due, cents }) => {
    const net = Math.round(cents / 1.2);
    return [
      number,
      name,
      code,
      day(issued),
      day(due),
      net / 100,
      (cents - net) / 100,
      cents / 100,
      `Travaux ${number}`,
      'Nantes',
      'A. Martin',
      '',
    ];
  });
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet([titles, ...rows], { dense: true }), 'Factures');
  writeFileSync(path, write(book, { type: 'buffer', compression: true }) as Uint8Array);
}
