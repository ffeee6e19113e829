import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDict, PDFDocument, PDFName } from '@cantoo/pdf-lib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extractInvoiceXml } from '../../electron/backend/imports/extract-invoice-xml.ts';
import { xmlText } from '../../electron/backend/imports/xml-text.ts';
import { readEInvoice } from '../../shared/einvoices/read-einvoice.ts';
import { AppError } from '../../shared/errors/app-error.ts';

const XML = readFileSync(join(import.meta.dirname, '..', 'fixtures', 'einvoices', 'cii-minimum.xml'));

async function aPdf(
  files: Record<string, Uint8Array>,
  change: (document: PDFDocument) => void | Promise<void> = () => {},
): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.addPage();
  for (const [name, bytes] of Object.entries(files)) await document.attach(bytes, name, { mimeType: 'application/octet-stream' });
  await document.flush();
  await change(document);
  return document.save();
}

const refusal = (pdf: Uint8Array) =>
  extractInvoiceXml(pdf, 'facture.pdf').then(
    () => 'none',
    (error: unknown) => (error instanceof AppError ? error.code : error),
  );

describe('the XML inside an invoice’s PDF', () => {
  it.each(['factur-x.xml', 'ZUGFeRD-invoice.xml', 'xrechnung.xml', 'facture-014.xml'])(
    'is found under the name %s, byte for byte',
    async (name) => {
      const found = await extractInvoiceXml(await aPdf({ 'conditions.txt': new Uint8Array([1]), [name]: XML }), 'facture.pdf');
      expect(found.name).toBe(name);
      expect(Buffer.compare(found.bytes, XML)).toBe(0);
      expect(readEInvoice(xmlText(found.bytes), 'facture.pdf')).toMatchObject({ number: 'F-2026-014', totalCents: 120000 });
    },
  );

  it('is the one of the standard name among several', async () => {
    const found = await extractInvoiceXml(await aPdf({ 'autre.xml': new Uint8Array([60]), 'factur-x.xml': XML }), 'facture.pdf');
    expect(found.name).toBe('factur-x.xml');
  });

  it('is found in a tree of names with branches, and by the association of PDF/A-3 alone', async () => {
    const inBranch = await aPdf({ 'factur-x.xml': XML }, (document) => {
      const names = document.catalog.lookup(PDFName.of('Names'), PDFDict);
      const leaf = document.context.register(names.lookup(PDFName.of('EmbeddedFiles'), PDFDict));
      names.set(
        PDFName.of('EmbeddedFiles'),
        document.context.obj({ Kids: [document.context.register(document.context.obj({ Kids: [leaf] }))] }),
      );
    });
    expect((await extractInvoiceXml(inBranch, 'facture.pdf')).name).toBe('factur-x.xml');
    const associated = await aPdf({ 'factur-x.xml': XML }, (document) => void document.catalog.delete(PDFName.of('Names')));
    expect((await extractInvoiceXml(associated, 'facture.pdf')).name).toBe('factur-x.xml');
  });

  it('is read in a PDF that is protected against changes only', async () => {
    const protectedPdf = await aPdf({ 'factur-x.xml': XML }, (document) => document.encrypt({ ownerPassword: 'secret', userPassword: '' }));
    expect(Buffer.compare((await extractInvoiceXml(protectedPdf, 'facture.pdf')).bytes, XML)).toBe(0);
  });
});

describe('PDFs that hold no invoice to read', () => {
  it('has none', async () => {
    expect(await refusal(await aPdf({}))).toBe('EINVOICE_ABSENT');
    expect(await refusal(await aPdf({ 'a.xml': XML, 'b.xml': XML }))).toBe('EINVOICE_ABSENT');
  });

  it('needs a password', async () => {
    expect(await refusal(await aPdf({ 'factur-x.xml': XML }, (document) => document.encrypt({ userPassword: 'secret' })))).toBe(
      'FILE_PROTECTED',
    );
  });

  it('would inflate beyond all measure', async () => {
    expect(await refusal(await aPdf({ 'factur-x.xml': new Uint8Array(40_000_000) }))).toBe('FILE_TOO_LARGE');
  });

  it('has a tree of names that goes round in circles', async () => {
    const looped = await aPdf({}, (document) => {
      const tree = document.context.obj({}) as PDFDict;
      const reference = document.context.register(tree);
      tree.set(PDFName.of('Kids'), document.context.obj([reference, reference, reference]));
      document.catalog.set(PDFName.of('Names'), document.context.obj({ EmbeddedFiles: reference }));
    });
    expect(await refusal(looped)).toBe('EINVOICE_ABSENT');
  });

  it('is no PDF, is cut, or is damaged: refused with a sentence, never anything else', async () => {
    const pdf = await aPdf({ 'factur-x.xml': XML });
    for (const other of [new Uint8Array(), new Uint8Array([1, 2, 3]), pdf.slice(0, 400)])
      expect(await refusal(other)).toMatch(/^(?:FILE_DAMAGED|EINVOICE_ABSENT)$/);
    await fc.assert(
      fc.asyncProperty(fc.nat(pdf.length - 1), fc.uint8Array({ minLength: 1, maxLength: 40 }), async (at, put) => {
        const damaged = Uint8Array.from(pdf);
        damaged.set(put.subarray(0, pdf.length - at), at);
        expect(typeof (await refusal(damaged))).toBe('string');
      }),
      { numRuns: 60 },
    );
  });
});

describe('the text of an XML file', () => {
  it.each([
    ['windows-1252', '<?xml version="1.0" encoding="ISO-8859-1"?><a>é</a>', 'latin1'],
    ['utf-8', '<?xml version="1.0"?><a>é</a>', 'utf8'],
    ['utf-16', '\uFEFF<?xml version="1.0" encoding="UTF-16"?><a>é</a>', 'utf16le'],
  ] as const)('in %s', (_name, xml, encoding) => {
    expect(xmlText(Buffer.from(xml, encoding))).toContain('<a>é</a>');
  });
});
