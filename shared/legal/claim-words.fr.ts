import type { ClaimStage } from './claim-stage.ts';
import type { ClaimNature } from './route-facts.ts';

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
