import { codeWord } from '../journal/code-words.fr.ts';
import { EXAMPLE_QUERIES, type ExampleQuery } from './example-queries.ts';
import { TABLE_WORDS } from './table-words.fr.ts';

/** A table as the file declares it (db/schema/read-schema.queries.ts). */
export interface DescribedTable {
  name: string;
  rows: number;
  columns: readonly DescribedColumn[];
}

export interface DescribedColumn {
  name: string;
  type: string;
  mayBeEmpty: boolean;
  isKey: boolean;
  leadsTo: string | null;
  values: readonly string[];
}

const EXAMPLES: Readonly<Record<ExampleQuery['name'], string>> = {
  owed: 'Ce que chaque client doit encore, avoirs déduits (sans les règlements qui attendent une facture)',
  late: 'Les factures en retard, la plus ancienne d’abord',
  received: 'Ce qui est entré, mois par mois',
};

/** What a column means; null where nobody has written it yet, which a test refuses. */
export function columnMeaning(table: string, { name, leadsTo }: Pick<DescribedColumn, 'name' | 'leadsTo'>): string | null {
  const own = TABLE_WORDS[table]?.columns[name];
  if (own !== undefined) return own;
  if (leadsTo !== null && TABLE_WORDS[leadsTo] !== undefined) return `ligne de « ${TABLE_WORDS[leadsTo].title} »`;
  return name === 'id' ? 'numéro de la ligne' : null;
}

/** In what a column is counted, told by its name: the file keeps to it throughout. */
export function columnUnit({ name, type, values }: Pick<DescribedColumn, 'name' | 'type' | 'values'>): string {
  if (name === 'foreign_cents') return 'centièmes de cette monnaie (entier)';
  if (name.endsWith('_cents')) return 'centimes d’euro (entier)';
  if (name === 'until' || name === 'prescribes_on' || /_(on|until)$/.test(name)) return 'AAAA-MM-JJ';
  if (name.endsWith('_at')) return 'instant ISO 8601, UTC';
  if (name.endsWith('_pct')) return 'pour cent, en texte décimal';
  if (name === 'month' || name === 'from_month') return 'AAAA-MM';
  if (/sha256|hash$/.test(name)) return 'SHA-256, hexadécimal';
  if (values.length === 2 && values.every((value) => value === '0' || value === '1')) return '0 : non, 1 : oui';
  if (values.length > 0) return values.map(valueWord).join(', ');
  if (type === 'BLOB') return 'octets';
  return type === 'TEXT' ? 'texte' : 'nombre';
}

function valueWord(value: string): string {
  const word = codeWord(value);
  if (value === '') return '(vide)';
  return word === null || word === value ? value : `${value} (${word})`;
}

/**
 * The whole file explained on one page of HTML, for whoever opens it without the program: table by table and column by column, in what each is
 * counted, where it leads, and queries to begin with. No script, nothing from elsewhere.
 */
export function schemaDocument({
  company,
  version,
  tables,
}: {
  company: string;
  version: number;
  tables: readonly DescribedTable[];
}): string {
  return `<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><title>Schéma de la base - ${escaped(company)}</title>
<style>body{font:14px/1.5 system-ui,sans-serif;margin:32px auto;max-width:1080px;padding:0 16px;color:#16202e}h1{font-size:22px}h2{font-size:16px;margin:28px 0 4px}
table{border-collapse:collapse;width:100%;font-size:13px}th,td{border-bottom:1px solid #d5dce6;padding:4px 8px;text-align:left;vertical-align:top}
code,pre{font-family:ui-monospace,monospace;font-size:12.5px}pre{background:#f1f4f8;padding:12px;overflow:auto}small{color:#55637a}</style></head><body>
<h1>Schéma de la base</h1>
<p>Le dossier « ${escaped(company)} » est un fichier <strong>SQLite 3</strong> ordinaire (format ${version}) : <code>sqlite3 dossier.quittance</code>, DB Browser for SQLite,
un tableur ou tout langage de programmation le lisent, sans Quittance. Travaillez sur une copie : ce qui y serait écrit autrement ne passerait pas par le journal.</p>
<ul><li>Les montants sont des nombres entiers de centimes ; les taux, du texte décimal : aucune virgule flottante.</li>
<li>Les jours s’écrivent AAAA-MM-JJ, les mois AAAA-MM.</li>
<li>Une colonne en <code>_id</code> donne le numéro (<code>id</code>) d’une ligne d’une autre table.</li>
<li>Un état se calcule, il n’est pas écrit : une facture est soldée quand ses affectations égalent son total.</li></ul>
<h2>Trois questions pour commencer</h2>
${EXAMPLE_QUERIES.map(({ name, sql }) => `<p>${EXAMPLES[name]}</p>\n<pre>${escaped(sql)}</pre>`).join('\n')}
<h2>Les ${tables.length} tables</h2>
<p>${tables.map(({ name }) => `<a href="#${name}"><code>${name}</code></a>`).join(' · ')}</p>
${tables.map(tableSection).join('\n')}
</body></html>
`;
}

function tableSection({ name, rows, columns }: DescribedTable): string {
  const words = TABLE_WORDS[name];
  return `<h2 id="${name}">${escaped(words?.title ?? name)} <code>${name}</code></h2>
<p>${escaped(words?.says ?? '')} <small>${rows === 0 ? 'Vide dans ce dossier.' : `${rows} ligne${rows > 1 ? 's' : ''} dans ce dossier.`}</small></p>
<table><tr><th>Colonne</th><th>Ce qu’elle dit</th><th>En quoi</th><th>Lien</th></tr>
${columns.map((column) => columnRow(name, column)).join('\n')}
</table>`;
}

function columnRow(table: string, column: DescribedColumn): string {
  const link = column.leadsTo === null ? '' : `<a href="#${column.leadsTo}"><code>${column.leadsTo}</code></a>`;
  const marks = [column.isKey ? 'clé' : '', column.mayBeEmpty ? 'peut être vide' : ''].filter((mark) => mark !== '').join(', ');
  return `<tr><td><code>${column.name}</code></td><td>${escaped(columnMeaning(table, column) ?? '')}${marks === '' ? '' : ` <small>(${marks})</small>`}</td><td>${escaped(columnUnit(column))}</td><td>${link}</td></tr>`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text for a page of HTML. */
export function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}
