import { formatDate } from '../dates/format-date.ts';
import type { LocalDate } from '../dates/local-date.ts';
import { escaped } from '../schema/schema-document.fr.ts';

/** What lies in the archive of a whole company, for whoever opens it without the program. */
export function everythingPage({
  company,
  asOf,
  tables,
  files,
}: {
  company: string;
  asOf: LocalDate;
  tables: number;
  /** Where each file lies in the archive. */
  files: readonly string[];
}): string {
  return `<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><title>Tout le dossier - ${escaped(company)}</title>
<style>body{font:14px/1.5 system-ui,sans-serif;margin:32px auto;max-width:820px;padding:0 16px;color:#16202e}h1{font-size:22px}code{font-size:13px}</style></head><body>
<h1>Tout le dossier de ${escaped(company)}</h1>
<p>Exporté de Quittance, arrêté au ${formatDate(asOf)}. Rien ici n’a besoin de Quittance pour être lu.</p>
<ul>
<li><code>classeur.xlsx</code> : clients, factures, règlements, balance âgée, indicateurs, charges et prévisions, pour un tableur ou pour un autre logiciel.</li>
<li><code>tables/</code> : les ${tables} tables du dossier, une par fichier CSV, avec toutes leurs colonnes : courriers, appels, promesses, litiges, échéanciers, contentieux, notes, journal, réglages…</li>
<li><code>schema.html</code> : ce que veut dire chaque table et chaque colonne, et trois questions pour commencer en SQL.</li>
${keptFilesLine(files)}</ul>
<p>Dans les CSV, les montants sont en centimes et les jours s’écrivent AAAA-MM-JJ, comme dans la base. Une colonne d’octets
(le PDF d’un courrier, un fichier, des sommes internes) y donne leur nombre seulement${files.length === 0 ? '' : ' ; les courriers et les fichiers eux-mêmes sont à côté'}.</p>
</body></html>
`;
}

/** Only the folders that the archive has. */
function keptFilesLine(files: readonly string[]): string {
  if (files.length === 0) return '';
  const folders = [...new Set(files.map((file) => file.slice(0, file.indexOf('/') + 1)))];
  const said = folders.map((folder) => `<code>${escaped(folder)}</code>`).join(', ');
  return `<li>${said} : ${files.length} fichier${files.length > 1 ? 's' : ''}, octet pour octet ; leur nom commence par leur numéro dans la table du même genre.</li>\n`;
}
