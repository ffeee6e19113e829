import { expect, test } from 'vitest';
import { localDate } from '../../shared/dates/local-date.ts';
import { anInvoiceIn } from '../builders/book.ts';
import { aBook, TODAY, textOf } from '../builders/letters-book.ts';

const on = localDate(TODAY);
const BUSINESS_WORDS = /Pénalités|pénalités|L441-10|D441-5|BCE|40 €|Indemnité forfaitaire/;

/** Somebody who owes a schedule that is not kept, with the interest that had run when it was agreed. */
async function aBrokenSchedule(kind: 'consumer' | 'business', publicBuyer = false) {
  const book = await aBook();
  const { client, at, db } = book;
  const id = book.aCustomer({ name: 'Débiteur', kind, publicBuyer });
  const invoiceId = anInvoiceIn(db, { customerId: id, number: 'FA-1', totalCents: 5_000_00, dueOn: '2026-06-14' });
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO letters (customer_id, kind, as_of, state, total_cents, content, delivered_on)
       VALUES (?, 'formalNotice', '2026-06-20', 'draft', 500000, '{}', '2026-06-22')`,
    )
    .run(id);
  db.prepare('INSERT INTO letter_invoices (letter_id, invoice_id, open_cents) VALUES (?, ?, 500000)').run(lastInsertRowid, invoiceId);
  await client.schedules.create(
    {
      invoiceIds: [invoiceId],
      instalments: 2,
      every: 'month',
      firstOn: localDate('2026-08-31'),
      asOf: localDate('2026-07-25'),
      includeFees: true,
    },
    at,
  );
  const text = async (letter: 'scheduleAgreement' | 'termination') =>
    textOf((await client.letters.previewDraft({ customerId: id, kind: letter, asOf: on }, at)).pages);
  return { agreement: await text('scheduleAgreement'), termination: await text('termination') };
}

test('a consumer’s agreement and termination speak of interest at the legal rate alone', async () => {
  const { agreement, termination } = await aBrokenSchedule('consumer');
  expect(agreement).toContain('Intérêts au taux légal arrêtés au 25/07/2026');
  expect(agreement).toContain('comprend les intérêts au taux légal arrêtés au 25 juillet 2026 (articles 1231-6 et 1344-1 du Code civil)');
  expect(agreement).not.toContain('Aucun intérêt n’est dû');
  expect(termination).toContain('au taux de l’intérêt légal (articles 1231-6 et 1344-1 du Code civil)');
  for (const text of [agreement, termination]) expect(text).not.toMatch(BUSINESS_WORDS);
});

test('a public buyer’s interest keeps, in a termination too, the rate of the semester in which it began: 2.15 + 8', async () => {
  const { termination } = await aBrokenSchedule('business', true);
  expect(termination).toContain('10,15 %');
  expect(termination).not.toMatch(/10,40 %|L441-10/);
});
