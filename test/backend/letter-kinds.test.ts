import { describe, expect, test } from 'vitest';
import { localDate } from '../../shared/dates/local-date.ts';
import type { LetterKind } from '../../shared/letters/letter-kinds.ts';
import { cents } from '../../shared/money/cents.ts';
import { anInvoiceIn } from '../builders/book.ts';
import { aBook, codesOf, plain, refused, TODAY, textOf } from '../builders/letters-book.ts';
import { readPdf } from '../builders/read-pdf.ts';

type Book = Awaited<ReturnType<typeof aBook>>;

/** Two invoices, 1 200.00 and 1 000.00, in three instalments from 31 July on, agreed on 30 June, seen on 15 September. */
async function aLateSchedule({ includeFees = false } = {}) {
  const book = await aBook();
  const { client, at, db } = book;
  const customerId = book.aCustomer({ code: 'C12' });
  const invoiceIds = [
    anInvoiceIn(db, { customerId, number: 'FA-1', dueOn: '2026-05-31', totalCents: 1_200_00 }),
    anInvoiceIn(db, { customerId, number: 'FA-2', dueOn: '2026-06-15', totalCents: 1_000_00 }),
  ];
  const terms = { instalments: 3, every: 'month' as const, firstOn: localDate('2026-07-31'), asOf: localDate('2026-06-30') };
  const { scheduleId } = await client.schedules.create({ invoiceIds, ...terms, includeFees }, at);
  const payInstalment = (date: string, amount: number) =>
    client.schedules.recordPayment({ scheduleId, date: localDate(date), amountCents: cents(amount) }, at);
  return { ...book, customerId, scheduleId, payInstalment };
}

const textOn = async ({ client, at }: Book, customerId: number, kind: LetterKind, asOf: string) =>
  textOf((await client.letters.previewDraft({ customerId, kind, asOf: localDate(asOf) }, at)).pages);

describe('an agreement signed after a first payment', () => {
  test('acknowledges what is left, in figures and words, states what was paid, and lists the instalments left', async () => {
    const { customerId, payInstalment, draft, print, previewDraft, bytesOf, list } = await aLateSchedule();
    await payInstalment('2026-08-03', 733_33);
    const { letterId, preflight } = await draft(customerId, 'scheduleAgreement');
    expect(codesOf(preflight, 'warning')).toEqual(expect.arrayContaining(['SCHEDULE_PARTLY_PAID', 'INSTALMENT_PAST']));
    await print([letterId], 'accord.pdf');
    const [text = ''] = (await readPdf(bytesOf('accord.pdf'))).pages.map((page) => page.text);
    // 2 200.00 agreed, 733.33 paid
    expect(text).toContain('Sur les 2 200,00 € convenus le 30 juin 2026, 733,33 € ont été réglés ou déduits au 15 septembre 2026');
    expect(text).toContain('la somme de 1 466,67 € (mille quatre cent soixante-six euros et soixante-sept centimes)');
    expect(text).toContain('Déjà réglé au 15/09/2026 −733,33');
    expect(text).toContain('Somme due 1 466,67 €');
    const all = textOf((await previewDraft(customerId, 'scheduleAgreement')).pages);
    expect(all).toContain('en 2 échéances');
    expect(all).not.toContain('31/07/2026');
    expect(all).toContain('2 31/08/2026 733,33 733,34 3 30/09/2026 733,34 0,00');
    expect(await list()).toMatchObject([{ totalCents: 1_466_67 }]);
  });

  test('printed before the payment, it is known to be out of date; paid in full, it cannot be printed', async () => {
    const { customerId, client, at, payInstalment, print } = await aLateSchedule();
    const early = await client.letters.draft({ customerId, kind: 'scheduleAgreement', asOf: localDate('2026-07-01') }, at);
    await print([early.letterId], 'accord.pdf');
    expect(await client.letters.outdated({}, at)).toEqual([]);
    await payInstalment('2026-08-03', 733_33);
    const [outdated] = await client.letters.outdated({}, at);
    expect(plain(outdated?.change ?? '')).toContain('1 466,67 € au lieu de 2 200,00 €');
    await payInstalment('2026-08-04', 1_466_67);
    const late = await client.letters.draft({ customerId, kind: 'scheduleAgreement', asOf: localDate(TODAY) }, at);
    expect(codesOf(late.preflight, 'blocking')).toEqual(['SCHEDULE_PAID']);
    await expect(print([late.letterId], 'trop-tard.pdf')).rejects.toEqual(refused('LETTER_BLOCKED'));
    await expect(client.letters.override({ letterId: late.letterId, code: 'SCHEDULE_PAID', reason: 'quand même' }, at)).rejects.toEqual(
      refused('CHECK_NOT_OVERRIDABLE'),
    );
  });
});

