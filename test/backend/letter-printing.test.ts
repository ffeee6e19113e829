import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { CustomerFields } from '../../shared/customers/customers.contract.ts';
import { localDate } from '../../shared/dates/local-date.ts';
import { anInvoiceIn } from '../builders/book.ts';
import { aBook, codesOf, plain, refused, TODAY, textOf } from '../builders/letters-book.ts';
import { readPdf } from '../builders/read-pdf.ts';

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

  test.each(['fr', 'en'] as const)(
    'a last reminder in %s to a customer in collective proceedings announces neither notice nor court',
    async (language) => {
      const { aCustomer, db, previewDraft } = await aBook();
      const saying = async (insolvencyOn: string | null): Promise<string> => {
        const customerId = aCustomer({ language });
        anInvoiceIn(db, { customerId, dueOn: '2026-07-01' });
        db.prepare('UPDATE customers SET insolvency_on = ? WHERE id = ?').run(insolvencyOn, customerId);
        return textOf((await previewDraft(customerId, 'reminder3')).pages);
      };
      const announced = /mise en demeure|justice|formal notice|courts/;
      expect(await saying(null)).toMatch(announced);
      expect(await saying('2026-09-01')).not.toMatch(announced);
      // A judgment to come changes nothing on the day of the letter.
      expect(await saying('2026-12-01')).toMatch(announced);
    },
  );
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
    expect(codesOf((await previewDraft(customerId, 'reminder3')).preflight, 'blocking')).toContain('CONTACTED_RECENTLY');
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
