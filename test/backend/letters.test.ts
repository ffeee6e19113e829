import { describe, expect, test } from 'vitest';
import type { CompanyProfile } from '../../shared/companies/companies.contract.ts';
import { localDate } from '../../shared/dates/local-date.ts';
import type { LetterKind } from '../../shared/letters/letter-kinds.ts';
import { cents } from '../../shared/money/cents.ts';
import { anInvoiceIn } from '../builders/book.ts';
import { aBook, codesOf, refused, TODAY, textOf } from '../builders/letters-book.ts';
import { readPdf } from '../builders/read-pdf.ts';

describe('what a formal notice says', () => {
  test('interest line by line as published rates give it, the 40 €, the deadline, and the total that is their sum', async () => {
    const { aCustomer, db, printed, bytesOf, list } = await aBook();
    const customerId = aCustomer();
    anInvoiceIn(db, { customerId, number: 'FA-1', dueOn: '2026-05-31', totalCents: 1_200_00 });
    await printed(customerId, 'formalNotice');
    const pdf = await readPdf(bytesOf('formalNotice.pdf'));
    const [first, annex] = pdf.pages.map(({ text }) => text);
    // 30 days at 12.15 % = 11.98; 77 days at 12.40 % = 31.39; 1 200.00 + 43.37 + 40.00 = 1 283.37
    expect(first).toContain('MISE EN DEMEURE');
    expect(first).toContain('Lettre recommandée avec avis de réception');
    expect(first).toContain('la somme de 1 283,37 € au plus tard le 23 septembre 2026');
    expect(first).toContain('Pénalités de retard au 15/09/2026 (voir l’annexe) 43,37 €');
    expect(first).toContain('Indemnité forfaitaire de recouvrement : 1 × 40 € 40,00 €');
    expect(first).toContain('vaut mise en demeure au sens des articles 1344 et suivants du Code civil');
    expect(annex).toContain('FA-1 01/06/2026 30/06/2026 30 12,15 % 1 200,00 11,98');
    expect(annex).toContain('FA-1 01/07/2026 15/09/2026 77 12,40 % 1 200,00 31,39');
    expect(annex).toContain('Total des pénalités 43,37 €');
    // 1 200 × 12.40 % / 365 = 0.4077
    expect(annex).toContain('À compter du 16 septembre 2026, elles augmentent de 0,41 € par jour');
    expect(await list()).toMatchObject([{ totalCents: 1283_37, kind: 'formalNotice', state: 'printed', printedOn: TODAY }]);
  });

  test.each([
    [{ interest: false, indemnity: true }, 'Les pénalités de retard sont dues de plein droit', /indemnité|D441-5/i],
    [{ interest: true, indemnity: false }, 'L’indemnité forfaitaire pour frais de recouvrement est due', /pénalités|annexe/i],
    [{ interest: true, indemnity: true }, 'MISE EN DEMEURE', /pénalités|indemnité|annexe|(?<!\d)0,00 €/i],
  ])('says nothing of what was given up: %j', async (given, says, neverSays) => {
    const { aCustomer, db, client, at, draft, print, bytesOf } = await aBook();
    const customerId = aCustomer();
    const invoiceId = anInvoiceIn(db, { customerId, number: 'FA-1', dueOn: '2026-05-31', totalCents: 1_200_00 });
    await client.lateFees.waive({ invoiceIds: [invoiceId], ...given, reason: 'Geste' }, at);
    const { letterId } = await draft(customerId, 'formalNotice');
    await print([letterId], 'lettre.pdf');
    const text = (await readPdf(bytesOf('lettre.pdf'))).pages.map((page) => page.text).join(' ');
    expect(text).toContain(says);
    expect(text).not.toMatch(neverSays);
  });

  test('against a consumer: neither the 40 € nor a rate between professionals; the legal rate runs from the notice', async () => {
    const { aCustomer, db, previewDraft } = await aBook();
    const customerId = aCustomer({ name: 'Mme Perrin', kind: 'consumer' });
    anInvoiceIn(db, { customerId, dueOn: '2026-05-31', totalCents: 1_200_00 });
    const { pages, preflight } = await previewDraft(customerId, 'formalNotice');
    const text = textOf(pages);
    expect(pages).toHaveLength(1);
    expect(text).toContain('la somme de 1 200,00 €');
    expect(text).not.toMatch(/40|Indemnité|L441/);
    expect(text).toContain('intérêt au taux légal (articles 1231-6 et 1344-1 du Code civil)');
    expect(codesOf(preflight, 'ok')).toContain('CONSUMER_WITHOUT_FEES');
  });

  test('a name that is a person’s, kept as a business: stopped before fees between professionals are asked of it', async () => {
    const { aCustomer, db, client, at, previewDraft } = await aBook();
    const customerId = aCustomer({ name: 'Mme Dubois' });
    anInvoiceIn(db, { customerId, dueOn: '2026-05-31', totalCents: 100_00 });
    const check = async (kind: LetterKind) =>
      (await previewDraft(customerId, kind)).preflight.find(({ code }) => code === 'LOOKS_LIKE_PERSON');
    expect(await check('formalNotice')).toEqual({
      severity: 'blocking',
      overridable: true,
      code: 'LOOKS_LIKE_PERSON',
      message:
        'Mme Dubois semble être un particulier : ni indemnité de 40 € ni pénalités L. 441-10 ne peuvent lui être réclamées. Vérifiez sa fiche.',
    });
    expect(await check('reminder1')).toBeUndefined();
    await client.customers.update({ id: customerId, kind: 'consumer' }, at);
    expect(await check('formalNotice')).toBeUndefined();
  });

  test('a letter to be sent by e-mail needs no postal address; sent, it is a contact by e-mail', async () => {
    const { aCustomer, db, client, at, print } = await aBook();
    const customerId = aCustomer({ addressLine1: '', postalCode: '', city: '', email: 'compta@tilleul.fr' });
    anInvoiceIn(db, { customerId, dueOn: '2026-09-11' });
    const input = { customerId, kind: 'reminder1' as const, asOf: localDate(TODAY) };
    expect(codesOf((await client.letters.draft(input, at)).preflight, 'blocking')).toEqual(['ADDRESS_MISSING']);
    const { letterId, preflight } = await client.letters.draft({ ...input, channel: 'email' }, at);
    expect(codesOf(preflight, 'blocking')).toEqual([]);
    expect(codesOf(preflight, 'ok')).toContain('EMAIL');
    await print([letterId], 'un.pdf');
    await client.letters.markSent({ letterId, sentOn: localDate(TODAY) }, at);
    expect(await client.reminders.contacts({ customerId }, at)).toMatchObject([{ level: 'R1', channel: 'email' }]);
  });

  test('recalls the reminders that were posted, and warns when there was none', async () => {
    const { aCustomer, db, client, at, printed, previewDraft } = await aBook();
    const customerId = aCustomer();
    anInvoiceIn(db, { customerId, dueOn: '2026-05-31' });
    expect(codesOf((await previewDraft(customerId, 'formalNotice')).preflight, 'warning')).toContain('NEVER_REMINDED');
    const { letterId } = await printed(customerId, 'reminder1');
    await client.letters.markSent({ letterId, sentOn: localDate('2026-09-01') }, at);
    const { pages, preflight } = await previewDraft(customerId, 'formalNotice');
    expect(textOf(pages)).toContain(
      'Nous vous avons relancé le 1er septembre 2026. À ce jour, la facture suivante est échue et reste impayée.',
    );
    expect(codesOf(preflight, 'warning')).not.toContain('NEVER_REMINDED');
  });
});