describe('a credit that no invoice was paid with', () => {
  test('is a warning before an agreement is signed, and stops one whose debt it covers', async () => {
    const { customerId, pay, draft } = await aLateSchedule();
    expect((await draft(customerId, 'scheduleAgreement')).preflight.map(({ code }) => code)).not.toContain('CREDIT_UNALLOCATED');
    await pay(customerId, '2026-08-10', 350_00);
    const some = await draft(customerId, 'scheduleAgreement');
    expect(plain(some.preflight.find(({ code }) => code === 'CREDIT_UNALLOCATED')?.message ?? '')).toContain('350,00 € sont au crédit');
    await pay(customerId, '2026-08-11', 1_850_00);
    expect(codesOf((await draft(customerId, 'scheduleAgreement')).preflight, 'blocking')).toEqual(['CREDIT_COVERS_DEBT']);
  });
});

describe('a schedule that is not kept', () => {
  test('its notice, every date past, does not announce that what is due will fall due; each day of a termination has its article', async () => {
    const book = await aLateSchedule();
    await book.payInstalment('2026-07-31', 733_33);
    const notice = await textOn(book, book.customerId, 'instalmentNotice', '2026-10-02');
    expect(notice).toContain('nous régler la somme de 1 466,67 €');
    expect(notice).toContain('cette somme est la totalité du solde, et elle est exigible');
    expect(notice).not.toContain('deviendra');
    const termination = await textOn(book, book.customerId, 'termination', '2026-10-12');
    expect(termination).toContain('les échéances du 31 août 2026 (733,33 €) et du 30 septembre 2026 (733,34 €)');
  });

  test('its notice asks for the late instalments only; once it stayed without effect, the whole balance falls due', async () => {
    const book = await aLateSchedule();
    const { customerId, scheduleId, client, at, draft, print, payInstalment } = book;
    await payInstalment('2026-07-31', 733_33);
    // The instalment of 31 August is late, that of 30 September is to come.
    const notice = await client.letters.draft({ customerId, kind: 'instalmentNotice', asOf: localDate('2026-09-02') }, at);
    const said = await textOn(book, customerId, 'instalmentNotice', '2026-09-02');
    expect(said).toContain('nous régler la somme de 733,33 € au plus tard le 10 septembre 2026');
    expect(said).toContain('2 31/08/2026 733,33 0,00 733,33 2 j');
    expect(said).toContain('la totalité du solde, soit 1 466,67 € à ce jour');
    expect(codesOf((await draft(customerId, 'termination')).preflight, 'blocking')).toEqual(['NOTICE_MISSING']);
    await print([notice.letterId], 'mise-en-demeure.pdf');
    await client.letters.markSent({ letterId: notice.letterId, sentOn: localDate('2026-09-02') }, at);
    const tooEarly = await client.letters.draft({ customerId, kind: 'termination', asOf: localDate('2026-09-10') }, at);
    expect(codesOf(tooEarly.preflight, 'blocking')).toEqual(['NOTICE_RUNNING']);

    const { letterId, preflight } = await draft(customerId, 'termination');
    expect(codesOf(preflight, 'blocking')).toEqual([]);
    const text = await textOn(book, customerId, 'termination', TODAY);
    expect(text).toContain('Par lettre du 2 septembre 2026, nous vous avons mis en demeure');
    expect(text).toContain('L’échéance du 31 août 2026 (733,33 €) reste pourtant impayée');
    // 733.33 came off FA-1 on 31 July: 466.67 are left of it, and 1 000.00 of FA-2.
    expect(text).toContain('Solde des factures 1 466,67 €');
    // As they were due day by day. FA-1: 1 200.00, 30 d at 12.15 % = 11.98, 31 d at 12.40 % = 12.64; 466.67, 46 d = 7.29. FA-2: 15 d = 4.99; 77 d = 26.16.
    expect(text).toContain('Pénalités de retard au 15/09/2026 (voir l’annexe) 63,06 €');
    expect(text).toContain('2 × 40 € 80,00 €');
    expect(text).toContain('la somme de 1 609,73 €');
    await print([letterId], 'decheance.pdf');
    await client.letters.markSent({ letterId, sentOn: localDate(TODAY) }, at);
    expect(await client.schedules.get({ scheduleId, asOf: localDate(TODAY) }, at)).toMatchObject({ state: 'closed', endedOn: TODAY });
    // The balance is where a formal notice leaves it: no milder reminder follows.
    expect((await client.reminders.agenda({ asOf: localDate(TODAY) }, at)).map(({ level }) => level)).toEqual([]);
  });

  test('the fees that the agreement included are asked for once, among those of the whole delay', async () => {
    const book = await aLateSchedule({ includeFees: true });
    const text = await textOn(book, book.customerId, 'termination', TODAY);
    // FA-1 11.98 and FA-2 4.99 until 30 June, which the agreement included; 77 days at 12.40 % from 1 July: 31.39 and 26.16.
    expect(text).toContain('Pénalités de retard au 15/09/2026 (voir l’annexe) 74,52 €');
    expect(text).toContain('Indemnité forfaitaire de recouvrement : 2 × 40 € 80,00 €');
    expect(text).toContain('la somme de 2 354,52 €');
  });

  test('a schedule that is kept gets no notice', async () => {
    const { customerId, payInstalment, draft } = await aLateSchedule();
    await payInstalment('2026-08-31', 1_466_66);
    await expect(draft(customerId, 'instalmentNotice')).rejects.toEqual(refused('SCHEDULE_NOT_LATE'));
    await expect(draft(customerId, 'termination')).rejects.toEqual(refused('SCHEDULE_NOT_LATE'));
  });
});

