import { formatDate } from '../dates/format-date.ts';
import { addDays, type LocalDate } from '../dates/local-date.ts';
import type { Delivery, PostedLetter, WhatFollows } from './delivery.ts';
import { formatRegisteredNumber, registeredNumberShape } from './registered-number.ts';

export const DELIVERY_NAMES: Record<Delivery, string> = {
  received: 'Reçu',
  refused: 'Refusé',
  unclaimed: 'Non réclamé',
  wrongAddress: 'Mauvaise adresse',
};

/** Which day goes with each outcome. */
export const DELIVERY_DAYS: Record<Delivery, string> = {
  received: 'Reçu le',
  refused: 'Refusé le',
  unclaimed: 'Présenté le',
  wrongAddress: 'Revenu le',
};

/** « Reçu le 12/11/2026 ». */
export function deliverySentence(delivery: Delivery, on: LocalDate | null): string {
  return on === null ? DELIVERY_NAMES[delivery] : `${DELIVERY_NAMES[delivery]} le ${formatDate(on)}`;
}

/** « Recommandé 1A 234 567 8901 2, reçu le 12/11/2026 »; nothing for a letter of which the post said nothing. */
export function postWords({
  registeredNumber,
  delivery,
  deliveredOn,
  deliveryNote,
}: Pick<PostedLetter, 'delivery'> & { registeredNumber: string; deliveredOn: LocalDate | null; deliveryNote: string }): string {
  const number = registeredNumber === '' ? '' : `Recommandé ${formatRegisteredNumber(registeredNumber)}`;
  const outcome = delivery === null ? '' : deliverySentence(delivery, deliveredOn);
  const words = number === '' || outcome === '' ? number || outcome : `${number}, ${outcome.toLocaleLowerCase('fr')}`;
  return words === '' || deliveryNote === '' ? words : `${words} (${deliveryNote})`;
}

/** What comes after a notice, and from which day. */
export function followingSentence({ code, on }: WhatFollows, { delivery }: Pick<PostedLetter, 'delivery'>, today: LocalDate): string {
  if (code === 'sendAgain') return 'Revenu pour adresse fausse : corrigez la fiche du client et envoyez-le de nouveau';
  if (code === 'legalStage') {
    const over = on < today ? `Délai écoulé depuis le ${formatDate(on)}` : `Sans règlement au ${formatDate(on)}`;
    return `${over} : l’étape contentieuse suit, au jour que dit le plan de relance${delivery === null ? ' (avis de réception attendu)' : ''}`;
  }
  const what = code === 'court' ? 'le dossier peut passer au contentieux' : 'la déchéance du terme peut être prononcée';
  const since = delivery === null ? ' (avis de réception attendu)' : '';
  return on < today
    ? `Délai écoulé depuis le ${formatDate(on)} : ${what}`
    : `Sans règlement au ${formatDate(on)}, ${what} dès le ${formatDate(addDays(on, 1))}${since}`;
}

/** Why a registered number may be misread; null when nothing is wrong with it. It is kept all the same. */
export function registeredNumberRemark(number: string, alsoOn: string | null): string | null {
  if (number === '') return null;
  if (alsoOn !== null) return `Le numéro ${formatRegisteredNumber(number)} est déjà celui d’un courrier à ${alsoOn} : vérifiez l’étiquette`;
  const shape = registeredNumberShape(number);
  if (shape.kind === 's10' && !shape.checks) return `La clé du numéro ${formatRegisteredNumber(number)} est fausse : relisez l’étiquette`;
  if (shape.kind === 'unknown')
    return `${number} n’a pas la forme d’un numéro de recommandé (1A 234 567 8901 2, ou RR 12 345 678 5 FR à l’étranger) : relisez l’étiquette`;
  return null;
}
