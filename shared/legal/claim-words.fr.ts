import type { ClaimStage } from './claim-stage.ts';
import { type ClaimNature, isCommercial, isPresumedCommercial, type RouteFacts } from './route-facts.ts';

const STAGES: Record<ClaimStage, string> = {
  notDue: 'Pas encore échue',
  reminders: 'En relance',
  disputed: 'En litige',
  schedule: 'En échéancier',
  notice: 'Mise en demeure en cours',
  decision: 'Suite à décider',
  case: 'Dossier ouvert',
  proceedings: 'Procédure collective',
  prescribed: 'Prescrite',
};

export function stageName(stage: ClaimStage): string {
  return STAGES[stage];
}

const NATURES: Record<ClaimNature, string> = {
  goods: 'Vente de marchandises',
  services: 'Prestation de services',
  works: 'Travaux',
  carriage: 'Transport de marchandises',
  rent: 'Loyer',
};

export function natureName(nature: ClaimNature): string {
  return NATURES[nature];
}

/** What the debtor and the creditor are to each other, which decides the court. */
export function debtorWords(facts: RouteFacts): string {
  if (facts.debtor === 'consumer') return 'Particulier';
  if (facts.publicBuyer) return 'Acheteur public';
  if (!isCommercial(facts)) return 'Professionnel, mais l’un de vous n’est pas commerçant';
  return isPresumedCommercial(facts) ? 'Professionnels, présumés commerçants' : 'Entre commerçants';
}
