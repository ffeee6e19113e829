import type { ChargeNature } from '../charges/charges.contract.ts';
import { plainWords } from './row-words.fr.ts';

/** What a cell says outright: « Fixe », « Charges variables », `fixed`, `V`; null for anything else. */
export function readChargeNature(text: string): ChargeNature | null {
  const words = plainWords(text);
  if (/\bvariables?\b|^v(?:ar)?$/.test(words)) return 'variable';
  return /\bfixe?s?\b|\bfixed\b|\bstructure\b|^f$/.test(words) ? 'fixed' : null;
}

/** What falls due whatever is sold. */
const FIXED =
  /\bloyers?\b|\blocations?\b|\bassurances?\b|\bsalaires?\b|\bremunerations?\b|\bpaies?\b|\bcotisations?\b|\burssaf\b|\bmutuelle\b|\bretraites?\b|\bprevoyance\b|\babonnements?\b|\btelecom|\btelephon|\binternet\b|\belectricite\b|\bgaz\b|\beau\b|\benergie\b|\bcomptab|\bhonoraires?\b|\bcredit bail\b|\bleasing\b|\bimpots?\b|\btaxes?\b|\bcfe\b|\bcvae\b|\bbancaires?\b|\blogiciels?\b|\bhebergement\b|\bentretien\b|\bmaintenance\b|\bnettoyage\b|\bemprunts?\b|\binterets?\b|\brent\b|\binsurance\b|\bsalar(?:y|ies)\b|\bpayroll\b|\bsubscriptions?\b/;

/** What follows activity. */
const VARIABLE =
  /\bmatieres?\b|\bmarchandises?\b|\bachats?\b|\bsous traitance\b|\bsous traitants?\b|\btransports?\b|\blivraisons?\b|\bports?\b|\bemballages?\b|\bcommissions?\b|\bcarburants?\b|\bessence\b|\bgazole\b|\bdeplacements?\b|\bmissions?\b|\bpeages?\b|\bpublicite\b|\bmarketing\b|\bfoires?\b|\bsalons?\b|\binterim|\bfournitures?\b|\bconsommables?\b|\brestaurants?\b|\breceptions?\b|\brepas\b|\bmateriaux\b|\bmaterials?\b|\bsubcontract|\bfuel\b|\btravel\b|\badvertising\b|\bcadeaux?\b/;

/** What the words of a label or category make likely; null when they say nothing, or say both. */
export function natureOfLabel(text: string): ChargeNature | null {
  const words = plainWords(text);
  const fixed = FIXED.test(words);
  const variable = VARIABLE.test(words);
  return fixed === variable ? null : fixed ? 'fixed' : 'variable';
}
