import type { ProcedureLaw } from './procedure-law.ts';
import { isCommercial, type RouteFacts } from './route-facts.ts';

/** The court of the debtor's seat or home (CPC 42, 1406), as precisely as its address tells. */
export function courtOf(facts: RouteFacts, { economicCourtTowns }: ProcedureLaw): string {
  const { place, city, nature, debtor } = facts;
  if (place.kind !== 'france') return 'À déterminer avec un avocat : le débiteur est à l’étranger';
  const of = city.trim() === '' ? 'du débiteur' : `dont dépend ${city.trim()}`;
  if (!isCommercial(facts)) {
    return nature === 'rent' && debtor === 'consumer' ? `Juge des contentieux de la protection ${of}` : `Tribunal judiciaire ${of}`;
  }
  if (place.region === 'alsaceMoselle') return `Chambre commerciale du tribunal judiciaire ${of} (Alsace-Moselle)`;
  if (place.region === 'overseas') return `Tribunal mixte de commerce ${of} (outre-mer : à vérifier)`;
  const town = economicCourtTowns.find((each) => plain(each) === plain(townOf(city)));
  if (town !== undefined) return `Tribunal des activités économiques (TAE) de ${town}`.replace('de Le ', 'du ').replace('de A', 'd’A');
  return `Tribunal de commerce ${of}${place.region === 'unknown' ? ' (code postal à compléter : 57, 67 et 68 ont une chambre commerciale)' : ''}`;
}

export function europeanCourt({ place }: RouteFacts): string | null {
  return place.kind === 'union' ? 'Juridiction du pays du débiteur, en règle générale (portail e-Justice)' : null;
}

/** « Paris 11e », « LYON CEDEX 03 », « Marseille 6e arrondissement »: the town alone. */
function townOf(city: string): string {
  return city.replace(/\s+(?:cedex.*|\d.*)$/i, '').trim();
}

function plain(town: string): string {
  return town
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^a-z]+/g, ' ')
    .replace(/^st /, 'saint ')
    .trim();
}
