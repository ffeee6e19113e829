import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type PostalAddressFields, postalAddress } from '../../shared/letters/postal-address.ts';

const anAddress = (fields: Partial<PostalAddressFields> = {}): PostalAddressFields => ({
  name: 'Bâti-Sud Construction',
  contactName: '',
  addressLine1: '12, rue de l’Église',
  addressLine2: '',
  addressLine3: '',
  postalCode: '48000',
  city: 'Mende',
  country: 'France',
  ...fields,
});

const codes = (fields: Partial<PostalAddressFields>) => postalAddress(anAddress(fields)).problems.map(({ code }) => code);

describe('the address block of an envelope', () => {
  test('last three lines in capitals without accents or punctuation; nothing above them is touched', () => {
    const { lines, problems } = postalAddress(
      anAddress({
        contactName: 'À l’attention de Mme Crété',
        addressLine1: 'Bât. C',
        addressLine2: '3 bis, av. du Général-Leclerc',
        addressLine3: 'B.P. n° 12',
        city: 'Châtel-Guyon Cedex',
      }),
    );
    expect(lines).toEqual([
      'Bâti-Sud Construction',
      'À l’attention de Mme Crété',
      'Bât. C',
      '3 BIS AV DU GENERAL LECLERC',
      'B P N 12',
      '48000 CHATEL GUYON CEDEX',
    ]);
    expect(problems).toEqual([]);
  });

  test('letters that have no accent to lose', () => {
    expect(postalAddress(anAddress({ name: 'Œuvre & Cœur', addressLine1: 'Straße Łódź', city: 'Ærø', country: 'DK' })).lines).toEqual([
      'OEUVRE ET COEUR',
      'STRASSE LODZ',
      '48000 AERO',
      'DANEMARK',
    ]);
  });

  test('in an English-speaking country the postcode follows the town, and & is AND', () => {
    const london = { name: 'Smith & Sons Ltd', addressLine1: '221b Baker Street', postalCode: 'NW1 6XE', city: 'London' };
    for (const country of ['Royaume-Uni', 'United Kingdom', 'UK', 'GB', 'Angleterre']) {
      expect(postalAddress(anAddress({ ...london, country })).lines.slice(0, 3)).toEqual([
        'SMITH AND SONS LTD',
        '221B BAKER STREET',
        'LONDON NW1 6XE',
      ]);
    }
    expect(postalAddress(anAddress({ ...london, postalCode: '10115', city: 'Berlin', country: 'Allemagne' })).lines[2]).toBe(
      '10115 BERLIN',
    );
  });

  test('the country takes a seventh line abroad, and none in France', () => {
    const seven = {
      contactName: 'Frau Jörg',
      addressLine1: 'Haus 4',
      addressLine2: 'Hauptstraße 1',
      addressLine3: 'Postfach 9',
      postalCode: '10623',
      city: 'Berlin',
    };
    const { lines, problems } = postalAddress(anAddress({ ...seven, country: 'Allemagne' }));
    expect(lines).toHaveLength(7);
    expect(lines.at(-1)).toBe('ALLEMAGNE');
    expect(problems).toEqual([]);
    for (const country of ['', 'France', 'FRANCE', 'fr']) expect(postalAddress(anAddress({ country })).lines.at(-1)).toBe('48000 MENDE');
  });

  test('a long line is broken between words while there is room', () => {
    const { lines, problems } = postalAddress(anAddress({ name: 'Société coopérative agricole des producteurs de la vallée du Lot' }));
    expect(lines.slice(0, 2)).toEqual(['Société coopérative agricole des', 'PRODUCTEURS DE LA VALLEE DU LOT']);
    expect(problems).toEqual([]);
  });

  test('what a letter cannot be posted with', () => {
    expect(codes({ addressLine1: '', postalCode: '', city: '' })).toEqual(['ADDRESS_MISSING']);
    expect(codes({ city: '' })).toEqual(['TOWN_MISSING']);
    expect(codes({ postalCode: '' })).toEqual(['TOWN_MISSING']);
    expect(codes({ postalCode: '', country: 'Irlande' })).toEqual([]);
    expect(codes({ postalCode: '4800' })).toEqual(['POSTCODE_INVALID']);
    expect(codes({ postalCode: '75 001' })).toEqual([]);
    expect(codes({ name: 'x'.repeat(39) })).toEqual(['ADDRESS_LINE_TOO_LONG']);
    const long = 'une ligne qui en demande à elle seule deux bien remplies';
    expect(codes({ name: long, addressLine1: long, addressLine2: long })).toEqual(['ADDRESS_TOO_MANY_LINES']);
  });

  test('a building stands before its street, whatever field it was typed in; abroad the fields keep their order', () => {
    const fields = { name: 'Dupont', addressLine1: '12 rue de l’Église', addressLine2: 'Bât. B, 3e étage', addressLine3: 'BP 12' };
    expect(postalAddress(anAddress(fields)).lines).toEqual(['Dupont', 'Bât. B, 3e étage', '12 RUE DE L EGLISE', 'BP 12', '48000 MENDE']);
    expect(postalAddress(anAddress({ ...fields, country: 'Belgique' })).lines).toEqual([
      'Dupont',
      '12 rue de l’Église',
      'BAT B 3E ETAGE',
      'BP 12',
      '48000 MENDE',
      'BELGIQUE',
    ]);
  });

  test('too many lines: those left out are named, and the last three are still in capitals', () => {
    const address = anAddress({
      name: 'Société coopérative des maçons de Lozère',
      contactName: 'Service de la comptabilité fournisseurs',
      addressLine1: 'Résidence Les Trois Fontaines, escalier des Capucins',
      addressLine2: '12, rue de l’Église',
      addressLine3: 'Lieu-dit Le Moulin',
    });
    const { lines, problems } = postalAddress(address);
    expect(lines).toHaveLength(6);
    for (const line of lines.slice(-3)) expect(line).toMatch(/^[A-Z0-9 ]+$/);
    const [problem] = problems;
    if (problem?.code !== 'ADDRESS_TOO_MANY_LINES') throw new Error('the block holds it all');
    expect([...lines, ...problem.lost]).toHaveLength(problem.lines);
    expect(problem.lost.length).toBeGreaterThan(0);
  });

  test('whatever was typed, the block keeps to its lines and characters', () => {
    const anyText = fc.string({ unit: 'grapheme', maxLength: 80 });
    const anyFields = fc.record({
      name: anyText,
      contactName: anyText,
      addressLine1: anyText,
      addressLine2: anyText,
      addressLine3: anyText,
      postalCode: fc.oneof(fc.constant('15000'), anyText),
      city: anyText,
      country: fc.constantFrom('', 'France', 'Belgique', 'de'),
    });
    fc.assert(
      fc.property(anyFields, (fields) => {
        const { lines, problems } = postalAddress(fields);
        const abroad = fields.country === 'Belgique' || fields.country === 'de';
        expect(lines.length).toBeLessThanOrEqual(abroad ? 7 : 6);
        for (const line of lines) {
          expect(line.length).toBeLessThanOrEqual(38);
          expect(line).toBe(line.trim());
          expect(line).not.toBe('');
        }
        for (const line of lines.slice(-3)) expect(line).not.toMatch(/[a-zà-ÿ.,;:'’"()-]/);
        if (problems.length === 0 && !abroad) expect(lines.at(-1)).toMatch(/^\d{5} \S/);
      }),
    );
  });
});
