/** Beginnings of the months' names in French and English, without accents: enough letters to tell one from another. */
const BEGINNINGS: readonly (readonly string[])[] = [
  ['jan'],
  ['fev', 'feb'],
  ['mars', 'mar', 'march'],
  ['avr', 'apr'],
  ['mai', 'may'],
  ['juin', 'jun'],
  ['juil', 'jul'],
  ['aou', 'aug'],
  ['sep'],
  ['oct'],
  ['nov'],
  ['dec'],
];
const FULL_NAMES =
  'janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre january february march april may june july august september october november december'.split(
    ' ',
  );

/** 1–12 for a month's name, whole or shortened, in French or English (`févr.`, `Sept`, `juillet`); null for another word. */
export function monthNumber(name: string): number | null {
  const word = name
    .normalize('NFKD')
    .replace(/\p{M}|\./gu, '')
    .toLowerCase();
  if (word.length < 3 || !FULL_NAMES.some((full) => full.startsWith(word) || word === 'sept')) return null;
  const index = BEGINNINGS.findIndex((beginnings) => beginnings.some((beginning) => word.startsWith(beginning)));
  return index < 0 ? null : index + 1;
}
