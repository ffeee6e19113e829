import { describe, expect, test } from 'vitest';
import { localDate } from '../../shared/dates/local-date.ts';
import { cents } from '../../shared/money/cents.ts';
import { anInvoiceIn } from '../builders/book.ts';
import { aBook, plain, TODAY, textOf } from '../builders/letters-book.ts';

const on = localDate(TODAY);

/** A customer late with two invoices, the first of which it contested. */
async function aContest(outcome: 'maintained' | null, language: 'fr' | 'en' = 'fr') {
  const book = await aBook();
  const customerId = book.aCustomer({ language });
  const first = anInvoiceIn(book.db, { customerId, number: 'FA-101', totalCents: 100_000, dueOn: '2026-07-01' });
  anInvoiceIn(book.db, { customerId, number: 'FA-102', totalCents: 50_000, dueOn: '2026-07-15' });
  const { disputeId } = await book.client.disputes.open({ invoiceId: first, reason: 'Prix', openedOn: localDate('2026-07-10') }, book.at);
  if (outcome !== null) await book.client.disputes.close({ disputeId, outcome, closedOn: localDate('2026-09-10') }, book.at);
  const email = async (asOf = on) =>
    plain((await book.client.messages.compose({ customerId, asOf, level: 'R2', channel: 'email' }, book.at)).body);
  return { ...book, customerId, first, disputeId, email };
}

const ANSWER = 'Vous avez contesté la facture FA-101. Après examen de votre contestation, nous maintenons la somme demandée.';

describe('after a dispute that ended with the invoice maintained', () => {
  test.each(['reminder1', 'reminder2', 'reminder3', 'formalNotice'] as const)('the next letter says so: %s', async (kind) => {
    const { customerId, previewDraft } = await aContest('maintained');
    expect(textOf((await previewDraft(customerId, kind)).pages)).toContain(ANSWER);
  });

  test('once: not in the letter after it, and in the same words where that letter is worked out again', async () => {
    const { client, at, customerId, printed, previewDraft, email } = await aContest('maintained');
    expect(await email()).toContain(ANSWER);
    const { letterId } = await printed(customerId, 'reminder2');
    await client.letters.markSent({ letterId, sentOn: on }, at);
    expect(textOf((await previewDraft(customerId, 'reminder3')).pages)).toContain(ANSWER);
    const later = localDate('2026-10-01');
    const next = await client.letters.previewDraft({ customerId, kind: 'reminder3', asOf: later }, at);
    expect(textOf(next.pages)).not.toContain('contesté');
    expect(await email(later)).not.toContain('contesté');
  });

  test('in English for who is written to in English', async () => {
    const { customerId, previewDraft, email } = await aContest('maintained', 'en');
    const answer = 'You disputed invoice FA-101. Having examined your objection, we maintain the sum claimed.';
    expect(textOf((await previewDraft(customerId, 'reminder2')).pages)).toContain(answer);
    expect(await email()).toContain(answer);
  });

  test('not while it is open, nor once the invoice is contested again', async () => {
    const open = await aContest(null);
    expect(textOf((await open.previewDraft(open.customerId, 'reminder2')).pages)).not.toContain('Après examen');
    const { client, at, customerId, first, previewDraft } = await aContest('maintained');
    await client.disputes.open({ invoiceId: first, reason: 'Livraison', openedOn: localDate('2026-09-12') }, at);
    expect(textOf((await previewDraft(customerId, 'reminder2')).pages)).not.toContain('Après examen');
  });
});

test('a contest that ended with a credit note: the next letter, or e-mail, names it and its amount, once, in the language of the customer', async () => {
  for (const [language, wanted] of [
    ['fr', 'nous vous avons accordé un avoir de 300,00 € (AV-77) sur la facture FA-101 ; la somme demandée en tient compte'],
    ['en', 'we have granted a credit note of €300.00 (AV-77) on invoice FA-101; the sum claimed takes it into account'],
  ] as const) {
    const { client, at, customerId, disputeId, printed, previewDraft, email } = await aContest(null, language);
    await client.disputes.close(
      {
        disputeId,
        outcome: 'creditNote',
        closedOn: localDate('2026-09-10'),
        creditNote: { number: 'AV-77', issuedOn: localDate('2026-09-10'), amountCents: cents(300_00) },
      },
      at,
    );
    expect(plain(textOf((await previewDraft(customerId, 'formalNotice')).pages))).toContain(wanted);
    expect(await email()).toContain(wanted);
    const { letterId } = await printed(customerId, 'reminder2');
    await client.letters.markSent({ letterId, sentOn: on }, at);
    const next = await client.letters.previewDraft({ customerId, kind: 'reminder3', asOf: localDate('2026-10-01') }, at);
    expect(textOf(next.pages)).not.toContain('AV-77');
    expect(await email(localDate('2026-10-01'))).not.toContain('AV-77');
  }
});
