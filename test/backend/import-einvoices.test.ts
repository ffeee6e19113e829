import { readFileSync } from 'node:fs';
import { AFRelationship, PDFDocument } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import type { InputFile } from '../../shared/contract/file-handles.ts';
import { aCompany, type TestCompany } from '../builders/company.ts';
import { aFile, contentOf, fixture, storedInvoices } from '../builders/import-file.ts';

const CII = fixture('einvoices/cii-minimum.xml');
const UBL = fixture('einvoices/ubl-invoice.xml');
const UBL_CREDIT_NOTE = fixture('einvoices/ubl-credit-note.xml');

/** The seller's own company, known by its name. */
const seller = () => aCompany({ today: '2026-06-30', name: 'ATELIER TOURNESOL SARL' });

async function pdfWith(company: TestCompany, xml: string | null): Promise<InputFile> {
  const document = await PDFDocument.create();
  document.addPage();
  if (xml !== null)
    await document.attach(new TextEncoder().encode(xml), 'factur-x.xml', { mimeType: 'text/xml', afRelationship: AFRelationship.Data });
  return aFile(company, await document.save(), 'facture.pdf');
}

describe('an electronic invoice', () => {
  it('brings its invoice and its customer with SIREN and address, from XML or from the PDF that holds it', async () => {
    const company = await seller();
    const preview = await company.client.imports.preview({ file: CII }, company);
    expect(preview).toMatchObject({ kind: 'einvoice', questions: [], counts: { new: 1, rejected: 0 } });
    await company.client.imports.commit({ file: CII }, company);
    const [invoice] = storedInvoices(company);
    expect(invoice?.totalCents).toBe(preview.totals.invoiceCents);
    const imported = contentOf(company);
    const pdf = await pdfWith(company, readFileSync(CII, 'utf8'));
    const again = await company.client.imports.commit({ file: pdf }, company);
    expect(again.counts).toMatchObject({ new: 0, changed: 0, unchanged: 1 });
    expect(contentOf(company)).toEqual(imported);
    await company.client.imports.commit({ file: UBL }, company);
    const customers = company.db.prepare('SELECT name, siren, city FROM customers ORDER BY id').all();
    expect(customers).toMatchObject([{ siren: '444555666' }, { name: 'Dubois Paysage', city: 'Nantes' }]);
  });

  it('is undone exactly', async () => {
    const company = await seller();
    const before = contentOf(company);
    const { importId } = await company.client.imports.commit({ file: CII }, company);
    await company.client.imports.undo({ importId }, company);
    expect(contentOf(company)).toEqual(before);
  });

  it('asks which party the company is when nothing tells, and brings a credit note as one', async () => {
    const company = await aCompany({ today: '2026-06-30', name: 'Personne' });
    const { questions } = await company.client.imports.preview({ file: UBL_CREDIT_NOTE }, company);
    expect(questions.map(({ code }) => code)).toEqual(['einvoiceSide']);
    await company.client.imports.commit({ file: UBL_CREDIT_NOTE, answers: { einvoiceSide: 'seller' } }, company);
    expect(storedInvoices(company)).toMatchObject([{ kind: 'creditNote' }]);
  });

  it('of a supplier is a charge only when the user says so', async () => {
    const company = await aCompany({ today: '2026-06-30', name: 'Personne' });
    const answers = { einvoiceSide: 'buyer' };
    const { questions } = await company.client.imports.preview({ file: CII, answers }, company);
    expect(questions.map(({ code }) => code)).toEqual(['supplierInvoice']);
    await expect(
      company.client.imports.commit({ file: CII, answers: { ...answers, supplierInvoice: 'none' } }, company),
    ).rejects.toMatchObject({ code: 'IMPORT_NOTHING_USABLE' });
    const { totals } = await company.client.imports.commit({ file: CII, answers: { ...answers, supplierInvoice: 'variable' } }, company);
    expect(storedInvoices(company)).toEqual([]);
    expect(totals.chargeCents).toBeGreaterThan(0);
  });

  it('is refused plainly when a PDF holds none', async () => {
    const company = await seller();
    const file = await pdfWith(company, null);
    await expect(company.client.imports.preview({ file }, company)).rejects.toMatchObject({ code: 'EINVOICE_ABSENT' });
  });
});
