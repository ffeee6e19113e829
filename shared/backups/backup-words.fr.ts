import type { BackupAlert } from './backup-due.ts';
import type { RowsBeyond, ToldTable } from './book-facts.ts';

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
