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
  files: number;
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
<li><code>courriers/</code>, <code>pieces/</code>, <code>imports/</code>, <code>en-tete/</code> : ${files} fichier${files > 1 ? 's' : ''}, octet pour octet ; leur nom commence par leur numéro dans la table du même genre.</li>
</ul>
<p>Dans les CSV, les montants sont en centimes et les jours s’écrivent AAAA-MM-JJ, comme dans la base.</p>
</body></html>
`;
}
