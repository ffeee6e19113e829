import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { InputFile, OutputFile } from '../../shared/contract/file-handles.ts';
import type { CustomerFields } from '../../shared/customers/customers.contract.ts';
import { localDate } from '../../shared/dates/local-date.ts';
import { claimCreditsWarning } from '../../shared/legal/claim-words.fr.ts';
import { cents } from '../../shared/money/cents.ts';
import { taskWords } from '../../shared/reminders/today-words.fr.ts';
import { aCustomerIn, anInvoiceIn } from '../builders/book.ts';
import { aCompany } from '../builders/company.ts';

const day = localDate;
const TODAY = day('2026-11-22');

async function aBook() {
  const { client, company, db, directory } = await aCompany({ today: TODAY });
  const at = { company };
  return {
    client,
    db,
    at,
    directory,
    owed: (customer: Partial<CustomerFields>, dueOn: string, totalCents = 100_000) => {
      const customerId = aCustomerIn(db, { name: 'SARL Tilleul', postalCode: '44000', city: 'Nantes', ...customer });
      return { customerId, invoiceId: anInvoiceIn(db, { customerId, dueOn, totalCents }) };
    },
    pay: ({ customerId, invoiceId }: { customerId: number; invoiceId: number }, amount: number, kind: 'payment' | 'writeOff' = 'payment') =>
      client.payments.record(
        { date: TODAY, amountCents: cents(amount), customerId, kind, allocations: [{ invoiceId, amountCents: cents(amount) }] },
        at,
      ),
    claims: (asOf = TODAY) => client.legal.claims({ asOf }, at),
    claimOf: async (invoiceId: number, asOf = TODAY) =>
      (await client.legal.claims({ asOf }, at)).find((each) => each.invoiceId === invoiceId),
    prescriptions: async (asOf: string) =>
      (await client.reminders.today({ asOf: day(asOf) }, at)).customers.flatMap(({ tasks }) =>
        tasks.filter(({ kind }) => kind === 'prescription'),
      ),
  };
}