describe('a statement of account', () => {
  test('at any day: what was open then, credits, the balance, and what was received in three months', async () => {
    const book = await aBook();
    const { aCustomer, db, pay } = book;
    const customerId = aCustomer({ code: 'C1' });
    const first = anInvoiceIn(db, { customerId, number: 'FA-1', dueOn: '2026-05-31', totalCents: 1_200_00 });
    anInvoiceIn(db, { customerId, number: 'FA-2', dueOn: '2026-10-01', issuedOn: '2026-09-01', totalCents: 300_00 });
    anInvoiceIn(db, { customerId, number: 'AV-1', dueOn: '2026-08-01', totalCents: -100_00 });
    await pay(customerId, '2026-08-20', 500_00, first);
    await pay(customerId, '2026-09-10', 50_00);
    const now = await textOn(book, customerId, 'statement', TODAY);
    expect(now).toContain('RELEVÉ DE COMPTE');
    expect(now).toContain('FA-1 01/05/2026 31/05/2026 1 200,00 500,00 700,00 107 j');
    expect(now).toContain('Avoir AV-1 02/07/2026 −100,00');
    expect(now).toContain('Règlement du 10/09/2026 non affecté −50,00');
    expect(now).toContain('Échu au 15/09/2026 700,00 € Non échu 300,00 €');
    expect(now).toContain('Solde dû 850,00 €');
    expect(now).toContain('20/08/2026 FA-1 500,00 10/09/2026 50,00');
    const then = await textOn(book, customerId, 'statement', '2026-06-30');
    expect(then).toContain('Solde dû 1 200,00 €');
    expect(then).not.toContain('FA-2');
  });

  test('what is under a schedule that is kept is set apart and not asked for; a late instalment is', async () => {
    const book = await aLateSchedule({ includeFees: true });
    const { customerId, db, payInstalment } = book;
    // 2 200.00 and 96.97 of fees in three: 765.65, 765.65, 765.67.
    await payInstalment('2026-07-31', 765_65);
    const asOf = '2026-08-20';
    const kept = await textOn(book, customerId, 'statement', asOf);
    expect(kept).toContain('Sous échéancier, selon l’accord conclu le 30 juin 2026 : FA-1 et FA-2');
    expect(kept).toContain('2 31/08/2026 765,65 0,00 765,65');
    expect(kept).toContain('Échu au 20/08/2026 0,00 € Non échu 0,00 € Sous échéancier, échéances à venir 1 531,32 € Solde dû 1 531,32 €');
    expect(kept).toContain('aux dates convenues');
    expect(kept).not.toMatch(/dès à présent|Aucune facture ouverte|chaque facture à son échéance/);
    anInvoiceIn(db, { customerId, number: 'FA-3', dueOn: '2026-08-31', totalCents: 100_00 });
    const late = await textOn(book, customerId, 'statement', TODAY);
    expect(late).toContain('FA-3');
    expect(late).toContain('Échu au 15/09/2026 100,00 € Non échu 0,00 € Échéances en retard 765,65 €');
    expect(late).toContain('échéances à venir 765,67 € Solde dû 1 631,32 €');
    expect(late).toContain('à régler à ce jour.');
    expect(codesOf((await book.draft(customerId, 'statement', asOf)).preflight, 'ok')).toContain('SCHEDULE_KEPT');
    expect(codesOf((await book.draft(customerId, 'statement')).preflight, 'warning')).toContain('SCHEDULE_LATE');
  });

  test('to a customer in collective proceedings informs and asks for nothing, and the check says so', async () => {
    const book = await aBook();
    const { aCustomer, db, draft } = book;
    const customerId = aCustomer({ insolvencyOn: localDate('2026-08-01') });
    anInvoiceIn(db, { customerId, number: 'FA-1', dueOn: '2026-05-31', totalCents: 1_200_00 });
    const text = await textOn(book, customerId, 'statement', TODAY);
    expect(text).toContain('Ce relevé, arrêté au 15 septembre 2026, vous est adressé pour information : il ne demande aucun paiement.');
    expect(text).toContain('Solde dû 1 200,00 €');
    expect(text).not.toMatch(/remercions|dès à présent|Pour régler/);
    expect(codesOf((await draft(customerId, 'statement')).preflight, 'warning')).toContain('INSOLVENCY');
    const before = await textOn(book, customerId, 'statement', '2026-07-31');
    expect(before).toContain('à régler à ce jour.');
  });

  test('of a customer who owes nothing says so and asks for nothing', async () => {
    const book = await aBook();
    const text = await textOn(book, book.aCustomer(), 'statement', TODAY);
    expect(text).toContain('Aucune facture ouverte');
    expect(text).toContain('aucun solde en notre faveur');
    expect(text).not.toContain('Pour régler');
  });
});

