import { formatDate } from '../dates/format-date.ts';
import type { LocalDate } from '../dates/local-date.ts';
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
      'C’est un rejet, un impayé ou une régularisation : laissé de côté ; retirez aussi le règlement qu’il annule.',
      row,
      label,
    ),
  foreign: (row: number, currency: string, label: string) =>
    remark('BANK_CURRENCY', `Cet encaissement est en ${currency} : laissé de côté, seuls les montants en euros sont importés.`, row, label),
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
  sure: (reason: string) => `affecté : ${reason}`,
  offered: (reason: string) => `à rapprocher : ${reason}`,
  noCustomer: 'aucun client reconnu',
  known: 'règlement déjà enregistré',
  received: (paidOn: LocalDate) => `déjà encaissé le ${formatDate(paidOn)}, sur un relevé de banque`,
  knownOn: (paidOn: LocalDate) => `règlement déjà enregistré, au ${formatDate(paidOn)}`,
} as const;

/** What a movement without any label is called. */
export const UNNAMED_MOVEMENT = 'encaissement';
