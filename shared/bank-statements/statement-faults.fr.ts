/** Why a file of statements cannot be trusted at all: the sentence after its line number. */
export const STATEMENT_FAULTS = {
  cutShort: 'le fichier s’arrête avant la fin du relevé.',
  tooDeep: 'les éléments sont imbriqués sans fin.',
  unknownRecord: 'cet enregistrement n’est pas du format CFONB 120 (01, 04, 05 ou 07).',
  statementInsideStatement: 'un nouveau relevé commence alors que le précédent n’a pas son solde final (enregistrement 07).',
  movementOutsideStatement: 'opération en dehors d’un relevé : l’ancien solde (enregistrement 01) manque avant elle.',
  detailWithoutMovement: 'complément d’opération (enregistrement 05) sans l’opération qu’il complète.',
  closingWithoutOpening: 'solde final (enregistrement 07) d’un relevé qui n’a pas commencé (enregistrement 01).',
  otherAccount: 'ce compte n’est pas celui du relevé en cours.',
  balanceDate: 'la date du solde est illisible.',
  balanceAmount: 'le montant du solde est illisible.',
  decimals: 'le nombre de décimales est illisible.',
  mtFieldOutsideStatement: 'opération ou solde final sans solde de départ (:60F:).',
  mtClosingMissing: 'le relevé n’a pas de solde final (:62F:).',
  mtBalance: 'le solde est illisible.',
} as const;

export type StatementFault = keyof typeof STATEMENT_FAULTS;
