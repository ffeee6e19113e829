import { COMPANY_COLOURS, type CompanyColour, companyInitials, usualColour } from './company-colour.ts';

/** What there is of a company by which it may differ from another of the same name; empty where it is not known. */
export interface DistinctTraits {
  readonly name: string;
  readonly city: string;
  readonly siren: string;
  readonly path: string;
}

const sameName = (name: string) => name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLocaleLowerCase('fr');

/**
 * What tells each company from those of the same name: its town, else its SIREN, else its file's name, else where its file is; the first of these that
 * all of them have and that differs. Empty for a company whose name nobody else has.
 */
export function differences(companies: readonly DistinctTraits[]): string[] {
  return companies.map((company) => {
    const twins = companies.filter(({ name }) => sameName(name) === sameName(company.name));
    return twins.length < 2 ? '' : (WAYS.find((way) => tellsApart(twins.map(way))) ?? WHOLE_PATH)(company);
  });
}

/** The name under which a company stands among others: « Menuiserie Lefèvre (Rodez) ». */
export function nameApart({ name, difference }: { readonly name: string; readonly difference?: string }): string {
  return difference ? `${name} (${difference})` : name;
}

/** A company's own colour, or the next one that no other company of the same initials has; its own again where all are taken. */
export function colourApart(
  { companyId, name, own = usualColour(companyId) }: { companyId: string; name: string; own?: CompanyColour },
  others: readonly { readonly name: string; readonly colour: CompanyColour }[],
): CompanyColour {
  const initials = companyInitials(name);
  const taken = new Set(others.filter((other) => companyInitials(other.name) === initials).map(({ colour }) => colour));
  const first = COMPANY_COLOURS.indexOf(own);
  const next = [...COMPANY_COLOURS.slice(first), ...COMPANY_COLOURS.slice(0, first)];
  return next.find((colour) => !taken.has(colour)) ?? own;
}

type Way = (company: DistinctTraits) => string;

const WHOLE_PATH: Way = ({ path }) => path;
const parts = (path: string) => path.split(/[\\/]/);
const WAYS: readonly Way[] = [
  ({ city }) => city.trim(),
  ({ siren }) => siren.trim(),
  ({ path }) => (parts(path).at(-1) ?? '').replace(/\.quittance$/i, ''),
  ({ path }) => parts(path).at(-2) ?? '',
];

function tellsApart(words: readonly string[]): boolean {
  return words.every((word) => word !== '') && new Set(words.map(sameName)).size === words.length;
}
