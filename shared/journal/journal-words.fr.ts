import type { JournalBreak, JournalKind } from './journal.contract.ts';

export const JOURNAL_KINDS: Record<JournalKind, string> = {
  letters: 'Courriers et messages',
  reminders: 'Relances',
  customers: 'Clients',
  payments: 'Règlements',
  disputes: 'Litiges',
  schedules: 'Échéanciers',
  legal: 'Contentieux',
  rates: 'Taux et frais',
  imports: 'Imports',
  settings: 'Réglages',
};

/** Where the chain no longer holds, and what that means. */
export function breakSentence({ entryId, code }: Omit<JournalBreak, 'message'>): string {
  switch (code) {
    case 'changed':
      return `L’entrée n° ${entryId} a été modifiée après coup : son empreinte n’est plus la sienne.`;
    case 'missing':
      return `Il manque des entrées avant celle n° ${entryId} : elle ne suit pas la précédente.`;
    case 'cut':
      return entryId === null
        ? 'Toutes les entrées ont disparu.'
        : `Il manque des entrées après celle n° ${entryId}, la dernière du journal.`;
  }
}
