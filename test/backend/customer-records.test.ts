import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { OutputFile } from '../../shared/contract/file-handles.ts';
import { localDate } from '../../shared/dates/local-date.ts';
import { aCompany } from '../builders/company.ts';
import { aFile, commitLines, previewLines } from '../builders/import-file.ts';

async function aCustomer(name = 'Garage du Pont') {
  const company = await aCompany();
  const { id } = await company.client.customers.create({ name }, company);
  return { ...company, id };
}

describe('what is kept on a customer', () => {
  test('identifiers, language and the day of a judgment, which takes it out of the reminders', async () => {
    const { id, ...company } = await aCustomer();
    const { client } = company;
    const saved = await client.customers.update(
      { id, siret: '73282932000074', iban: 'FR1420041010050500013M02606', language: 'en', insolvencyOn: localDate('2025-05-12') },
      company,
    );
    expect(saved).toMatchObject({ siret: '73282932000074', language: 'en', insolvencyOn: '2025-05-12' });
    expect(await client.customers.get({ id }, company)).toEqual(saved);
    const behaviour = await client.customers.behaviour({ id, asOf: localDate('2025-06-30') }, company);
    expect(behaviour.score).toMatchObject({ letter: 'E', forced: 'insolvency' });
  });

  test.each([
    { siret: '73282932000074', siren: '552100554' },
    { siret: '73282932000075' },
    { iban: 'FR1420041010050500013M02607' },
    { email: 'compta.pont' },
  ])('a wrong one is refused with its field named, and nothing of it is kept: %j', async (wrong) => {
    const { id, ...company } = await aCustomer();
    const field = { siret: 'SIRET', iban: 'IBAN', email: 'E-mail' }[Object.keys(wrong)[0] as 'siret' | 'iban' | 'email'];
    await expect(company.client.customers.update({ id, city: 'Rodez', ...wrong }, company)).rejects.toMatchObject({
      code: 'CUSTOMER_FIELD_WRONG',
      params: { field },
    });
    await expect(company.client.customers.create({ name: 'Autre', ...wrong }, company)).rejects.toMatchObject({
      code: 'CUSTOMER_FIELD_WRONG',
    });
    expect(await company.client.customers.get({ id }, company)).toMatchObject({ city: '', siret: '', iban: '', email: '' });
  });

  test('people by role, those to reach about an invoice first', async () => {
    const { id, ...company } = await aCustomer();
    const { client } = company;
    await client.customers.saveContact({ id, role: 'director', name: 'Mme Roy', phone: '06 01 02 03 04' }, company);
    const billing = await client.customers.saveContact({ id, name: 'Service comptable', email: 'compta@pont.example' }, company);
    expect((await client.customers.contacts({ id }, company)).map(({ role, name }) => [role, name])).toEqual([
      ['billing', 'Service comptable'],
      ['director', 'Mme Roy'],
    ]);
    const corrected = await client.customers.saveContact({ id, contactId: billing.contactId, name: 'M. Petit' }, company);
    expect(corrected).toMatchObject({ role: 'billing', name: 'M. Petit', email: 'compta@pont.example' });
    await client.customers.removeContact({ contactId: billing.contactId }, company);
    expect(await client.customers.contacts({ id }, company)).toHaveLength(1);
    await expect(client.customers.saveContact({ id, role: 'other' }, company)).rejects.toMatchObject({ code: 'CUSTOMER_CONTACT_EMPTY' });
  });

  test('a person of one customer is not corrected as another’s, and follows a merge and its undoing', async () => {
    const { id, ...company } = await aCustomer();
    const { client } = company;
    const { id: other } = await client.customers.create({ name: 'Garage Pont' }, company);
    const { contactId } = await client.customers.saveContact({ id: other, name: 'Mme Roy' }, company);
    await expect(client.customers.saveContact({ id, contactId, name: 'X' }, company)).rejects.toMatchObject({
      code: 'CUSTOMER_CONTACT_NOT_FOUND',
    });
    const { mergeId } = await client.customers.merge({ keepId: id, mergeId: other }, company);
    expect(await client.customers.contacts({ id }, company)).toMatchObject([{ name: 'Mme Roy' }]);
    await client.customers.undoMerge({ mergeId }, company);
    expect(await client.customers.contacts({ id }, company)).toEqual([]);
  });

  test('files, once each, given back byte for byte', async () => {
    const { id, ...company } = await aCustomer();
    const { client, directory } = company;
    const bytes = Uint8Array.from({ length: 3000 }, (_, index) => (index * 7) % 256);
    const kept = await client.customers.addFile({ id, file: aFile(company, bytes, 'Devis signé n° 12.pdf') }, company);
    expect(kept).toMatchObject({
      name: 'Devis signé n° 12.pdf',
      bytes: 3000,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      addedOn: '2025-06-30',
    });
    const again = await client.customers.addFile({ id, file: aFile(company, bytes, 'copie.pdf') }, company);
    expect(again).toEqual(kept);
    expect(await client.customers.files({ id }, company)).toEqual([kept]);
    const out = join(directory, 'rendu.pdf');
    await client.customers.exportFile({ fileId: kept.fileId, out: out as OutputFile }, company);
    expect(new Uint8Array(readFileSync(out))).toEqual(bytes);
    await client.customers.removeFile({ fileId: kept.fileId }, company);
    expect(await client.customers.files({ id }, company)).toEqual([]);
  });

  test.each([
    ['facture.pdf.exe', 'texte', 'CUSTOMER_FILE_IS_PROGRAM'],
    ['raccourci.lnk', 'texte', 'CUSTOMER_FILE_IS_PROGRAM'],
    ['plan.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'CUSTOMER_FILE_IS_PROGRAM'],
    ['photo.jpg', 'MZ\u0090\u0000', 'CUSTOMER_FILE_IS_PROGRAM'],
    ['notes.txt', '#!/bin/sh\nrm -rf', 'CUSTOMER_FILE_IS_PROGRAM'],
    ['vide.pdf', '', 'FILE_EMPTY'],
  ])('%s is not kept', async (name, content, code) => {
    const { id, ...company } = await aCustomer();
    await expect(company.client.customers.addFile({ id, file: aFile(company, content, name) }, company)).rejects.toMatchObject({ code });
    expect(await company.client.customers.files({ id }, company)).toEqual([]);
  });
});

describe('a list of customers imported over what a person typed', () => {
  const LIST = ['Code;Nom;Téléphone;Ville', 'C1;Durand;01 02 03 04 05;Lyon', 'C2;Élan;;Paris'];

  async function withTypedPhone() {
    const company = await aCompany();
    await commitLines(company, LIST);
    const [durand] = await company.client.customers.list({ asOf: localDate('2025-06-30') }, company);
    const id = durand?.id ?? 0;
    await company.client.customers.update({ id, phone: '06 99 99 99 99' }, company);
    return { ...company, id };
  }

  test('keeps what was typed, says so, and takes the rest', async () => {
    const company = await withTypedPhone();
    const list = ['Code;Nom;Téléphone;Ville', 'C1;Durand;01 02 03 04 05;Grenoble'];
    const preview = await previewLines(company, list);
    expect(preview.rows).toMatchObject([{ state: 'changed', changes: ['ville : Lyon → Grenoble'] }]);
    expect(preview.offers).toMatchObject([{ code: 'typedDetails', preset: 'keep' }]);
    expect(preview.offers[0]?.message).toContain('Durand, téléphone : 06 99 99 99 99 → 01 02 03 04 05');
    const { remarks } = await commitLines(company, list);
    expect(remarks).toMatchObject([{ row: 2, code: 'TYPED_DETAIL_KEPT' }]);
    expect(await company.client.customers.get({ id: company.id }, company)).toMatchObject({ phone: '06 99 99 99 99', city: 'Grenoble' });
  });

  test('takes the file’s when the user says so; from then on it is the file’s, and undoing brings the typed one back', async () => {
    const company = await withTypedPhone();
    const { importId } = await commitLines(company, LIST, { answers: { typedDetails: 'replace' } });
    expect(await company.client.customers.get({ id: company.id }, company)).toMatchObject({ phone: '01 02 03 04 05' });
    const later = ['Code;Nom;Téléphone;Ville', 'C1;Durand;01 00 00 00 00;Lyon'];
    expect((await previewLines(company, later)).offers).toEqual([]);
    await company.client.imports.undo({ importId }, company);
    expect(await company.client.customers.get({ id: company.id }, company)).toMatchObject({ phone: '06 99 99 99 99' });
  });
});

describe('what other software says of customers', () => {
  const TITLES = 'Code;Nom;SIRET;IBAN;Langue;Procédure collective (date);Plan de relance';

  async function imported(...rows: string[]) {
    const company = await aCompany();
    const { remarks } = await commitLines(company, [TITLES, ...rows]);
    const list = await company.client.customers.list({ asOf: localDate('2025-06-30') }, company);
    const customers = await Promise.all(list.map(({ id }) => company.client.customers.get({ id }, company)));
    return { ...company, remarks: remarks.map(({ row, code }) => [row, code]), customers };
  }

  test('its SIRET, and so its SIREN, its IBAN, language, judgment and plan', async () => {
    const { customers, remarks, db } = await imported(
      'C1;Durand;732 829 320 00074;FR14 2004 1010 0505 0001 3M02 606;Anglais;13/05/2025;ferme',
      'C2;Élan;;;fr;;',
    );
    expect(remarks).toEqual([]);
    expect(customers).toMatchObject([
      { siret: '73282932000074', siren: '732829320', iban: 'FR1420041010050500013M02606', language: 'en', insolvencyOn: '2025-05-13' },
      { siret: '', siren: '', iban: '', language: 'fr', insolvencyOn: null },
    ]);
    const chosen = db.prepare('SELECT p.key FROM customers c JOIN reminder_plans p ON p.id = c.reminder_plan_id').all();
    expect(chosen).toEqual([{ key: 'firm' }]);
  });

  test('a wrong SIRET or IBAN, a language or plan that there is not: said, and left out, the customer kept', async () => {
    const { customers, remarks } = await imported(
      'C1;Durand;73282932000075;FR1420041010050500013M02607;Deutsch;bientôt;Impitoyable',
      'C2;Élan;73282932000074;FR1420041010050500013M02606;English;13/05/2025;Standard',
    );
    expect(remarks.sort()).toEqual(
      [
        [2, 'IDENTIFIER_LEFT_OUT'],
        [2, 'IDENTIFIER_LEFT_OUT'],
        [2, 'LANGUAGE_LEFT_OUT'],
        [2, 'FIELD_LEFT_OUT'],
        [2, 'REMINDER_PLAN_UNKNOWN'],
      ].sort(),
    );
    expect(customers[0]).toMatchObject({ name: 'Durand', siret: '', iban: '', language: 'fr', insolvencyOn: null });
  });

  test('a plan or a judgment entered by hand is kept, and the difference said', async () => {
    const { customers, client, ...company } = await imported('C1;Durand;;;;;');
    const id = customers[0]?.id ?? 0;
    const plans = await client.reminderPlans.list({}, company);
    await client.customers.update({ id, insolvencyOn: localDate('2025-04-01') }, company);
    await client.reminderPlans.choose({ scope: 'customer', customerId: id, planId: plans[0]?.planId ?? 0 }, company);
    const { remarks } = await commitLines({ client, ...company }, [TITLES, `C1;Durand;;;;13/05/2025;${plans[1]?.name}`]);
    expect(remarks.map(({ code }) => code)).toEqual(['TYPED_DETAIL_KEPT', 'TYPED_DETAIL_KEPT']);
    expect(await client.customers.get({ id }, company)).toMatchObject({ insolvencyOn: '2025-04-01' });
  });
});
