import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { OutputFile } from '../../shared/contract/file-handles.ts';
import { localDate } from '../../shared/dates/local-date.ts';
import type { LetterKind } from '../../shared/letters/letter-kinds.ts';
import { cents } from '../../shared/money/cents.ts';
import { taskWords } from '../../shared/reminders/today-words.fr.ts';
import type { ScheduleTerms } from '../../shared/schedules/schedules.contract.ts';
import { aCustomerIn, anInvoiceIn } from '../builders/book.ts';
import { aCompany } from '../builders/company.ts';
import { aFile, commitLines } from '../builders/import-file.ts';
import { codesOf, plain, textOf } from '../builders/letters-book.ts';
import { readPdf } from '../builders/read-pdf.ts';

const day = (text: string) => localDate(text);

/** A customer with two late invoices, 1 000.00 and 500.00; the day is when things are done. */
async function aBook(today: string, kind: 'business' | 'consumer' = 'business') {
  const company = await aCompany({ today });
  const { client, db, directory } = company;
  const at = { company: company.company };
  const customerId = aCustomerIn(db, {
    name: 'Garage Peuplier',
    kind,
    addressLine1: '1 rue Haute',
    postalCode: '15100',
    city: 'Saint-Flour',
  });
  const recent = anInvoiceIn(db, { customerId, number: 'F2', dueOn: '2026-01-15', totalCents: 50_000 });
  const old = anInvoiceIn(db, { customerId, number: 'F1', dueOn: '2025-12-31', totalCents: 100_000 });
  const terms = (more: Partial<ScheduleTerms> = {}): ScheduleTerms => ({
    invoiceIds: [recent, old],
    instalments: 3,
    every: 'month',
    firstOn: day('2026-02-28'),
    asOf: day('2026-02-01'),
    ...more,
  });
  const letter = (scheduleId: number, letterKind: LetterKind, asOf: string) =>
    client.letters.previewDraft({ customerId, kind: letterKind, scheduleId, asOf: day(asOf) }, at);
  return {
    ...{ company, client, db, at, directory, customerId, recent, old, terms, letter },
    create: (more: Partial<ScheduleTerms> = {}) => client.schedules.create(terms(more), at),
    get: (scheduleId: number, asOf: string) => client.schedules.get({ scheduleId, asOf: day(asOf) }, at),
    pay: (scheduleId: number, date: string, amount: number) =>
      client.schedules.recordPayment({ scheduleId, date: day(date), amountCents: cents(amount) }, at),
    /** Prints a letter about the schedule and says that it was posted. */
    post: async (scheduleId: number, letterKind: LetterKind, on: string) => {
      const { letterId } = await client.letters.draft({ customerId, kind: letterKind, scheduleId, asOf: day(on) }, at);
      await client.letters.print({ letterIds: [letterId], out: join(directory, `${letterKind}-${on}.pdf`) as OutputFile }, at);
      await client.letters.markSent({ letterId, sentOn: day(on) }, at);
      return letterId;
    },
    tasks: async (asOf: string) =>
      (await client.reminders.today({ asOf: day(asOf) }, at)).customers.flatMap(({ tasks }) =>
        tasks.map((task) => plain(`${taskWords(task, day(asOf))} ${task.amountCents}`)),
      ),
  };
}

