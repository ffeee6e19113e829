const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
/** Countries under names that are not theirs in French or English lists. */
const OTHER_NAMES: Record<string, string> = {
  UK: 'GB',
  'GRANDE BRETAGNE': 'GB',
  'GREAT BRITAIN': 'GB',
  ANGLETERRE: 'GB',
  ENGLAND: 'GB',
  ECOSSE: 'GB',
  SCOTLAND: 'GB',
  'PAYS DE GALLES': 'GB',
  WALES: 'GB',
  'IRLANDE DU NORD': 'GB',
  'NORTHERN IRELAND': 'GB',
  EIRE: 'IE',
  USA: 'US',
  'ETATS UNIS D AMERIQUE': 'US',
  'UNITED STATES OF AMERICA': 'US',
};

function plain(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toUpperCase()
    .replace(/[^\p{Letter}]+/gu, ' ')
    .trim();
}

let known: Map<string, string> | null = null;

/** Every country by its French and its English name, from the Unicode data of the platform. */
function codesByName(): Map<string, string> {
  if (known) return known;
  known = new Map(Object.entries(OTHER_NAMES));
  for (const language of ['fr', 'en']) {
    const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
    for (const first of LETTERS) {
      for (const second of LETTERS) {
        const code = `${first}${second}`;
        const name = names.of(code);
        // A code that was given up, as DD of East Germany, bears the name of what took its place.
        if (name === undefined || known.has(plain(name)) || new Intl.Locale(`und-${code}`).region !== code) continue;
        known.set(plain(name), code);
      }
    }
  }
  return known;
}

/** The two-letter code of a country given by its code or by its French or English name; null where it is none of them. */
export function countryCode(country: string): string | null {
  const name = plain(country);
  const byName = codesByName().get(name);
  return byName ?? (/^[A-Z]{2}$/.test(name) && [...codesByName().values()].includes(name) ? name : null);
}
