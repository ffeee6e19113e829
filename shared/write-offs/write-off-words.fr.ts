import type { WriteOffReason } from './write-offs.contract.ts';

/** Why a claim is given up, as one chooses it. */
export const WRITE_OFF_REASONS: Record<WriteOffReason, { name: string; explanation: string }> = {
  uncollectible: { name: 'Irrécouvrable', explanation: 'Tout a été tenté, le client ne paiera pas.' },
  liquidation: { name: 'Liquidation judiciaire clôturée', explanation: 'Le jugement ne laisse rien pour vous.' },
  goodwill: { name: 'Geste commercial', explanation: 'Une remise : un avoir dit mieux la baisse du prix et reprend la TVA.' },
  smallBalance: { name: 'Petit solde', explanation: 'Quelques euros qui ne valent pas une relance.' },
  saleOfClaim: { name: 'Cession de la créance', explanation: 'La part que le prix de cession ne couvre pas.' },
  other: { name: 'Autre raison', explanation: 'Dites-la dans la note.' },
};

export function writeOffReasonName(reason: WriteOffReason | null): string {
  return reason === null ? 'Sans raison notée' : WRITE_OFF_REASONS[reason].name;
}

/** Why no note to recover the VAT is offered. */
export function noVatNoteWords(reason: WriteOffReason | null): string {
  if (reason === 'goodwill') return 'Un geste commercial baisse le prix : la TVA se reprend par un avoir, pas par cette note.';
  if (reason === 'saleOfClaim') return 'Une créance cédée a été payée par son repreneur : sa TVA ne se récupère pas.';
  return '';
}
