import type { ImportField } from './import-fields.contract.ts';
import type { ImportColumn } from './imports.contract.ts';
import { plainWords } from './row-words.fr.ts';

/** The columns of a table, and which fills what. */
interface TitledColumns {
  readonly columns: readonly ImportColumn[];
  readonly fieldIndex: ReadonlyMap<ImportField, number>;
}

/** A file whose totals are in euros although a column names another currency. */
export interface OriginalAmountColumn {
  readonly totalIndex: number;
  /** The column of the total in the invoice's own currency; null when the file has none. */
  readonly index: number | null;
}

/** « Total TTC (EUR) », « Contre-valeur », « Total in company currency »: amounts of the accounts, whatever the invoice's currency. */
const IN_EUROS = /€|\beur(?:os?)?\b|contre-?valeur|devise (?:de la )?societe|company currency|base currency|devise de base/;
/** « Montant en devise », « Total signé en devises », « Amount currency »: amounts of the invoice's own currency. */
const IN_CURRENCY = /\bdevises?\b|\bcurrency\b|\boriginal\b/;
const AMOUNT = /total|montant|amount/;
const PARTIAL = /\bht\b|hors|tva|tax|untaxed|regle|paye|paid|due?s?\b|reste|solde|residual/;

/**
 * Tells, by the titles, a file that has its totals in euros beside a currency: its total's title says euros, or another column's says
 * that it holds the amount in currency (Odoo's « Total signé » and « Total signé en devises »). Null for every other file.
 */
export function originalAmountColumn({ columns, fieldIndex }: TitledColumns): OriginalAmountColumn | null {
  const totalIndex = fieldIndex.get('totalAmount') ?? fieldIndex.get('paymentAmount') ?? fieldIndex.get('chargeAmount');
  if (totalIndex === undefined || !fieldIndex.has('currency')) return null;
  const titles = columns.map(({ source, index, field }) => ({ index, field, words: plainWords(source) }));
  const total = titles.find(({ index }) => index === totalIndex);
  if (total === undefined) return null;
  const other = titles.find(
    ({ index, field, words }) =>
      index !== totalIndex &&
      (field === null || field === 'ignored') &&
      AMOUNT.test(words) &&
      IN_CURRENCY.test(words) &&
      !IN_EUROS.test(words) &&
      !PARTIAL.test(words),
  );
  const inEuros = IN_EUROS.test(total.words) || /€/.test(columns[totalIndex]?.source ?? '');
  if (!inEuros && (other === undefined || IN_CURRENCY.test(total.words))) return null;
  return { totalIndex, index: other?.index ?? null };
}

/**
 * Of « Total signé » and « Total signé en devises » the first is the amount: it is in euros on every row. Columns chosen by hand stay as
 * they are.
 */
export function amountsInEurosFirst(columns: ImportColumn[], chosen: (index: number) => boolean): ImportColumn[] {
  const total = columns.find(({ field }) => field === 'totalAmount');
  const words = total === undefined ? '' : plainWords(total.source);
  if (total === undefined || !IN_CURRENCY.test(words) || IN_EUROS.test(words) || chosen(total.index)) return columns;
  const bare = words.replace(/\b(?:en |in )?(?:devises?|currency)\b/g, '').trim();
  const inEuros = columns.find(({ field, source, index }) => {
    const own = plainWords(source);
    return field === null && !chosen(index) && (own === bare || (AMOUNT.test(own) && IN_EUROS.test(own) && !PARTIAL.test(own)));
  });
  if (inEuros === undefined) return columns;
  return columns.map((column) =>
    column === total
      ? { ...column, field: null, confidence: 0 }
      : column === inEuros
        ? { ...column, field: 'totalAmount', confidence: total.confidence }
        : column,
  );
}
