import { describe, expect, it } from 'vitest';
import type { InputFile } from '../../shared/contract/file-handles.ts';
import { aCompany } from '../builders/company.ts';
import { contentOf } from '../builders/import-file.ts';
import { CORPUS, corpusFile, filesUnder } from './corpus.ts';

/** Credits of each file in cents, computed independently of this program. */
const OFX: [string, number][] = [
  ['BPACA_OP_20220717-2.ofx', 183_588],
  ['BPACA_OP_20220717.ofx', 1_390_845],
  ['BPACA_OP_20220802.ofx', 1_229_629],
  ['BPACA_OP_20220828.ofx', 549_005],
];

describe.skipIf(CORPUS === '')('bank statements imported into a company', () => {
  it.each(OFX)('%s: every credit waits for its invoice; again changes nothing, undone nothing is left', async (name, creditCents) => {
    const company = await aCompany({ today: '2026-11-01' });
    const empty = contentOf(company);
    const source = { file: corpusFile('ofx-banque-populaire-fr', name) as InputFile };
    const { importId, totals } = await company.client.imports.commit(source, company);
    expect(totals.paymentCents).toBe(creditCents);
    const matches = await company.client.imports.matches({}, company);
    expect(matches.reduce((sum, { amountCents }) => sum + amountCents, 0)).toBe(creditCents);
    const imported = contentOf(company);
    const again = await company.client.imports.commit(source, company);
    expect(again.counts).toMatchObject({ new: 0, changed: 0 });
    expect(contentOf(company)).toEqual(imported);
    await company.client.imports.undo({ importId: again.importId }, company);
    await company.client.imports.undo({ importId }, company);
    expect(contentOf(company)).toEqual(empty);
  });

  it('says that a statement of an empty period has no movement', async () => {
    const company = await aCompany({ today: '2026-11-01' });
    const file = corpusFile('ofx-banque-populaire-fr', '46297554894_02092025_04102025.ofx') as InputFile;
    await expect(company.client.imports.commit({ file }, company)).rejects.toThrow('aucune opération');
  });
});

describe.skipIf(CORPUS === '')('electronic invoices imported into a company', () => {
  it('brings one document from each file, once', async () => {
    const company = await aCompany({ today: '2026-11-01' });
    for (const path of filesUnder('einvoice-facturx-fnfe')) {
      const source = { file: path as InputFile, answers: { einvoiceSide: 'seller' } };
      const { counts } = await company.client.imports.commit(source, company);
      expect(counts.new + counts.unchanged + counts.changed, path).toBe(1);
      expect((await company.client.imports.commit(source, company)).counts, path).toMatchObject({ new: 0, changed: 0, unchanged: 1 });
    }
  });
});
