import { formatEuros } from '../money/format-money.ts';
import { stepName } from './reminder-texts.fr.ts';
import type { CalendarSettings, UpcomingEvent } from './reminders.contract.ts';

/** « B. S. C. » for « Bâti-Sud Construction »: recognized by who knows the customers, by nobody else. */
export function initialsOf(name: string): string {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  return words.map((word) => `${[...word][0]?.toLocaleUpperCase('fr')}.`).join(' ');
}

function subjectOf({ kind, level, channel, monthsLeft, prescriptionEnd }: UpcomingEvent): string {
  switch (kind) {
    case 'promise':
      return 'Promesse de règlement';
    case 'instalment':
      return 'Échéance d’échéancier';
    case 'legalStage':
      return 'Étape contentieuse';
    case 'callBack':
      return 'À rappeler';
    case 'disputeDeadline':
      return 'Litige à traiter';
    case 'legalDeadline':
      return 'Délai de procédure';
    case 'prescription':
      return `${monthsLeft === 0 ? 'Dernier jour avant prescription' : `Prescription dans ${monthsLeft ?? 0} mois`}${
        prescriptionEnd === 'extended' ? ', avec l’interruption notée' : ''
      }`;
    case 'step':
      if (level === null) return '';
      return level === 'notice' && channel === 'sms' ? `${stepName(level)} (SMS)` : stepName(level);
  }
}

/** The title of an event: « Relance 2 : Bâti-Sud Construction, 17 400,00 € ». */
export function eventTitle(event: UpcomingEvent, { names, amounts }: CalendarSettings): string {
  const who = names === 'full' ? event.customerName : initialsOf(event.customerName);
  return `${subjectOf(event)} : ${who}${amounts && event.amountCents !== 0 ? `, ${formatEuros(event.amountCents)}` : ''}`;
}

/** What an event means, for who opens it. What was written about it may name people: it is shown where whole names are. */
export function eventDescription(event: UpcomingEvent, { names }: Pick<CalendarSettings, 'names'>): string {
  const meaning = meaningOf(event);
  return names === 'full' && event.about !== undefined ? `${event.about}\n${meaning}` : meaning;
}

function meaningOf({ kind, monthsLeft, prescriptionEnd }: UpcomingEvent): string {
  switch (kind) {
    case 'step':
      return 'Prévu par le plan de relance si rien n’est réglé d’ici là. Rien ne part tout seul : ouvrez Relances dans Quittance ce jour-là.';
    case 'legalStage':
      return 'Le délai de la mise en demeure est passé : décidez de la suite dans Quittance.';
    case 'callBack':
      return 'Vous êtes convenus de rappeler ce client ce jour-là : ouvrez sa fiche d’appel dans Quittance.';
    case 'disputeDeadline':
      return 'Vous vous êtes donné jusqu’à ce jour pour traiter ce litige : ouvrez Litiges dans Quittance.';
    case 'legalDeadline':
      return 'Ce délai se compte d’après les étapes notées dans Contentieux, dans Quittance : voyez ce qu’il faut faire.';
    case 'prescription':
      if (prescriptionEnd === 'extended')
        return 'Ce jour tient compte d’une interruption notée (accord signé, assignation…) et ne vaut que si sa preuve tient. Sans elle, le dernier jour vient plus tôt : voyez Contentieux, dans Quittance.';
      return monthsLeft === 0
        ? 'Après ce jour, ces factures ne peuvent plus être réclamées en justice.'
        : 'Ces factures ne pourront bientôt plus être réclamées en justice : décidez de la suite dans Contentieux, dans Quittance.';
    case 'promise':
      return 'Vérifiez ce jour-là, et deux jours encore, que le règlement promis est arrivé.';
    case 'instalment':
      return 'Vérifiez que l’échéance convenue est arrivée.';
  }
}

export const CALENDAR_NAME = (companyName: string) => `Relances de ${companyName}`;

/** « relances-2026-10-31.ics » */
export const calendarFileName = (day: string) => `relances-${day}.ics`;
