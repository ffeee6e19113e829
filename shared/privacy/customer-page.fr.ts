import { formatDate } from '../dates/format-date.ts';
import { isLocalDate, type LocalDate, localDate } from '../dates/local-date.ts';
import { codeWord } from '../journal/code-words.fr.ts';
import { cents } from '../money/cents.ts';
import { formatEuros } from '../money/format-money.ts';
import { columnMeaning, escaped } from '../schema/schema-document.fr.ts';
import { TABLE_WORDS } from '../schema/table-words.fr.ts';

export interface CustomerTable {
  table: string;
  columns: readonly { name: string; type: string; leadsTo: string | null }[];
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
  const filled = tables.filter(({ rows }) => rows.length > 0);
  return `<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><title>Données de ${escaped(customer)}</title>
<style>body{font:14px/1.5 system-ui,sans-serif;margin:32px auto;max-width:1080px;padding:0 16px;color:#16202e}h1{font-size:22px}h2{font-size:16px;margin:28px 0 4px}
table{border-collapse:collapse;font-size:13px;margin:6px 0}th,td{border-bottom:1px solid #d5dce6;padding:3px 10px 3px 0;text-align:left;vertical-align:top}th{color:#55637a;font-weight:500}
small{color:#55637a}</style></head><body>
<h1>Données sur « ${escaped(customer)} »</h1>
<p>Tout ce que le dossier de la société ${escaped(company)} contient sur ce client, au ${formatDate(today)}. Le dossier est tenu sur l’ordinateur de la société, pour facturer,
suivre les règlements et recouvrer ; ses pièces comptables se gardent dix ans (C. com. L123-22). <small>Les mêmes données sont dans <code>donnees.json</code> et, table par table, dans
<code>tables</code>, pour être reprises par un autre logiciel.</small></p>
${filled.map(section).join('\n')}
<h2>Fichiers</h2>
${files.length === 0 ? '<p>Aucun.</p>' : `<ul>${files.map((file) => `<li>${escaped(file)}</li>`).join('')}</ul>`}
</body></html>
`;
}

/** Rows under one another where each says much, side by side where they are many. */
function section({ table, columns, rows }: CustomerTable): string {
  const words = TABLE_WORDS[table];
  const shown = columns.filter(({ name }) => rows.some((row) => row[name] !== null && row[name] !== ''));
  const title = (column: CustomerTable['columns'][number]) => escaped(columnMeaning(table, column) ?? column.name);
  const head = `<h2>${escaped(words?.title ?? table)}</h2>\n<p><small>${escaped(words?.says ?? '')}</small></p>`;
  if (rows.length === 1) {
    return `${head}<table>${shown.map((column) => `<tr><th>${title(column)}</th><td>${cell(column, rows[0]?.[column.name] ?? null)}</td></tr>`).join('')}</table>`;
  }
  return `${head}<table><tr>${shown.map((column) => `<th>${title(column)}</th>`).join('')}</tr>
${rows.map((row) => `<tr>${shown.map((column) => `<td>${cell(column, row[column.name] ?? null)}</td>`).join('')}</tr>`).join('\n')}</table>`;
}

function cell({ name, type }: { name: string; type: string }, value: string | number | null | Uint8Array): string {
  if (value === null || value === '' || value instanceof Uint8Array) return '';
  if (type === 'BLOB') return `${value} octets`;
  if (typeof value === 'number')
    return name.endsWith('_cents') && Number.isSafeInteger(value) ? escaped(formatEuros(cents(value))) : String(value);
  if (isLocalDate(value)) return formatDate(localDate(value));
  const word = codeWord(value);
  return escaped(word === null || name === 'note' ? value : word);
}
