import type { WriteDb } from '../../db/database.ts';
import type { CustomerFields } from '../../shared/customers/customers.contract.ts';
import { addDays, localDate } from '../../shared/dates/local-date.ts';
import { isAboutSchedule, type LetterKind } from '../../shared/letters/letter-kinds.ts';
import type { Page } from '../../shared/letters/page.ts';
import { aCustomerIn, anInvoiceIn } from './book.ts';
import { aCompany } from './company.ts';

export const MEASURED_ON = localDate('2026-10-31');

/** A company that fills its letterhead. */
export const CREDITOR = {
  name: 'Menuiserie Lefèvre',
  legalForm: 'SAS',
  shareCapitalCents: 20_000_00,
  siren: '732829320',
  rcsTown: 'Aurillac',
  vatNumber: 'FR44732829320',
  addressLine1: '14 rue des Artisans',
  postalCode: '15000',
  city: 'Aurillac',
  phone: '04 71 00 00 00',
  email: 'contact@menuiserie-lefevre.fr',
  iban: 'FR7616807004008132314821153',
  bic: 'AGRIFRPP',
  signatoryName: 'Camille Lefèvre',
  signatoryTitle: 'Présidente',
};

export const LETTER_KINDS_MEASURED = [
  'reminder1',
  'reminder2',
  'reminder3',
  'formalNotice',
  'statement',
  'scheduleAgreement',
  'instalmentReminder',
  'instalmentNotice',
  'termination',
  'callRecap',
  'thankYou',
] as const satisfies readonly LetterKind[];

export interface MeasuredCase {
  kind: (typeof LETTER_KINDS_MEASURED)[number];
  invoices: number;
  customer: Partial<CustomerFields>;
  /** Of the label of a registered letter. */
  registeredNumber?: string;
}

/** Letters of every kind about so many invoices, laid out over a real company file. */
export async function aMeasuredBook() {
  const { client, company, db } = await aCompany({ today: MEASURED_ON });
  const at = { company };
  await client.companies.updateProfile(CREDITOR as Parameters<typeof client.companies.updateProfile>[0], at);

  /** Late by 45 to 134 days; one in three paid in part. */
  function invoicesOf(customerId: number, count: number, paidInPart: boolean): number[] {
    return db.transaction(() =>
      Array.from({ length: count }, (_, index) => {
        const dueOn = addDays(MEASURED_ON, -45 - (index % 90));
        const totalCents = totalOf(index);
        const id = anInvoiceIn(db, { customerId, number: `FA-2026-${String(1 + index).padStart(4, '0')}`, dueOn, totalCents });
        if (paidInPart && index % 3 === 2) pay(db, customerId, id, Math.floor(totalCents / 3), addDays(dueOn, -3));
        return id;
      }),
    );
  }

  /** The pages of a letter as it would print. */
  async function letter({ kind, invoices, customer, registeredNumber }: MeasuredCase): Promise<Page[]> {
    const customerId = aCustomerIn(db, { name: 'Ets Vidal', ...ADDRESS, ...customer });
    const ids = invoicesOf(customerId, invoices, kind !== 'thankYou');
    const asked = { customerId, kind, asOf: MEASURED_ON };
    if (isAboutSchedule(kind)) {
      const isNew = kind === 'scheduleAgreement';
      const asOf = isNew ? MEASURED_ON : addDays(MEASURED_ON, -40);
      const instalments = Math.min(36, Math.max(3, invoices));
      const terms = { instalments, every: isNew ? ('month' as const) : ('week' as const), firstOn: addDays(asOf, 1), asOf };
      await client.schedules.create({ invoiceIds: ids, ...terms, includeFees: false }, at);
    }
    if (kind === 'callRecap') await client.reminders.recordCall({ customerId, on: MEASURED_ON, outcome: 'reached' }, at);
    if (kind === 'thankYou') {
      db.transaction(() => {
        for (const [index, id] of ids.entries()) pay(db, customerId, id, totalOf(index), addDays(MEASURED_ON, -2));
      });
    }
    if (kind === 'statement' || kind === 'reminder2') {
      const dueOn = addDays(MEASURED_ON, 30);
      // Few, and many, that are not due yet.
      for (let nth = 1; nth <= (invoices === 40 ? 5 : 1); nth += 1) {
        anInvoiceIn(db, { customerId, number: `FB-2026-${nth}`, issuedOn: MEASURED_ON, dueOn, totalCents: 50_000 });
      }
    }
    if (registeredNumber !== undefined) {
      const { letterId } = await client.letters.draft(asked, at);
      await client.letters.setRegisteredNumber({ letterId, number: registeredNumber }, at);
    }
    return (await client.letters.previewDraft(asked, at)).pages;
  }
  return { client, at, db, letter };
}

const ADDRESS = { addressLine1: '3 place de l’Église', postalCode: '15100', city: 'Saint-Flour' };

const totalOf = (index: number): number => 123_450 + 1_111 * index;

function pay(db: WriteDb, customerId: number, invoiceId: number, amountCents: number, on: string): void {
  const payment = db.prepare('INSERT INTO payments (customer_id, paid_on, amount_cents) VALUES (?, ?, ?)').run(customerId, on, amountCents);
  db.prepare('INSERT INTO allocations (invoice_id, payment_id, allocated_on, received_on, amount_cents) VALUES (?, ?, ?, ?, ?)').run(
    invoiceId,
    Number(payment.lastInsertRowid),
    on,
    on,
    amountCents,
  );
}
