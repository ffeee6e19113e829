import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { CompanyProfile } from '../../shared/companies/companies.contract.ts';
import type { OutputFile } from '../../shared/contract/file-handles.ts';
import type { CustomerFields } from '../../shared/customers/customers.contract.ts';
import { localDate } from '../../shared/dates/local-date.ts';
import type { LetterKind } from '../../shared/letters/letters.contract.ts';
import type { Page } from '../../shared/letters/page.ts';
import { cents } from '../../shared/money/cents.ts';
import { aCustomerIn, anInvoiceIn } from '../builders/book.ts';
import { aCompany } from '../builders/company.ts';
import { readPdf } from '../builders/read-pdf.ts';

const TODAY = '2026-09-15';

async function aBook(today = TODAY) {
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

const plain = (text: string): string => text.replace(/\s+/g, ' ');
const textOf = (pages: readonly Page[]): string =>
  plain(pages.flatMap(({ items }) => items.map((item) => (item.type === 'text' ? item.text : ''))).join(' '));
const codesOf = (preflight: readonly { severity: string; code: string }[], severity: string) =>
  preflight.filter((check) => check.severity === severity).map(({ code }) => code);
const refused = (code: string, params: object = {}) => expect.objectContaining({ code, params: expect.objectContaining(params) });

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

  test('a name that is a person’s, kept as a business: warned before fees between professionals are asked of it', async () => {
    const { aCustomer, db, client, at, previewDraft } = await aBook();
    const customerId = aCustomer({ name: 'Mme Dubois' });
    anInvoiceIn(db, { customerId, dueOn: '2026-05-31', totalCents: 100_00 });
    const check = async (kind: LetterKind) =>
      (await previewDraft(customerId, kind)).preflight.find(({ code }) => code === 'LOOKS_LIKE_PERSON');
    expect(await check('formalNotice')).toEqual({
      severity: 'warning',
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
      'Nous vous avons relancé le 1er septembre 2026. À ce jour, les factures suivantes sont échues et restent impayées.',
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
    // The statement keeps to what is recorded: 1 000 in full, 2 000 in full.
    const recorded = await client.lateFees.statement({ customerId, asOf: localDate(TODAY) }, at);
    expect(recorded.lines.map(({ openCents }) => openCents)).toEqual([1_000_00, 1_000_00, 2_000_00]);
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
    expect(text).toContain('Avoir AV-1 −100,00');
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

describe('drafts', () => {
  test('the same customer, kind and day are one draft, brought up to date when a payment comes in', async () => {
    const { aCustomer, db, draft, pay, list, previewDraft } = await aBook();
    const customerId = aCustomer();
    const first = anInvoiceIn(db, { customerId, number: 'FA-1', dueOn: '2026-07-01', totalCents: 100_00 });
    anInvoiceIn(db, { customerId, number: 'FA-2', dueOn: '2026-07-02', totalCents: 200_00 });
    const { letterId } = await draft(customerId, 'reminder1');
    expect((await draft(customerId, 'reminder1')).letterId).toBe(letterId);
    expect((await draft(customerId, 'reminder2')).letterId).not.toBe(letterId);
    await pay(customerId, '2026-09-14', 100_00, first);
    expect((await draft(customerId, 'reminder1')).letterId).toBe(letterId);
    expect(await list()).toHaveLength(2);
    expect((await list()).find((letter) => letter.letterId === letterId)?.totalCents).toBe(200_00);
    expect(textOf((await previewDraft(customerId, 'reminder1')).pages)).not.toContain('FA-1');
  });

  test('a draft is thrown away; a printed letter is not', async () => {
    const { aCustomer, db, client, at, draft, printed, list } = await aBook();
    const customerId = aCustomer();
    anInvoiceIn(db, { customerId, dueOn: '2026-07-01' });
    const { letterId } = await draft(customerId, 'reminder1');
    await client.letters.discard({ letterId }, at);
    expect(await list()).toEqual([]);
    await expect(client.letters.preview({ letterId }, at)).rejects.toEqual(refused('LETTER_NOT_FOUND'));
    const kept = await printed(customerId, 'reminder1');
    await expect(client.letters.discard({ letterId: kept.letterId }, at)).rejects.toEqual(refused('LETTER_ALREADY_PRINTED'));
  });
});

describe('letters printed and not posted', () => {
  test('what changed since is said with both sums; made again, the letter asks what is owed, and the old one stays, given up', async () => {
    const { aCustomer, db, client, at, printed, draft, previewDraft, pay, list, print, bytesOf } = await aBook();
    const customerId = aCustomer();
    const invoiceId = anInvoiceIn(db, { customerId, number: 'FA-1', dueOn: '2026-07-01', totalCents: 2_900_00 });
    const first = await printed(customerId, 'reminder1', 'un.pdf');
    expect((await previewDraft(customerId, 'reminder1')).printed).toEqual({
      letterId: first.letterId,
      printedOn: TODAY,
      sentOn: null,
      change: null,
    });
    expect(await client.letters.outdated({}, at)).toEqual([]);

    await pay(customerId, TODAY, 1_000_00, invoiceId);
    const change = 'la somme due a changé depuis l’impression : 1 900,00 € au lieu de 2 900,00 €';
    const again = await draft(customerId, 'reminder1');
    expect(again.letterId).toBe(first.letterId);
    expect(plain(again.printed?.change ?? '')).toBe(change);
    expect(plain(again.preflight[0]?.message ?? '')).toContain(change);
    expect(again.preflight[0]?.message).not.toContain('à l’identique');
    const [outdated] = await client.letters.outdated({ customerId }, at);
    expect({ ...outdated, change: plain(outdated?.change ?? '') }).toEqual({ letterId: first.letterId, change });

    const redone = await client.letters.redo({ letterId: first.letterId, asOf: localDate(TODAY) }, at);
    expect(redone.letterId).not.toBe(first.letterId);
    await print([redone.letterId], 'deux.pdf');
    expect((await readPdf(bytesOf('deux.pdf'))).pages.map(({ text }) => plain(text)).join(' ')).toContain('1 900,00 €');
    expect(await client.letters.outdated({}, at)).toEqual([]);
    expect((await list()).map(({ letterId, state, totalCents, withdrawnOn }) => ({ letterId, state, totalCents, withdrawnOn }))).toEqual([
      { letterId: redone.letterId, state: 'printed', totalCents: 1_900_00, withdrawnOn: null },
      { letterId: first.letterId, state: 'withdrawn', totalCents: 2_900_00, withdrawnOn: TODAY },
    ]);
    expect((await client.letters.preview({ letterId: first.letterId }, at)).pages).toHaveLength(1);
    await expect(print([first.letterId], 'trois.pdf')).rejects.toEqual(refused('LETTER_WITHDRAWN'));
    await expect(client.letters.markSent({ letterId: first.letterId, sentOn: localDate(TODAY) }, at)).rejects.toEqual(
      refused('LETTER_WITHDRAWN'),
    );
  });

  test('given up, a letter counts for nothing; a posted one is never touched', async () => {
    const { aCustomer, db, client, at, printed, pay, previewDraft, print } = await aBook();
    const customerId = aCustomer();
    const invoiceId = anInvoiceIn(db, { customerId, dueOn: '2026-07-01', totalCents: 100_00 });
    const given = await printed(customerId, 'reminder1', 'un.pdf');
    expect(await client.letters.withdraw({ letterId: given.letterId }, at)).toMatchObject({ state: 'withdrawn', withdrawnOn: TODAY });
    expect((await previewDraft(customerId, 'reminder1')).printed).toBeNull();
    expect(await client.reminders.contacts({ customerId }, at)).toEqual([]);

    const posted = await printed(customerId, 'reminder1', 'deux.pdf');
    await client.letters.markSent({ letterId: posted.letterId, sentOn: localDate(TODAY) }, at);
    await pay(customerId, TODAY, 60_00, invoiceId);
    expect(await client.letters.outdated({}, at)).toEqual([]);
    expect((await previewDraft(customerId, 'reminder1')).printed).toMatchObject({ sentOn: TODAY, change: null });
    await expect(client.letters.withdraw({ letterId: posted.letterId }, at)).rejects.toEqual(refused('LETTER_ALREADY_SENT'));
    await expect(client.letters.redo({ letterId: posted.letterId, asOf: localDate(TODAY) }, at)).rejects.toEqual(
      refused('LETTER_ALREADY_SENT'),
    );
    expect((await print([posted.letterId], 'trois.pdf')).sha256).toBe(posted.sha256);
  });

  test('money received on a later day counts too; time alone changes nothing; all paid, there is nothing to make again', async () => {
    const { aCustomer, db, client, at, draft, print, pay, list } = await aBook();
    const customerId = aCustomer();
    const invoiceId = anInvoiceIn(db, { customerId, dueOn: '2026-05-31', totalCents: 1_200_00 });
    const { letterId } = await draft(customerId, 'formalNotice', '2026-09-10');
    await print([letterId], 'un.pdf');
    const changes = async () => (await client.letters.outdated({}, at)).map(({ change }) => plain(change));
    expect(await changes()).toEqual([]);
    await pay(customerId, '2026-09-14', 200_00, invoiceId);
    // 30 days at 12.15 % = 11.98; 72 days at 12.40 % = 29.35; 1 200.00 + 41.33 + 40.00 = 1 281.33 in print
    expect(await changes()).toEqual(['la somme due a changé depuis l’impression : 1 081,33 € au lieu de 1 281,33 €']);
    await pay(customerId, '2026-09-09', 1_000_00, invoiceId);
    await expect(client.letters.redo({ letterId, asOf: localDate(TODAY) }, at)).rejects.toEqual(refused('NOTHING_TO_REMIND'));
    expect((await list()).map(({ state }) => state)).toEqual(['printed']);
  });

  test('an agreement printed before the company’s account was filled in is known to be out of date', async () => {
    const { aCustomer, db, client, at, printed } = await aBook();
    const customerId = aCustomer();
    const invoiceId = anInvoiceIn(db, { customerId, dueOn: '2026-07-01', totalCents: 1_200_00 });
    const terms = { instalments: 3, every: 'month' as const, firstOn: localDate('2026-10-01'), asOf: localDate(TODAY) };
    await client.schedules.create({ invoiceIds: [invoiceId], ...terms }, at);
    await printed(customerId, 'scheduleAgreement');
    await client.companies.updateProfile({ iban: 'FR1420041010050500013M02606', signatoryName: 'Anne Roux' }, at);
    expect((await client.letters.outdated({}, at)).map(({ change }) => change)).toEqual([
      'ce qu’il dit a changé depuis l’impression (votre société, la fiche du client ou ses factures)',
    ]);
  });
});

describe('printing', () => {
  test('a letter prints again byte for byte, whatever has changed since', async () => {
    const { aCustomer, db, client, at, printed, print, draft, bytesOf, pay, list } = await aBook();
    const customerId = aCustomer();
    const invoiceId = anInvoiceIn(db, { customerId, number: 'FA-1', dueOn: '2026-07-01', totalCents: 100_00 });
    const first = await printed(customerId, 'formalNotice', 'un.pdf');
    expect(first.sha256).toBe(createHash('sha256').update(bytesOf('un.pdf')).digest('hex'));
    const before = await client.letters.preview({ letterId: first.letterId }, at);
    await pay(customerId, '2026-09-14', 60_00, invoiceId);
    await client.customers.update({ id: customerId, name: 'Nouveau nom' }, at);

    const again = await print([first.letterId], 'deux.pdf');
    expect(again.sha256).toBe(first.sha256);
    expect(bytesOf('deux.pdf')).toEqual(bytesOf('un.pdf'));
    expect(await client.letters.preview({ letterId: first.letterId }, at)).toEqual(before);
    const { letterId, preflight } = await draft(customerId, 'formalNotice');
    expect(letterId).toBe(first.letterId);
    expect(codesOf(preflight, 'warning')).toEqual(['ALREADY_PRINTED']);
    expect(await list()).toMatchObject([{ sha256: first.sha256, pages: 2, totalCents: expect.any(Number) }]);
  });

  test('the pages on the screen are the pages on the paper', async () => {
    const { aCustomer, db, client, at, draft, print, bytesOf, previewDraft } = await aBook();
    const customerId = aCustomer();
    for (let month = 1; month <= 7; month += 1) anInvoiceIn(db, { customerId, dueOn: `2026-0${month}-10` });
    const { pages } = await previewDraft(customerId, 'formalNotice');
    const { letterId } = await draft(customerId, 'formalNotice');
    expect((await client.letters.preview({ letterId }, at)).pages).toEqual(pages);
    await print([letterId], 'mise.pdf');
    expect((await client.letters.preview({ letterId }, at)).pages).toEqual(pages);
    const pdf = await readPdf(bytesOf('mise.pdf'));
    expect(pdf.pages).toHaveLength(pages.length);
    pages.forEach(({ items }, index) => {
      for (const item of items) {
        if (item.type !== 'text' || item.text.length < 4) continue;
        const drawn = pdf.pages[index]?.texts.filter(({ text }) => plain(item.text).includes(text) || text.includes(plain(item.text)));
        const near = drawn?.some(({ left, baseline }) => Math.abs(left - item.x) < 0.05 && Math.abs(baseline - item.y) < 0.05);
        expect(near, item.text).toBe(true);
      }
    });
  });

  test('several letters are one file, in the order given', async () => {
    const { aCustomer, db, draft, print, bytesOf, list } = await aBook();
    const letterIds = [];
    for (const name of ['Zinc et Cie', 'Ardoise SARL', 'Mélèze']) {
      const customerId = aCustomer({ name });
      anInvoiceIn(db, { customerId, dueOn: '2026-07-01' });
      letterIds.push((await draft(customerId, 'reminder1')).letterId);
    }
    const { pages, sha256 } = await print(letterIds, 'courriers.pdf');
    const pdf = await readPdf(bytesOf('courriers.pdf'));
    expect(pages).toBe(3);
    expect(sha256).toBe(createHash('sha256').update(bytesOf('courriers.pdf')).digest('hex'));
    expect(pdf.pages.map(({ text }) => ['ZINC ET CIE', 'ARDOISE SARL', 'MELEZE'].find((name) => text.includes(name)))).toEqual([
      'ZINC ET CIE',
      'ARDOISE SARL',
      'MELEZE',
    ]);
    expect((await list()).map(({ state }) => state)).toEqual(['printed', 'printed', 'printed']);
  });

  test('what was paid between draft and print is not asked for', async () => {
    const { aCustomer, db, draft, print, pay, bytesOf } = await aBook();
    const customerId = aCustomer();
    const paid = anInvoiceIn(db, { customerId, number: 'FA-1', dueOn: '2026-07-01', totalCents: 100_00 });
    anInvoiceIn(db, { customerId, number: 'FA-2', dueOn: '2026-07-02', totalCents: 200_00 });
    const { letterId } = await draft(customerId, 'reminder1');
    await pay(customerId, '2026-09-14', 100_00, paid);
    await print([letterId], 'relance.pdf');
    const [page] = (await readPdf(bytesOf('relance.pdf'))).pages;
    expect(page?.text).toContain('la somme de 200,00 €');
    expect(page?.text).not.toContain('FA-1');
  });

  test('an existing file is not touched, and the draft stays a draft', async () => {
    const { aCustomer, db, draft, print, path, list } = await aBook();
    const customerId = aCustomer();
    anInvoiceIn(db, { customerId, dueOn: '2026-07-01' });
    const { letterId } = await draft(customerId, 'reminder1');
    writeFileSync(path('deja.pdf'), 'à moi');
    await expect(print([letterId], 'deja.pdf')).rejects.toEqual(refused('OUTPUT_EXISTS'));
    expect(readFileSync(path('deja.pdf'), 'utf8')).toBe('à moi');
    expect(await list()).toMatchObject([{ state: 'draft', sha256: null, printedOn: null }]);
  });

  test.each<[string, Partial<CustomerFields>, string]>([
    ['no address', { addressLine1: '', postalCode: '', city: '' }, 'adresse postale'],
    [
      'an address over six lines',
      {
        contactName: 'Service comptabilité',
        addressLine1: 'x'.repeat(20),
        addressLine2: `${'rue '.repeat(9)}du Puits du Roi`,
        addressLine3: `${'lieu '.repeat(9)}dit`,
      },
      '8 lignes',
    ],
    ['a name that the font cannot print', { name: '東京商事' }, 'police'],
  ])('%s stops it, and nothing is printed of the others either', async (_case, fields, reason) => {
    const { aCustomer, db, draft, print, path, list } = await aBook();
    const letterIds = [];
    for (const customerId of [aCustomer({ name: 'En ordre' }), aCustomer(fields)]) {
      anInvoiceIn(db, { customerId, dueOn: '2026-07-01' });
      letterIds.push((await draft(customerId, 'reminder1')).letterId);
    }
    await expect(print(letterIds, 'bloque.pdf')).rejects.toEqual(
      refused('LETTER_BLOCKED', { letterId: letterIds[1], reasons: [expect.stringContaining(reason)] }),
    );
    expect(existsSync(path('bloque.pdf'))).toBe(false);
    expect((await list()).map(({ state }) => state)).toEqual(['draft', 'draft']);
  });

  test('a rate that is not known stops the letters that show interest, not the others', async () => {
    const { aCustomer, db, draft, print } = await aBook('2031-03-01');
    const customerId = aCustomer();
    anInvoiceIn(db, { customerId, dueOn: '2031-01-15' });
    const { letterId, preflight } = await draft(customerId, 'formalNotice');
    expect(codesOf(preflight, 'blocking')).toEqual(['RATE_MISSING']);
    await expect(print([letterId], 'mise.pdf')).rejects.toEqual(
      refused('LETTER_BLOCKED', { reasons: [expect.stringContaining('1er semestre 2031')] }),
    );
    expect(codesOf((await draft(customerId, 'reminder1')).preflight, 'blocking')).toEqual([]);
  });

  test('no payment is asked of a customer in collective proceedings', async () => {
    const { aCustomer, db, draft, print } = await aBook();
    const customerId = aCustomer();
    anInvoiceIn(db, { customerId, dueOn: '2026-07-01' });
    db.prepare('UPDATE customers SET insolvency_on = ? WHERE id = ?').run('2026-09-01', customerId);
    const { letterId, preflight } = await draft(customerId, 'formalNotice');
    expect(codesOf(preflight, 'blocking')).toEqual(['INSOLVENCY']);
    await expect(print([letterId], 'mise.pdf')).rejects.toEqual(refused('LETTER_BLOCKED'));
  });
});

describe('posting', () => {
  test('counts as a contact from the day it was posted: the customer is left in peace for a week', async () => {
    const { aCustomer, db, client, at, printed, draft, previewDraft } = await aBook();
    const customerId = aCustomer();
    anInvoiceIn(db, { customerId, dueOn: '2026-07-01' });
    const { letterId } = await draft(customerId, 'reminder2');
    await expect(client.letters.markSent({ letterId, sentOn: localDate(TODAY) }, at)).rejects.toEqual(refused('LETTER_NOT_PRINTED'));
    await printed(customerId, 'reminder2');
    expect(await client.reminders.agenda({ asOf: localDate(TODAY) }, at)).toHaveLength(1);
    expect(await client.letters.markSent({ letterId, sentOn: localDate('2026-09-12') }, at)).toMatchObject({
      state: 'sent',
      sentOn: '2026-09-12',
    });
    await client.letters.markSent({ letterId, sentOn: localDate('2026-09-13') }, at);
    expect(await client.reminders.agenda({ asOf: localDate(TODAY) }, at)).toEqual([]);
    expect(await client.reminders.leftOut({ asOf: localDate(TODAY) }, at)).toMatchObject([
      { code: 'contactedRecently', until: '2026-09-20' },
    ]);
    expect(codesOf((await previewDraft(customerId, 'reminder3')).preflight, 'warning')).toContain('CONTACTED_RECENTLY');
    const [later] = await client.reminders.agenda({ asOf: localDate('2026-09-20') }, at);
    expect(later).toMatchObject({ level: 'formalNotice', lastContact: { on: '2026-09-13', level: 'R2', channel: 'letter' } });
  });
});

describe('the agreement on a schedule', () => {
  test('states the debt in figures and words, its invoices, every instalment and the clauses, for two signatures', async () => {
    const { aCustomer, db, client, at, draft, print, bytesOf, list } = await aBook();
    const customerId = aCustomer({ name: 'SARL Tilleul', siren: '732829320' });
    const invoiceIds = [
      anInvoiceIn(db, { customerId, number: 'FA-1', dueOn: '2026-05-31', totalCents: 1_200_00 }),
      anInvoiceIn(db, { customerId, number: 'FA-2', dueOn: '2026-06-30', totalCents: 1_000_00 }),
    ];
    await client.schedules.create(
      { invoiceIds, instalments: 3, every: 'month', firstOn: localDate('2026-10-31'), includeFees: false, asOf: localDate(TODAY) },
      at,
    );
    const { letterId } = await draft(customerId, 'scheduleAgreement');
    await print([letterId], 'accord.pdf');
    const { pages } = await readPdf(bytesOf('accord.pdf'));
    const [first = '', second = ''] = ['1 / 2', '2 / 2'].map((number) =>
      pages
        .map((page) => page.text)
        .filter((page) => page.includes(`Original n° ${number}`))
        .join(' '),
    );
    const text = first;
    // Two originals, alike but for their mark, each with pages of its own.
    expect(pages.every((page) => /Original n° [12] \/ 2/.test(page.text))).toBe(true);
    expect(second.replaceAll('n° 2', 'n° 1')).toBe(first);
    expect(first).toContain(`page 1 / ${pages.length / 2}`);
    expect(first).toContain(`page ${pages.length / 2} / ${pages.length / 2}`);
    for (const part of [
      'la somme de 2 200,00 € (deux mille deux cents euros)',
      'FA-1 01/05/2026 31/05/2026 1 200,00',
      'FA-2 31/05/2026 30/06/2026 1 000,00',
      '1 31/10/2026 733,33 1 466,67',
      '2 30/11/2026 733,33 733,34',
      '3 31/12/2026 733,34 0,00',
      'Total 2 200,00 €',
      'deux originaux',
      'SIREN 732 829 320',
      'à l’ordre d’Atelier Tournesol',
      'sans novation',
      '8 jours après une mise en demeure',
      'Bon pour la somme de 2 200,00 €',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).toContain('ne comprend ni pénalités de retard ni indemnité');
    expect(await list()).toMatchObject([{ kind: 'scheduleAgreement', totalCents: 2_200_00 }]);
    await client.letters.markSent({ letterId, sentOn: localDate(TODAY) }, at);
    expect(db.prepare('SELECT sent_on AS sentOn FROM schedules').get()).toEqual({ sentOn: TODAY });
  });

  test('says which fees it includes, and refuses a customer without a schedule', async () => {
    const { aCustomer, db, client, at, draft, previewDraft } = await aBook();
    const customerId = aCustomer();
    await expect(draft(customerId, 'scheduleAgreement')).rejects.toEqual(refused('SCHEDULE_NOT_FOUND'));
    const invoiceIds = [anInvoiceIn(db, { customerId, number: 'FA-1', dueOn: '2026-05-31', totalCents: 1_200_00 })];
    await client.schedules.create(
      { invoiceIds, instalments: 2, every: 'month', firstOn: localDate('2026-10-01'), includeFees: true, asOf: localDate(TODAY) },
      at,
    );
    const text = textOf((await previewDraft(customerId, 'scheduleAgreement')).pages);
    expect(text).toContain('Pénalités de retard arrêtées au 15/09/2026 43,37');
    expect(text).toContain('Indemnité forfaitaire de recouvrement 40,00');
    expect(text).toContain('1 283,37 € (mille deux cent quatre-vingt-trois euros et trente-sept centimes)');
    expect(text).toContain('La somme due comprend les pénalités de retard arrêtées au 15 septembre 2026');
  });
});
