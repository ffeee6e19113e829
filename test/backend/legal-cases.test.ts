import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { InputFile } from '../../shared/contract/file-handles.ts';
import { type LocalDate, localDate } from '../../shared/dates/local-date.ts';
import { cents } from '../../shared/money/cents.ts';
import { anInvoiceIn } from '../builders/book.ts';
import { aBook, codesOf, refused, textOf } from '../builders/letters-book.ts';

const today = localDate('2026-11-22');

async function aDebtor() {
  const book = await aBook(today);
  const { client, at, db } = book;
  const customerId = book.aCustomer({ name: 'Dupont BTP', siren: '552100554' });
  const invoice = (number: string, dueOn: string, totalCents: number) =>
    anInvoiceIn(db, { customerId, number, issuedOn: '2026-05-01', dueOn, totalCents });
  const late = invoice('F-1', '2026-06-30', 10_000_00);
  const later = invoice('F-2', '2026-07-31', 500_00);
  const open = (invoiceIds: number[], route: 'paymentOrder' | 'summons' = 'paymentOrder') =>
    client.legal.openCase({ customerId, route, invoiceIds }, at);
  const step = (caseId: number, kind: 'order' | 'service' | 'expense' | 'hearing' | 'publication', on: string, more: object = {}) =>
    client.legal.saveStep({ caseId, kind, on: localDate(on), ...more }, at);
  const agenda = async () => (await client.reminders.agenda({ asOf: today }, at)).find((entry) => entry.customerId === customerId);
  const tasks = async (asOf: LocalDate = today) =>
    (await client.reminders.today({ asOf }, at)).customers.flatMap((each) => each.tasks).filter(({ kind }) => kind === 'legalDeadline');
  const cases = () => client.legal.cases({ asOf: today, customerId }, at);
  return { ...book, customerId, late, later, open, step, agenda, tasks, cases };
}

