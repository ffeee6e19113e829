import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { aCompany } from '../builders/company.ts';
import { aFile, storedInvoices } from '../builders/import-file.ts';
import { zipArchive } from '../builders/zip-archive.ts';

const invoices = (number: string) => `Facture;Client;Date;Échéance;Montant TTC\n${number};Durand;20/01/2025;20/02/2025;100,00\n`;

describe('an archive', () => {
  it('of one list is that list; its name leads nowhere', async () => {
    const company = await aCompany();
    const file = aFile(company, zipArchive([{ name: '/etc/export.csv', data: invoices('F1') }]), 'export.zip');
    const preview = await company.client.imports.preview({ file }, company);
    expect([preview.fileName, preview.counts.new]).toEqual(['export.csv', 1]);
  });

  it('of several asks which, and imports the one answered', async () => {
    const company = await aCompany();
    const parts = [
      { name: 'janvier.csv', data: invoices('F1') },
      { name: 'lisez-moi.pdf', data: 'x' },
      { name: 'fevrier.csv', data: invoices('F2') },
    ];
    const file = aFile(company, zipArchive(parts), 'export.zip');
    const { questions } = await company.client.imports.preview({ file }, company);
    expect(questions.map(({ code, choices }) => [code, choices.map(({ label }) => label)])).toEqual([
      ['archiveFile', ['janvier.csv', 'fevrier.csv']],
    ]);
    await expect(company.client.imports.commit({ file }, company)).rejects.toMatchObject({ code: 'IMPORT_QUESTION' });
    await company.client.imports.commit({ file, answers: { archiveFile: '2' } }, company);
    expect(storedInvoices(company).map(({ number }) => number)).toEqual(['F2']);
    expect((await company.client.imports.preview({ file }, company)).questions).toHaveLength(1);
  });

  it('that hides more than it says, or needs a password, is refused in a sentence', async () => {
    const company = await aCompany();
    const bomb = { name: 'a.csv', data: '', deflated: deflateRawSync(Buffer.alloc(50 << 20)), declared: 100 };
    const hidden = aFile(company, zipArchive([bomb]), 'piège.zip');
    await expect(company.client.imports.preview({ file: hidden }, company)).rejects.toMatchObject({ code: 'FILE_DAMAGED' });
    const locked = zipArchive([{ name: 'a.csv', data: invoices('F1') }]);
    const directory = Buffer.from(locked).indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    locked[directory + 8] = 1;
    await expect(company.client.imports.preview({ file: aFile(company, locked, 'secret.zip') }, company)).rejects.toMatchObject({
      code: 'FILE_PROTECTED',
    });
  });
});
