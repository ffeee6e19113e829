import { formatDate } from '../dates/format-date.ts';
import { daysBetween, type LocalDate } from '../dates/local-date.ts';
import type { CaseRoute } from './case-kinds.ts';
import { routeName } from './case-words.fr.ts';
import type { InterruptionKind, PrescriptionClock } from './prescription.ts';

const KINDS: Record<InterruptionKind, { name: string; article: string }> = {
  acknowledgement: { name: 'Reconnaissance de dette signée', article: 'C. civ. 2240' },
  signedSchedule: { name: 'Échéancier signé', article: 'C. civ. 2240' },
  courtClaim: { name: 'Demande en justice, même en référé', article: 'C. civ. 2241' },
  enforcement: { name: 'Saisie conservatoire ou acte d’exécution', article: 'C. civ. 2244' },
  orderServed: { name: 'Injonction de payer signifiée', article: 'C. civ. 2241' },
  simplifiedProcedure: { name: 'Accord à la procédure des petites créances', article: 'CPCE L125-1' },
  possibleAcknowledgement: { name: 'Acompte ou demande de délai par écrit', article: 'à faire apprécier' },
};

export function interruptionName(kind: InterruptionKind): string {
  return KINDS[kind].name;
}

export function interruptionArticle(kind: InterruptionKind): string {
  return KINDS[kind].article;
}

/** Where an event was noted that no one noted by hand. */
export function stepOfCase(route: CaseRoute): string {
  return `Étape du dossier « ${routeName(route)} »`;
}

/** « dans 3 mois », « demain », « depuis 12 jours »: how far the last day is, as a person says it. */
export function timeLeftWords(lastDayOn: LocalDate, asOf: LocalDate): string {
  const days = daysBetween(asOf, lastDayOn);
  if (days === 0) return 'aujourd’hui';
  if (days === 1) return 'demain';
  if (days < 0) return days === -1 ? 'depuis hier' : `depuis ${stretch(-days)}`;
  return `dans ${stretch(days)}`;
}

/** Days up to two months, then whole months, then years and months. */
function stretch(days: number): string {
  if (days < 62) return `${days} jours`;
  const months = Math.floor(days / 30.4375);
  if (months < 24) return `${months} mois`;
  const rest = months % 12;
  return `${Math.floor(months / 12)} ans${rest === 0 ? '' : ` et ${rest} mois`}`;
}

/** « reporté au 31/12/2030 par : reconnaissance de dette signée du 02/01/2026, si sa preuve tient »: what stands apart from the sure day. */
export function extensionWords(extendedOn: LocalDate, by: { name: string; on: LocalDate } | null): string {
  const event =
    by === null ? 'interruption notée' : `${by.name.slice(0, 1).toLocaleLowerCase('fr')}${by.name.slice(1)} du ${formatDate(by.on)}`;
  return `reporté au ${formatDate(extendedOn)} si la preuve tient : ${event}`;
}

/** What a term is, by its months. */
const TERMS: Readonly<Record<number, string>> = {
  60: '5 ans entre professionnels (C. com. L110-4)',
  48: '4 ans à compter du 1er janvier suivant, contre une administration (loi 68-1250, art. 1er)',
  24: '2 ans contre un particulier (C. conso. L218-2)',
  12: '1 an pour un transport (C. com. L133-6)',
};

const STARTS: Record<PrescriptionClock['startsFrom'], string> = {
  due: 'l’échéance',
  issue: 'la facture, la prestation étant faite au plus tard ce jour-là,',
  performance: 'la fin des travaux ou de la prestation, avant l’échéance,',
};

/** Why the term is what it is: « 5 ans (C. com. L110-4) depuis l’échéance du 31/01/2026 ». */
export function termWords(clock: PrescriptionClock): string {
  const term = TERMS[clock.months] ?? `${clock.months} mois`;
  const cap = clock.isCapped
    ? ' ; au plus 20 ans depuis la naissance de la créance, hors demande en justice ou exécution (C. civ. 2232)'
    : '';
  return `${term}, depuis ${STARTS[clock.startsFrom]} du ${formatDate(clock.startsOn)}${cap}`;
}
