import type { ImportCounts, ImportKind, ImportPreview, PreviewRow } from '../../shared/imports/imports.contract.ts';

interface Noun {
  one: string;
  several: string;
  /** The ending of a participle that goes with it: « ajouté » or « ajoutée ». */
  ending: '' | 'e';
}

const NOUNS: Record<ImportKind, Noun> = {
  invoices: { one: 'facture', several: 'factures', ending: 'e' },
  payments: { one: 'règlement', several: 'règlements', ending: '' },
  customers: { one: 'client', several: 'clients', ending: '' },
  charges: { one: 'charge', several: 'charges', ending: 'e' },
  forecast: { one: 'prévision', several: 'prévisions', ending: 'e' },
  fec: { one: 'écriture', several: 'écritures', ending: 'e' },
  bankStatement: { one: 'opération', several: 'opérations', ending: 'e' },
  einvoice: { one: 'facture', several: 'factures', ending: 'e' },
};

const number = (count: number) => count.toLocaleString('fr-FR');

/** « 46 factures », « 1 règlement » */
export function counted(count: number, kind: ImportKind): string {
  return `${number(count)}\u00a0${count > 1 ? NOUNS[kind].several : NOUNS[kind].one}`;
}

/** What a file holds, as a choice: « Factures ». */
export function kindName(kind: ImportKind): string {
  const { several } = NOUNS[kind];
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

export const STATE_WORDS: Record<PreviewRow['state'], string> = {
  new: 'nouvelle',
  changed: 'modifiée',
  unchanged: 'inchangée',
  settled: 'soldée',
};

export const DATE_ORDER_WORDS: Record<NonNullable<ImportPreview['dateOrder']>, string> = {
  DMY: 'jour/mois/année',
  MDY: 'mois/jour/année',
  YMD: 'année-mois-jour',
};

const FORMATS: Record<string, string> = { csv: 'CSV', xlsx: 'Excel', xlsb: 'Excel binaire', xls: 'ancien Excel', ods: 'OpenDocument' };

export function formatName(format: string): string {
  return FORMATS[format] ?? format;
}

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
  const { ending } = NOUNS[kind];
  const agreed = (count: number) => `${ending}${count > 1 ? 's' : ''}`;
  // « mis » already ends in s.
  const updated = (count: number) => (ending === 'e' ? `mise${count > 1 ? 's' : ''}` : 'mis');
  const parts = [
    counts.new > 0 ? `${counted(counts.new, kind)} ajouté${agreed(counts.new)}` : '',
    counts.changed > 0 ? `${number(counts.changed)} ${updated(counts.changed)} à jour` : '',
    counts.settled > 0 ? `${number(counts.settled)} soldé${agreed(counts.settled)}` : '',
    counts.unchanged > 0 ? `${number(counts.unchanged)} déjà connu${agreed(counts.unchanged)}` : '',
    counts.rejected > 0 ? `${number(counts.rejected)} ligne${counts.rejected > 1 ? 's' : ''} refusée${counts.rejected > 1 ? 's' : ''}` : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? 'Le fichier ne contenait rien à importer.' : `${parts.join(', ')}.`;
}
