import { formatNumber } from '../money/format-money.ts';
import { isNudged, type Nudge } from './nudge.ts';

/** `1,5 mm` with a true minus. */
export function millimetres(value: number): string {
  return `${formatNumber(value, 1)}\u00a0mm`;
}

/** What is printed of the correction in force. */
function correction(nudge: Nudge): string {
  if (!isNudged(nudge)) return 'Cette page est imprimée sans correction.';
  return `Cette page est imprimée avec la correction en vigueur : ${millimetres(nudge.rightMm)} vers la droite, ${millimetres(nudge.downMm)} vers le bas.`;
}

export const controlPageWords = {
  documentTitle: 'Page de contrôle de l’enveloppe',
  title: 'Page de contrôle de l’enveloppe',
  correction,
  address: ['CLIENT EXEMPLE SARL', 'MADAME CLAIRE EXEMPLE', 'BATIMENT B', '12 RUE DES LILAS', 'BP 40012', '75011 PARIS CEDEX 11'],
  window: 'Toujours visible',
  blank: 'Rien d’autre ne doit être imprimé dans ce cadre.',
  fold: (mm: number) => `Pli à ${mm} mm`,
  ruler: 'Millimètres depuis le bord gauche',
  downRuler: 'Depuis le haut',
  cross: (rightMm: number, downMm: number) => `Cette croix est à ${rightMm} mm du bord gauche et à ${downMm} mm du haut de la feuille.`,
  before: [
    '1. Imprimez cette page à 100 % (« taille réelle »), jamais « ajustée à la page ».',
    '2. Entre les graduations 50 et 150 de la règle, il y a 100 mm. Sinon, l’imprimante réduit la page : changez d’abord ce réglage-là.',
    '3. Pliez aux deux repères, glissez la feuille dans l’enveloppe et tapez celle-ci sur la table, de chaque côté : l’adresse d’essai se lit toujours en entier, seule. Alors tout va bien.',
  ],
  after: [
    '4. Sinon, mesurez avec une règle où la croix est tombée, depuis le bord gauche puis depuis le haut de la feuille, et calculez :',
  ],
  toRight: 'Vers la droite',
  toBottom: 'Vers le bas',
  /** `from`: where the cross would be without any correction, so that the one in force is counted in. */
  sum: (from: number) => `${formatNumber(from, 1)} − ………… mesurés = …………`,
  end: [
    '5. Tapez ces deux nombres dans Réglages, « En-tête », puis imprimez de nouveau cette page : la croix doit être à sa place. Un nombre négatif va vers la gauche, ou vers le haut.',
  ],
} as const;

/** What the letter that shows the letterhead says. */
export const sampleLetterWords = {
  documentTitle: 'Aperçu de l’en-tête',
  address: ['CLIENT EXEMPLE SARL', '12 RUE DES LILAS', '75011 PARIS'],
  reference: 'Votre code client : CL-001',
  subject: 'Objet : aperçu de votre papier à en-tête',
  salutation: 'Madame, Monsieur,',
  paragraphs: [
    'Voici comment se présentent vos courriers : le logo et les mentions de la société en haut à gauche, l’adresse du client dans la fenêtre de l’enveloppe, les moyens de paiement, puis la signature.',
    'La somme, la facture et le client ci-dessous sont inventés.',
  ],
  closing: 'Nous vous prions d’agréer, Madame, Monsieur, l’expression de nos salutations distinguées.',
  invoice: 'FA-2026-001',
  customer: { code: 'CL-001', name: 'Client Exemple SARL' },
} as const;
