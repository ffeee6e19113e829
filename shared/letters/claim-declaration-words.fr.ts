import type { ProceedingsKind } from '../legal/case-kinds.ts';
import { proceedingsName } from '../legal/case-words.fr.ts';

/** The words of a declaration of claim that are not in its template: it is always in French. */
export const claimDeclarationWords = {
  placed: {
    safeguard: 'en procédure de sauvegarde',
    reorganisation: 'en redressement judiciaire',
    liquidation: 'en liquidation judiciaire',
  } satisfies Record<ProceedingsKind, string>,
  /** Until its name is known. */
  agent: 'Mandataire judiciaire',
  panel: 'La procédure',
  debtor: 'Débiteur',
  procedure: 'Procédure',
  procedureOf: (kind: ProceedingsKind, judgmentOn: string) => `${proceedingsName(kind)}, jugement d’ouverture du ${judgmentOn}`,
  court: 'Juridiction',
  referenceLabel: 'Référence',
  publication: 'Publiée au BODACC le',
  reference: (number: string) => `Vos références : ${number}`,
  standing: 'Au jugement',
  due: 'échue',
  notYetDue: 'à échoir',
  disputed: (number: string, amount: string) =>
    `Facture ${number} : ${amount} étaient contestés par le débiteur ; ils sont déclarés pour leur entier montant.`,
  loss: (number: string, amount: string) => `Facture ${number} : dont ${amount} passés en perte dans nos livres, sans remise de dette.`,
  dueSum: 'Principal échu TTC',
  notYetDueSum: 'Principal à échoir TTC',
  credits: 'Avoirs et règlements à déduire',
  interest: 'Intérêts de retard jusqu’à la veille du jugement (voir l’annexe)',
  indemnity: (count: number) => `Indemnité forfaitaire de recouvrement : ${count} × 40 €`,
  total: (judgmentOn: string) => `Créance déclarée au ${judgmentOn}`,
  unsecured: 'Nature de la créance : chirographaire.',
  privileged: (privilege: string) => `Nature de la créance : privilégiée (${privilege}).`,
  exhibits: 'Pièces jointes',
  invoiceCopies: (numbers: readonly string[]) =>
    numbers.length === 0
      ? 'Copie des factures'
      : numbers.length > 12
        ? `Copie des ${numbers.length} factures listées ci-dessus`
        : `Copie de ${numbers.length > 1 ? 'chaque facture' : 'la facture'} : ${numbers.join(', ')}`,
  creditNoteCopies: (labels: readonly string[]) => `Copie de ce qui est déduit : ${labels.join(', ')}`,
  annexTitle: 'Annexe : décompte des intérêts de retard au {{date}}',
  annexTotal: 'Total des intérêts',
  annexInterest: 'Intérêts',
  account: 'Relevé de compte du débiteur dans nos livres',
  interestDetail: 'Décompte des intérêts, en annexe',
  proofs: 'Bons de commande, bons de livraison ou contrats dont les factures procèdent, selon ce que nous détenons',
} as const;