describe('the late fees of a schedule', () => {
  test('each in whole, in part or not at all; a part given up has its reason, kept with the schedule, and the agreement says so', async () => {
    const { client, at, terms, create, letter } = await aBook('2026-02-01');
    const { claimable } = await client.schedules.plan(terms(), at);
    // 1 000 × 12.15 % × 32 / 365 = 10.65; 500 × 12.15 % × 17 / 365 = 2.83; two invoices.
    expect(claimable).toEqual({ interestCents: 13_48, indemnityCents: 80_00 });
    const partly = { includeFees: true, interestCents: cents(0), indemnityCents: cents(40_00) };
    expect(await client.schedules.plan(terms(partly), at)).toMatchObject({ interestCents: 0, indemnityCents: 40_00, totalCents: 154_000 });
    await expect(create(partly)).rejects.toMatchObject({ code: 'SCHEDULE_WAIVER_REASON_MISSING' });
    await expect(create({ interestCents: cents(13_49) })).rejects.toMatchObject({
      code: 'SCHEDULE_FEES_TOO_LARGE',
      params: { amountCents: 13_49, claimableCents: 13_48 },
    });
    const schedule = await create({ ...partly, waiverReason: 'geste commercial' });
    expect(schedule).toMatchObject({
      totalCents: 154_000,
      interestWaivedCents: 13_48,
      indemnityWaivedCents: 40_00,
      waiverReason: 'geste commercial',
    });
    const text = textOf((await letter(schedule.scheduleId, 'scheduleAgreement', '2026-02-01')).pages);
    expect(text).toContain('mille cinq cent quarante euros');
    expect(text).toContain(
      'comprend 40,00 € d’indemnité forfaitaire de recouvrement. Le créancier n’en réclame pas davantage, ni les pénalités',
    );
    expect(text).not.toContain('ne comprend ni pénalités');
  });

  test('a consumer owes none, whatever is asked for', async () => {
    const { client, at, terms, create, letter } = await aBook('2026-02-01', 'consumer');
    expect(await client.schedules.plan(terms({ includeFees: true }), at)).toMatchObject({
      claimable: { interestCents: 0, indemnityCents: 0 },
      totalCents: 150_000,
    });
    const { scheduleId } = await create({ includeFees: true });
    const text = textOf((await letter(scheduleId, 'scheduleAgreement', '2026-02-01')).pages);
    expect(text).not.toMatch(/L441|indemnité forfaitaire/);
  });

  test('thirty-six instalments of ten euros, and less than one euro each', async () => {
    const { client, db, at, customerId, terms } = await aBook('2026-02-01');
    const plan = async (totalCents: number) => {
      const invoiceIds = [anInvoiceIn(db, { customerId, dueOn: '2026-01-31', totalCents })];
      return (await client.schedules.plan(terms({ invoiceIds, instalments: 36 }), at)).instalments.map(
        ({ amountCents }) => amountCents as number,
      );
    };
    expect(await plan(36_000)).toEqual(Array(36).fill(1000));
    expect(await plan(3000)).toEqual([...Array(35).fill(83), 95]);
  });
});

describe('signing', () => {
  test('the first payment is due the day the agreement is signed; the scan is kept, and the signature can be taken back', async () => {
    const book = await aBook('2026-02-10');
    const { client, at, create, get, letter, pay } = book;
    const onSigning = { amountCents: cents(30_000), expectedOn: day('2026-02-20') };
    const { scheduleId, instalments } = await create({ onSigning, instalments: 4 });
    expect(instalments.map(({ dueOn, amountCents }) => [dueOn, amountCents])).toEqual([
      ['2026-02-20', 30_000],
      ['2026-02-28', 40_000],
      ['2026-03-28', 40_000],
      ['2026-04-28', 40_000],
    ]);
    expect(textOf((await letter(scheduleId, 'scheduleAgreement', '2026-02-01')).pages)).toContain('1 à la signature 300,00');
    await book.post(scheduleId, 'scheduleAgreement', '2026-02-02');
    expect(await get(scheduleId, '2026-02-05')).toMatchObject({ state: 'sent', nextStep: { code: 'recordSignature', on: '2026-02-10' } });
    expect(await book.tasks('2026-02-09')).toEqual([]);
    expect(await book.tasks('2026-02-10')).toEqual(['Accord d’échéancier envoyé le 2/02, non signé : le redemander 150000']);

    const sign = (signedOn: string | null) =>
      client.schedules.setSignature({ scheduleId, signedOn: signedOn === null ? null : day(signedOn) }, at);
    await expect(sign('2026-01-31')).rejects.toMatchObject({ code: 'SCHEDULE_SIGNED_TOO_EARLY' });
    await expect(sign('2026-02-11')).rejects.toMatchObject({ code: 'SCHEDULE_SIGNED_IN_FUTURE' });
    expect(await sign('2026-02-10')).toMatchObject({
      state: 'running',
      signedOn: '2026-02-10',
      instalments: [{ dueOn: '2026-02-10' }, {}, {}, {}],
    });
    expect((await get(scheduleId, '2026-02-11')).state).toBe('late');
    const file = aFile(book.company, 'scan', 'accord signé.pdf');
    const kept = await client.schedules.addFile({ scheduleId, file }, at);
    await client.schedules.addFile({ scheduleId, file }, at);
    expect(await client.schedules.files({ scheduleId }, at)).toEqual([kept]);
    expect(await client.customers.files({ id: book.customerId }, at)).toMatchObject([{ fileId: kept.fileId, sha256: kept.sha256 }]);
    expect(await sign(null)).toMatchObject({ signedOn: null, instalments: [{ dueOn: '2026-02-20' }, { dueOn: '2026-02-28' }, {}, {}] });
    expect((await get(scheduleId, '2026-02-10')).state).toBe('sent');
    await pay(scheduleId, '2026-02-10', 30_000);
    expect(await sign('2026-02-09')).toMatchObject({ state: 'running', instalments: [{ state: 'paid' }, {}, {}, {}] });
    await client.schedules.end({ scheduleId, endedOn: day('2026-02-10') }, at);
    await expect(sign('2026-02-10')).rejects.toMatchObject({ code: 'SCHEDULE_CLOSED' });
  });
});

