import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AFRelationship, PDFDocument } from '@cantoo/pdf-lib';
import { changeValue, damage, drawsFrom, WAYS_OF_DAMAGE } from './damage.ts';

/** Files that are damaged on purpose and are no workbooks: books, statements and electronic invoices, by the reader they are meant for. */
export const DAMAGED_DOCUMENTS = ['fec', 'ofx', 'camt', 'cfonb', 'mt940', 'bankTable', 'cii', 'ubl', 'facturX'] as const;
export type DamagedDocument = (typeof DAMAGED_DOCUMENTS)[number];

const FIXTURES = join(import.meta.dirname, '..', 'fixtures');
const HONEST: Readonly<Record<DamagedDocument, readonly [folder: string, names: RegExp]>> = {
  fec: ['fec', /./],
  ofx: ['bank-statements', /\.ofx$/],
  camt: ['bank-statements', /\.xml$/],
  cfonb: ['bank-statements', /^cfonb/],
  mt940: ['bank-statements', /\.sta$/],
  bankTable: ['bank-statements', /\.csv$/],
  cii: ['einvoices', /^cii/],
  ubl: ['einvoices', /^ubl/],
  facturX: ['einvoices', /^cii/],
};

/** Honest files of a kind, and the name that each is imported under. */
export async function honestDocuments(kind: DamagedDocument): Promise<{ name: string; bytes: Buffer }[]> {
  const [folder, names] = HONEST[kind];
  const found = readdirSync(join(FIXTURES, folder)).filter((name) => names.test(name));
  const files = found.sort().map((name) => ({ name, bytes: readFileSync(join(FIXTURES, folder, name)) }));
  return kind === 'facturX' ? Promise.all(files.map(({ name, bytes }) => inPdf(name, bytes))) : files;
}

async function inPdf(name: string, xml: Buffer): Promise<{ name: string; bytes: Buffer }> {
  const document = await PDFDocument.create();
  document.addPage();
  await document.attach(xml, 'factur-x.xml', { mimeType: 'text/xml', afRelationship: AFRelationship.Data });
  // Plain objects, so that the damage reaches what they say.
  return { name: `${name}.pdf`, bytes: Buffer.from(await document.save({ useObjectStreams: false })) };
}

/**
 * Files of a kind damaged turn by turn: cut short, bytes changed, a part taken out, twice there or elsewhere, and every other
 * turn a value replaced by what does not belong there. The same damage every time.
 */
export async function* damagedDocuments(kind: DamagedDocument, rounds: number): AsyncGenerator<{ name: string; bytes: Buffer }> {
  const honest = await honestDocuments(kind);
  const below = drawsFrom(kind.length * 7919 + honest.length);
  for (let round = 0; round < rounds; round++) {
    const file = honest[round % honest.length];
    if (!file) return;
    let { bytes } = file;
    const isText = !file.name.endsWith('.pdf');
    for (let times = 0; times <= below(3); times++)
      bytes = isText && round % 2 === 1 ? changeValue(bytes, below) : damage(bytes, below(WAYS_OF_DAMAGE), below);
    yield { name: file.name, bytes };
  }
}
