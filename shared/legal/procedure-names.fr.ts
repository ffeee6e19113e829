import type { Confidence } from './procedure-law.ts';
import type { ProcedureCode, RouteCode } from './route-codes.ts';

const NAMES: Record<RouteCode, string> = {
  smallClaims: 'Procédure simplifiée des petites créances',
  undisputedCommercial: 'Créance commerciale incontestée (L126-1)',
  paymentOrder: 'Injonction de payer',
  interimPayment: 'Référé-provision',
  summons: 'Assignation au fond',
  europeanOrder: 'Injonction de payer européenne',
  europeanSmallClaims: 'Petits litiges européens',
  collectiveProceedings: 'Déclaration de créance',
  agency: 'Société de recouvrement',
  sale: 'Cession de la créance',
  writeOff: 'Passer en perte',
  notDue: 'Pas encore exigible',
  handedOver: 'Suivie par un tiers',
  afterJudgment: 'À payer à son échéance',
  notCovered: 'Non couvert',
};

export function routeName(code: RouteCode): string {
  return NAMES[code];
}

const TOPICS: Readonly<Record<string, string>> = {
  court: 'Tribunaux',
  prescription: 'Prescription',
  publicBuyer: 'Acheteurs publics',
  notCovered: 'Hors de l’Union européenne',
};

/** What a fact of the law is about: a procedure, or something that bears on several. */
export function factTopic(procedure: string): string {
  return TOPICS[procedure] ?? NAMES[procedure as ProcedureCode] ?? procedure;
}

export const CONFIDENCE_WORDS: Record<Confidence, string> = {
  high: 'Sûr : texte officiel ou sources concordantes',
  medium: 'Assez sûr : une bonne source',
  low: 'À vérifier',
};