describe('claims with their terms and their routes', () => {
  test('open invoices only, those that go out first, first; credit notes and what is paid are none', async () => {
    const { owed, pay, claims, db } = await aBook();
    const consumer = owed({ name: 'Mme Petit', kind: 'consumer' }, '2024-12-31', 499_000);
    const trader = owed({}, '2022-02-28');
    const paid = owed({ name: 'SAS Payée' }, '2022-01-31');
    await pay(paid, 100_000);
    anInvoiceIn(db, { customerId: trader.customerId, dueOn: '2026-01-31', totalCents: -5000 });
    const german = owed({ name: 'Kunde GmbH', country: 'Allemagne', postalCode: '' }, '2026-09-30');
    expect(await claims()).toMatchObject([
      {
        invoiceId: consumer.invoiceId,
        prescribesOn: '2026-12-31',
        daysLeft: 39,
        alertMonths: 3,
        stage: 'reminders',
        // 39 days: a simplified procedure that the debtor may refuse would not stop the term.
        route: { code: 'interimPayment' },
      },
      { invoiceId: trader.invoiceId, prescribesOn: '2027-02-28', daysLeft: 98, alertMonths: 6, route: { code: 'paymentOrder' } },
      { invoiceId: german.invoiceId, prescribesOn: '2031-09-30', alertMonths: null, route: { code: 'europeanOrder' } },
    ]);
  });

  test('a step of its case that interrupts its term counts by itself, and once if it was noted by hand too', async () => {
    const { owed, claimOf, client, at } = await aBook();
    const { customerId, invoiceId } = owed({}, '2022-02-28');
    const { caseId } = await client.legal.openCase({ customerId, route: 'paymentOrder', invoiceIds: [invoiceId], openedOn: TODAY }, at);
    const step = (kind: 'filed' | 'order' | 'service', on: string) => client.legal.saveStep({ caseId, kind, on: day(on) }, at);
    await step('filed', '2026-09-20');
    await step('order', '2026-10-01');
    expect(await claimOf(invoiceId)).toMatchObject({ prescribesOn: '2027-02-28', extendedOn: '2027-02-28' });
    const { steps } = await step('service', '2026-11-02');
    expect(await claimOf(invoiceId)).toMatchObject({ prescribesOn: '2027-02-28', extendedOn: '2031-11-02', alertMonths: null });
    const events = async () => (await client.legal.claim({ invoiceIds: [invoiceId], asOf: TODAY }, at)).terms[0]?.events;
    const served = { kind: 'orderServed', on: '2026-11-02', movesTo: '2031-11-02' };
    expect(await events()).toMatchObject([{ ...served, interruptionId: null, proof: 'Étape du dossier « Injonction de payer »' }]);
    await client.legal.recordInterruption({ invoiceIds: [invoiceId], kind: 'orderServed', on: day('2026-11-02'), proof: 'Acte' }, at);
    expect(await events()).toMatchObject([{ ...served, proof: 'Acte' }]);
    expect((await events())?.map(({ interruptionId }) => interruptionId)).not.toContain(null);
    await client.legal.removeInterruption({ interruptionId: (await events())?.[0]?.interruptionId ?? 0 }, at);
    await client.legal.removeStep({ stepId: steps.find(({ kind }) => kind === 'service')?.stepId ?? 0 }, at);
    expect(await claimOf(invoiceId)).toMatchObject({ extendedOn: '2027-02-28' });
  });

  test('the term of a claim on an administration is said with its own law', async () => {
    const { owed, client, at } = await aBook();
    const { invoiceId } = owed({ name: 'Commune de Rezé', publicBuyer: true }, '2026-03-31');
    const { terms } = await client.legal.claim({ invoiceIds: [invoiceId], asOf: TODAY }, at);
    expect(terms[0]?.explanation).toContain('loi 68-1250');
  });

  test('a dispute, proceedings, a formal notice and the day change the stage and the route', async () => {
    const { owed, claimOf, client, at, db } = await aBook();
    const disputed = owed({ name: 'SAS Litige' }, '2026-05-31');
    await client.disputes.open({ invoiceId: disputed.invoiceId, reason: 'Livraison' }, at);
    const insolvent = owed({ name: 'SAS Faillite', insolvencyOn: day('2026-10-01') }, '2026-05-31');
    const noticed = owed({}, '2026-05-31');
    const { lastInsertRowid } = db
      .prepare(
        `INSERT INTO reminder_contacts (customer_id, contacted_on, level, channel) VALUES (?, '2026-11-01', 'formalNotice', 'letter')`,
      )
      .run(noticed.customerId);
    db.prepare('INSERT INTO reminder_contact_invoices VALUES (?, ?)').run(lastInsertRowid, noticed.invoiceId);
    expect(await claimOf(disputed.invoiceId)).toMatchObject({ stage: 'disputed', route: { code: 'summons' } });
    expect(await claimOf(insolvent.invoiceId)).toMatchObject({ stage: 'proceedings', route: { code: 'collectiveProceedings' } });
    // 8 days to pay, then 8 more before a court: from 17 November on.
    expect(await claimOf(noticed.invoiceId, day('2026-11-16'))).toMatchObject({ stage: 'notice' });
    expect(await claimOf(noticed.invoiceId, day('2026-11-17'))).toMatchObject({ stage: 'decision' });
    expect(await claimOf(noticed.invoiceId, day('2031-06-01'))).toMatchObject({
      stage: 'prescribed',
      route: { code: 'writeOff' },
      daysLeft: -1,
    });
  });

  test('interest counts against the 5 000 € of the simplified procedure', async () => {
    const { owed, claimOf, client, at } = await aBook();
    // A liberal calling is a business: its interest runs from the due date.
    const { invoiceId } = owed({ name: 'Cabinet médical Roux' }, '2026-05-31', 499_000);
    const alone = await client.legal.claim({ invoiceIds: [invoiceId], asOf: TODAY }, at);
    expect(alone.interestCents).toBeGreaterThan(1000);
    expect(await claimOf(invoiceId)).toMatchObject({ route: { code: 'paymentOrder' } });
    expect(await claimOf(invoiceId, day('2026-06-01'))).toMatchObject({ route: { code: 'smallClaims' } });
  });

  test('several claims of one customer are looked at together; of two customers never', async () => {
    const { owed, client, at, db } = await aBook();
    const { customerId, invoiceId } = owed({ name: 'Mme Petit', kind: 'consumer' }, '2026-05-31', 300_000);
    const second = anInvoiceIn(db, { customerId, dueOn: '2026-06-30', totalCents: 300_000 });
    const one = await client.legal.claim({ invoiceIds: [invoiceId], asOf: TODAY }, at);
    expect(one).toMatchObject({ openCents: 300_000, route: { code: 'smallClaims' }, others: [{ invoiceId: second }] });
    const both = await client.legal.claim({ invoiceIds: [invoiceId, second], asOf: TODAY }, at);
    expect(both).toMatchObject({ openCents: 600_000, route: { code: 'paymentOrder' }, others: [] });
    const other = owed({}, '2026-05-31');
    await expect(client.legal.claim({ invoiceIds: [invoiceId, other.invoiceId], asOf: TODAY }, at)).rejects.toMatchObject({
      code: 'CLAIMS_OF_SEVERAL',
    });
  });
});

