import type { LetterField } from './letter-fields.ts';

/** The fields of letters as a user names them between double braces. */
const NAMES: Record<LetterField, string> = {
  customerName: 'nom du client',
  creditorName: 'nom de la société',
  date: 'date du courrier',
  dayAfter: 'lendemain du courrier',
  total: 'total à régler',
  principal: 'reste dû des factures',
  interest: 'pénalités',
  indemnity: 'indemnité forfaitaire',
  dailyInterest: 'pénalités par jour',
  interestTo: 'arrêté des pénalités',
  rateBasis: 'base du taux',
  interestLaw: 'article des pénalités',
  feeLaw: 'articles des frais de retard',
  lineEnds: 'fin des lignes de pénalités',
  invoiceCount: 'nombre de factures',
  firstInvoice: 'première facture',
  deadline: 'date limite',
  replyBy: 'date de réponse',
  earlierContacts: 'relances précédentes',
  maintainedInvoices: 'factures contestées et maintenues',
  grantedCredits: 'avoirs accordés après contestation',
  contactDetails: 'moyens de vous joindre',
  signatoryName: 'nom du signataire',
  signatory: 'nom et qualité du signataire',
  overdue: 'total échu',
  dueNow: 'somme à régler à ce jour',
  agreedOn: 'date de l’accord',
  agreedTotal: 'total convenu',
  paid: 'déjà réglé',
  totalInWords: 'total en lettres',
  instalmentCount: 'nombre d’échéances',
  accelerationDays: 'délai de déchéance en jours',
  balance: 'solde de l’échéancier',
  noticedOn: 'date de la mise en demeure',
  lateInstalments: 'échéances en retard',
  calledOn: 'date de l’appel',
  spokenTo: 'interlocuteur',
  outcome: 'issue de l’appel',
  promisedAmount: 'montant promis',
  promisedOn: 'date promise',
  promisedBy: 'auteur de la promesse',
  judgmentOn: 'date du jugement',
  proceedings: 'procédure collective',
};
const CODES = new Map(Object.entries(NAMES).map(([code, name]) => [name, code]));

export function fieldName(field: string): string {
  return Object.hasOwn(NAMES, field) ? NAMES[field as LetterField] : field;
}

const FIELD = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** A text with its fields under the names that users know: `{{nom du client}}`. */
export function withFieldNames(text: string): string {
  return text.replace(FIELD, (_whole, field: string) => `{{${fieldName(field)}}}`);
}

/** A text as it is kept. A name that is no field's stays, and is refused when it is saved. */
export function withFieldCodes(text: string): string {
  return text.replace(FIELD, (_whole, name: string) => `{{${CODES.get(name.replaceAll("'", '’')) ?? name}}}`);
}
