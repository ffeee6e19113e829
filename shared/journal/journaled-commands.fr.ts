import type { ApiContract } from '../api-contract.ts';
import type { JournalKind } from './journal.contract.ts';

type CommandsOf<D extends keyof ApiContract> = {
  [V in keyof ApiContract[D] & string]: ApiContract[D][V] extends { kind: 'command'; scope: 'company' } ? `${D}.${V}` : never;
}[keyof ApiContract[D] & string];

/** Every command that may change a company's file. */
export type CompanyCommand = { [D in keyof ApiContract]: CommandsOf<D> }[keyof ApiContract];

/**
 * What the journal makes of a command. `kind` and `title`: its changes are entered, row by row. `asImport`: an import is entered as one line
 * of its own history, not by its rows. `entersItself`: it writes its own entry, because its changes must not be kept. `notEntered`: it decides
 * nothing about anybody, for the reason given.
 */
export type JournalRule = { kind: JournalKind; title: string; asImport?: true; entersItself?: true } | { notEntered: string };

const PLANNING = 'a forecast or a charge: the company’s own figures, no decision about a customer';
const APPEARANCE = 'how the company is told from others on screen, no decision about a customer';
const READING = 'how files are read, no decision about a customer';

/** Every command, entered or not: a new one that is missing here does not compile. */
export const JOURNALED_COMMANDS = {
  'companies.updateProfile': { kind: 'settings', title: 'Société modifiée' },
  'companies.setColour': { notEntered: APPEARANCE },
  'imports.commit': { kind: 'imports', title: 'Import', asImport: true },
  'imports.undo': { kind: 'imports', title: 'Import annulé', asImport: true },
  'imports.renameMapping': { notEntered: READING },
  'imports.deleteMapping': { notEntered: READING },
  'imports.importMapping': { notEntered: READING },
  'imports.setOptions': { notEntered: READING },
  'imports.acceptMatch': { kind: 'payments', title: 'Rapprochement accepté' },
  'imports.ignoreMatch': { kind: 'payments', title: 'Mouvement mis de côté' },
  'imports.reopenMatch': { kind: 'payments', title: 'Rapprochement repris' },
  'imports.acceptReturn': { kind: 'payments', title: 'Impayé accepté' },
  'imports.ignoreReturn': { kind: 'payments', title: 'Impayé mis de côté' },
  'imports.reopenReturn': { kind: 'payments', title: 'Impayé repris' },
  'dashboard.setThresholds': { kind: 'settings', title: 'Seuils d’alerte modifiés' },
  'forecasts.set': { notEntered: PLANNING },
  'forecasts.setMonths': { notEntered: PLANNING },
  'inputs.set': { notEntered: PLANNING },
  'inputs.setMonths': { notEntered: PLANNING },
  'charges.add': { notEntered: PLANNING },
  'charges.update': { notEntered: PLANNING },
  'charges.setNature': { notEntered: PLANNING },
  'charges.remove': { notEntered: PLANNING },
  'customers.create': { kind: 'customers', title: 'Client créé' },
  'customers.update': { kind: 'customers', title: 'Fiche modifiée' },
  'customers.merge': { kind: 'customers', title: 'Clients fusionnés' },
  'customers.undoMerge': { kind: 'customers', title: 'Fusion annulée' },
  'customers.saveContact': { kind: 'customers', title: 'Interlocuteur enregistré' },
  'customers.removeContact': { kind: 'customers', title: 'Interlocuteur retiré' },
  'customers.addFile': { kind: 'customers', title: 'Pièce ajoutée' },
  'customers.removeFile': { kind: 'customers', title: 'Pièce retirée' },
  'invoices.cancel': { kind: 'payments', title: 'Facture annulée' },
  'invoices.setEarlyPayment': { kind: 'payments', title: 'Escompte de la facture modifié' },
  'payments.grantDiscount': { kind: 'payments', title: 'Escompte constaté' },
  'payments.record': { kind: 'payments', title: 'Règlement ou perte enregistré' },
  'payments.allocate': { kind: 'payments', title: 'Règlement affecté' },
  'payments.deallocate': { kind: 'payments', title: 'Affectation retirée' },
  'payments.remove': { kind: 'payments', title: 'Règlement effacé' },
  'payments.allocateCreditNote': { kind: 'payments', title: 'Avoir affecté' },
  'policy.setSettings': { kind: 'settings', title: 'Politique de crédit modifiée' },
  'lateFees.setTerms': { kind: 'rates', title: 'Frais de retard modifiés' },
  'lateFees.waive': { kind: 'rates', title: 'Frais abandonnés' },
  'lateFees.endWaiver': { kind: 'rates', title: 'Abandon de frais repris' },
  'lateFees.setRate': { kind: 'rates', title: 'Taux saisi' },
  'reminders.recordCall': { kind: 'reminders', title: 'Appel noté' },
  'reminders.planCallBack': { kind: 'reminders', title: 'Rappel téléphonique prévu' },
  'reminders.finishCallBack': { kind: 'reminders', title: 'Rappel téléphonique fait, ou repris' },
  'reminders.recordMessage': { kind: 'reminders', title: 'Message noté' },
  'reminders.skip': { kind: 'reminders', title: 'Étape passée' },
  'reminders.postpone': { kind: 'reminders', title: 'Relance reportée' },
  'reminders.force': { kind: 'reminders', title: 'Niveau forcé' },
  'reminders.undoDecisions': { kind: 'reminders', title: 'Décision reprise' },
  'reminders.setSettings': { kind: 'settings', title: 'Règles de relance modifiées' },
  'reminders.setCalendarSettings': { notEntered: 'what a calendar file shows, no decision about a customer' },
  'reminders.removeContact': { kind: 'reminders', title: 'Contact retiré' },
  'reminderPlans.update': { kind: 'settings', title: 'Plan de relance modifié' },
  'reminderPlans.duplicate': { kind: 'settings', title: 'Plan de relance copié' },
  'reminderPlans.reset': { kind: 'settings', title: 'Plan de relance rétabli' },
  'reminderPlans.remove': { kind: 'settings', title: 'Plan de relance supprimé' },
  'reminderPlans.choose': { kind: 'reminders', title: 'Plan choisi' },
  'promises.record': { kind: 'reminders', title: 'Promesse notée' },
  'promises.correct': { kind: 'reminders', title: 'Promesse corrigée' },
  'promises.withdraw': { kind: 'reminders', title: 'Promesse retirée' },
  'promises.reinstate': { kind: 'reminders', title: 'Promesse rétablie' },
  'promises.remove': { kind: 'reminders', title: 'Promesse effacée' },
  'letterhead.setImage': { kind: 'settings', title: 'Image de l’en-tête changée' },
  'letterhead.removeImage': { kind: 'settings', title: 'Image de l’en-tête retirée' },
  'letterhead.setNudge': { kind: 'settings', title: 'Décalage d’impression changé' },
  'letters.draft': { kind: 'letters', title: 'Courrier préparé' },
  'letters.print': { kind: 'letters', title: 'Courrier imprimé' },
  'letters.override': { kind: 'letters', title: 'Contrôle passé outre' },
  'letters.setRegisteredNumber': { kind: 'letters', title: 'Numéro de recommandé noté' },
  'letters.recordDelivery': { kind: 'letters', title: 'Suite du recommandé notée' },
  'letters.addScan': { kind: 'letters', title: 'Preuve ajoutée' },
  'letters.removeScan': { kind: 'letters', title: 'Preuve retirée' },
  'letters.saveTemplate': { kind: 'settings', title: 'Modèle de courrier modifié' },
  'letters.resetTemplate': { kind: 'settings', title: 'Modèle de courrier rétabli' },
  'letters.markSent': { kind: 'letters', title: 'Courrier envoyé' },
  'letters.markAllSent': { kind: 'letters', title: 'Courriers envoyés' },
  'letters.withdraw': { kind: 'letters', title: 'Courrier écarté' },
  'letters.redo': { kind: 'letters', title: 'Courrier refait' },
  'letters.discard': { kind: 'letters', title: 'Brouillon supprimé' },
  'messages.saveEmail': { kind: 'letters', title: 'E-mail préparé' },
  'messages.saveEmails': { kind: 'letters', title: 'E-mails préparés' },
  'messages.markAllSent': { kind: 'letters', title: 'Messages envoyés' },
  'messages.keep': { kind: 'letters', title: 'Message préparé' },
  'messages.markSent': { kind: 'letters', title: 'Message envoyé' },
  'messages.discard': { kind: 'letters', title: 'Message écarté' },
  'schedules.create': { kind: 'schedules', title: 'Échéancier convenu' },
  'schedules.recordPayment': { kind: 'schedules', title: 'Échéance réglée' },
  'schedules.takeCredits': { kind: 'schedules', title: 'Crédits affectés à l’échéancier' },
  'schedules.setSignature': { kind: 'schedules', title: 'Signature de l’échéancier notée' },
  'schedules.addFile': { kind: 'schedules', title: 'Accord signé joint' },
  'schedules.end': { kind: 'schedules', title: 'Échéancier arrêté' },
  'schedules.setSettings': { kind: 'settings', title: 'Coût de l’argent modifié' },
  'disputes.open': { kind: 'disputes', title: 'Litige ouvert' },
  'disputes.update': { kind: 'disputes', title: 'Litige modifié' },
  'disputes.close': { kind: 'disputes', title: 'Litige clôturé' },
  'disputes.recordCreditNote': { kind: 'disputes', title: 'Avoir du litige enregistré' },
  'disputes.reopen': { kind: 'disputes', title: 'Litige rouvert' },
  'disputes.remove': { kind: 'disputes', title: 'Litige effacé' },
  'disputes.addFile': { kind: 'disputes', title: 'Pièce du litige ajoutée' },
  'disputes.removeFile': { kind: 'disputes', title: 'Pièce du litige retirée' },
  'legal.recordInterruption': { kind: 'legal', title: 'Interruption de prescription notée' },
  'legal.correctInterruption': { kind: 'legal', title: 'Interruption de prescription corrigée' },
  'legal.removeInterruption': { kind: 'legal', title: 'Interruption de prescription retirée' },
  'legal.answerClaim': { kind: 'legal', title: 'Réponses sur une créance' },
  'legal.setProcedureCost': { kind: 'settings', title: 'Coût d’une procédure' },
  'legal.putAlertAside': { kind: 'legal', title: 'Alerte de prescription mise de côté' },
  'legal.restoreAlert': { kind: 'legal', title: 'Alerte de prescription rétablie' },
  'legal.setGuideThresholds': { kind: 'settings', title: 'Seuils du recouvrement modifiés' },
  'legal.openCase': { kind: 'legal', title: 'Dossier contentieux ouvert' },
  'legal.updateCase': { kind: 'legal', title: 'Dossier contentieux modifié' },
  'legal.saveStep': { kind: 'legal', title: 'Étape contentieuse notée' },
  'legal.removeStep': { kind: 'legal', title: 'Étape contentieuse retirée' },
  'legal.closeCase': { kind: 'legal', title: 'Dossier contentieux clos' },
  'legal.reopenCase': { kind: 'legal', title: 'Dossier contentieux rouvert' },
  'legal.cancelCase': { kind: 'legal', title: 'Dossier contentieux annulé, ouvert par erreur' },
  'legal.addCaseFile': { kind: 'legal', title: 'Pièce du dossier ajoutée' },
  'writeOffs.record': { kind: 'payments', title: 'Perte constatée' },
  'writeOffs.setVat': { kind: 'payments', title: 'TVA de factures indiquée' },
  'handOvers.record': { kind: 'reminders', title: 'Créance remise ou cédée' },
  'handOvers.settle': { kind: 'payments', title: 'Suite d’une créance remise notée' },
  'handOvers.takeBack': { kind: 'reminders', title: 'Créance reprise' },
  'handOvers.resume': { kind: 'reminders', title: 'Remise rétablie' },
  'handOvers.remove': { kind: 'reminders', title: 'Remise effacée' },
  'privacy.anonymise': { kind: 'customers', title: 'Client anonymisé', entersItself: true },
  'routine.takeSettings': { kind: 'settings', title: 'Réglages repris d’une autre société' },
  'journal.setAuthor': { kind: 'settings', title: 'Nom au journal modifié' },
} as const satisfies Record<CompanyCommand, JournalRule>;

/** What the journal makes of a verb; null for one that is no command of a company. */
export function journalRule(verb: string): JournalRule | null {
  const rules: Readonly<Record<string, JournalRule>> = JOURNALED_COMMANDS;
  return Object.hasOwn(rules, verb) ? (rules[verb] ?? null) : null;
}

/** What the journal of a file says of its own return from a backup: the application's doing, on a file and not in it. */
const OF_THE_FILE: Readonly<Record<string, { kind: JournalKind; title: string }>> = {
  'backups.replace': { kind: 'settings', title: 'Dossier remplacé par une sauvegarde' },
  'backups.takeUp': { kind: 'settings', title: 'Sauvegarde reprise sur cet ordinateur' },
};

/** The kind and the words of an entry's verb; a verb of another version of the program stands for itself. */
export function entryWords(verb: string): { kind: JournalKind; title: string } {
  if (Object.hasOwn(OF_THE_FILE, verb) && OF_THE_FILE[verb]) return OF_THE_FILE[verb];
  const rule = journalRule(verb);
  return rule === null || 'notEntered' in rule ? { kind: 'settings', title: verb } : rule;
}
