import { readChargeNature } from './charge-words.fr.ts';
import { plainWords } from './row-words.fr.ts';

/** What the label of a forecast's line says it is; null for a detail, a result, a balance, or anything else. */
export function forecastLineOf(label: string): 'revenue' | 'fixed' | 'variable' | 'charges' | null {
  const words = plainWords(label);
  if (/\bresultat|\bmarge|\bsolde|\btresorerie\b|\btva\b|\bbenefice|\becart|\bcumul|\bseuil\b|\bprofit\b|\bmargin\b/.test(words))
    return null;
  const charges = /\bcharges?\b|\bdepenses?\b|\bdecaissements?\b|\bfrais\b|\bcouts?\b|\bcosts?\b|\bexpenses?\b/.test(words);
  if (charges) {
    const nature = readChargeNature(label);
    if (nature !== null) return nature;
    return /^(?:total (?:des |de )?)?(?:charges?|depenses?|decaissements?|frais|couts?|costs?|expenses?)(?: (?:ttc|ht|prevues?|previsionnelles?|totales?|total))*$/.test(
      words,
    )
      ? 'charges'
      : null;
  }
  return /\bchiffre (?:d )?affaires?\b|\bca\b|\brecettes?\b|\bventes?\b|\bproduits?\b|\brevenus?\b|\bencaissements?\b|\brevenue\b|\bsales\b|\bturnover\b|\bprestations?\b/.test(
    words,
  )
    ? 'revenue'
    : null;
}