describe('what a letter says of the past', () => {
  const EVER_REMINDED = /relancé|appelé|deuxième|nouvelle|dernière|malgré/i;

  test.each<LetterKind>(['reminder1', 'reminder2', 'reminder3', 'formalNotice'])('nothing when there was none: %s', async (kind) => {
    const { aCustomer, db, printed, bytesOf } = await aBook();
    const customerId = aCustomer();
    anInvoiceIn(db, { customerId, dueOn: '2025-05-31' });
    await printed(customerId, kind);
    const pdf = await readPdf(bytesOf(`${kind}.pdf`));
    expect(pdf.pages.map(({ text }) => text).join(' ')).not.toMatch(EVER_REMINDED);
  });

  test('each date, apart from what fell due since; a further reminder only of what was all in an earlier one', async () => {
    const { aCustomer, db, client, at, printed, previewDraft } = await aBook();
    const customerId = aCustomer();
    anInvoiceIn(db, { customerId, number: 'FA-1', dueOn: '2026-05-31' });
    const { letterId } = await printed(customerId, 'reminder1');
    await client.letters.markSent({ letterId, sentOn: localDate('2026-09-01') }, at);
    const textFor = async (kind: LetterKind) => textOf((await previewDraft(customerId, kind)).pages);
    expect(await textFor('reminder2')).toContain('Objet : nouvelle relance pour la facture FA-1');
    expect(await textFor('reminder3')).toContain('Objet : dernière relance avant mise en demeure, facture FA-1');
    expect(await textFor('reminder2')).toContain(
      'Nous vous avons relancé le 1er septembre 2026. À ce jour, la facture suivante est échue et nous n’en avons pas reçu',
    );

    anInvoiceIn(db, { customerId, number: 'FA-2', dueOn: '2026-09-10' });
    expect(await textFor('reminder2')).toContain('Objet : relance pour 2 factures échues');
    expect(await textFor('reminder3')).toContain('Objet : relance avant mise en demeure, 2 factures échues');
    expect(await textFor('formalNotice')).toContain(
      'Nous vous avons relancé le 1er septembre 2026 (facture FA-1). À ce jour, les factures suivantes sont échues et restent impayées.',
    );
  });

  test('not of contacts about other invoices, and calls as calls', async () => {
    const { aCustomer, db, client, at, pay, printed, previewDraft } = await aBook();
    const customerId = aCustomer();
    const settled = anInvoiceIn(db, { customerId, number: 'FA-1', dueOn: '2026-05-31' });
    const { letterId } = await printed(customerId, 'reminder1');
    await client.letters.markSent({ letterId, sentOn: localDate('2026-08-20') }, at);
    await pay(customerId, '2026-08-30', 1_000_00, settled);
    const invoiceId = anInvoiceIn(db, { customerId, number: 'FA-2', dueOn: '2026-06-30' });
    const text = async () => textOf((await previewDraft(customerId, 'formalNotice')).pages);
    expect(await text()).not.toMatch(EVER_REMINDED);
    const { lastInsertRowid } = db
      .prepare(`INSERT INTO reminder_contacts (customer_id, contacted_on, level, channel) VALUES (?, '2026-09-05', 'call', 'phone')`)
      .run(customerId);
    db.prepare('INSERT INTO reminder_contact_invoices (contact_id, invoice_id) VALUES (?, ?)').run(lastInsertRowid, invoiceId);
    expect(await text()).toContain('Nous vous avons appelé le 5 septembre 2026. À ce jour, la facture suivante');
    db.prepare(`UPDATE reminder_contacts SET outcome = 'wrongPerson' WHERE id = ?`).run(lastInsertRowid);
    expect(await text()).not.toMatch(EVER_REMINDED);
  });
});