test('interest that a judgment stopped is dated from its last day, and is not said to run on', async () => {
  const book = await aBook();
  const customerId = book.aCustomer();
  anInvoiceIn(book.db, { customerId, number: 'FA-1', dueOn: '2026-05-31', totalCents: 1_200_00 });
  const running = await textOn(book, customerId, 'reminder3', TODAY);
  expect(running).toContain('Les pénalités continuent de courir');
  expect(running).toContain('au 15 septembre 2026 inclus');
  await book.client.customers.update({ id: customerId, insolvencyOn: localDate('2026-08-01') }, book.at);
  const stopped = await textOn(book, customerId, 'reminder3', TODAY);
  expect(stopped).toContain('Pénalités de retard au 31/07/2026 (voir l’annexe)');
  expect(stopped).toContain('décompte des pénalités de retard au 31 juillet 2026');
  expect(stopped).toContain('du lendemain de l’échéance au 31 juillet 2026 inclus');
  expect(stopped).not.toContain('continuent de courir');
});

test('the annex of a contractual rate does not say that the rate moves with the half-years', async () => {
  const book = await aBook();
  const customerId = book.aCustomer();
  anInvoiceIn(book.db, { customerId, number: 'FA-1', dueOn: '2026-05-31', totalCents: 1_200_00 });
  await book.client.lateFees.setTerms({ contractRatePct: '12' }, book.at);
  const text = await textOn(book, customerId, 'formalNotice', TODAY);
  expect(text).toContain('au taux contractuel de 12');
  expect(text).not.toMatch(/change de taux|BCE/);
});

