/**
 * The address of every screen, in the part of the URL after `#`. A screen links to another by its name here and never imports
 * it. Each name needs its screen in app/screens.tsx, or the project does not compile.
 */
export const ADDRESSES = {
  home: '/accueil',
  portfolio: '/portefeuille',
  today: '/aujourdhui',
  dashboard: '/pilotage',
  dayBalances: '/pilotage/au-jour',
  proof: '/pilotage/chiffres/:figure',
  whatIf: '/et-si',
  customers: '/clients',
  customer: '/clients/:customerId',
  invoices: '/factures',
  reminders: '/relances',
  schedules: '/echeanciers',
  disputes: '/litiges',
  newSchedule: '/echeanciers/nouveau',
  schedule: '/echeanciers/:scheduleId',
  legal: '/contentieux',
  settings: '/reglages',
  forecasts: '/previsions',
  imports: '/import',
  matches: '/import/rapprochement',
  journal: '/journal',
  help: '/aide/:section',
} as const;

export type AddressName = keyof typeof ADDRESSES;

type ParamNames<Pattern extends string> = Pattern extends `${string}:${infer Name}/${infer Rest}`
  ? Name | ParamNames<Rest>
  : Pattern extends `${string}:${infer Name}`
    ? Name
    : never;

/** The parameters in a screen's address: `{ customerId: string }` for `/clients/:customerId`. */
export type AddressParams<N extends AddressName> = Record<ParamNames<(typeof ADDRESSES)[N]>, string>;

/** What may follow the address after `?`: the screen's own settings, such as the month shown. */
export type AddressSettings = Record<string, string | undefined>;

/** `#/pilotage?mois=2026-10` */
export function hrefTo<N extends AddressName>(name: N, params: AddressParams<N>, settings: AddressSettings = {}): string {
  const path = ADDRESSES[name].replace(/:(\w+)/g, (_, key: string) => encodeURIComponent((params as Record<string, string>)[key] ?? ''));
  const given = Object.entries(settings).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '');
  const query = new URLSearchParams(given).toString();
  return `#${path}${query ? `?${query}` : ''}`;
}

/** The parameters of a path that fits the pattern, else null. */
export function matchAddress(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const text = given[index] ?? '';
    if (part.startsWith(':')) params[part.slice(1)] = decodeURIComponent(text);
    else if (part !== text) return null;
  }
  return params;
}