describe('interest in a letter', () => {
  test('grows from the day after on what is still due then: money that came in that day bears none', async () => {
    const { aCustomer, db, pay, previewDraft } = await aBook();
    const customerId = aCustomer();
    const invoiceId = anInvoiceIn(db, { customerId, number: 'FA-1', dueOn: '2026-05-31', totalCents: 10_000_00 });
    const perDay = async () =>
      /elles augmentent de ([\d,]+) € par jour/.exec(textOf((await previewDraft(customerId, 'formalNotice')).pages))?.[1];
    // 12.4 % a year: 10 000 × 0.124 / 365 = 3.397, and 6 000 × 0.124 / 365 = 2.038
    expect(await perDay()).toBe('3,40');
    await pay(customerId, TODAY, 4_000_00, invoiceId);
    expect(await perDay()).toBe('2,04');
  });

  test('not on money received or credited, from its own date, the oldest due first; not on what is contested', async () => {
    const { aCustomer, db, client, at, pay, previewDraft } = await aBook();
    const customerId = aCustomer();
    anInvoiceIn(db, { customerId, number: 'FA-1', dueOn: '2026-05-31', totalCents: 1_000_00 });
    const contested = anInvoiceIn(db, { customerId, number: 'FA-2', dueOn: '2026-07-31', totalCents: 2_000_00 });
    await client.disputes.open({ invoiceId: contested, amountCents: cents(500_00), reason: 'Qualité' }, at);
    anInvoiceIn(db, { customerId, number: 'AV-1', dueOn: '2026-07-10', issuedOn: '2026-07-10', totalCents: -300_00 });
    await pay(customerId, '2026-08-31', 900_00);
    const { pages } = await previewDraft(customerId, 'formalNotice');
    const text = textOf(pages);
    // 12.15 % then 12.40 %, / 365: 1 000 × 30 = 9.99; × 10 = 3.40; 700 × 52 = 12.37; nothing left of FA-1.
    // FA-2 on 1 500: × 31 = 15.80; the 200 that the payment leaves off: 1 300 × 15 = 6.62.
    for (const line of [
      'FA-1 01/06/2026 30/06/2026 30 12,15 % 1 000,00 9,99',
      'FA-1 01/07/2026 10/07/2026 10 12,40 % 1 000,00 3,40',
      'FA-1 11/07/2026 31/08/2026 52 12,40 % 700,00 12,37',
      'FA-2 01/08/2026 31/08/2026 31 12,40 % 1 500,00 15,80',
      'FA-2 01/09/2026 15/09/2026 15 12,40 % 1 300,00 6,62',
    ]) {
      expect(text).toContain(line);
    }
    expect(text).toContain('Total des pénalités 48,18 €');
    expect(text).toContain('article 1342-10 du Code civil');
    expect(text).toContain('La part contestée d’une facture n’entre pas dans la base.');
    // 1 000 + 1 500 − 300 − 900 + 48.18 + 2 × 40
    expect(text).toContain('la somme de 1 428,18 €');
    expect(await client.reminders.agenda({ asOf: localDate(TODAY) }, at)).toMatchObject([{ interestCents: 48_18, indemnityCents: 80_00 }]);
    // The statement keeps to what is recorded: 1 000 in full; of 2 000, what is not contested.
    const recorded = await client.lateFees.statement({ customerId, asOf: localDate(TODAY) }, at);
    expect(recorded.lines.map(({ openCents }) => openCents)).toEqual([1_000_00, 1_000_00, 1_500_00]);
  });

  test('without credits is that of the statement, and the annex does not speak of them', async () => {
    const { aCustomer, db, client, at, previewDraft } = await aBook();
    const customerId = aCustomer();
    anInvoiceIn(db, { customerId, dueOn: '2026-05-31', totalCents: 1_200_00 });
    expect(textOf((await previewDraft(customerId, 'formalNotice')).pages)).not.toContain('1342-10');
    const { interestCents } = await client.lateFees.statement({ customerId, asOf: localDate(TODAY) }, at);
    expect(await client.reminders.agenda({ asOf: localDate(TODAY) }, at)).toMatchObject([{ interestCents }]);
  });
});

