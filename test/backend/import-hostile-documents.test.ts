import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { constants, deflateSync } from 'node:zlib';
import { PDFDocument } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import { readDocumentApart } from '../../electron/backend/imports/read-document-apart.ts';
import { aCompany } from '../builders/company.ts';
import { fixture } from '../builders/import-file.ts';

const CII = 'xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"';
const cii = (inside: string, before = '') =>
  `<?xml version="1.0"?>${before}<rsm:CrossIndustryInvoice ${CII}>${inside}</rsm:CrossIndustryInvoice>`;
const camt = (inside: string, before = '') =>
  `<?xml version="1.0"?>${before}<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt>${inside}</BkToCstmrStmt></Document>`;

const LAUGHS = `<!DOCTYPE x [<!ENTITY l0 "ha">${Array.from({ length: 30 }, (_, level) => `<!ENTITY l${level + 1} "${`&l${level};`.repeat(10)}">`).join('')}]>`;
const OUTSIDE = '<!DOCTYPE x [<!ENTITY file SYSTEM "file:///etc/passwd"><!ENTITY % web SYSTEM "http://127.0.0.1:1/">%web;]>';

/** A PDF whose objects lie in one packed stream of so many megabytes of nothing, packed once or twice. */
function packedPdf(megabytes: number, twice: boolean): Buffer {
  const zeros = deflateSync(Buffer.alloc(megabytes << 20, 0x20), { level: 9, strategy: constants.Z_DEFAULT_STRATEGY });
  const stream = twice ? deflateSync(zeros, { level: 9 }) : zeros;
  const filter = twice ? '[/FlateDecode /FlateDecode]' : '/FlateDecode';
  return Buffer.concat([
    Buffer.from(`%PDF-1.7\n1 0 obj\n<</Type/ObjStm/N 1/First 4/Length ${stream.length}/Filter ${filter}>>\nstream\n`, 'latin1'),
    stream,
    Buffer.from('\nendstream\nendobj\ntrailer\n<</Root 2 0 R>>\n%%EOF\n', 'latin1'),
  ]);
}

/** An honest invoice that only opens with a password. */
async function protectedPdf(): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.addPage();
  await document.attach(readFileSync(fixture('einvoices/cii-minimum.xml')), 'factur-x.xml', { mimeType: 'text/xml' });
  await document.flush();
  document.encrypt({ userPassword: 'secret' });
  return document.save();
}

describe('hostile documents', () => {
  it.each<[string, string, () => string | Uint8Array | Promise<Uint8Array>]>([
    ['a PDF behind a password', 'FILE_PROTECTED', () => protectedPdf()],
    ['an invoice of entities in entities', 'XML_DOCTYPE', () => cii('&l30;', LAUGHS)],
    ['a statement of entities in entities', 'XML_DOCTYPE', () => camt('&l30;', LAUGHS)],
    ['an invoice that names a file and an address', 'XML_DOCTYPE', () => cii('&file;', OUTSIDE)],
    ['a statement that names a file and an address', 'XML_DOCTYPE', () => camt('&file;', OUTSIDE)],
    ['elements in elements, three hundred thousand deep', 'XML_MALFORMED', () => cii(`${'<a>'.repeat(300_000)}${'</a>'.repeat(300_000)}`)],
    ['elements never closed', 'XML_MALFORMED', () => camt('<Stmt>'.repeat(300_000))],
    ['an attribute of seven megabytes', 'EINVOICE_INCOMPLETE', () => cii(`<a b="${'x'.repeat(7_000_000)}"/>`)],
    [
      'a hundred thousand attributes',
      'EINVOICE_INCOMPLETE',
      () => cii(`<a ${Array.from({ length: 100_000 }, (_, n) => `b${n}="1"`).join(' ')}/>`),
    ],
    ['an invoice of nine megabytes', 'FILE_TOO_LARGE', () => cii(`<a>${'x'.repeat(9_000_000)}</a>`)],
    ['a PDF cut short', 'EINVOICE_ABSENT', () => packedPdf(1, false).subarray(0, 500)],
    ['a PDF of two hundred megabytes of objects', 'FILE_TOO_DEMANDING', () => packedPdf(200, false)],
    ['a PDF of objects packed twice', 'FILE_TOO_DEMANDING', () => packedPdf(200, true)],
    ['a PDF of nothing', 'EINVOICE_ABSENT', () => `%PDF-1.7\n${'%\n'.repeat(2_000_000)}`],
  ])('%s: one sentence, and the program goes on', async (_name, code, content) => {
    const company = await aCompany();
    const file = join(company.directory, 'piège');
    writeFileSync(file, await content());
    const reply = await company.backend.call({ verb: 'imports.preview', company: company.company, input: { file } });
    expect(reply).toMatchObject({ ok: false, error: { code } });
    expect(JSON.stringify(reply)).not.toContain('root:');
    const honest = await company.client.imports.preview({ file: fixture('einvoices/cii-en16931.xml') }, company);
    expect(honest.kind).toBe('einvoice');
  });
});

describe('limits of reading a document', () => {
  const signal = () => new AbortController().signal;
  const task = {
    file: 'releve.ofx',
    bytes: new TextEncoder().encode(`OFXHEADER:100\n<OFX>${'<STMTTRN><TRNAMT>1.00<NAME>x</STMTTRN>\n'.repeat(100_000)}`),
    form: 'statement',
    encoding: undefined,
  } as const;

  it('time', async () => {
    await expect(readDocumentApart({ signal: signal() }, task, { milliseconds: 1, megabytes: 1000 })).rejects.toMatchObject({
      code: 'FILE_TOO_DEMANDING',
    });
  });
  it('memory', async () => {
    await expect(readDocumentApart({ signal: signal() }, task, { milliseconds: 60_000, megabytes: 16 })).rejects.toMatchObject({
      code: 'FILE_TOO_DEMANDING',
    });
  });
  it('patience', async () => {
    const controller = new AbortController();
    const reading = readDocumentApart({ signal: controller.signal }, task);
    controller.abort();
    await expect(reading).rejects.toMatchObject({ code: 'CANCELLED' });
  });
});
