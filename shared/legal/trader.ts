/** Whether somebody trades in the sense of C. com. L121-1 and L210-1: `presumed` where nothing but its being a business says so. */
export type TraderStatus = 'trader' | 'notTrader' | 'presumed';

/** Companies that trade by their form (C. com. L210-1). */
const COMMERCIAL_FORM = /(?:^|[\s(,.'’-])(?:sarl|s\.a\.r\.l|eurl|sasu?|s\.a\.s\.?u?|sa|s\.a|snc|s\.n\.c|sca|scs)(?=$|[\s),.'’-])/i;

/** Forms and callings that are civil: societies of property or of means, regulated callings, associations, farming, co-ownership. */
const CIVIL =
  /(?:^|[\s(,.'’-])(?:sci|sccv|scp|scm|selarl|selas|selasu|gaec|earl|scea|gie|association|assoc|asso|fondation|mutuelle|syndicat|sdc|copropri[ée]t[ée]|mairie|commune|ville de|d[ée]partement|r[ée]gion|h[ôo]pital|chu|lyc[ée]e|coll[èe]ge|notaire|avocats?|ma[îi]tre|docteur|dr|cabinet m[ée]dical|infirmi[eè]re?|micro-?bnc|profession lib[ée]rale)(?=$|[\s),.'’-])/i;

/** From a legal form, or from the form that a name bears. */
export function traderStatus(nameOrForm: string): TraderStatus {
  if (CIVIL.test(nameOrForm)) return 'notTrader';
  return COMMERCIAL_FORM.test(nameOrForm) ? 'trader' : 'presumed';
}