describe('what moves a term', () => {
  test('an acknowledgement is noted with its proof, corrected and taken back; the hard limit never moves', async () => {
    const { owed, client, at, claimOf, directory } = await aBook();
    const { customerId, invoiceId } = owed({}, '2021-12-31');
    const scan = join(directory, 'reconnaissance.pdf');
    writeFileSync(scan, '%PDF-1.4 signé');
    const { interruptionIds } = await client.legal.recordInterruption(
      { invoiceIds: [invoiceId], kind: 'acknowledgement', on: day('2025-02-28'), proof: 'Reconnaissance signée', file: scan as InputFile },
      at,
    );
    expect(await claimOf(invoiceId)).toMatchObject({
      prescribesOn: '2026-12-31',
      extendedOn: '2030-02-28',
      extendedBy: { name: 'Reconnaissance de dette signée', on: '2025-02-28' },
      alertMonths: null,
    });
    const [interruptionId = 0] = interruptionIds;
    await client.legal.correctInterruption({ interruptionId, on: day('2025-03-31') }, at);
    const [term] = (await client.legal.claim({ invoiceIds: [invoiceId], asOf: TODAY }, at)).terms;
    expect(term).toMatchObject({
      extendedOn: '2030-03-31',
      events: [
        {
          kind: 'acknowledgement',
          on: '2025-03-31',
          proof: 'Reconnaissance signée',
          movesTo: '2030-03-31',
          file: { name: 'reconnaissance.pdf' },
        },
      ],
    });
    const fileId = term?.events[0]?.file?.fileId ?? 0;
    await client.customers.exportFile({ fileId, out: join(directory, 'copie.pdf') as OutputFile }, at);
    // Before it is taken out, one is told what it proves.
    expect(await client.customers.files({ id: customerId }, at)).toMatchObject([
      { proves: [{ on: '2025-03-31', invoiceNumber: expect.any(String) }] },
    ]);
    expect(readFileSync(join(directory, 'copie.pdf'), 'utf8')).toBe('%PDF-1.4 signé');
    await client.legal.removeInterruption({ interruptionId }, at);
    expect(await claimOf(invoiceId)).toMatchObject({ extendedOn: '2026-12-31', extendedBy: null, alertMonths: 3 });
    expect(await client.customers.files({ id: customerId }, at)).toHaveLength(1);
    await expect(client.legal.removeInterruption({ interruptionId }, at)).rejects.toMatchObject({ code: 'INTERRUPTION_NOT_FOUND' });
    const { entries } = await client.journal.list({}, at);
    expect(entries.map(({ title }) => title).slice(0, 3)).toEqual([
      'Interruption de prescription retirée',
      'Interruption de prescription corrigée',
      'Interruption de prescription notée',
    ]);
  });

  test('a schedule counts from the day it is signed, not from the day it is agreed', async () => {
    const { owed, client, at, db, claimOf } = await aBook();
    const { invoiceId } = owed({}, '2022-06-30');
    const { scheduleId } = await client.schedules.create(
      { invoiceIds: [invoiceId], instalments: 3, every: 'month', firstOn: day('2026-12-01'), asOf: TODAY },
      at,
    );
    expect((await claimOf(invoiceId))?.extendedOn).toBe('2027-06-30');
    db.prepare('UPDATE schedules SET signed_on = ? WHERE id = ?').run(TODAY, scheduleId);
    expect(await claimOf(invoiceId)).toMatchObject({ prescribesOn: '2027-06-30', extendedOn: '2031-11-22' });
  });

  test('what is to the credit of the customer, and would be asked for too much, is said with its claims', async () => {
    const { owed, client, at, db } = await aBook();
    const { invoiceId, customerId } = owed({}, '2026-06-30');
    anInvoiceIn(db, { customerId, dueOn: '2026-07-31', totalCents: -60_00 });
    await client.payments.record({ customerId, date: TODAY, amountCents: cents(120_00) }, at);
    const claim = await client.legal.claim({ invoiceIds: [invoiceId], asOf: TODAY }, at);
    expect(claim).toMatchObject({ openCents: 100_000, creditCents: 180_00 });
    expect(claimCreditsWarning(claim.creditCents)).toMatch(/^180,00.€ d’avoirs ou de règlements .* affectez-les d’abord/);
    expect(claimCreditsWarning(cents(0))).toBeNull();
  });

  test('what somebody else collects, and what is younger than a judgment, is neither brought to court nor declared', async () => {
    const { owed, client, at, db, claimOf } = await aBook();
    const sold = owed({}, '2026-06-30');
    await client.handOvers.record(
      { customerId: sold.customerId, invoiceIds: [sold.invoiceId], kind: 'sale', taker: 'Factor SA', priceCents: cents(60_000), on: TODAY },
      at,
    );
    expect(await claimOf(sold.invoiceId)).toMatchObject({ stage: 'handedOver', route: { code: 'handedOver' } });
    expect(
      (await client.legal.claim({ invoiceIds: [sold.invoiceId], asOf: TODAY }, at)).procedures.map(({ state }) => state),
    ).not.toContain('open');
    const failed = owed({ name: 'SAS Faillie', insolvencyOn: day('2026-09-15') }, '2026-08-31');
    const since = anInvoiceIn(db, { customerId: failed.customerId, issuedOn: '2026-09-16', dueOn: '2026-10-16', totalCents: 50_000 });
    expect(await claimOf(failed.invoiceId)).toMatchObject({ stage: 'proceedings', route: { code: 'collectiveProceedings' } });
    expect(await claimOf(since)).toMatchObject({ stage: 'reminders', route: { code: 'afterJudgment' } });
    const { procedures } = await client.legal.claim({ invoiceIds: [since], asOf: TODAY }, at);
    expect(procedures.find(({ code }) => code === 'collectiveProceedings')).toMatchObject({ state: 'closed' });
  });

  test('no way is advised while a schedule grants time: signed, or kept without a signature; an offer alone grants none', async () => {
    const { owed, client, at, claimOf, db } = await aBook();
    const { invoiceId } = owed({}, '2026-06-30');
    const { scheduleId } = await client.schedules.create(
      { invoiceIds: [invoiceId], instalments: 2, every: 'month', firstOn: day('2026-12-01'), asOf: TODAY },
      at,
    );
    expect(await claimOf(invoiceId)).toMatchObject({ stage: 'reminders', route: { code: 'paymentOrder' } });
    expect(await claimOf(invoiceId, day('2026-12-01'))).toMatchObject({ route: { code: 'notDue' } });
    await client.schedules.setSignature({ scheduleId, signedOn: TODAY }, at);
    const { route, procedures } = await client.legal.claim({ invoiceIds: [invoiceId], asOf: TODAY }, at);
    expect(route).toMatchObject({ code: 'notDue', reasons: ['Un échéancier court : la créance n’est pas exigible'] });
    expect(procedures.filter(({ state }) => state !== 'closed').map(({ code }) => code)).toEqual(['writeOff']);
    const late = await claimOf(invoiceId, day('2026-12-15'));
    expect(late?.route).toMatchObject({ code: 'notDue', reasons: [expect.stringContaining('déchéance')] });
    db.prepare(`UPDATE schedules SET ended_on = '2026-12-16' WHERE id = ?`).run(scheduleId);
    expect(await claimOf(invoiceId, day('2026-12-16'))).toMatchObject({ route: { code: 'paymentOrder' } });
  });

  test('a day to come, and a suspension that ends before it begins, are refused', async () => {
    const { owed, client, at } = await aBook();
    const { invoiceId } = owed({}, '2022-06-30');
    const noted = { invoiceIds: [invoiceId], proof: 'PV' };
    await expect(client.legal.recordInterruption({ ...noted, kind: 'courtClaim', on: day('2026-11-23') }, at)).rejects.toMatchObject({
      code: 'INTERRUPTION_AHEAD',
    });
    await expect(
      client.legal.recordInterruption({ ...noted, kind: 'simplifiedProcedure', on: day('2026-11-20'), until: day('2026-11-19') }, at),
    ).rejects.toMatchObject({ code: 'SUSPENSION_ENDS_TOO_EARLY' });
  });

  test('works completed before the due date bring the limit forward; answers given earlier stay', async () => {
    const { owed, client, at, claimOf } = await aBook();
    const { invoiceId } = owed({}, '2026-10-31');
    await client.legal.answerClaim({ invoiceIds: [invoiceId], signedOrder: true, existenceAgreed: true }, at);
    await client.legal.answerClaim({ invoiceIds: [invoiceId], nature: 'works', performedOn: day('2026-08-31') }, at);
    expect(await claimOf(invoiceId)).toMatchObject({ prescribesOn: '2031-08-31' });
    const { terms, procedures } = await client.legal.claim({ invoiceIds: [invoiceId], asOf: TODAY }, at);
    expect(terms[0]?.answers).toMatchObject({ signedOrder: true, existenceAgreed: true, nature: 'works', deliveryProof: null });
    const missing = procedures.find(({ code }) => code === 'paymentOrder')?.missing.join(' ');
    expect(missing).not.toContain('commande');
    expect(missing).toContain('mise en demeure');
  });
});

