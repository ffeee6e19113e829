import type { LetterLanguage, LetterTone } from './letter-kinds.ts';
import type { TemplateCondition } from './template-conditions.ts';

export const CONDITION_NAMES: Record<TemplateCondition, string> = {
  business: 'client professionnel',
  consumer: 'client particulier',
  reminded: 'déjà contacté',
  neverReminded: 'jamais contacté',
  allRemindedInWriting: 'toutes déjà relancées par écrit',
  credited: 'avoir ou règlement à déduire',
  somebodyNamed: 'interlocuteur noté',
  nobodyNamed: 'interlocuteur non noté',
  partlyDisputed: 'une part contestée',
  contestAnswered: 'litige clos, facture maintenue',
  creditGranted: 'litige clos par un avoir',
  charged: 'pénalités réclamées',
  interestOnly: 'pénalités réclamées sans l’indemnité forfaitaire',
  indemnityOnly: 'indemnité forfaitaire réclamée sans pénalités',
  accruing: 'pénalités en cours',
  reachable: 'téléphone ou e-mail dans Réglages',
  feesIncluded: 'frais compris dans l’accord',
  feesExcluded: 'frais non compris',
  feesPartly: 'frais compris en partie',
  partlyPaid: 'déjà payé en partie',
  oneInstalment: 'une seule échéance',
  severalInstalments: 'plusieurs échéances',
  termLeft: 'des échéances sont à venir',
  allDue: 'toutes les échéances sont passées',
  noticed: 'mise en demeure envoyée',
  notNoticed: 'pas de mise en demeure envoyée',
  owing: 'solde dû',
  settled: 'rien n’est dû',
  publicBuyer: 'acheteur public',
  notPublicBuyer: 'sauf acheteur public',
  replacing: 'remplace un échéancier',
  dueNow: 'quelque chose est échu',
  dueLater: 'rien n’est encore échu',
  scheduled: 'échéances à venir',
  forInformation: 'procédure collective',
  notInProceedings: 'pas de procédure collective',
  promised: 'règlement promis',
  contested: 'contestation annoncée',
  addressed: 'bon interlocuteur',
  scheduleKept: 'échéancier mené à terme',
};

const PARTS: Record<string, string> = {
  introduction: 'Avant l’accord',
  beforeTable: 'Avant le tableau',
  afterTable: 'Après le tableau',
  afterWaysToPay: 'Après « Pour régler »',
  closing: 'Formule finale',
  annex: 'Sous l’annexe des pénalités',
};

export function partName(part: string): string {
  return PARTS[part] ?? part.replace(/^article/, 'Article ');
}

export const TONE_NAMES: Record<LetterTone, string> = { courteous: 'Courtois', respectful: 'Neutre', firm: 'Ferme' };
export const LANGUAGE_NAMES: Record<LetterLanguage, string> = { fr: 'Français', en: 'Anglais' };