describe('a late instalment', () => {
  test('reminded, put on formal notice, then the term is lost: each on its day, none by itself; the balance is at the formal notice’s level', async () => {
    const book = await aBook('2026-04-30');
    const { client, at, create, get, letter, post, tasks } = book;
    const { scheduleId } = await create();
    await client.schedules.setSignature({ scheduleId, signedOn: day('2026-02-05') }, at);
    await book.pay(scheduleId, '2026-02-28', 50_000);
    expect(await tasks('2026-03-27')).toEqual([]);
    expect(await tasks('2026-03-28')).toEqual(['Échéance convenue pour aujourd’hui : guetter la banque 50000']);
    expect(await tasks('2026-03-29')).toEqual(['Échéance du 28/03 en retard : la rappeler 50000']);

    const reminder = await letter(scheduleId, 'instalmentReminder', '2026-03-30');
    expect(textOf(reminder.pages)).toContain('500,00 € d’ici au 7 avril 2026');
    expect(textOf(reminder.pages)).not.toMatch(/MISE EN DEMEURE|1344/);
    await post(scheduleId, 'instalmentReminder', '2026-03-30');
    // The reminder leaves eight days: a notice in between says so.
    expect(codesOf((await letter(scheduleId, 'instalmentNotice', '2026-04-06')).preflight, 'warning')).toContain('INSTALMENT_REMINDED');
    expect(codesOf((await letter(scheduleId, 'instalmentNotice', '2026-04-07')).preflight, 'warning')).not.toContain('INSTALMENT_REMINDED');
    expect(await tasks('2026-04-06')).toEqual([]);
    expect(await tasks('2026-04-07')).toEqual(['Échéance du 28/03 en retard malgré le rappel : mettre en demeure 50000']);

    await post(scheduleId, 'instalmentNotice', '2026-04-08');
    expect(await get(scheduleId, '2026-04-16')).toMatchObject({ state: 'late', notice: { sentOn: '2026-04-08', until: '2026-04-16' } });
    expect(await tasks('2026-04-16')).toEqual([]);
    expect(codesOf((await letter(scheduleId, 'termination', '2026-04-16')).preflight, 'blocking')).toContain('NOTICE_RUNNING');
    expect(await get(scheduleId, '2026-04-17')).toMatchObject({ state: 'broken', nextStep: { code: 'terminate', on: '2026-04-17' } });
    expect(await tasks('2026-04-17')).toEqual([
      'Échéance du 28/03 impayée malgré la mise en demeure : prononcer la déchéance du terme 100000',
    ]);
    expect(codesOf((await letter(scheduleId, 'termination', '2026-04-17')).preflight, 'ok')).toContain('NOTICE_EXPIRED');

    await post(scheduleId, 'termination', '2026-04-17');
    expect(await get(scheduleId, '2026-04-17')).toMatchObject({ state: 'closed', endReason: 'broken', nextStep: null });
    expect((await client.schedules.list({ asOf: day('2026-04-16') }, at)).map(({ state }) => state)).toEqual(['late']);
    // The eight days of the termination, the eight of the plan, then the legal stage: nobody goes back to a first reminder.
    expect(await tasks('2026-05-02')).toEqual([]);
    expect(await tasks('2026-05-03')).toEqual(['Mise en demeure restée sans effet : décider de la suite 100000']);
  });

  test('a notice for an instalment paid since is none for the next one', async () => {
    const { client, at, create, get, pay, post, letter } = await aBook('2026-04-30');
    const { scheduleId } = await create();
    await client.schedules.setSignature({ scheduleId, signedOn: day('2026-02-05') }, at);
    await post(scheduleId, 'instalmentNotice', '2026-03-05');
    await pay(scheduleId, '2026-03-10', 50_000);
    expect(await get(scheduleId, '2026-04-05')).toMatchObject({ state: 'late', notice: null, nextStep: { code: 'remindInstalment' } });
    const { preflight } = await letter(scheduleId, 'termination', '2026-04-05');
    expect(codesOf(preflight, 'blocking')).toContain('NOTICE_MISSING');
    await client.schedules.setSignature({ scheduleId, signedOn: null }, at);
    // Carried out, though it never came back signed.
    expect(codesOf((await letter(scheduleId, 'termination', '2026-04-05')).preflight, 'warning')).toContain('AGREEMENT_UNSIGNED');
  });
});