describe('a legal case', () => {
  it('takes its invoices out of the reminders, with the reason, and gives them back when it ends', async () => {
    const { open, agenda, late, later, client, at, customerId, cases } = await aDebtor();
    expect((await agenda())?.invoices.map(({ invoiceNumber }) => invoiceNumber)).toEqual(['F-1', 'F-2']);
    const { caseId, openCents } = await open([late]);
    expect(openCents).toBe(10_000_00);
    const entry = await agenda();
    expect(entry?.invoices.map(({ invoiceNumber }) => invoiceNumber)).toEqual(['F-2']);
    expect(entry?.leftOut).toMatchObject([
      { invoiceNumber: 'F-1', code: 'inCase', reason: 'Dans un dossier contentieux : injonction de payer' },
    ]);
    await open([later], 'summons');
    expect(await agenda()).toBeUndefined();
    expect((await client.reminders.leftOut({ asOf: today }, at)).map((each) => [each.customerId, each.code])).toEqual([
      [customerId, 'inCase'],
    ]);
    await client.legal.closeCase({ caseId, outcome: 'rejected' }, at);
    expect((await agenda())?.invoices.map(({ invoiceNumber }) => invoiceNumber)).toEqual(['F-1']);
    expect((await cases()).map(({ route, outcome }) => [route, outcome])).toEqual([
      ['summons', null],
      ['paymentOrder', 'rejected'],
    ]);
    await client.legal.reopenCase({ caseId }, at);
    expect(await agenda()).toBeUndefined();
  });

  it('is opened today or before, about invoices that are in no other, whenever that one was opened', async () => {
    const { open, late, client, at, customerId } = await aDebtor();
    const on = (openedOn: string) =>
      client.legal.openCase({ customerId, route: 'summons', invoiceIds: [late], openedOn: localDate(openedOn) }, at);
    await expect(on('2026-11-23')).rejects.toEqual(refused('CASE_DATE_AHEAD'));
    const { caseId } = await open([late]);
    await expect(on('2026-11-02')).rejects.toEqual(refused('CASE_INVOICE_TAKEN'));
    await client.legal.closeCase({ caseId, outcome: 'abandoned' }, at);
    expect(await on('2026-11-02')).toMatchObject({ openedOn: '2026-11-02' });
    const ahead = { customerId, route: 'collectiveProceedings', judgmentOn: localDate('2026-12-01') } as const;
    await expect(client.legal.openCase(ahead, at)).rejects.toEqual(refused('CASE_DATE_AHEAD'));
  });

  it('keeps its costs apart from what the customer owes, those that the debtor bears apart from the others', async () => {
    const { open, step, late, client, at, customerId, cases } = await aDebtor();
    const owed = async () => (await client.customers.list({ asOf: today }, at)).find(({ id }) => id === customerId)?.outstandingCents;
    const before = await owed();
    const { caseId } = await open([late]);
    await step(caseId, 'order', '2026-09-15', { costCents: cents(33_47), recoverable: true });
    await step(caseId, 'expense', '2026-10-01', { costCents: cents(250_00), note: 'Honoraires d’avocat' });
    expect((await cases())[0]?.costs).toEqual({ totalCents: 283_47, recoverableCents: 33_47, ownCents: 250_00 });
    expect(await owed()).toBe(before);
  });

  it('shows its time limits among the things to do until they are dealt with', async () => {
    const { open, step, late, tasks, client, at } = await aDebtor();
    const { caseId } = await open([late]);
    const ordered = await step(caseId, 'order', '2026-09-15');
    expect(await tasks()).toMatchObject([
      {
        on: '2026-12-15',
        amountCents: 10_000_00,
        legal: { caseId, sentence: expect.stringContaining('Faire signifier l’ordonnance jusqu’au 15/12/2026') },
      },
    ]);
    await step(caseId, 'service', '2026-11-20');
    expect(await tasks()).toEqual([]);
    const stepId = ordered.steps[0]?.stepId ?? 0;
    const without = await client.legal.removeStep({ stepId }, at);
    expect(without.steps.map(({ kind }) => kind)).toEqual(['service']);
    await client.legal.closeCase({ caseId, outcome: 'paid' }, at);
    expect(await tasks(localDate('2027-06-01'))).toEqual([]);
  });

  it('refuses what makes no sense', async () => {
    const { open, step, late, later, client, at, customerId, pay } = await aDebtor();
    const { caseId } = await open([late]);
    await expect(open([late])).rejects.toEqual(refused('CASE_INVOICE_TAKEN', { number: 'F-1' }));
    await expect(open([])).rejects.toEqual(refused('CASE_NOTHING_OPEN'));
    await expect(step(caseId, 'order', '2026-12-24')).rejects.toEqual(refused('CASE_DATE_AHEAD'));
    await step(caseId, 'hearing', '2026-12-24');
    await pay(customerId, '2026-11-20', 500_00, later);
    await expect(open([later])).rejects.toEqual(refused('CASE_NOTHING_OPEN'));
    await client.legal.closeCase({ caseId, outcome: 'settled' }, at);
    await expect(step(caseId, 'order', '2026-11-01')).rejects.toEqual(refused('CASE_CLOSED'));
    await expect(client.legal.updateCase({ caseId: 99 }, at)).rejects.toEqual(refused('CASE_NOT_FOUND'));
  });

  it('keeps its files among those of the customer, once each, and its decisions in the journal', async () => {
    const { open, late, client, at, customerId, path, cases } = await aDebtor();
    const { caseId } = await open([late]);
    writeFileSync(path('requete.pdf'), '%PDF requête');
    await client.legal.addCaseFile({ caseId, file: path('requete.pdf') as InputFile }, at);
    await client.legal.addCaseFile({ caseId, file: path('requete.pdf') as InputFile }, at);
    expect((await cases())[0]?.files.map(({ name }) => name)).toEqual(['requete.pdf']);
    const [file] = await client.customers.files({ id: customerId }, at);
    await client.customers.removeFile({ fileId: file?.fileId ?? 0 }, at);
    expect((await cases())[0]?.files).toEqual([]);
    const { entries } = await client.journal.list({}, at);
    expect(entries.map(({ verb }) => verb)).toEqual(expect.arrayContaining(['legal.openCase', 'legal.addCaseFile']));
  });
});

