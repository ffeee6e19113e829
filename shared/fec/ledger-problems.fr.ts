import { formatDate } from '../dates/format-date.ts';
import type { LocalDate } from '../dates/local-date.ts';
import type { ImportProblem } from '../imports/imports.contract.ts';
import type { Cents } from '../money/cents.ts';
import { formatEuros } from '../money/format-money.ts';

/** Every reason to refuse a line of a book or to remark on it, with what its sentence needs. */
export interface LedgerProblemParams {
  // Refusals
  LEDGER_DATE_MISSING: Record<string, never>;
  LEDGER_DATE_UNREADABLE: Record<string, never>;
  LEDGER_ACCOUNT_MISSING: Record<string, never>;
  LEDGER_AMOUNT_UNREADABLE: Record<string, never>;
  LEDGER_AMOUNT_PRECISION: Record<string, never>;
  LEDGER_AMOUNT_TOO_LARGE: Record<string, never>;
  LEDGER_SIDE_UNKNOWN: Record<string, never>;
  LEDGER_ROW_SHIFTED: { cells: number; titles: number };
  LEDGER_LINE_UNREADABLE: Record<string, never>;
  LEDGER_CUSTOMER_MISSING: Record<string, never>;
  // Remarks on lines
  LEDGER_OPTIONAL_DATE_UNREADABLE: { count: number };
  LEDGER_NOT_REAL: { count: number };
  // Remarks on the book
  LEDGER_UNBALANCED: { debitCents: Cents; creditCents: Cents };
  LEDGER_ENTRY_UNBALANCED: { journal: string; number: string; date: LocalDate; gapCents: Cents };
  LEDGER_ENTRIES_UNBALANCED: { count: number };
  LEDGER_EMPTY: Record<string, never>;
  LEDGER_NO_RECEIVABLE: Record<string, never>;
  LEDGER_ACCOUNT_POOLED: { account: string; name: string; lines: number };
  LEDGER_ACCOUNT_UNDECIDED: { account: string };
  LEDGER_LETTERING_OPEN: { groups: number; gapCents: Cents };
  LEDGER_ADVANCES_APART: { count: number; amountCents: Cents };
  LEDGER_NUMBER_MADE: { count: number; example: string };
  LEDGER_NUMBER_SHARED: { number: string; renamed: string };
  LEDGER_REFUND_DEDUCTED: { amountCents: Cents; paidOn: LocalDate };
  LEDGER_CLOSING_LEFT_OUT: { count: number };
  LEDGER_OPENING_KNOWN: { count: number };
  LEDGER_ACCOUNTS_CLOSED: { count: number };
}

export type LedgerProblemCode = keyof LedgerProblemParams;

