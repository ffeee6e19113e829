import type { LedgerField, LedgerFormat } from './ledger-entry-line.ts';

/** How each format is named to a person. */
export const LEDGER_FORMAT_NAMES: Readonly<Record<LedgerFormat, string>> = {
  fec: 'FEC, fichier des écritures comptables',
  fecUntitled: 'FEC sans ligne de titres',
  fecXml: 'FEC, fichier des écritures comptables (XML)',
  pennylaneEntries: 'écritures au modèle Pennylane',
  pennylaneLedger: 'grand livre analytique Pennylane',
  ledger: 'journal ou grand livre comptable',
  ebp: 'écritures EBP (ASCII)',
  agiris: 'écritures Agiris Isacompta',
  openConcerto: 'écritures OpenConcerto',
  winfic: 'écritures WinFic',
  cegidCsv: 'écritures Cegid (CSV)',
  coala: 'écritures Coala',
  ciel: 'écritures Ciel ou Sage 50 (XIMPORT)',
  quadra: 'écritures Quadra (ASCII)',
  tra: 'écritures Cegid (TRA)',
  pnm: 'écritures Sage 100 (PNM)',
  sageThirdParties: 'grand-livre des tiers Sage 100',
  axonautExpenses: 'dépenses Axonaut',
};

/** What a problem calls the fields of formats without titles. */
export const LEDGER_FIELD_NAMES: Readonly<Partial<Record<LedgerField, string>>> = {
  journalCode: 'journal',
  entryNumber: 'n° de mouvement',
  date: 'date',
  account: 'compte',
  accountLabel: 'libellé du compte',
  auxiliary: 'compte auxiliaire',
  pieceReference: 'pièce',
  label: 'libellé',
  amount: 'montant',
  side: 'sens',
  lettering: 'lettrage',
  dueOn: 'échéance',
  paymentMethod: 'mode de règlement',
  currency: 'devise',
};