describe('a case opened by mistake', () => {
  it('is taken back while nothing but notes and expenses is in it: it counts nowhere, its files stay, the journal tells', async () => {
    const { open, step, late, client, at, customerId, path, cases, agenda } = await aDebtor();
    const { caseId } = await open([late]);
    await step(caseId, 'expense', '2026-11-20', { costCents: cents(250_00), note: 'Honoraires' });
    writeFileSync(path('requete.pdf'), '%PDF requête');
    await client.legal.addCaseFile({ caseId, file: path('requete.pdf') as InputFile }, at);
    await client.legal.cancelCase({ caseId }, at);
    expect(await cases()).toEqual([]);
    expect((await agenda())?.invoices.map(({ invoiceNumber }) => invoiceNumber)).toEqual(['F-1', 'F-2']);
    expect((await client.customers.files({ id: customerId }, at)).map(({ name }) => name)).toEqual(['requete.pdf']);
    const { entries } = await client.journal.list({}, at);
    const [entry] = entries.filter(({ verb }) => verb === 'legal.cancelCase');
    expect(entry?.customerId).toBe(customerId);
    expect(JSON.stringify(entry)).toContain('Honoraires');
    await expect(client.legal.cancelCase({ caseId }, at)).rejects.toEqual(refused('CASE_NOT_FOUND'));
  });

  it('is closed, not cancelled, once something happened in it, until that step proves false', async () => {
    const { open, step, late, client, at, cases } = await aDebtor();
    const { caseId } = await open([late]);
    const { steps } = await step(caseId, 'order', '2026-09-15');
    await expect(client.legal.cancelCase({ caseId }, at)).rejects.toThrow(/« Ordonnance d’injonction de payer », du 15\/09\/2026/);
    await client.legal.removeStep({ stepId: steps[0]?.stepId ?? 0 }, at);
    await client.legal.closeCase({ caseId, outcome: 'abandoned' }, at);
    await expect(client.legal.cancelCase({ caseId }, at)).rejects.toEqual(refused('CASE_CLOSED'));
    await client.legal.reopenCase({ caseId }, at);
    await client.legal.cancelCase({ caseId }, at);
    expect(await cases()).toEqual([]);
  });

  it('takes the day of the judgment with it, so that reminders and interest go on', async () => {
    const { client, at, customerId, agenda, tasks } = await aDebtor();
    const judgmentOn = localDate('2026-10-12');
    const { caseId } = await client.legal.openCase({ customerId, route: 'collectiveProceedings', judgmentOn }, at);
    expect(await agenda()).toBeUndefined();
    await client.legal.cancelCase({ caseId }, at);
    expect((await agenda())?.invoices.length).toBe(2);
    expect(await tasks()).toEqual([]);
  });
});