const sentences: { [C in LedgerProblemCode]: (params: LedgerProblemParams[C]) => string } = {
  LEDGER_DATE_MISSING: () => 'La date de l’écriture manque.',
  LEDGER_DATE_UNREADABLE: () =>
    'Cette date n’existe pas ou n’est pas lisible ; une date comme 20260131, 2026-01-31 ou 31/01/2026 est attendue.',
  LEDGER_ACCOUNT_MISSING: () => 'Le numéro de compte manque.',
  LEDGER_AMOUNT_UNREADABLE: () => 'Ce n’est pas un montant lisible ; écrivez-le en chiffres, comme 1 234,56.',
  LEDGER_AMOUNT_PRECISION: () => 'Ce montant a plus de deux décimales ; il faut un montant au centime.',
  LEDGER_AMOUNT_TOO_LARGE: () => 'Ce montant est trop grand pour une écriture : la ligne semble décalée par rapport aux titres.',
  LEDGER_SIDE_UNKNOWN: () => 'Le sens de l’écriture n’est pas lisible ; D ou C, +1 ou -1 sont attendus.',
  LEDGER_ROW_SHIFTED: ({ cells, titles }) =>
    `Cette ligne a ${cells} cases pour ${titles} titres : un libellé y contient sans doute le séparateur, et les montants sont décalés.`,
  LEDGER_LINE_UNREADABLE: () => 'Cette ligne n’a pas la forme des autres écritures du fichier.',
  LEDGER_CUSTOMER_MISSING: () => 'Cette écriture n’est sous l’en-tête d’aucun tiers.',
  LEDGER_OPTIONAL_DATE_UNREADABLE: ({ count }) =>
    count > 1 ? `${count} dates de cette colonne sont illisibles et laissées vides.` : 'Cette date est illisible et laissée vide.',
  LEDGER_NOT_REAL: ({ count }) =>
    count > 1 ? `${count} lignes de simulation ou de prévision laissées de côté.` : 'Ligne de simulation ou de prévision laissée de côté.',
  LEDGER_UNBALANCED: ({ debitCents, creditCents }) =>
    `Le fichier n’est pas équilibré : ${formatEuros(debitCents)} au débit, ${formatEuros(creditCents)} au crédit.`,
  LEDGER_ENTRY_UNBALANCED: ({ journal, number, date, gapCents }) =>
    `L’écriture ${[journal, number].filter((part) => part !== '').join(' ')} du ${formatDate(date)} n’est pas équilibrée : ${formatEuros(gapCents)} d’écart.`,
  LEDGER_ENTRIES_UNBALANCED: ({ count }) => `${count} autres écritures ne sont pas équilibrées.`,
  LEDGER_EMPTY: () =>
    'Ce fichier ne contient aucune écriture lisible. Vérifiez l’exercice ou la période choisis dans votre logiciel, et refaites l’export.',
  LEDGER_NO_RECEIVABLE: () => 'Ce fichier ne contient aucun compte client (411 ou 416).',
  LEDGER_ACCOUNT_POOLED: ({ account, name, lines }) =>
    `Le compte ${account}${name === '' ? '' : ` « ${name} »`} n’est pas détaillé par client : ses ${lines} lignes forment un seul client.`,
  LEDGER_ACCOUNT_UNDECIDED: ({ account }) => `Rien ne dit si le compte ${account} est celui d’un client : il est laissé de côté.`,
  LEDGER_LETTERING_OPEN: ({ groups, gapCents }) =>
    groups > 1
      ? `${groups} groupes lettrés ne sont pas soldés dans ce fichier (écart de ${formatEuros(gapCents)}) : leurs règlements sont proposés, pas affectés.`
      : `Un groupe lettré n’est pas soldé dans ce fichier (écart de ${formatEuros(gapCents)}) : ses règlements sont proposés, pas affectés.`,
  LEDGER_ADVANCES_APART: ({ count, amountCents }) =>
    count > 1
      ? `${count} avances reçues de clients (4191), pour ${formatEuros(amountCents)}, restent à part des factures.`
      : `Une avance reçue d’un client (4191), de ${formatEuros(amountCents)}, reste à part des factures.`,
  LEDGER_NUMBER_MADE: ({ count, example }) =>
    count > 1
      ? `${count} pièces de vente n’ont pas de numéro de facture ; elles sont nommées d’après leur écriture, comme « ${example} ».`
      : `Une pièce de vente n’a pas de numéro de facture ; elle est nommée d’après son écriture, « ${example} ».`,
  LEDGER_NUMBER_SHARED: ({ number, renamed }) =>
    `Plusieurs écritures de ce client portent la pièce ${number} ; celle-ci devient « ${renamed} ».`,
  LEDGER_REFUND_DEDUCTED: ({ amountCents, paidOn }) =>
    `Remboursement ou rejet de ${formatEuros(amountCents)}, lettré avec le règlement du ${formatDate(paidOn)} et déduit de lui.`,
  LEDGER_OPENING_KNOWN: ({ count }) =>
    count > 1
      ? `${count} soldes d’ouverture reprennent ce que l’exercice précédent, déjà connu, laissait dû : ils ne sont pas comptés deux fois.`
      : 'Un solde d’ouverture reprend ce que l’exercice précédent, déjà connu, laissait dû : il n’est pas compté deux fois.',
  LEDGER_ACCOUNTS_CLOSED: ({ count }) =>
    count > 1
      ? `${count} écritures soldent les comptes de fin d’exercice (compte 89) : elles sont laissées de côté, car elles ne règlent aucune facture.`
      : 'Une écriture solde les comptes de fin d’exercice (compte 89) : elle est laissée de côté, car elle ne règle aucune facture.',
  LEDGER_CLOSING_LEFT_OUT: ({ count }) =>
    count > 1
      ? `${count} écritures de clôture du résultat ne comptent ni dans le chiffre d’affaires ni dans les charges.`
      : 'Une écriture de clôture du résultat ne compte ni dans le chiffre d’affaires ni dans les charges.',
};

const REFUSALS: ReadonlySet<LedgerProblemCode> = new Set([
  'LEDGER_DATE_MISSING',
  'LEDGER_DATE_UNREADABLE',
  'LEDGER_ACCOUNT_MISSING',
  'LEDGER_AMOUNT_UNREADABLE',
  'LEDGER_AMOUNT_PRECISION',
  'LEDGER_AMOUNT_TOO_LARGE',
  'LEDGER_SIDE_UNKNOWN',
  'LEDGER_ROW_SHIFTED',
  'LEDGER_LINE_UNREADABLE',
  'LEDGER_CUSTOMER_MISSING',
]);

/** A problem as the import lists it. `row` 0 is the whole file. */
export function ledgerProblem<C extends LedgerProblemCode>(
  code: C,
  params: LedgerProblemParams[C],
  place: { row: number; column?: string; value?: string },
): ImportProblem {
  return {
    severity: REFUSALS.has(code) ? 'rejected' : 'remark',
    row: place.row,
    column: place.column ?? '',
    code,
    message: sentences[code](params),
    value: (place.value ?? '').slice(0, 200),
  };
}