describe('replacing a schedule', () => {
  test('the former one ends as replaced and keeps what was paid, each names the other, and no late fee is asked for twice', async () => {
    const { client, at, terms, create, get, pay, letter, old, recent } = await aBook('2026-03-15');
    const first = await create({ includeFees: true });
    // The principal, then all of the interest and 6.52 of the 40 €.
    await pay(first.scheduleId, '2026-03-01', 152_000);
    const undone = (await client.payments.list({}, at))[0];
    await client.payments.remove({ paymentId: undone?.id ?? 0 }, at);
    await pay(first.scheduleId, '2026-03-01', 60_000);
    const replacing = terms({
      replacesId: first.scheduleId,
      asOf: day('2026-03-15'),
      firstOn: day('2026-03-31'),
      includeFees: true,
      instalments: 6,
    });
    await expect(client.schedules.plan({ ...replacing, replacesId: undefined }, at)).rejects.toMatchObject({
      code: 'SCHEDULE_INVOICE_TAKEN',
    });
    const second = await client.schedules.create(replacing, at);
    expect(second).toMatchObject({ principalCents: 90_000, replacesId: first.scheduleId, replacedById: null, state: 'draft' });
    expect(second.invoices).toMatchObject([
      { invoiceId: old, amountCents: 40_000 },
      { invoiceId: recent, amountCents: 50_000 },
    ]);
    expect(await get(first.scheduleId, '2026-03-15')).toMatchObject({
      state: 'closed',
      endReason: 'replaced',
      endedOn: '2026-03-15',
      paidCents: 60_000,
      replacedById: second.scheduleId,
    });
    await expect(client.schedules.create(replacing, at)).rejects.toMatchObject({ code: 'SCHEDULE_INVOICE_TAKEN' });
    // The new agreement says what becomes of the one that it follows.
    expect(textOf((await letter(second.scheduleId, 'scheduleAgreement', '2026-03-15')).pages)).toContain(
      'remplace l’échéancier convenu auparavant pour ces factures',
    );
    expect(await client.reminders.agenda({ asOf: day('2026-03-15') }, at)).toEqual([]);
    // Fees paid under the second are not asked for by a third.
    await pay(second.scheduleId, '2026-03-15', second.totalCents - 1000);
    const third = await client.schedules.get({ scheduleId: second.scheduleId, asOf: day('2026-03-15') }, at);
    expect(third.openCents).toBe(1000);
    expect(third.invoices.every(({ openCents }) => openCents === 0)).toBe(true);
  });
});

