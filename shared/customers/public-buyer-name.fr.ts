/** How administrations are called: a town, a county, a region, a public hospital or school, a ministry. */
const ADMINISTRATION =
  /^(?:(?:la |le |les )?(?:mairie|commune|ville|commun(?:aut[eé] (?:de communes|d[’']agglom[eé]ration|urbaine))|d[eé]partement|conseil (?:d[eé]partemental|r[eé]gional|municipal)|r[eé]gion|pr[eé]fecture|sous-pr[eé]fecture|minist[eè]re|rectorat|centre hospitalier|h[oô]pital|lyc[eé]e|coll[eè]ge|universit[eé])(?: (?:(?:de|du|des) |d[’'])|\b.*\bpublic)|ch[ur] |ccas |sdis |sivom |sivu |tr[eé]sor public|metropole |m[eé]tropole )/iu;

/**
 * Whether a customer's name is that of an administration. A hint to be confirmed, never a proof: interest owed by a public buyer has its own
 * rate and its own articles (code de la commande publique, R2192-31).
 */
export function namesAdministration(name: string): boolean {
  return ADMINISTRATION.test(name.trim());
}
