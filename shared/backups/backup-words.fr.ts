import type { BackupAlert } from './backup-due.ts';
import type { RowsBeyond, ToldTable } from './book-facts.ts';
import type { EntriesApart } from './journal-marks.ts';

const WORDS: Record<ToldTable, [one: string, several: string]> = {
  imports: ['import', 'imports'],
  letters: ['courrier', 'courriers'],
  payments: ['règlement', 'règlements'],
  reminder_contacts: ['relance notée', 'relances notées'],
  promises: ['promesse', 'promesses'],
  disputes: ['litige', 'litiges'],
  schedules: ['échéancier', 'échéanciers'],
  customers: ['client', 'clients'],
  invoices: ['facture', 'factures'],
  charges: ['charge', 'charges'],
};

/** « 3 imports, 12 courriers et 1 règlement »; empty for nothing. */
export function rowsInWords(rows: RowsBeyond): string {
  const parts = rows.map(({ table, rows: count }) => `${count} ${WORDS[table][count > 1 ? 1 : 0]}`);
  return parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} et ${parts.at(-1)}`;
}

/** What replacing the present file would lose, or null for nothing that is counted. */
export function lostSentence(lost: RowsBeyond): string | null {
  const words = rowsInWords(lost);
  if (words === '') return null;
  const isOne = lost.length === 1 && lost[0]?.rows === 1;
  return isOne ? `${words} fait depuis n’est pas dans cette sauvegarde.` : `${words} faits depuis ne sont pas dans cette sauvegarde.`;
}

export interface ComparisonFindings {
  lost: RowsBeyond;
  gained: RowsBeyond;
  entries: EntriesApart;
  isSame: boolean;
}

/** What taking a backup up would lose and bring, said no better than it is known; `isSafe` when nothing at all was written since. */
export function comparisonSentence({ lost, gained, entries, isSame }: ComparisonFindings): { words: string; isSafe: boolean } {
  if (isSame) return { words: 'Rien n’a changé dans votre dossier depuis cette sauvegarde.', isSafe: true };
  const operations = (count: number) => (count === 1 ? '1 opération' : `${count} opérations`);
  if (entries.lost > 0 && entries.gained > 0) {
    const both = `Les deux ont changé chacun de leur côté : le journal de votre dossier actuel compte ${operations(entries.lost)} que cette sauvegarde n’a pas, et le sien ${operations(entries.gained)} que votre dossier n’a pas.`;
    return {
      words: `${both} Des nombres égaux ci-dessus ne veulent pas dire un contenu égal : ouvrez-la à côté pour y regarder.`,
      isSafe: false,
    };
  }
  const parts: string[] = [];
  const rows = lostSentence(lost);
  if (rows !== null) parts.push(rows);
  if (entries.lost > 0) parts.push(`Le journal compte ${operations(entries.lost)} depuis : tout cela serait perdu.`);
  if (parts.length === 0)
    parts.push('Rien de compté ni de noté au journal ne manque à cette sauvegarde ; des prévisions ou des réglages peuvent avoir changé.');
  if (gained.length > 0) parts.push(`Elle contient en plus : ${rowsInWords(gained)}.`);
  else if (entries.gained > 0) parts.push(`Son journal compte ${operations(entries.gained)} de plus que celui de votre dossier.`);
  return { words: parts.join(' '), isSafe: false };
}

/** What a backup was made for, or is kept for. */
export const BACKUP_KINDS = {
  day: 'Jour',
  week: 'Semaine',
  month: 'Mois',
  future: 'Datée du futur',
  manual: 'À la main',
  beforeRestore: 'Avant reprise',
  beforeUpgrade: 'Avant mise à jour',
  unknown: 'Sans fiche de contrôle',
} as const;
export type BackupKind = keyof typeof BACKUP_KINDS;

/** The sign shown on every screen. */
export const ALERT_WORDS: Record<Exclude<BackupAlert, null>, string> = {
  failed: 'sauvegarde impossible',
  old: 'sauvegarde ancienne',
  away: 'clé de sauvegarde absente',
};

/** Companies named before « et 3 autres ». */
const NAMED = 3;

/** What is wrong with the backups of several companies; null when nothing is. */
export function alertsSentence(alerts: readonly { name: string; alert: Exclude<BackupAlert, null> }[]): string | null {
  if (alerts.length === 0) return null;
  const named = alerts.slice(0, NAMED).map(({ name, alert }) => `${name} (${ALERT_WORDS[alert]})`);
  const others = alerts.length - named.length;
  const rest = others === 0 ? '' : ` et ${others} ${others === 1 ? 'autre' : 'autres'}`;
  return `Sauvegardes à voir : ${named.join(', ')}${rest}. Ouvrez la société, puis Réglages, Sauvegardes.`;
}

/** What places are called; a removable one bears its own name. */
export const PLACE_KINDS = {
  application: 'Dossier de Quittance, sur cet ordinateur',
  documents: 'Documents, sur cet ordinateur',
  removable: 'Clé ou disque amovible',
  synced: 'Dossier synchronisé',
  chosen: 'Dossier choisi',
} as const;
/** The application's folder, in a list. */
export const THIS_COMPUTER = 'Cet ordinateur';
export type PlaceKind = keyof typeof PLACE_KINDS;