describe('alerts in Aujourd’hui', () => {
  test('12, 6, 3 and 1 months before; put aside up to the next one, or to a day; all the same when the term changes', async () => {
    const { owed, client, at, prescriptions } = await aBook();
    const { invoiceId, customerId } = owed({}, '2022-08-31');
    const aside = { invoiceIds: [invoiceId], reason: 'Je m’en occupe' };
    expect(await prescriptions('2026-08-30')).toEqual([]);
    expect(await prescriptions('2026-08-31')).toMatchObject([
      { customerId, on: '2027-08-31', amountCents: 100_000, prescribing: { invoiceIds: [invoiceId] } },
    ]);
    await client.legal.putAlertAside({ ...aside, asOf: TODAY }, at);
    expect(await prescriptions('2027-02-27')).toEqual([]);
    expect(await prescriptions('2027-02-28')).toHaveLength(1);
    await client.legal.putAlertAside({ ...aside, asOf: day('2027-03-01'), until: day('2027-04-01') }, at);
    expect(await prescriptions('2027-03-31')).toEqual([]);
    expect(await prescriptions('2027-04-01')).toHaveLength(1);
    await client.legal.putAlertAside({ ...aside, asOf: day('2027-08-01') }, at);
    expect(await prescriptions('2027-08-02')).toEqual([]);
    await client.legal.restoreAlert({ invoiceIds: [invoiceId] }, at);
    expect(await prescriptions('2027-08-31')).toHaveLength(1);
    expect(await prescriptions('2027-09-01')).toEqual([]);
    await expect(client.legal.putAlertAside({ ...aside, asOf: day('2026-01-01') }, at)).rejects.toMatchObject({
      code: 'ALERT_NOT_REACHED',
    });
  });

  test('after an interruption the alert says both days: that which it gives, and the sure one', async () => {
    const { owed, client, at, prescriptions } = await aBook();
    const { invoiceId } = owed({}, '2020-06-30');
    await client.legal.recordInterruption({ invoiceIds: [invoiceId], kind: 'acknowledgement', on: day('2022-01-31'), proof: 'Lettre' }, at);
    const [task] = await prescriptions('2026-11-22');
    expect(task).toMatchObject({ on: '2027-01-31', prescribing: { sureOn: '2025-06-30' } });
    if (task) expect(taskWords(task, TODAY)).toMatch(/31\/01\/2027.*30\/06\/2025/);
  });

  test('a customer with several claims about to go out has one, on the first of their days', async () => {
    const { owed, db, prescriptions } = await aBook();
    const { customerId } = owed({}, '2022-08-31');
    anInvoiceIn(db, { customerId, dueOn: '2022-01-31', totalCents: 30_000 });
    expect(await prescriptions('2026-11-22')).toMatchObject([{ on: '2027-01-31', amountCents: 130_000 }]);
  });
});

