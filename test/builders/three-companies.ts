import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WriteDb } from '../../db/database.ts';
import type { InputFile, OutputFile } from '../../shared/contract/file-handles.ts';
import { localDate } from '../../shared/dates/local-date.ts';
import { aCustomerIn, anInvoiceIn } from './book.ts';
import { aBackend } from './company.ts';

export const DAY = '2026-09-15';

/** Names, numbers and banks of their own, none of which another's letters may bear. */
export const IDENTITIES = [
  { name: 'Menuiserie Aubrac', siren: '732829320', iban: 'FR76 3000 6000 0112 3456 7890 189', city: 'Aurillac', customer: 'Client Alpha' },
  { name: 'Plomberie Bonnefoy', siren: '552100554', iban: 'FR14 2004 1010 0505 0001 3M02 606', city: 'Rodez', customer: 'Client Bravo' },
  { name: 'Garage Causse', siren: '443061841', iban: 'FR76 3000 1007 9412 3456 7890 185', city: 'Millau', customer: 'Client Charlie' },
] as const;

/** Three companies on one computer, each with a late customer, as a bookkeeper has them. */
export async function threeCompanies() {
  const { backend, client, directory } = aBackend({ today: DAY });
  const address = { addressLine1: '3 place de l’Église', postalCode: '15100', city: 'Saint-Flour' };
  const companies = [];
  for (const { name, siren, iban, city, customer } of IDENTITIES) {
    const path = join(directory, `${name}.quittance`);
    const { companyId } = await client.companies.create({ name, path: path as OutputFile });
    await client.companies.updateProfile(
      { siren, iban, city, addressLine1: '1 rue du Four', postalCode: '12000', signatoryName: `Gérant ${city}` },
      { company: companyId },
    );
    const db: WriteDb = backend.companies.databaseOf(companyId);
    const customerId = aCustomerIn(db, { name: customer, ...address });
    anInvoiceIn(db, { customerId, number: `${city}-001`, dueOn: '2026-07-15', totalCents: 120_000 });
    companies.push({ companyId, name, siren, iban, city, path, customer, customerId, db });
  }
  const [first, second, third] = companies;
  if (!first || !second || !third) throw new Error('three companies are made');
  return {
    backend,
    client,
    directory,
    companies: [first, second, third] as const,
    address,
    out: (name: string) => join(directory, name) as OutputFile,
    bytesOf: (name: string) => new Uint8Array(readFileSync(join(directory, name))),
    aFile: (name: string, content: string | readonly string[]) => {
      const path = join(directory, name);
      writeFileSync(path, typeof content === 'string' ? content : `${content.join('\n')}\n`);
      return path as InputFile;
    },
    draft: async (company: string, customerId: number) =>
      (await client.letters.draft({ customerId, kind: 'reminder2', asOf: localDate(DAY) }, { company })).letterId,
    statesOf: async (company: string) => (await client.letters.list({}, { company })).map(({ state }) => state),
  };
}
