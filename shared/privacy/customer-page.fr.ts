import { fileSize } from '../customers/file-size.fr.ts';
import { formatDate } from '../dates/format-date.ts';
import { isLocalDate, type LocalDate, localDate } from '../dates/local-date.ts';
import { codeWord } from '../journal/code-words.fr.ts';
import { entryWords } from '../journal/journaled-commands.fr.ts';
import { cents } from '../money/cents.ts';
import { formatEuros } from '../money/format-money.ts';
import { columnMeaning, escaped } from '../schema/schema-document.fr.ts';
import { TABLE_WORDS } from '../schema/table-words.fr.ts';

export interface CustomerTable {
  table: string;
  columns: readonly { name: string; type: string; leadsTo: string | null; values: readonly string[] }[];
  rows: readonly Readonly<Record<string, string | number | null | Uint8Array>>[];
}

export interface CustomerPageContent {
  company: string;
  customer: string;
  today: LocalDate;
  tables: readonly CustomerTable[];
  files: readonly string[];
}

/** All that a company's file holds about a customer, on one page of HTML that needs nothing else: for the answer to a right of access (RGPD, art. 15). */
export function customerPage({ company, customer, today, tables, files }: CustomerPageContent): string {
  const numbers = new Map(tables.find(({ table }) => table === 'invoices')?.rows.map(({ id, number }) => [id, String(number)]));
  return `<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><title>Données de ${escaped(customer)}</title>
<style>body{font:14px/1.5 system-ui,sans-serif;margin:32px auto;max-width:1080px;padding:0 16px;color:#16202e}h1{font-size:22px}h2{font-size:16px;margin:28px 0 4px}
table{border-collapse:collapse;font-size:13px;margin:6px 0}th,td{border-bottom:1px solid #d5dce6;padding:3px 10px 3px 0;text-align:left;vertical-align:top}th{color:#55637a;font-weight:500}
small{color:#55637a}</style></head><body>
<h1>Données sur « ${escaped(customer)} »</h1>
<p>Tout ce que le dossier de la société ${escaped(company)} contient sur ce client, au ${formatDate(today)}. Le dossier est tenu sur l’ordinateur de la société, pour facturer,
suivre les règlements et recouvrer ; ses pièces comptables se gardent dix ans (C. com. L123-22). <small>Les mêmes données, avec ce qui ne
sert qu’au programme (numéros de lignes, empreintes, valeurs avant et après chaque décision), sont dans <code>donnees.json</code> et, table par table, dans <code>tables</code>, pour être
reprises par un autre logiciel.</small></p>
${tables
  .map((each) => section(each, numbers))
  .filter((each) => each !== '')
  .join('\n')}
<h2>Fichiers</h2>
${files.length === 0 ? '<p>Aucun.</p>' : `<ul>${files.map((file) => `<li>${escaped(file)}</li>`).join('')}</ul>`}
</body></html>
`;
}

type Value = CustomerTable['rows'][number][string];
type Column = CustomerTable['columns'][number];

/** What only the program needs: how it undoes an import, and which fields it leaves alone. */
const TABLES_OF_THE_PROGRAM = new Set(['import_changes', 'customer_typed_fields', 'customer_merges']);
/** Columns that say nothing to a person: numbers of rows, fingerprints, forms for searching, rows as JSON, the JSON of a letter whose words its PDF has. */
const COLUMNS_OF_THE_PROGRAM =
  /^(?:id|uuid|.*_id|replaced_by|sha256|hash|previous_hash|match_name|position|pages|content|before|after|asked|attached|taken_out)$/;
/** Columns that hold what somebody typed, where a word that is also a code means itself. */
const TYPED =
  /^(?:name|.*_name|note|notes|.*_note|reason|.*_reason|label|reference|subject|body|city|code|number|made_by|called_by|spoken_to|taker|owner|counterparty)$/;
/** Shorter than what the table of the schema says, which is written for whoever queries the file. */
const TITLES: Readonly<Record<string, string>> = { 'invoices.settled_on': 'soldée le', 'journal.happened_at': 'jour' };
/** A day still to come, as the file writes it. */
const NOT_YET: Readonly<Record<string, string>> = { never: 'pas encore' };

/** Rows under one another where each says much, side by side where they are many; of links to rows, only the number of the invoice. */
function section({ table, columns, rows }: CustomerTable, numbers: ReadonlyMap<Value | undefined, string>): string {
  if (TABLES_OF_THE_PROGRAM.has(table)) return '';
  const words = TABLE_WORDS[table];
  const isInvoice = ({ leadsTo }: Column) => leadsTo === 'invoices';
  const shown = columns.filter(
    (column) =>
      (isInvoice(column) || !COLUMNS_OF_THE_PROGRAM.test(column.name)) &&
      rows.some((row) => row[column.name] !== null && row[column.name] !== ''),
  );
  if (shown.length === 0) return '';
  const cellOf = (row: CustomerTable['rows'][number], column: Column) =>
    isInvoice(column) ? escaped(numbers.get(row[column.name]) ?? '') : cell(column, row[column.name] ?? null);
  const head = `<h2>${escaped(words?.title ?? table)}</h2>`;
  if (rows.length === 1) {
    return `${head}<table>${shown.map((column) => `<tr><th>${title(table, column)}</th><td>${rows.map((row) => cellOf(row, column)).join('')}</td></tr>`).join('')}</table>`;
  }
  return `${head}<table><tr>${shown.map((column) => `<th>${title(table, column)}</th>`).join('')}</tr>
${rows.map((row) => `<tr>${shown.map((column) => `<td>${cellOf(row, column)}</td>`).join('')}</tr>`).join('\n')}</table>`;
}

/** What a column means, without what is only of use to whoever queries the file: what an empty one means, how it is written. */
function title(table: string, column: Column): string {
  if (column.leadsTo === 'invoices') return 'facture';
  const meaning = TITLES[`${table}.${column.name}`] ?? columnMeaning(table, column) ?? column.name;
  return escaped(
    meaning
      .replace(/ ;.*$/, '')
      .replace(/, (?:octet pour octet|toujours positif|telles que saisies.*|au choix de la société|en JSON|en texte décimal)$/, ''),
  );
}

function cell({ name, type, values }: Column, value: Value): string {
  if (value === null || value === '' || value instanceof Uint8Array) return '';
  if (type === 'BLOB') return typeof value === 'number' ? fileSize(value) : '';
  if (typeof value === 'number') {
    if (name.endsWith('_cents') && Number.isSafeInteger(value)) return escaped(formatEuros(cents(value)));
    return isFlag(values) ? (value === 0 ? 'non' : 'oui') : String(value);
  }
  if (isLocalDate(value)) return formatDate(localDate(value));
  const day = name.endsWith('_at') ? value.slice(0, 10) : '';
  if (isLocalDate(day)) return formatDate(localDate(day));
  if (name === 'action') return escaped(entryWords(value).title);
  return escaped(TYPED.test(name) ? value : (NOT_YET[value] ?? codeWord(value) ?? value));
}

function isFlag(values: readonly string[]): boolean {
  return values.length === 2 && values.every((value) => value === '0' || value === '1');
}