test('the recap of a call says when, what was promised and by whom, and keeps the note to oneself', async () => {
  const book = await aBook();
  const { aCustomer, db, client, at, draft } = book;
  const customerId = aCustomer();
  await expect(draft(customerId, 'callRecap')).rejects.toEqual(refused('CALL_NOT_FOUND'));
  anInvoiceIn(db, { customerId, number: 'FA-1', dueOn: '2026-05-31', totalCents: 1_200_00 });
  const { contactId } = await client.reminders.recordCall(
    {
      customerId,
      on: localDate('2026-09-14'),
      outcome: 'promise',
      note: 'agacée, rappeler le matin',
      promise: { amountCents: cents(600_00), promisedOn: localDate('2026-09-30'), madeBy: 'Mme Roy' },
    },
    at,
  );
  const text = await textOn(book, customerId, 'callRecap', TODAY);
  expect(text).toContain('Objet : suite à notre appel du 14 septembre 2026');
  expect(text).toContain('Comme convenu avec Mme Roy, nous attendons votre règlement de 600,00 € pour le 30 septembre 2026');
  expect(text).toContain('FA-1 01/05/2026 31/05/2026 1 200,00 0,00 1 200,00');
  expect(text).not.toContain('agacée');
  const { letterId } = await draft(customerId, 'callRecap');
  // Another call is another recap; the call taken back leaves a draft that can only be thrown away.
  const other = await client.reminders.recordCall({ customerId, on: localDate(TODAY), outcome: 'message' }, at);
  expect((await draft(customerId, 'callRecap')).letterId).not.toBe(letterId);
  const again = await client.letters.draft({ customerId, kind: 'callRecap', asOf: localDate(TODAY), contactId }, at);
  expect(again.letterId).toBe(letterId);
  await client.reminders.removeContact({ contactId: other.contactId }, at);
});

test('the recap states the contested part, and the promise of that day even where it was noted apart from the call', async () => {
  const book = await aBook();
  const { aCustomer, db, client, at } = book;
  const customerId = aCustomer();
  const invoiceId = anInvoiceIn(db, { customerId, number: 'FA-1', dueOn: '2026-05-31', totalCents: 3_560_00 });
  await client.disputes.open({ invoiceId, amountCents: cents(800_00), reason: 'Prix', openedOn: localDate('2026-09-01') }, at);
  await client.reminders.recordCall({ customerId, on: localDate(TODAY), outcome: 'promise' }, at);
  const promise = { customerId, invoiceIds: [invoiceId], amountCents: cents(1_000_00), promisedOn: localDate('2026-12-02') };
  await client.promises.record({ ...promise, madeBy: 'M. Perrin' }, at);
  const text = await textOn(book, customerId, 'callRecap', TODAY);
  expect(text).toContain('Facture FA-1 : 800,00 € étaient contestés au 15 septembre 2026.');
  expect(text).toContain('Comme convenu avec M. Perrin, nous attendons votre règlement de 1 000,00 € pour le 2 décembre 2026');
});

test('thanks go out once everything overdue is paid, and not before', async () => {
  const book = await aBook();
  const { aCustomer, db, draft, pay } = book;
  const customerId = aCustomer();
  const ids = ['FA-1', 'FA-2'].map((number) => anInvoiceIn(db, { customerId, number, dueOn: '2026-07-31', totalCents: 400_00 }));
  await pay(customerId, '2026-09-10', 400_00, ids[0]);
  await expect(draft(customerId, 'thankYou')).rejects.toEqual(refused('THANKS_TOO_EARLY'));
  await pay(customerId, '2026-09-12', 400_00, ids[1]);
  const text = await textOn(book, customerId, 'thankYou', TODAY);
  expect(text).toContain('Objet : votre règlement de 2 factures');
  expect(text).toContain('FA-2 01/07/2026 31/07/2026 12/09/2026 400,00');
  expect(text).toContain('Total réglé 800,00 €');
  expect(text).not.toContain('Pour régler');
});

