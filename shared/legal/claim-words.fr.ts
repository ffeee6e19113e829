import type { Cents } from '../money/cents.ts';
import { formatEuros } from '../money/format-money.ts';
import type { ClaimStage } from './claim-stage.ts';
import { type ClaimNature, isCommercial, isPresumedCommercial, type RouteFacts } from './route-facts.ts';

const STAGES: Record<ClaimStage, string> = {
  notDue: 'Non échue',
  reminders: 'En relance',
  disputed: 'En litige',
  schedule: 'En échéancier',
  notice: 'Mise en demeure',
  decision: 'Suite à décider',
  case: 'Dossier ouvert',
  proceedings: 'Procédure collective',
  handedOver: 'Remise ou cédée',
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

/** The four kinds of claim that the parties make, which decide the court, the term and the fees. */
export function debtorWords(facts: RouteFacts): string {
  if (facts.debtor === 'consumer')
    return 'Créance sur un particulier : 2 ans pour agir, tribunal judiciaire, intérêt légal après mise en demeure';
  if (facts.publicBuyer) return 'Créance publique : 4 ans à compter du 1er janvier suivant, juge administratif';
  if (!isCommercial(facts)) return 'Créance civile : l’un de vous n’est pas commerçant, tribunal judiciaire';
  return isPresumedCommercial(facts)
    ? 'Créance commerciale, présumée : 5 ans pour agir, tribunal de commerce si vous êtes tous deux commerçants'
    : 'Créance commerciale : 5 ans pour agir, tribunal de commerce';
}

/** What would be asked for too much; null where everything that came is put against its invoices. */
export function claimCreditsWarning(creditCents: Cents): string | null {
  return creditCents <= 0
    ? null
    : `${formatEuros(creditCents)} d’avoirs ou de règlements de ce client ne sont affectés à aucune facture : affectez-les d’abord, sinon vous réclameriez cette somme en trop.`;
}
