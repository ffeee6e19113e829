import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { OutputFile } from '../../shared/contract/file-handles.ts';
import type { CustomerFields } from '../../shared/customers/customers.contract.ts';
import { localDate } from '../../shared/dates/local-date.ts';
import type { LetterKind } from '../../shared/letters/letter-kinds.ts';
import type { Page } from '../../shared/letters/page.ts';
import { cents } from '../../shared/money/cents.ts';
import { aCustomerIn } from './book.ts';
import { aCompany } from './company.ts';

export const TODAY = '2026-09-15';

/** A company with customers to write to, and what is done with letters there. */
export async function aBook(today = TODAY) {
  const { client, company, db, directory } = await aCompany({ today });
  const at = { company };
  const address = { addressLine1: '3 place de l’Église', postalCode: '15100', city: 'Saint-Flour' };
  const draft = (customerId: number, kind: LetterKind, asOf = today) =>
    client.letters.draft({ customerId, kind, asOf: localDate(asOf) }, at);
  const print = (letterIds: number[], name: string) => client.letters.print({ letterIds, out: join(directory, name) as OutputFile }, at);
  return {
    client,
    db,
    at,
    path: (name: string) => join(directory, name),
    bytesOf: (name: string) => new Uint8Array(readFileSync(join(directory, name))),
    aCustomer: (fields: Partial<CustomerFields> = {}) => aCustomerIn(db, { name: 'Atelier Tilleul', ...address, ...fields }),
    pay: (customerId: number, date: string, amount: number, invoiceId?: number) =>
      client.payments.record(
        {
          customerId,
          date: localDate(date),
          amountCents: cents(amount),
          ...(invoiceId === undefined ? {} : { allocations: [{ invoiceId, amountCents: cents(amount) }] }),
        },
        at,
      ),
    draft,
    print,
    printed: async (customerId: number, kind: LetterKind, name = `${kind}.pdf`) => {
      const { letterId } = await draft(customerId, kind);
      return { letterId, ...(await print([letterId], name)) };
    },
    previewDraft: (customerId: number, kind: LetterKind) => client.letters.previewDraft({ customerId, kind, asOf: localDate(today) }, at),
    list: () => client.letters.list({}, at),
  };
}

export const plain = (text: string): string => text.replace(/\s+/g, ' ');
export const textOf = (pages: readonly Page[]): string =>
  plain(pages.flatMap(({ items }) => items.map((item) => (item.type === 'text' ? item.text : ''))).join(' '));
export const codesOf = (preflight: readonly { severity: string; code: string }[], severity: string) =>
  preflight.filter((check) => check.severity === severity).map(({ code }) => code);
export const refused = (code: string, params: object = {}) => expect.objectContaining({ code, params: expect.objectContaining(params) });