describe('in English', () => {
  test('texts, dates, amounts and headers are English, the law stays French', async () => {
    const book = await aBook();
    const { aCustomer, db, client, at, pay, printed, bytesOf } = book;
    const customerId = aCustomer({ name: 'Oak & Sons Ltd' });
    await client.customers.update({ id: customerId, language: 'en' }, at);
    anInvoiceIn(db, { customerId, number: 'FA-1', dueOn: '2026-05-31', totalCents: 1_200_00 });
    await pay(customerId, '2026-09-10', 50_00);
    await printed(customerId, 'formalNotice', 'notice.pdf');
    const pdf = await readPdf(bytesOf('notice.pdf'));
    const text = pdf.pages.map((page) => page.text).join(' ');
    expect(text).toContain('FORMAL NOTICE (MISE EN DEMEURE)');
    expect(text).toContain('1 May 2026 31 May 2026 1,200.00 0.00 1,200.00 107 d');
    expect(text).toContain('Payment of 10 September 2026, not allocated yet −50.00');
    expect(text).toContain('Flat-rate recovery compensation: 1 × €40 €40.00');
    expect(text).toContain('by 23 September 2026 at the latest');
    expect(text).toContain('L441-10 and D441-5 of the French Commercial Code');
    expect(text).toContain('page 1 / 2');
    expect(text).not.toMatch(/Règlement|Échéance|Reste dû|septembre|\d,\d\d €/);
  });

  test('an agreement acknowledges the debt in English words', async () => {
    const book = await aLateSchedule();
    const address = { name: 'Smith & Sons Ltd', postalCode: 'NW1 6XE', city: 'London', country: 'Royaume-Uni' };
    await book.client.customers.update({ id: book.customerId, language: 'en', ...address }, book.at);
    await book.client.companies.updateProfile({ signatoryName: 'Anne Roy', signatoryTitle: 'Gérante' }, book.at);
    const text = await textOn(book, book.customerId, 'scheduleAgreement', TODAY);
    expect(text).toContain('acknowledges owing the creditor €2,200.00 (two thousand two hundred euros)');
    expect(text).toContain('Original No. 1 / 2');
    expect(text).toContain('1 31 Jul 2026 733.33 1,466.67');
    expect(text).toContain('Smith & Sons Ltd, 3 place de l’Église, London NW1 6XE, United Kingdom');
    expect(text).toContain('Anne Roy, Manager');
    expect(text).not.toContain('Gérante');
  });

  test.each<LetterKind>(['reminder1', 'reminder2', 'reminder3', 'statement', 'callRecap', 'instalmentNotice', 'termination'])(
    '%s leaves no French word',
    async (kind) => {
      const book = kind === 'instalmentNotice' || kind === 'termination' ? await aLateSchedule() : await aBook();
      const { db, client, at } = book;
      const customerId = 'customerId' in book ? (book.customerId as number) : book.aCustomer();
      await client.customers.update({ id: customerId, language: 'en' }, at);
      anInvoiceIn(db, { customerId, number: 'FA-9', dueOn: '2026-06-30', totalCents: 100_00 });
      if (kind === 'callRecap') await client.reminders.recordCall({ customerId, on: localDate(TODAY), outcome: 'reached' }, at);
      const text = (await textOn(book, customerId, kind, TODAY)).replaceAll('MISE EN DEMEURE', '').replaceAll('DÉCHÉANCE DU TERME', '');
      expect(text.replaceAll('mise en demeure', '')).not.toMatch(/\b(le|la|les|vous|nous|facture|règlement|échéance)\b/);
    },
  );
});
