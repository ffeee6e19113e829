import type { UntitledReading } from '../bank-statements/untitled-bank-table.ts';
import type { ImportQuestion } from './imports.contract.ts';

const row = (texts: readonly string[] = []) => texts.map((text) => `« ${text} »`).join(', ');

/** A list without titles that may be a bank's: asked with rows of its own. */
export function untitledStatementQuestion(examples: readonly (readonly string[])[], readings: readonly UntitledReading[]): ImportQuestion {
  const [first, second] = examples;
  const labels: Readonly<Record<UntitledReading, string>> = {
    debitFirst: `oui : la première colonne de montants est celle des débits (${row(first)} est une dépense)`,
    creditFirst: `oui : la première colonne de montants est celle des crédits (${row(first)} est un encaissement)`,
    signed: 'oui : les montants négatifs sont des dépenses, les autres des encaissements',
  };
  return {
    code: 'untitledStatement',
    message: `Ce fichier n’a pas de ligne de titres. Ses lignes ressemblent à celles d’un relevé de banque : ${row(first)}${second ? ` ; ${row(second)}` : ''}. En est-ce un ?`,
    choices: [...readings.map((value) => ({ value, label: labels[value] })), { value: 'other', label: 'non : c’est autre chose' }],
  };
}
