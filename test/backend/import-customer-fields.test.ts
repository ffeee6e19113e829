import { expect, it } from 'vitest';
import { aCompany } from '../builders/company.ts';
import { aFile } from '../builders/import-file.ts';

const LIST = [
  'Code client;Client;Type de client;Contact;Adresse;Adresse 2;Adresse 3;CP;Ville;Famille client',
  'C1;Mairie d’Albi;Collectivité;Mme Roux;Hôtel de ville;Service comptable;BP 12;81000;Albi;Mairies',
  'C2;Paul Durand;Particulier;;4 rue Haute;;;81000;Albi;',
];

it('takes the segment, the kind, the contact and the third line of the address from a list of customers, and what changes in them', async () => {
  const company = await aCompany();
  await company.client.imports.commit({ file: aFile(company, LIST) }, company);
  const stored = () =>
    company.db.prepare('SELECT code, kind, contact_name AS contact, address_line3 AS line3, segment FROM customers ORDER BY code').all();
  expect(stored()).toEqual([
    { code: 'C1', kind: 'business', contact: 'Mme Roux', line3: 'BP 12', segment: 'Mairies' },
    { code: 'C2', kind: 'consumer', contact: '', line3: '', segment: '' },
  ]);

  const changed = [LIST[0] ?? '', 'C2;Paul Durand;Professionnel;;4 rue Haute;;;81000;Albi;Artisans'];
  const { rows } = await company.client.imports.preview({ file: aFile(company, changed) }, company);
  expect(rows).toMatchObject([
    { state: 'changed', changes: ['professionnel ou particulier : particulier → professionnel', 'segment : rien → Artisans'] },
  ]);
  await company.client.imports.commit({ file: aFile(company, changed) }, company);
  expect(stored()[1]).toMatchObject({ code: 'C2', kind: 'business', segment: 'Artisans' });
});

it('takes the contact and the third line of the address from a list of invoices as from one of customers', async () => {
  const company = await aCompany();
  const file = aFile(company, [
    'N° facture;Date facture;Échéance;Montant TTC;Code client;Client;Contact;Adresse;Adresse 2;Adresse 3;CP;Ville',
    'F1;15/04/2025;15/05/2025;100,00;C1;Mairie d’Albi;Mme Roux;Hôtel de ville;Service comptable;BP 12;81000;Albi',
  ]);
  await company.client.imports.commit({ file }, company);
  expect(company.db.prepare('SELECT name, contact_name AS contact, address_line3 AS line3 FROM customers').all()).toEqual([
    { name: 'Mairie d’Albi', contact: 'Mme Roux', line3: 'BP 12' },
  ]);
});

it.each(['Segment', 'Catégorie', 'Groupe', 'Famille client'])('knows the segment by « %s »', async (title) => {
  const company = await aCompany();
  const file = aFile(company, [`Code client;Client;E-mail;Ville;${title}`, 'C1;Durand;a@exemple.fr;Albi;Mairies']);
  await company.client.imports.commit({ file }, company);
  expect(company.db.prepare('SELECT segment FROM customers').all()).toEqual([{ segment: 'Mairies' }]);
});

it('takes who bears a civility and no identifier of a business for a person, and says so', async () => {
  const company = await aCompany();
  const file = aFile(company, [
    'N° facture;Client;SIREN;Date facture;Montant TTC',
    'F1;Mme Dubois;;15/04/2025;100,00',
    'F2;M. Petit;732829320;16/04/2025;100,00',
    'F3;Monsieur Store SARL;;17/04/2025;100,00',
    'F4;M. et Mme Roche;;18/04/2025;100,00',
  ]);
  const { problems } = await company.client.imports.preview({ file }, company);
  await company.client.imports.commit({ file }, company);
  expect(problems).toContainEqual(
    expect.objectContaining({
      severity: 'remark',
      message: expect.stringContaining(
        '2 clients portent un nom de particulier (Mme Dubois, M. et Mme Roche) : enregistrés comme particuliers',
      ),
    }),
  );
  expect(company.db.prepare('SELECT name, kind FROM customers ORDER BY id').all()).toEqual([
    { name: 'Mme Dubois', kind: 'consumer' },
    { name: 'M. Petit', kind: 'business' },
    { name: 'Monsieur Store SARL', kind: 'business' },
    { name: 'M. et Mme Roche', kind: 'consumer' },
  ]);
});
