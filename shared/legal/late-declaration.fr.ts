import { addMonths, type LocalDate } from '../dates/local-date.ts';

/**
 * Whether the time to declare a claim is surely almost over, or over, where only the judgment is known: two months run from its publication
 * (C. com. R622-24), which comes within weeks of the judgment.
 */
export function isDeclarationLate(judgmentOn: LocalDate, asOf: LocalDate): boolean {
  return asOf > addMonths(judgmentOn, 3);
}

/** What to do then: the judge may give the right back, within six months of the publication (C. com. L622-26). */
export const lateDeclaration =
  'les 2 mois pour déclarer la créance sont sans doute passés. Cherchez la publication au BODACC, déclarez quand même, et demandez sans attendre un relevé de forclusion au juge-commissaire, dans les 6 mois de cette publication (C. com. L622-26)';
