import { expect, test } from 'vitest';
import { COMPANY_COLOURS, type CompanyColour, usualColour } from '../../../shared/companies/company-colour.ts';
import { colourApart, differences, nameApart } from '../../../shared/companies/tell-apart.ts';

const company = (name: string, path: string, traits: { city?: string; siren?: string } = {}) => ({
  name,
  city: '',
  siren: '',
  path,
  ...traits,
});

test.each([
  [
    'their towns',
    [company('Lefèvre', '/a.quittance', { city: 'Rodez' }), company('LEFÈVRE', '/b.quittance', { city: 'Millau' })],
    ['Rodez', 'Millau'],
  ],
  [
    'their SIREN, in the same town',
    [company('L', '/a.quittance', { city: 'Rodez', siren: '1' }), company('L', '/b.quittance', { city: 'Rodez', siren: '2' })],
    ['1', '2'],
  ],
  [
    'their files’ names, where one’s town is not known',
    [company('L', '/a.quittance', { city: 'Rodez' }), company('L', 'C:\\d\\b.quittance')],
    ['a', 'b'],
  ],
  ['their folders, for a copy', [company('L', '/un/a.quittance'), company('L', '/deux/a.quittance')], ['un', 'deux']],
  ['all of where they are', [company('L', '/1/x/a.quittance'), company('L', '/2/x/a.quittance')], ['/1/x/a.quittance', '/2/x/a.quittance']],
  ['nothing, for two names', [company('L', '/a.quittance'), company('M', '/b.quittance')], ['', '']],
])('companies of one name are told apart by %s', (_, companies, expected) => expect(differences(companies)).toEqual(expected));

test('a difference stands behind the name', () => {
  expect(nameApart({ name: 'Lefèvre', difference: 'Rodez' })).toBe('Lefèvre (Rodez)');
  expect(nameApart({ name: 'Lefèvre', difference: '' })).toBe('Lefèvre');
});

test('companies of the same initials never have the same colour, while there are colours', () => {
  const given: { name: string; colour: CompanyColour }[] = [];
  for (let index = 0; index < COMPANY_COLOURS.length; index += 1) {
    const name = index % 2 === 0 ? 'Menuiserie Lefèvre' : 'Maison Loubière';
    given.push({ name, colour: colourApart({ companyId: `id-${index}`, name }, given) });
  }
  expect(new Set(given.map(({ colour }) => colour)).size).toBe(COMPANY_COLOURS.length);
  expect(colourApart({ companyId: 'x', name: 'Menuiserie Lefèvre' }, given)).toBe(usualColour('x'));
  expect(colourApart({ companyId: 'x', name: 'Garage' }, given)).toBe(usualColour('x'));
});
