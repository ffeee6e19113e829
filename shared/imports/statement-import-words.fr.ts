import { formatDate } from '../dates/format-date.ts';
import type { LocalDate } from '../dates/local-date.ts';
import type { Cents } from '../money/cents.ts';
import { formatAmount } from '../money/format-money.ts';
import type { ImportProblem } from './imports.contract.ts';

function remark(code: string, message: string, row = 0, value = ''): ImportProblem {
  return { severity: 'remark', row, column: '', code, message, value: value.slice(0, 200) };
}

/** What is left out of a statement, or waits, and why. */
export const statementRemarks = {
  debits: (count: number) =>
    remark(
      'BANK_DEBITS_LEFT_OUT',
      count > 1
        ? `${count} débits laissés de côté : seuls les encaissements sont importés.`
        : 'Un débit laissé de côté : seuls les encaissements sont importés.',
    ),
  empty: () => remark('BANK_NO_MOVEMENT', 'Ce relevé ne contient aucune opération sur sa période.'),
  reversal: (row: number, label: string) =>
    remark(
      'BANK_REVERSAL',
      'C’est un rejet, un impayé ou une régularisation : dites dans « À rapprocher », onglet « Rejets », quel règlement il annule.',
      row,
      label,
    ),
  foreignLeft: (currency: string, count: number, amountCents: Cents) =>
    remark(
      'BANK_CURRENCY',
      count > 1
        ? `${count} encaissements en ${currency} laissés de côté, faute de taux : ${formatAmount(amountCents)} ${currency} en tout.`
        : `Un encaissement en ${currency} laissé de côté, faute de taux : ${formatAmount(amountCents)} ${currency}.`,
    ),
  noCustomer: (row: number, label: string) =>
    remark(
      'BANK_NO_CUSTOMER',
      'Aucun client reconnu : cet encaissement n’est pas un règlement tant que vous ne l’avez pas rapproché.',
      row,
      label,
    ),
} as const;

/** What becomes of a movement, as the preview says it. */
export const MOVEMENT_WORDS = {
  converted: (amountCents: Cents, currency: string, rate: string | null) =>
    `${formatAmount(amountCents)} ${currency}, ${rate === null ? 'en euros d’après le relevé' : `à ${rate.replace('.', ',')} € pour 1 ${currency}`}`,
  sure: (reason: string) => `affecté : ${reason}`,
  offered: (reason: string) => `à rapprocher : ${reason}`,
  noCustomer: 'aucun client reconnu',
  unknown: 'gardé à rapprocher : ni le client ni la facture ne sont connus',
  entered: (payer: string, paidOn: LocalDate) =>
    `à rapprocher : déjà saisi ? un règlement de ${payer}, du même montant, est enregistré au ${formatDate(paidOn)}`,
  known: 'règlement déjà enregistré',
  received: (paidOn: LocalDate) => `déjà encaissé le ${formatDate(paidOn)}, sur un relevé de banque`,
  knownOn: (paidOn: LocalDate) => `règlement déjà enregistré, au ${formatDate(paidOn)}`,
} as const;

/** What stands at the end of the label of a credit that was received in another currency. */
export function foreignMark(amountCents: Cents, currency: string): string {
  return ` — ${formatAmount(amountCents)} ${currency}`;
}

/** A label that bears such a mark. */
export const FOREIGN_MARKED = / — [\d\s\u202f\u00a0]+,\d{2} [A-Z]{3}$/;

/** What a movement without any label is called. */
export const UNNAMED_MOVEMENT = 'encaissement';
