import { type CompanyColour, usualColour } from '../../../shared/companies/company-colour.ts';
import { colourApart } from '../../../shared/companies/tell-apart.ts';
import type { KnownCompanyRecord } from './known-companies-file.ts';

/** The colour that somebody chose. Lists of earlier versions hold a company's own there too. */
function chosenColour({ companyId, colour }: KnownCompanyRecord): CompanyColour | undefined {
  return colour === usualColour(companyId) ? undefined : colour;
}

/** The colour under which a known company is shown. */
export function shownColour(record: KnownCompanyRecord): CompanyColour {
  return chosenColour(record) ?? record.given ?? usualColour(record.companyId);
}

/**
 * Gives colours to those of the list, the latest first, that have none, or the same as another of the same initials; the colours that were chosen stay.
 * Returns whether anything changed.
 */
export function giveColours(records: readonly KnownCompanyRecord[]): boolean {
  const taken = records.filter(chosenColour).map((record) => ({ name: record.name, colour: shownColour(record) }));
  let isChanged = false;
  // Those that have one keep it before the others take theirs; among these, the first known first.
  for (const record of [...records].reverse().sort((a, b) => Number(a.given === undefined) - Number(b.given === undefined))) {
    if (chosenColour(record)) continue;
    const colour = colourApart({ ...record, ...(record.given ? { own: record.given } : {}) }, taken);
    taken.push({ name: record.name, colour });
    isChanged ||= record.given !== colour;
    record.given = colour;
  }
  return isChanged;
}