describe('the creditor’s identifiers', () => {
  test.each<[string, Partial<CompanyProfile>]>([
    ['IBAN_INVALID', { iban: 'FR76 1680 7004 0081 3231 4821 135' }],
    ['SIREN_INVALID', { siren: '732829321' }],
  ])('%s: wrong, they stop the letter; missing, they are a warning', async (code, profile) => {
    const { aCustomer, db, client, at, draft, print } = await aBook();
    const customerId = aCustomer();
    anInvoiceIn(db, { customerId, dueOn: '2026-05-31' });
    expect(codesOf((await draft(customerId, 'reminder1')).preflight, 'blocking')).toEqual([]);
    await client.companies.updateProfile(profile, at);
    const { letterId, preflight } = await draft(customerId, 'reminder1');
    expect(codesOf(preflight, 'blocking')).toEqual([code]);
    await expect(print([letterId], 'relance.pdf')).rejects.toEqual(refused('LETTER_BLOCKED'));
    await client.companies.updateProfile({ iban: 'FR14 2004 1010 0505 0001 3M02 606', siren: '732 829 320' }, at);
    await print([letterId], 'relance.pdf');
  });
});

describe('what a reminder lists', () => {
  test('open overdue invoices less what speaks for the customer; the disputed part out; what is not due apart', async () => {
    const { aCustomer, db, client, at, pay, draft, previewDraft, list } = await aBook();
    const customerId = aCustomer();
    const partlyPaid = anInvoiceIn(db, { customerId, number: 'FA-1', dueOn: '2026-06-30', totalCents: 900_00 });
    await pay(customerId, '2026-07-15', 400_00, partlyPaid);
    const contested = anInvoiceIn(db, { customerId, number: 'FA-2', dueOn: '2026-07-31', totalCents: 1_000_00 });
    await client.disputes.open({ invoiceId: contested, amountCents: cents(300_00), reason: 'Qualité' }, at);
    anInvoiceIn(db, { customerId, number: 'FA-9', dueOn: '2026-10-31', issuedOn: '2026-09-01', totalCents: 2_000_00 });
    anInvoiceIn(db, { customerId, number: 'AV-1', dueOn: '2026-08-20', issuedOn: '2026-08-20', totalCents: -100_00 });
    await pay(customerId, '2026-09-10', 50_00);

    const { preflight } = await draft(customerId, 'reminder2');
    const text = textOf((await previewDraft(customerId, 'reminder2')).pages);
    // 500 + 700 − 100 − 50
    expect(text).toContain('la somme de 1 050,00 €');
    expect(await list()).toMatchObject([{ totalCents: 1_050_00, state: 'draft' }]);
    expect(text).toContain('FA-1 31/05/2026 30/06/2026 900,00 400,00 500,00 77 j');
    expect(text).toContain('FA-2 01/07/2026 31/07/2026 1 000,00 0,00 700,00 46 j');
    expect(text).toContain('Avoir AV-1 20/08/2026 −100,00');
    expect(text).toContain('Règlement du 10/09/2026 non affecté −50,00');
    expect(text).toContain('Facture FA-2 : 300,00 € font l’objet d’une contestation et ne sont pas réclamés ici.');
    expect(text.indexOf('FA-9')).toBeGreaterThan(text.indexOf('Pour information, à régler à leur échéance'));
    expect(codesOf(preflight, 'warning').toSorted()).toEqual(
      [
        'CREDITOR_MENTIONS_MISSING',
        'CREDIT_UNALLOCATED',
        'CREDIT_UNALLOCATED',
        'IBAN_MISSING',
        'OPEN_DISPUTE',
        'SIGNATORY_MISSING',
      ].toSorted(),
    );
    const agenda = await client.reminders.agenda({ asOf: localDate(TODAY) }, at);
    expect(agenda).toMatchObject([{ totalDueCents: 1_050_00 }]);
  });

  test('the same sum as the agenda proposes, interest included, when the last reminder shows it', async () => {
    const { aCustomer, db, client, at, draft, list } = await aBook();
    const customerId = aCustomer();
    for (const dueOn of ['2025-12-15', '2026-03-31', '2026-08-01']) anInvoiceIn(db, { customerId, dueOn, totalCents: 3_333_33 });
    await draft(customerId, 'reminder3');
    const [entry] = await client.reminders.agenda({ asOf: localDate(TODAY) }, at);
    const [letter] = await list();
    expect(entry?.indemnityCents).toBe(120_00);
    expect(letter?.totalCents).toBe((entry?.totalDueCents ?? 0) + (entry?.interestCents ?? 0) + (entry?.indemnityCents ?? 0));
  });

  test('nothing to remind: nothing overdue, or credits that cover it', async () => {
    const { aCustomer, db, draft } = await aBook();
    const customerId = aCustomer({ name: 'Garage Perrin' });
    await expect(draft(customerId, 'reminder1')).rejects.toEqual(refused('NOTHING_TO_REMIND', { customerName: 'Garage Perrin' }));
    anInvoiceIn(db, { customerId, dueOn: '2026-08-01', totalCents: 100_00 });
    anInvoiceIn(db, { customerId, dueOn: '2026-08-01', totalCents: -100_00 });
    await expect(draft(customerId, 'reminder1')).rejects.toEqual(refused('NOTHING_TO_REMIND'));
    await expect(draft(999, 'reminder1')).rejects.toEqual(refused('CUSTOMER_NOT_FOUND'));
  });
});
