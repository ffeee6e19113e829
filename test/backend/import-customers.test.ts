import { describe, expect, it } from 'vitest';
import { aCompany, type TestCompany } from '../builders/company.ts';
import { commitLines, contentOf, previewLines } from '../builders/import-file.ts';

const LIST = [
  'Code;Raison sociale;SIRET;E-mail;Téléphone;Adresse;CP;Ville;Délai de règlement',
  'C1;Durand et Fils;12345678900011;compta@durand.example;01 02 03 04 05;1 rue du Four;75006;Paris;30 jours fin de mois',
  'C2;Élan SARL;;contact@elan.example;;;69001;Lyon;',
];

const customersOf = ({ db }: TestCompany) =>
  db
    .prepare('SELECT code, name, siren, email, phone, address_line1 AS address, city, payment_terms AS terms FROM customers ORDER BY id')
    .all();

describe('a list of customers', () => {
  it('has their nature from a column called « Type » whose values are natures, and not from one that holds anything else', async () => {
    const company = await aCompany();
    const lines = [
      'Nom;Type;Adresse;CP;Ville',
      'Zoé Œuvrard;Particulier;1 rue du Four;75006;Paris',
      'Mairie de Rieux;Administration;Place;48000;Mende',
      'Bois SARL;Professionnel;;;Lyon',
    ];
    await commitLines(company, lines, { kind: 'customers' });
    expect(company.db.prepare('SELECT name, kind, public_buyer AS publicBuyer FROM customers ORDER BY id').all()).toEqual([
      { name: 'Zoé Œuvrard', kind: 'consumer', publicBuyer: 0 },
      { name: 'Mairie de Rieux', kind: 'business', publicBuyer: 1 },
      { name: 'Bois SARL', kind: 'business', publicBuyer: 0 },
    ]);
    const { columns } = await previewLines(company, ['Nom;Type;Ville', 'Bois SARL;Or;Lyon', 'Fer SAS;Argent;Mende'], { kind: 'customers' });
    expect(columns.find(({ source }) => source === 'Type')?.field).not.toBe('customerKind');
  });

  it('has payment terms in « 2/10 n/45 » where no column says any, and tells of those that its columns contradict', async () => {
    const company = await aCompany();
    const terms = () =>
      company.db.prepare('SELECT name, payment_terms AS net, early_payment AS discount FROM customers ORDER BY name').all();
    await commitLines(company, ['Nom;Escompte;Ville', 'Alpha SARL;2/10 n/45;Mende', 'Beta SARL;3/10;Rodez'], { kind: 'customers' });
    expect(await terms()).toEqual([
      { name: 'Alpha SARL', net: '45 jours', discount: '2/10' },
      { name: 'Beta SARL', net: '', discount: '3/10' },
    ]);
    const both = ['Nom;Escompte;Délai de règlement;Ville', 'Beta SARL;2/10 n/45;30 jours;Rodez'];
    const { problems } = await previewLines(company, both, { kind: 'customers' });
    expect(JSON.stringify(problems)).toContain('« n/45 » est un délai de paiement, et les conditions de paiement disent « 30 jours »');
    await commitLines(company, both, { kind: 'customers' });
    expect((await terms())[1]).toEqual({ name: 'Beta SARL', net: '30 jours', discount: '2/10' });
  });

  it('is recognised, written field by field, and changes nothing when it is read again', async () => {
    const company = await aCompany();
    expect(await previewLines(company, LIST)).toMatchObject({ kind: 'customers', questions: [], counts: { new: 2, rejected: 0 } });
    await commitLines(company, LIST);
    expect(customersOf(company)).toEqual([
      {
        code: 'C1',
        name: 'Durand et Fils',
        siren: '123456789',
        email: 'compta@durand.example',
        phone: '01 02 03 04 05',
        address: '1 rue du Four',
        city: 'Paris',
        terms: '30 jours puis fin de mois',
      },
      { code: 'C2', name: 'Élan SARL', siren: '', email: 'contact@elan.example', phone: '', address: '', city: 'Lyon', terms: '' },
    ]);
    const before = contentOf(company);
    const { counts } = await commitLines(company, LIST);
    expect(counts).toMatchObject({ new: 0, changed: 0, unchanged: 2 });
    expect(contentOf(company)).toEqual(before);
  });

  it('may be nothing but codes and names, whatever the file is called', async () => {
    const company = await aCompany();
    const lines = ['Code;Nom', 'C001;Boulangerie Martin', 'C002;Garage Lopez'];
    expect(await previewLines(company, lines)).toMatchObject({ kind: 'customers', counts: { new: 2, rejected: 0 } });
    await commitLines(company, lines);
    expect(company.db.prepare('SELECT code, name FROM customers ORDER BY code').all()).toEqual([
      { code: 'C001', name: 'Boulangerie Martin' },
      { code: 'C002', name: 'Garage Lopez' },
    ]);
  });

  it('changes what it states, keeps what it leaves empty, and is undone exactly', async () => {
    const company = await aCompany();
    await commitLines(company, LIST);
    const before = contentOf(company);
    const changed = [
      'Code client;Nom;Email;Ville',
      'C1;Durand & Fils;nouveau@durand.example;',
      'C2;Élan SARL;contact@elan.example;Villeurbanne',
    ];
    const preview = await previewLines(company, changed);
    expect(preview.rows.map(({ state, changes }) => [state, changes])).toEqual([
      ['changed', ['nom : Durand et Fils → Durand & Fils', 'adresse électronique : compta@durand.example → nouveau@durand.example']],
      ['changed', ['ville : Lyon → Villeurbanne']],
    ]);
    const { importId } = await commitLines(company, changed);
    expect(customersOf(company)).toMatchObject([
      { name: 'Durand & Fils', email: 'nouveau@durand.example', city: 'Paris', siren: '123456789' },
      { city: 'Villeurbanne' },
    ]);
    await company.client.imports.undo({ importId }, company);
    expect(contentOf(company)).toEqual(before);
  });

  it('recognises a customer by SIREN, then VAT number, then name, whatever its case, accents and legal form', async () => {
    const company = await aCompany();
    await commitLines(company, [
      'Nom;SIREN;N° TVA;Ville',
      'Durand;123456789;FR32123456789;Paris',
      'Élan;;FR40987654321;Lyon',
      'Atelier du Port;;;Brest',
    ]);
    const { counts } = await commitLines(company, [
      'Nom;SIREN;N° TVA;Ville',
      'Établissements Durand et associés;123 456 789;;Paris',
      'ELAN DISTRIBUTION;;FR 40 987 654 321;Lyon',
      'SARL ATELIER DU PORT;;;Brest',
    ]);
    expect(counts).toMatchObject({ new: 0, changed: 3 });
    expect(company.db.prepare<{ count: number }>('SELECT count(*) AS count FROM customers').get()?.count).toBe(3);
  });

  it('leaves a row without a name aside, and says which row stated a customer first', async () => {
    const company = await aCompany();
    const { counts, rejected, remarks } = await commitLines(company, [
      'Code;Nom;E-mail;Ville',
      'C1;Durand;a@b.example;Paris',
      ';;c@d.example;Lyon',
      'C1;Durand;;Nantes',
    ]);
    expect(counts).toMatchObject({ new: 1, rejected: 1 });
    expect(rejected).toMatchObject([{ row: 3, code: 'CUSTOMER_MISSING' }]);
    expect(remarks).toMatchObject([{ row: 4, code: 'DUPLICATE_CUSTOMER' }]);
  });
});
