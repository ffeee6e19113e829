import { writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { InputFile, OutputFile } from '../../shared/contract/file-handles.ts';
import { localDate } from '../../shared/dates/local-date.ts';
import { cents } from '../../shared/money/cents.ts';
import { anInvoiceIn } from '../builders/book.ts';
import { aBook, refused, TODAY } from '../builders/letters-book.ts';

const on = localDate(TODAY);

/** Two customers, each with a late invoice; all that can be named by a number is the second one's. */
async function twoCustomers() {
  const book = await aBook();
  const { db } = book;
  const mine = book.aCustomer({ name: 'Garage du Pont', email: 'compta@garage.example' });
  const theirs = book.aCustomer({ name: 'Bois Noir', email: 'compta@bois.example' });
  const invoiceOf = (customerId: number, number: string, totalCents = 120_000) =>
    anInvoiceIn(db, { customerId, number, totalCents, issuedOn: '2026-07-01', dueOn: '2026-08-01' });
  const own = invoiceOf(mine, 'F1');
  const foreign = invoiceOf(theirs, 'F2');
  const file = (name: string) => {
    writeFileSync(book.path(name), '%PDF-1.4 signé');
    return book.path(name) as InputFile;
  };
  const out = book.path('sortie.bin') as OutputFile;
  return { ...book, mine, theirs, own, foreign, invoiceOf, file, out };
}

describe('what belongs to another customer is refused:', () => {
  test('an invoice, by whatever is noted about one', async () => {
    const { client, at, mine, own, foreign, invoiceOf, theirs } = await twoCustomers();
    const invoiceIds = [own, foreign];
    const taken = refused('INVOICE_OF_OTHER_CUSTOMER', { number: 'F2' });
    const promise = { customerId: mine, amountCents: cents(1000), promisedOn: localDate('2026-09-20') };
    await expect(client.promises.record({ ...promise, invoiceIds }, at)).rejects.toEqual(taken);
    const { promiseId } = await client.promises.record({ ...promise, invoiceIds: [own] }, at);
    await expect(client.promises.correct({ promiseId, invoiceIds }, at)).rejects.toEqual(taken);
    const allocations = [{ invoiceId: foreign, amountCents: cents(1000) }];
    await expect(client.writeOffs.record({ customerId: mine, on, reason: 'goodwill', allocations }, at)).rejects.toEqual(taken);
    await expect(client.handOvers.record({ customerId: mine, kind: 'agency', on, taker: 'X', invoiceIds }, at)).rejects.toEqual(taken);
    await expect(client.legal.openCase({ customerId: mine, route: 'summons', invoiceIds }, at)).rejects.toEqual(
      refused('CASE_NOTHING_OPEN'),
    );
    const noted = { kind: 'acknowledgement', on, proof: 'Lettre' } as const;
    await expect(client.legal.recordInterruption({ invoiceIds, ...noted }, at)).rejects.toEqual(refused('CLAIMS_OF_SEVERAL'));
    await expect(client.legal.answerClaim({ invoiceIds, signedOrder: true }, at)).rejects.toEqual(refused('CLAIMS_OF_SEVERAL'));
    const { disputeId } = await client.disputes.open({ invoiceId: own, reason: 'Prix' }, at);
    const creditNoteId = invoiceOf(theirs, 'AV-2', -5000);
    const close = (id: number) => client.disputes.close({ disputeId, outcome: 'creditNote', creditNote: { creditNoteId: id } }, at);
    await expect(close(creditNoteId)).rejects.toEqual(refused('INVOICE_OF_OTHER_CUSTOMER', { number: 'AV-2' }));
    await expect(close(own)).rejects.toEqual(refused('CREDIT_NOTE_EXPECTED'));
    expect(await client.disputes.list({ asOf: on }, at)).toMatchObject([{ closedOn: null }]);
  });

  test('a schedule, its letters and the one that it would replace', async () => {
    const { client, at, mine, own, foreign } = await twoCustomers();
    const terms = { instalments: 2, every: 'month', firstOn: localDate('2026-10-01'), asOf: on } as const;
    const { scheduleId } = await client.schedules.create({ ...terms, invoiceIds: [foreign] }, at);
    const letter = { customerId: mine, kind: 'scheduleAgreement', asOf: on, scheduleId } as const;
    await expect(client.letters.draft(letter, at)).rejects.toEqual(refused('SCHEDULE_NOT_FOUND'));
    await expect(client.letters.previewDraft(letter, at)).rejects.toEqual(refused('SCHEDULE_NOT_FOUND'));
    await expect(client.schedules.create({ ...terms, invoiceIds: [own], replacesId: scheduleId }, at)).rejects.toEqual(
      refused('SCHEDULE_SEVERAL_CUSTOMERS'),
    );
    expect(await client.schedules.get({ scheduleId, asOf: on }, at)).toMatchObject({ endedOn: null });
  });

  test('a step of another case', async () => {
    const { client, at, mine, theirs, own, foreign } = await twoCustomers();
    const caseOf = async (customerId: number, invoiceId: number) =>
      (await client.legal.openCase({ customerId, route: 'summons', invoiceIds: [invoiceId] }, at)).caseId;
    const step = { kind: 'filed', on } as const;
    const [myCase, theirCase] = [await caseOf(mine, own), await caseOf(theirs, foreign)];
    const { steps } = await client.legal.saveStep({ caseId: theirCase, ...step }, at);
    await expect(client.legal.saveStep({ caseId: myCase, stepId: steps[0]?.stepId ?? 0, ...step }, at)).rejects.toEqual(
      refused('CASE_STEP_NOT_FOUND'),
    );
  });

  test('a person, a letter and a file', async () => {
    const { client, at, mine, theirs, foreign, printed, file, out } = await twoCustomers();
    const { contactId } = await client.customers.saveContact({ id: theirs, name: 'M. Noir', phone: '0102030405' }, at);
    await expect(client.customers.saveContact({ id: mine, contactId, name: 'M. Blanc' }, at)).rejects.toEqual(
      refused('CUSTOMER_CONTACT_NOT_FOUND'),
    );

    await client.companies.updateProfile({ name: 'Menuiserie', email: 'compta@menuiserie.example', city: 'Rodez' }, at);
    const { letterId } = await printed(theirs, 'statement');
    const kept = await client.customers.addFile({ id: theirs, file: file('contrat.pdf') }, at);
    const email = {
      customerId: mine,
      asOf: on,
      level: 'R1',
      recipient: 'compta@garage.example',
      subject: 'Relance',
      body: 'Bonjour',
      out,
    } as const;
    await expect(client.messages.saveEmail({ ...email, letterId }, at)).rejects.toEqual(refused('LETTER_NOT_FOUND'));
    await expect(client.messages.saveEmail({ ...email, fileIds: [kept.fileId] }, at)).rejects.toEqual(refused('CUSTOMER_FILE_NOT_FOUND'));
    expect(await client.messages.list({}, at)).toEqual([]);

    // A file of a customer is none of a dispute, nor the other way round.
    const { disputeId } = await client.disputes.open({ invoiceId: foreign, reason: 'Prix' }, at);
    const proof = await client.disputes.addFile({ disputeId, file: file('photo.pdf') }, at);
    const missing = refused('CUSTOMER_FILE_NOT_FOUND');
    await expect(client.disputes.exportFile({ fileId: kept.fileId, out }, at)).rejects.toEqual(missing);
    await expect(client.disputes.removeFile({ fileId: kept.fileId }, at)).rejects.toEqual(missing);
    await expect(client.customers.exportFile({ fileId: proof.fileId, out }, at)).rejects.toEqual(missing);
    await expect(client.customers.removeFile({ fileId: proof.fileId }, at)).rejects.toEqual(missing);
  });

  test('a payment that is no loss', async () => {
    const { client, at, mine, own, pay, out } = await twoCustomers();
    const { paymentId } = await pay(mine, TODAY, 1000, own);
    await expect(client.writeOffs.printVatNote({ paymentId, out }, at)).rejects.toEqual(refused('PAYMENT_NOT_FOUND'));
    expect(await client.writeOffs.vatLines({ paymentId }, at)).toEqual([]);
  });
});