describe('money from elsewhere', () => {
  test('what a bank brought beyond the invoices settles the late fees once it is put against the schedule', async () => {
    const { client, at, create, get, customerId, recent, old } = await aBook('2026-03-15');
    const { scheduleId, totalCents } = await create({ includeFees: true });
    const allocations = [
      { invoiceId: old, amountCents: cents(100_000) },
      { invoiceId: recent, amountCents: cents(50_000) },
    ];
    await client.payments.record({ customerId, date: day('2026-03-10'), amountCents: cents(totalCents + 200), allocations }, at);
    expect(await get(scheduleId, '2026-03-15')).toMatchObject({ openCents: totalCents - 150_000 });
    expect(await client.schedules.credits({ scheduleId, asOf: day('2026-03-15') }, at)).toMatchObject([
      { leftCents: totalCents - 150_000 + 200 },
    ]);
    expect(await client.schedules.takeCredits({ scheduleId }, at)).toMatchObject({ state: 'kept', takenCents: totalCents - 150_000 });
    expect(await client.payments.list({}, at)).toMatchObject([{ feesCents: totalCents - 150_000, unallocatedCents: 200 }]);
    await expect(client.schedules.takeCredits({ scheduleId }, at)).rejects.toMatchObject({ code: 'SCHEDULE_CLOSED' });
  });

  test('an import that settles an invoice under a schedule pays its instalments; one whose invoice is under a schedule is not undone', async () => {
    const company = await aCompany({ today: '2026-02-01' });
    const { client } = company;
    const at = { company: company.company };
    const titles = 'N° facture;Code client;Client;Date facture;Échéance;Montant TTC';
    const { importId } = await commitLines(company, [
      titles,
      'F1;C1;Durand;01/12/2025;31/12/2025;900,00',
      'F2;C2;Martin;01/12/2025;31/12/2025;70,00',
    ]);
    const invoices = await client.invoices.list({ asOf: day('2026-02-01') }, at);
    const invoiceId = invoices.find(({ number }) => number === 'F1')?.id ?? 0;
    const { scheduleId } = await client.schedules.create(
      { invoiceIds: [invoiceId], instalments: 3, every: 'month', firstOn: day('2026-02-28'), asOf: day('2026-02-01') },
      at,
    );
    await expect(client.imports.undo({ importId }, at)).rejects.toThrow(/échéancier/);
    await commitLines(company, [titles, 'F2;C2;Martin;01/12/2025;31/12/2025;70,00', 'F3;C2;Martin;10/02/2026;10/03/2026;30,00'], {
      mode: 'full',
    });
    expect(await client.schedules.get({ scheduleId, asOf: day('2026-02-15') }, at)).toMatchObject({ state: 'kept', paidCents: 90_000 });
  });

  test('the schedule of a customer that is merged goes with it', async () => {
    const { client, db, at, create, get, customerId } = await aBook('2026-03-15');
    const { scheduleId } = await create();
    const other = aCustomerIn(db, { name: 'Garage Peuplier SARL' });
    await client.customers.merge({ keepId: other, mergeId: customerId }, at);
    expect(await get(scheduleId, '2026-03-15')).toMatchObject({
      customerId: other,
      customerName: 'Garage Peuplier SARL',
      openCents: 150_000,
    });
  });
});

describe('the offers', () => {
  test('at the company’s cost of money, on screen and as a page of its own', async () => {
    const { client, at, terms, directory } = await aBook('2026-02-01');
    expect(await client.schedules.settings({}, at)).toEqual({ costOfMoneyPct: 6 });
    await client.schedules.setSettings({ costOfMoneyPct: 7.5 }, at);
    const wanted = { ...terms({ instalments: 36, every: 'week' }), payOn: day('2026-02-10'), discountPct: '2.5' };
    const sheet = await client.schedules.offers(wanted, at);
    expect(sheet).toMatchObject({ costOfMoneyPct: 7.5, principalCents: 150_000, feesCents: 93_48, debtCents: 159_348 });
    expect(sheet.offers.map(({ kind, receivedCents, givenUpCents }) => [kind, receivedCents, givenUpCents])).toEqual([
      ['discount', 146_250, 13_098],
      ['withoutFees', 150_000, 93_48],
      ['instalments', 150_000, 93_48],
    ]);
    // 150 000 ÷ (1 + 0.075 × 9 ÷ 365) = 149 723.12
    expect(sheet.offers[1]).toMatchObject({ presentCents: 149_723, costCents: 9_625 });
    await expect(client.schedules.offers({ ...wanted, payOn: day('2026-01-31') }, at)).rejects.toMatchObject({
      code: 'SCHEDULE_OFFER_IN_PAST',
    });
    const out = join(directory, 'offre.pdf');
    expect(await client.schedules.printOffers({ ...wanted, out: out as OutputFile }, at)).toMatchObject({ pages: 1 });
    const pdf = await readPdf(new Uint8Array(readFileSync(out)));
    const text = plain(pdf.pages.map((page) => page.text).join(' '));
    expect(pdf.pages).toHaveLength(1);
    for (const wordsOf of [
      'Fiche d’offre · Garage Peuplier',
      'Comptant, remise de 2,5 %',
      '1 497,23',
      'à usage interne',
      'En 36 échéances',
    ]) {
      expect(text).toContain(wordsOf);
    }
  });
});
