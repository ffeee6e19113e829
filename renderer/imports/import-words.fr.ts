import type { ImportCounts, ImportKind, ImportPreview, PreviewRow } from '../../shared/imports/imports.contract.ts';

/** One and several of what a file holds. */
const NOUNS: Record<ImportKind, readonly [string, string]> = {
  invoices: ['facture', 'factures'],
  payments: ['règlement', 'règlements'],
  customers: ['client', 'clients'],
  charges: ['charge', 'charges'],
  forecast: ['prévision', 'prévisions'],
  fec: ['écriture', 'écritures'],
  bankStatement: ['opération', 'opérations'],
  einvoice: ['facture', 'factures'],
};

const number = (count: number) => count.toLocaleString('fr-FR');

/** « 46 factures », « 1 règlement » */
export function counted(count: number, kind: ImportKind): string {
  return `${number(count)}\u00a0${NOUNS[kind][count > 1 ? 1 : 0]}`;
}

/** What a file holds, as a choice: « Factures ». */
export function kindName(kind: ImportKind): string {
  const [, several] = NOUNS[kind];
  return several.charAt(0).toLocaleUpperCase('fr') + several.slice(1);
}

/** How many of a file's rows would change something. */
export function usefulRows(counts: ImportCounts): number {
  return counts.new + counts.changed + counts.settled;
}

/** What the button does: « Importer 46 factures ». */
export function commitVerb({ counts, kind }: Pick<ImportPreview, 'counts' | 'kind'>): string {
  const useful = usefulRows(counts);
  return useful === 0 ? 'Rien de nouveau à importer' : `Importer ${counted(useful, kind)}`;
}

export const STATE_WORDS: Record<PreviewRow['state'], string> = { new: 'nouvelle', changed: 'modifiée', unchanged: 'inchangée', settled: 'soldée' };

export const DATE_ORDER_WORDS: Record<NonNullable<ImportPreview['dateOrder']>, string> = {
  DMY: 'jour/mois/année',
  MDY: 'mois/jour/année',
  YMD: 'année-mois-jour',
};

const ENCODINGS: Record<string, string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16 (gros-boutiste)',
  'windows-1252': 'Windows (ANSI)',
};

export function encodingName(encoding: string): string {
  return ENCODINGS[encoding] ?? encoding;
}

const DELIMITERS: Record<string, string> = { ';': 'point-virgule', ',': 'virgule', '\t': 'tabulation', '|': 'barre verticale' };

export function delimiterName(delimiter: string): string {
  return DELIMITERS[delimiter] ?? `« ${delimiter} »`;
}

/** What an import did, in one sentence. */
export function resultSentence(counts: ImportCounts, kind: ImportKind): string {
  const parts = [
    counts.new > 0 ? `${counted(counts.new, kind)} en plus` : '',
    counts.changed > 0 ? `${number(counts.changed)} mise${counts.changed > 1 ? 's' : ''} à jour` : '',
    counts.settled > 0 ? `${number(counts.settled)} soldée${counts.settled > 1 ? 's' : ''}` : '',
    counts.unchanged > 0 ? `${number(counts.unchanged)} déjà connue${counts.unchanged > 1 ? 's' : ''}` : '',
    counts.rejected > 0 ? `${number(counts.rejected)} ligne${counts.rejected > 1 ? 's' : ''} refusée${counts.rejected > 1 ? 's' : ''}` : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? 'Le fichier ne contenait rien à importer.' : `${parts.join(', ')}.`;
}
