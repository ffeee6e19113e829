/** Forms that make a business of whatever they stand beside: « M. Petit SARL », « Mme Martin EI » trade as such. */
const LEGAL_FORMS = new Set(
  `sarl sarlu sas sasu sa eurl eirl ei sci scop scp scm snc scs selarl selas selurl gie earl gaec ste societe ets etablissements
   entreprise entrepreneur autoentrepreneur microentreprise cabinet association holding gmbh ltd limited llc inc srl bv plc`.split(/\s+/),
);

/** A lone « M » without its dot is left out: « M Bricolage » may be a sign, « M. Petit » is somebody. */
const CIVILITY = /^(?:mm?\.|(?:mr|mme|mmes|mlle|mlles|monsieur|messieurs|madame|mesdames|mademoiselle)(?:\.|(?= )))\s*(?=[a-z])/;

/**
 * Whether a customer's name is that of a person: it begins with a civility (M., Mr, Mme, Mlle, Monsieur, Madame, Mademoiselle,
 * or their plurals) as a word of its own, something follows, and no legal form makes a business of it. A hint to be confirmed,
 * never a proof: « Monsieur Store » bears one too. Neither the 40 € nor the penalties of C. com. L441-10 may be asked of a
 * consumer, so what this says is worth a question.
 */
export function bearsCivility(name: string): boolean {
  const folded = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();
  const rest = folded.replace(CIVILITY, '');
  if (rest === folded) return false;
  const words = rest.replace(/(?<=\b[a-z])\.(?=[a-z]\b)/g, '').split(/[^a-z0-9]+/);
  // « Mme de Sá » is nobody's company.
  return !words.some((word, index) => LEGAL_FORMS.has(word) && !(word === 'sa' && (index === 0 || words[index - 1] === 'de')));
}