describe('collective proceedings', () => {
  const agent = {
    agentName: 'SELARL Maître Garnier',
    agentLine1: '4 rue du Palais',
    agentPostalCode: '63000',
    agentCity: 'Clermont-Ferrand',
  };

  it('stop the contacts and the interest, and show the two months to declare the claim', async () => {
    const { client, at, customerId, agenda, tasks, step } = await aDebtor();
    await client.customers.update({ id: customerId, insolvencyOn: localDate('2026-10-12') }, at);
    expect(await agenda()).toBeUndefined();
    expect((await tasks())[0]?.legal).toMatchObject({ caseId: null, sentence: expect.stringContaining('déclarer la créance') });
    const { caseId, proceedings } = await client.legal.openCase(
      {
        customerId,
        route: 'collectiveProceedings',
        proceedings: { kind: 'liquidation', ...agent },
        court: 'Tribunal de commerce de Clermont-Ferrand',
      },
      at,
    );
    expect(proceedings).toMatchObject({ kind: 'liquidation', judgmentOn: '2026-10-12' });
    expect((await tasks())[0]?.legal).toMatchObject({ caseId, sentence: expect.stringContaining('BODACC') });
    await step(caseId, 'publication', '2026-10-20');
    expect(await tasks()).toMatchObject([
      { on: '2026-12-20', legal: { sentence: expect.stringContaining('21/12/2026 (jour ouvrable suivant)') } },
    ]);
    await expect(client.legal.openCase({ customerId, route: 'collectiveProceedings' }, at)).rejects.toEqual(
      refused('CASE_PROCEEDINGS_OPEN'),
    );
    await expect(client.legal.openCase({ customerId, route: 'paymentOrder', invoiceIds: [1] }, at)).rejects.toEqual(
      refused('CASE_AFTER_JUDGMENT'),
    );
  });

  it('declare what was owed at the judgment: interest up to its eve, the 40 € of what was due, what was to come', async () => {
    const { client, at, customerId, db, draft, print, step, cases, tasks } = await aDebtor();
    anInvoiceIn(db, { customerId, number: 'F-3', issuedOn: '2026-09-20', dueOn: '2026-12-31', totalCents: 300_00 });
    anInvoiceIn(db, { customerId, number: 'F-4', issuedOn: '2026-11-02', dueOn: '2026-12-31', totalCents: 77_00 });
    const { caseId } = await client.legal.openCase(
      {
        customerId,
        route: 'collectiveProceedings',
        judgmentOn: localDate('2026-10-12'),
        proceedings: { kind: 'reorganisation', ...agent },
        referenceNumber: '2026P00123',
      },
      at,
    );
    await step(caseId, 'publication', '2026-10-20');
    const { letterId, preflight } = await draft(customerId, 'claimDeclaration', today);
    expect(codesOf(preflight, 'blocking')).toEqual([]);
    const text = textOf((await client.letters.preview({ letterId }, at)).pages);
    // 10 000 € from 1 July to 11 October 2026, 103 days at 12.40 %: 349.92 €; 500 € from 1 August, 72 days: 12.23 €.
    expect(text).toContain('362,15 €');
    // 10 500 € due, 300 € to come, 362.15 € of interest, twice 40 €. F-4 was invoiced after the judgment.
    expect(text).toContain('Créance déclarée au 12/10/2026 11 242,15 €');
    expect(text).not.toContain('F-4');
    for (const said of [
      'DÉCLARATION DE CRÉANCE',
      'SELARL MAITRE GARNIER',
      'chirographaire',
      'certifiée sincère',
      'redressement judiciaire',
      '2026P00123',
    ])
      expect(text).toContain(said);
    await print([letterId], 'declaration.pdf');
    await client.letters.markSent({ letterId, sentOn: today }, at);
    expect((await cases())[0]?.steps.map(({ kind, on }) => [kind, on])).toEqual([
      ['publication', '2026-10-20'],
      ['claimDeclared', today],
    ]);
    expect(await tasks()).toEqual([]);
  });

  it('declare in the company’s own words, with the day and a copy of each credit note that is deducted', async () => {
    const { client, at, customerId, db, draft } = await aDebtor();
    anInvoiceIn(db, { customerId, number: 'AV-7', issuedOn: '2026-09-15', dueOn: '2026-09-15', totalCents: -300_00 });
    await client.legal.openCase({ customerId, route: 'collectiveProceedings', judgmentOn: localDate('2026-10-12') }, at);
    const key = { kind: 'claimDeclaration', language: 'fr', tone: 'firm' } as const;
    const { texts } = await client.letters.template(key, at);
    await client.letters.saveTemplate({ ...key, texts: { ...texts, salutation: 'Cher Maître,' } }, at);
    const { letterId } = await draft(customerId, 'claimDeclaration', today);
    const text = textOf((await client.letters.preview({ letterId }, at)).pages);
    expect(text).toContain('Avoir AV-7 15/09/2026 −300,00');
    expect(text).toContain('Copie de ce qui est déduit : Avoir AV-7');
    expect(text).toContain('Annexe : décompte des intérêts de retard au 11 octobre 2026');
    expect(text).not.toMatch(/pénalité/i);
    expect(text).toContain('Cher Maître,');
  });

  it('are needed before a claim can be declared, with an address to send it to', async () => {
    const { client, at, customerId, draft } = await aDebtor();
    await expect(draft(customerId, 'claimDeclaration', today)).rejects.toEqual(refused('CASE_PROCEEDINGS_MISSING'));
    // Told what is missing, not that there are no proceedings, once their day stands on the customer's sheet.
    await client.customers.update({ id: customerId, insolvencyOn: localDate('2026-10-12') }, at);
    await expect(draft(customerId, 'claimDeclaration', today)).rejects.toThrow(/jugement du 12\/10\/2026 est noté.*n’a pas de dossier/s);
    await client.customers.update({ id: customerId, insolvencyOn: null }, at);
    await expect(client.legal.openCase({ customerId, route: 'collectiveProceedings' }, at)).rejects.toEqual(
      refused('CASE_JUDGMENT_MISSING'),
    );
    await client.legal.openCase({ customerId, route: 'collectiveProceedings', judgmentOn: localDate('2026-10-12') }, at);
    const { preflight } = await draft(customerId, 'claimDeclaration', today);
    expect(codesOf(preflight, 'blocking')).toContain('ADDRESS_MISSING');
  });
});
