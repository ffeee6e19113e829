import { formatDate } from '../dates/format-date.ts';
import type { LocalDate } from '../dates/local-date.ts';
import type { Cents } from '../money/cents.ts';
import { formatEuros } from '../money/format-money.ts';

/** Every reason to leave out a movement, and every remark about a statement, with what its sentence needs. */
export interface StatementProblemParams {
  // Movements left out
  DATE_MISSING: Record<string, never>;
  DATE_UNREADABLE: Record<string, never>;
  AMOUNT_MISSING: Record<string, never>;
  AMOUNT_UNREADABLE: Record<string, never>;
  AMOUNT_PRECISION: Record<string, never>;
  AMOUNT_TOO_LARGE: Record<string, never>;
  AMOUNT_ON_BOTH_SIDES: Record<string, never>;
  LINE_UNREADABLE: Record<string, never>;
  CURRENCY_MIXED: { currency: string };
  // Remarks
  MOVEMENT_NOT_BOOKED: { status: string };
  BATCH_NOT_SPLIT: { count: number };
  BALANCE_MISMATCH: { openingCents: Cents; movementsCents: Cents; closingCents: Cents };
  RUNNING_BALANCE_MISMATCH: { expectedCents: Cents; statedCents: Cents };
  COUNT_MISMATCH: { announced: number; read: number };
  DATE_ORDER_ASSUMED: { example: LocalDate };
}

export type StatementProblemCode = keyof StatementProblemParams;

const plural = (count: number) => (count > 1 ? 's' : '');

const sentences: { [C in StatementProblemCode]: (params: StatementProblemParams[C]) => string } = {
  DATE_MISSING: () => 'La date de l’opération manque.',
  DATE_UNREADABLE: () => 'La date de l’opération n’existe pas ou n’est pas lisible.',
  AMOUNT_MISSING: () => 'Le montant de l’opération manque.',
  AMOUNT_UNREADABLE: () => 'Ce n’est pas un montant lisible ; écrivez-le en chiffres, comme 1 234,56.',
  AMOUNT_PRECISION: () => 'Ce montant a plus de deux décimales ; il faut un montant au centime.',
  AMOUNT_TOO_LARGE: () => 'Ce montant est trop grand pour une opération bancaire.',
  AMOUNT_ON_BOTH_SIDES: () => 'Le débit et le crédit sont remplis tous les deux ; le sens de l’opération est inconnu.',
  LINE_UNREADABLE: () => 'Cette ligne n’a pas la forme d’une opération.',
  CURRENCY_MIXED: ({ currency }) => `Le montant est en ${currency}, qui n’est pas la devise du compte.`,
  MOVEMENT_NOT_BOOKED: ({ status }) => `Opération « ${status} », pas encore ou jamais comptabilisée : laissée de côté.`,
  BATCH_NOT_SPLIT: ({ count }) =>
    `La remise groupe ${count} opération${plural(count)} sans donner le montant de chacune : elle est prise en une fois.`,
  BALANCE_MISMATCH: ({ openingCents, movementsCents, closingCents }) =>
    `Le relevé ne tombe pas juste : ${formatEuros(openingCents)} au départ et ${formatEuros(movementsCents)} de mouvements ne font pas les ${formatEuros(closingCents)} annoncés. Des opérations manquent peut-être.`,
  RUNNING_BALANCE_MISMATCH: ({ expectedCents, statedCents }) =>
    `Le solde de cette ligne (${formatEuros(statedCents)}) ne suit pas le précédent, qui donne ${formatEuros(expectedCents)}. Des opérations manquent peut-être.`,
  COUNT_MISMATCH: ({ announced, read }) =>
    `La banque annonce ${announced} opération${plural(announced)}, le fichier en contient ${read}. Refaites l’export s’il a été modifié ou coupé.`,
  DATE_ORDER_ASSUMED: ({ example }) =>
    `Rien ne dit si le jour ou le mois vient en premier : le jour est lu en premier (ici le ${formatDate(example)}).`,
};

/** The French sentence of a problem. */
export function statementProblemSentence<C extends StatementProblemCode>(code: C, params: StatementProblemParams[C]): string {
  return sentences[code](params);
}
