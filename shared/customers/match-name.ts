/** Legal forms, written with or without dots, that say nothing about who a customer is. */
const LEGAL_FORMS = new Set(
  'sarl sas sasu sa eurl ei eirl sci scp scop snc selarl selas gie earl gaec ets etablissements societe ste cie et fils holding gmbh ltd llc inc bv bvba nv spa srl plc'.split(
    ' ',
  ),
);
const KEPT_FORMS = new Set(['et', 'fils', 'holding']);

/**
 * What customers' names are compared by: lower case, no accents, no punctuation, no legal form at either end. « S.A.R.L. Durand
 * & Fils » and « DURAND ET FILS » give the same text. A name made of nothing else keeps its words. Two names that differ here are
 * never taken for the same customer without being asked.
 */
export function matchName(name: string): string {
  const words = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/&/g, ' et ')
    .replace(/(?<=\b[a-z])\.(?=[a-z]\b)/g, '')
    .replace(/[^a-z0-9\p{L}]+/gu, ' ')
    .trim()
    .split(/\s+/);
  const isForm = (word: string | undefined) => word !== undefined && LEGAL_FORMS.has(word) && !KEPT_FORMS.has(word);
  const kept = [...words];
  while (kept.length > 1 && isForm(kept[0])) kept.shift();
  while (kept.length > 1 && isForm(kept.at(-1))) kept.pop();
  return kept.join(' ');
}
