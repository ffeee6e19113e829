import { expect, test } from 'vitest';
import { namesAdministration } from '../../shared/customers/public-buyer-name.fr.ts';

test.each([
  'Mairie de Test-sur-Lot',
  'COMMUNE DE RIEUX',
  'Ville d’Aurillac',
  'Département du Cantal',
  'Communauté de communes du Haut-Allier',
  'Conseil départemental de la Lozère',
  'CHU de Clermont',
  'Centre hospitalier du Puy',
  'Lycée des métiers Simone-Veil',
  'Ministère de la Justice',
])('%s is called as an administration is', (name) => expect(namesAdministration(name)).toBe(true));

test.each([
  'Mairie Frères SARL',
  'Villeneuve SAS',
  'Chung et fils',
  'Régional Express',
  'Collège & Cie',
  'Café de la Mairie',
  'Ville Dubois',
])('%s is not', (name) => expect(namesAdministration(name)).toBe(false));
