import { formatDate } from '../../shared/dates/format-date.ts';
import type { ImportKind } from '../../shared/imports/import-fields.contract.ts';
import type { ImportCounts, ImportPreview } from '../../shared/imports/imports.contract.ts';
import { formatEuros } from '../../shared/money/format-money.ts';

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
  workbook: { one: 'ligne', several: 'lignes', ending: 'e' },
};

/** The ending of what is said of a kind's rows. */
export function endingOf(kind: ImportKind): '' | 'e' {
  return NOUNS[kind].ending;
}

const number = (count: number) => count.toLocaleString('fr-FR');

/** « 46 factures », « 1 règlement » */
export function counted(count: number, kind: ImportKind): string {
  return `${number(count)}\u00a0${count > 1 ? NOUNS[kind].several : NOUNS[kind].one}`;
}

/** What a file holds, as a choice: « Factures ». */
export function kindName(kind: ImportKind): string {
  if (kind === 'workbook') return 'Dossier';
  const { several } = NOUNS[kind];
  return several.charAt(0).toLocaleUpperCase('fr') + several.slice(1);
}

/** How many of a file's rows would change something. */
export function usefulRows(counts: ImportCounts): number {
  return counts.new + counts.changed + counts.settled;
}

/** What the button does: « Importer 46 factures ». */
export function commitVerb({
  counts,
  kind,
  workbook = [],
}: Pick<ImportPreview, 'counts' | 'kind'> & Partial<Pick<ImportPreview, 'workbook'>>): string {
  const useful = usefulRows(counts);
  if (useful === 0) return 'Rien de nouveau à importer';
  if (kind === 'workbook') return `Importer tout le dossier (${counted(useful, kind)})`;
  const sheets = workbook.filter(({ state }) => state === 'read').length;
  return `Importer ${counted(useful, kind)}${sheets > 1 ? ` de ${number(sheets)}\u00a0feuilles` : ''}`;
}

/** What becomes of a file among several. */
export const QUEUE_WORDS = {
  waiting: 'en attente',
  reading: 'lecture…',
  ready: 'prêt',
  asking: 'à préciser',
  refused: 'refusé',
  importing: 'import…',
  done: 'importé',
} as const;

/** What several files did: « 3 fichiers importés, 1 refusé : 46 nouveautés, 2 lignes refusées. » */
export function queueSummary(files: readonly { step: keyof typeof QUEUE_WORDS; outcome: { counts: ImportCounts } | null }[]): string {
  const steps = (step: keyof typeof QUEUE_WORDS) => files.filter((file) => file.step === step).length;
  const [done, refused, asking] = [steps('done'), steps('refused'), steps('asking')];
  const sum = (field: keyof ImportCounts) => files.reduce((total, { outcome }) => total + (outcome?.counts[field] ?? 0), 0);
  const plural = (count: number) => (count > 1 ? 's' : '');
  const parts = [
    `${number(done)} fichier${plural(done)} importé${plural(done)}`,
    refused > 0 ? `${number(refused)} refusé${plural(refused)}` : '',
    asking > 0 ? `${number(asking)} à préciser` : '',
  ].filter((part) => part !== '');
  const added = sum('new');
  const changed = sum('changed') + sum('settled');
  const rejected = sum('rejected');
  return `${parts.join(', ')} : ${number(added)} nouveauté${plural(added)}, ${number(changed)} mise${plural(changed)} à jour, ${number(rejected)} ligne${plural(rejected)} refusée${plural(rejected)}.`;
}

/** What was applied of last time: « 2 colonnes choisies, 1 réponse, 30 jours puis fin de mois ». */
export function choicesSentence({ mapping, answers, constants }: ImportPreview['used']): string {
  const columns = Object.keys(mapping).length;
  const answered = Object.keys(answers).length;
  const fixed = Object.values(constants).filter((value) => value !== undefined);
  return [
    columns > 0 ? `${number(columns)} colonne${columns > 1 ? 's choisies' : ' choisie'}` : '',
    answered > 0 ? `${number(answered)} réponse${answered > 1 ? 's' : ''}` : '',
    ...fixed,
  ]
    .filter((part) => part !== '')
    .join(', ');
}

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
  'iso-8859-15': 'ISO-8859-15',
};

export function encodingName(encoding: string): string {
  return ENCODINGS[encoding] ?? encoding;
}

const DELIMITERS: Record<string, string> = { ';': 'point-virgule', ',': 'virgule', '\t': 'tabulation', '|': 'barre verticale' };

export function delimiterName(delimiter: string): string {
  return DELIMITERS[delimiter] ?? `« ${delimiter} »`;
}

/** What an import of invoices explained of payments that waited: « 2 encaissements qui attendaient ont trouvé leur facture. » */
export function matchedSentence(count: number): string {
  if (count === 0) return '';
  return count > 1
    ? `${number(count)} règlements qui attendaient ont trouvé leur facture.`
    : 'Un règlement qui attendait a trouvé sa facture.';
}

/** What an import of invoices will explain: « 3 règlements en attente trouvent leur facture : 120,00 € de Durand, du 03/02/2026 (F1), … » */
export function foreseenSentence(matches: ImportPreview['waitingMatches']): string {
  const named = matches
    .slice(0, MATCHES_NAMED)
    .map(
      ({ paidOn, amountCents, customerName, invoiceNumbers }) =>
        `${formatEuros(amountCents)} de ${customerName}, du ${formatDate(paidOn)} (${invoiceNumbers.join(', ')})`,
    );
  const rest = matches.length - named.length;
  const list = `${named.join(' ; ')}${rest > 0 ? ` ; et ${rest > 1 ? `${number(rest)} autres` : 'un autre'}` : ''}.`;
  return matches.length > 1
    ? `${number(matches.length)} règlements en attente trouvent leur facture : ${list}`
    : `Un règlement en attente trouve sa facture : ${list}`;
}

const MATCHES_NAMED = 3;

/** What an import did, in one sentence. */
export function resultSentence(counts: ImportCounts, kind: ImportKind): string {
  const { ending } = NOUNS[kind];
  const agreed = (count: number) => `${ending}${count > 1 ? 's' : ''}`;
  // « mis » already ends in s.
  const updated = (count: number) => (ending === 'e' ? `mise${count > 1 ? 's' : ''}` : 'mis');
  // What is counted is said once, by the first number.
  let isSaid = false;
  const some = (count: number) => {
    const words = isSaid ? number(count) : counted(count, kind);
    isSaid = true;
    return words;
  };
  const parts = [
    counts.new > 0 ? `${some(counts.new)} ajouté${agreed(counts.new)}` : '',
    counts.changed > 0 ? `${some(counts.changed)} ${updated(counts.changed)} à jour` : '',
    counts.settled > 0 ? `${some(counts.settled)} soldé${agreed(counts.settled)}` : '',
    counts.unchanged > 0 ? `${some(counts.unchanged)} déjà connu${agreed(counts.unchanged)}` : '',
    counts.rejected > 0 ? `${number(counts.rejected)} ligne${counts.rejected > 1 ? 's' : ''} refusée${counts.rejected > 1 ? 's' : ''}` : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? 'Le fichier ne contenait rien à importer.' : `${parts.join(', ')}.`;
}