describe('what goes with the routes', () => {
  test('a cost that the registry told is kept with its procedure, and forgotten on demand', async () => {
    const { owed, client, at } = await aBook();
    const { invoiceId } = owed({}, '2026-05-31');
    const entered = async () =>
      (await client.legal.claim({ invoiceIds: [invoiceId], asOf: TODAY }, at)).procedures.find(({ code }) => code === 'paymentOrder')?.cost
        .enteredCents;
    await client.legal.setProcedureCost({ procedure: 'paymentOrder', costCents: cents(3347) }, at);
    expect(await entered()).toBe(3347);
    await client.legal.setProcedureCost({ procedure: 'paymentOrder', costCents: null }, at);
    expect(await entered()).toBeNull();
  });

  test('the guide takes the company’s own rate: what fell due 3 to 15 months ago and is still unpaid, or was given up', async () => {
    const { owed, pay, client, at } = await aBook();
    const guide = () => client.legal.collectionGuide({ asOf: TODAY }, at);
    expect(await guide()).toMatchObject({ from: '2025-08-25', to: '2026-08-24', unpaidRate: null, level: null });
    // 9 800 € of 10 000 € are paid; 150 € are given up; what fell due before or after says nothing.
    const good = owed({ name: 'SAS Bonne' }, '2026-01-31', 980_000);
    await pay(good, 980_000);
    const lost = owed({ name: 'SAS Perdue' }, '2026-08-24', 15_000);
    await pay(lost, 15_000, 'writeOff');
    owed({ name: 'SAS Retard' }, '2025-08-25', 5000);
    owed({ name: 'SAS Vieille' }, '2025-08-24', 500_000);
    owed({ name: 'SAS Récente' }, '2026-08-25', 500_000);
    expect(await guide()).toMatchObject({
      salesCents: 1_000_000,
      unpaidCents: 5000,
      writtenOffCents: 15_000,
      unpaidRate: 0.02,
      level: 'medium',
    });
    await client.legal.setGuideThresholds({ outsideForCourtsPct: 2.5, outsideForAllPct: 5 }, at);
    expect(await guide()).toMatchObject({ level: 'low', thresholds: { outsideForCourtsPct: 2.5 } });
  });

  test('the facts come with their sources, the day they were read, and what they are not', async () => {
    const { client, at } = await aBook();
    const law = await client.legal.law({}, at);
    expect(law).toMatchObject({ compiledOn: '2026-11-21', notice: expect.stringContaining('Ce n’est pas un conseil juridique') });
    expect(law.facts.some(({ sources }) => sources.length > 0)).toBe(true);
  });
});
