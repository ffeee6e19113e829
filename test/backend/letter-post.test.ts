import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { InputFile, OutputFile } from '../../shared/contract/file-handles.ts';
import { localDate } from '../../shared/dates/local-date.ts';
import { anInvoiceIn } from '../builders/book.ts';
import { aBook, codesOf, plain, refused, TODAY, textOf } from '../builders/letters-book.ts';
import { readPdf } from '../builders/read-pdf.ts';

describe('a check that stops a letter', () => {
  test('is passed over with a reason that is kept, until it says something else', async () => {
    const { aCustomer, db, client, at, draft, print, previewDraft } = await aBook();
    const customerId = aCustomer();
    anInvoiceIn(db, { customerId, number: 'FA-1', dueOn: '2026-05-31', totalCents: 1_200_00 });
    await client.customers.update({ id: customerId, pausedUntil: localDate('2026-09-30'), pauseReason: 'en congés' }, at);
    const { letterId, preflight } = await draft(customerId, 'reminder2');
    expect(codesOf(preflight, 'blocking')).toEqual(['PAUSED']);
    await expect(print([letterId], 'pause.pdf')).rejects.toEqual(refused('LETTER_BLOCKED'));
    await expect(client.letters.override({ letterId, code: 'PAUSED', reason: '  ' }, at)).rejects.toThrow();
    await expect(client.letters.override({ letterId, code: 'RATE_MISSING', reason: 'sans objet' }, at)).rejects.toEqual(
      refused('CHECK_NOT_FOUND'),
    );
    const passedOver = () => client.letters.passedOver({ asOf: localDate(TODAY) }, at);
    expect(await passedOver()).toEqual([]);
    const passed = await client.letters.override({ letterId, code: 'PAUSED', reason: 'rentrés plus tôt, vu au téléphone' }, at);
    expect(passed.preflight.find(({ code }) => code === 'PAUSED')).toMatchObject({
      severity: 'warning',
      override: { reason: 'rentrés plus tôt, vu au téléphone', on: TODAY },
    });
    expect(codesOf((await previewDraft(customerId, 'reminder2')).preflight, 'blocking')).toEqual([]);
    expect(await passedOver()).toEqual([{ customerId, kind: 'reminder2', channel: expect.any(String), canLeave: true }]);
    await client.customers.update({ id: customerId, pausedUntil: localDate('2026-10-31') }, at);
    expect(await passedOver()).toMatchObject([{ canLeave: false }]);
    await expect(print([letterId], 'pause.pdf')).rejects.toEqual(refused('LETTER_BLOCKED'));
    await client.letters.override({ letterId, code: 'PAUSED', reason: 'accord de la direction' }, at);
    expect((await print([letterId], 'pause.pdf')).pages).toBe(1);
    expect(db.prepare('SELECT code, reason FROM letter_overrides').all()).toEqual([{ code: 'PAUSED', reason: 'accord de la direction' }]);
    expect(await passedOver()).toEqual([]);
  });

  test('a claim past its prescription, a contact of the week, an unknown rate: each stops the letter', async () => {
    const { aCustomer, db, client, at, draft, printed } = await aBook('2026-09-15');
    const old = aCustomer({ name: 'Vieille Dette' });
    anInvoiceIn(db, { customerId: old, number: 'FA-1', dueOn: '2021-09-14', totalCents: 100_00 });
    anInvoiceIn(db, { customerId: old, number: 'FA-2', dueOn: '2021-09-15', totalCents: 100_00 });
    expect(codesOf((await draft(old, 'reminder2')).preflight, 'warning')).toContain('CLAIM_PRESCRIBED');
    const { preflight } = await draft(old, 'formalNotice');
    expect(codesOf(preflight, 'blocking')).toEqual(['CLAIM_PRESCRIBED']);
    expect(preflight.find(({ code }) => code === 'CLAIM_PRESCRIBED')?.message).toContain('FA-1 est prescrite depuis le 14/09/2026');
    const person = aCustomer({ name: 'Mme Perrin', kind: 'consumer' });
    anInvoiceIn(db, { customerId: person, dueOn: '2024-09-14', totalCents: 100_00 });
    expect(codesOf((await draft(person, 'formalNotice')).preflight, 'blocking')).toEqual(['CLAIM_PRESCRIBED']);
    const recent = aCustomer();
    anInvoiceIn(db, { customerId: recent, dueOn: '2026-05-31' });
    const { letterId } = await printed(recent, 'reminder1');
    await client.letters.markSent({ letterId, sentOn: localDate('2026-09-10') }, at);
    expect(codesOf((await draft(recent, 'reminder2')).preflight, 'blocking')).toEqual(['CONTACTED_RECENTLY']);
    const future = await client.letters.draft({ customerId: recent, kind: 'reminder3', asOf: localDate('2031-02-01') }, at);
    expect(codesOf(future.preflight, 'blocking')).toContain('RATE_MISSING');
  });
});

describe('a posting pack', () => {
  test('holds the letters in envelope order, their copies, and a slip with a place for each registered number', async () => {
    const { aCustomer, db, client, at, draft, print, path, bytesOf } = await aBook();
    const [zoe, abel] = ['Zoé Bois', 'Abel Pierre'].map((name) => {
      const customerId = aCustomer({ name });
      anInvoiceIn(db, { customerId, number: `FA-${name}`, dueOn: '2026-05-31', totalCents: 1_200_00 });
      return customerId;
    }) as [number, number];
    const ordinary = await draft(abel, 'reminder2');
    const notices = [await draft(zoe, 'formalNotice'), await draft(abel, 'formalNotice')].map(({ letterId }) => letterId);
    const numbered = await client.letters.setRegisteredNumber({ letterId: notices[0] as number, number: '1a 234-567 8901 2' }, at);
    expect(numbered).toMatchObject({ letter: { registeredNumber: '1A23456789012' }, remark: null });
    const packed = await client.letters.print(
      { letterIds: [ordinary.letterId, ...notices], out: path('pochette.pdf') as OutputFile, pack: true },
      at,
    );
    const pdf = await readPdf(bytesOf('pochette.pdf'));
    const pages = pdf.pages.map(({ text }) => text);
    expect(packed.pages).toBe(pages.length);
    // Notices of Abel and Zoé (two pages each), the reminder; the same again as copies; the slip.
    const who = pages.map((text) => (/Zoé Bois|ZOE/.test(text) ? 'Zoé' : 'Abel'));
    expect(who.slice(0, 5)).toEqual(['Abel', 'Abel', 'Zoé', 'Zoé', 'Abel']);
    expect(pages.map((text) => text.includes('Copie pour le dossier'))).toEqual([...Array(5).fill(false), ...Array(5).fill(true), false]);
    expect(pages[2]).toContain('Recommandé n° 1A 234 567 8901 2');
    const slip = pages.at(-1) ?? '';
    expect(slip).toContain('Bordereau de dépôt du 15/09/2026');
    expect(slip).toContain('3 plis, dont 2 en recommandé');
    expect(slip).toMatch(/1 Abel Pierre, 15100 SAINT FLOUR Mise en demeure 2 …+/);
    expect(slip).toContain('2 Zoé Bois, 15100 SAINT FLOUR Mise en demeure 2 1A 234 567 8901 2');
    expect(slip).toContain('3 Abel Pierre, 15100 SAINT FLOUR Relance 2 1 courrier simple');
    // Each letter is kept as its own file, and prints again unchanged.
    const alone = await print([notices[0] as number], 'seule.pdf');
    expect(createHash('sha256').update(bytesOf('seule.pdf')).digest('hex')).toBe(alone.sha256);
    expect((await client.letters.list({}, at)).find(({ letterId }) => letterId === notices[0])?.sha256).toBe(alone.sha256);
  });

  test('leaves out what is to be attached to an e-mail, which is kept as printed all the same', async () => {
    const { aCustomer, db, client, at, draft, path, bytesOf } = await aBook();
    const customers = ['Abel', 'Zoé'].map((name) => {
      const customerId = aCustomer({ name, email: 'compta@exemple.fr' });
      anInvoiceIn(db, { customerId, number: `FA-${name}`, dueOn: '2026-05-31', totalCents: 1_200_00 });
      return customerId;
    }) as [number, number];
    const { letterId: byPost } = await draft(customers[0], 'reminder2');
    const mailed = { customerId: customers[1], kind: 'reminder2', asOf: localDate(TODAY), channel: 'email' } as const;
    const { letterId: byEmail } = await client.letters.draft(mailed, at);
    const out = (name: string) => path(name) as OutputFile;
    await client.letters.print({ letterIds: [byPost, byEmail], out: out('pochette.pdf'), pack: true }, at);
    const pages = (await readPdf(bytesOf('pochette.pdf'))).pages.map(({ text }) => text);
    // The letter, its copy, the slip.
    expect(pages).toHaveLength(3);
    expect(pages.join()).not.toContain('FA-Zoé');
    expect(pages.at(-1)).toContain('1 pli');
    expect((await client.letters.list({}, at)).map(({ state }) => state)).toEqual(['printed', 'printed']);
    const alone = await client.letters.print({ letterIds: [byEmail], out: out('courriel.pdf'), pack: true }, at);
    expect(alone.pages).toBe(1);
  });

  test('for a printer that prints on both sides, each letter starts on a sheet of its own', async () => {
    const { aCustomer, db, client, at, draft, path, bytesOf } = await aBook();
    const ids = [];
    for (const name of ['A', 'B']) {
      const customerId = aCustomer({ name });
      anInvoiceIn(db, { customerId, dueOn: '2026-09-01', totalCents: 100_00 });
      ids.push((await draft(customerId, 'reminder1')).letterId);
    }
    await client.letters.print({ letterIds: ids, out: path('recto-verso.pdf') as OutputFile, duplex: true }, at);
    const { pages } = await readPdf(bytesOf('recto-verso.pdf'));
    expect(pages.map(({ text }) => text === '')).toEqual([false, true, false, true]);
  });
});

describe('the register of registered letters', () => {
  async function aPostedNotice(kind: 'business' | 'consumer' = 'business') {
    const book = await aBook('2026-09-30');
    const customerId = book.aCustomer({ name: 'Mme Perrin', kind });
    anInvoiceIn(book.db, { customerId, number: 'FA-1', dueOn: '2026-05-31', totalCents: 1_000_00 });
    const { letterId } = await book.client.letters.draft({ customerId, kind: 'formalNotice', asOf: localDate(TODAY) }, book.at);
    const passed =
      kind === 'business'
        ? await book.client.letters.override({ letterId, code: 'LOOKS_LIKE_PERSON', reason: 'enseigne d’un commerce' }, book.at)
        : null;
    expect(passed === null || codesOf(passed.preflight, 'blocking').length === 0).toBe(true);
    await book.print([letterId], 'notice.pdf');
    return { ...book, customerId, letterId };
  }

  test('what follows is dated from what the post did', async () => {
    const { client, at, letterId } = await aPostedNotice();
    const following = async () => (await client.letters.following({}, at)).map(({ on, sentence }) => ({ on, sentence: plain(sentence) }));
    await expect(client.letters.recordDelivery({ letterId, delivery: 'received', on: localDate('2026-09-18') }, at)).rejects.toEqual(
      refused('LETTER_NOT_SENT'),
    );
    await client.letters.markSent({ letterId, sentOn: localDate('2026-09-16') }, at);
    // The letter of 15 September leaves until the 23rd.
    expect(await following()).toEqual([{ on: '2026-09-23', sentence: expect.stringContaining('Délai écoulé depuis le 23/09/2026') }]);
    await client.letters.recordDelivery({ letterId, delivery: 'unclaimed', on: localDate('2026-09-25'), note: 'avis du 18' }, at);
    expect(await following()).toEqual([
      { on: '2026-10-03', sentence: 'Sans règlement au 03/10/2026 : l’étape contentieuse suit, au jour que dit le plan de relance' },
    ]);
    // The plan counts its own 8 days from that same deadline.
    const [leftOut] = await client.reminders.leftOut({ asOf: localDate('2026-09-30') }, at);
    expect(plain(leftOut?.reason ?? '')).toContain('délai jusqu’au 03/10/2026 ; étape contentieuse le 11/10/2026');
    expect((await client.letters.list({}, at))[0]).toMatchObject({
      delivery: 'unclaimed',
      deliveredOn: '2026-09-25',
      deliveryNote: 'avis du 18',
    });
    await client.letters.recordDelivery({ letterId, delivery: 'wrongAddress', on: localDate('2026-09-26') }, at);
    expect((await following())[0]?.sentence).toContain('envoyez-le de nouveau');
    for (const [on, code] of [
      ['2026-09-15', 'DELIVERY_BEFORE_POSTING'],
      ['2026-10-01', 'DELIVERY_IN_FUTURE'],
    ] as const) {
      await expect(client.letters.recordDelivery({ letterId, delivery: 'received', on: localDate(on) }, at)).rejects.toEqual(refused(code));
    }
    await expect(client.letters.recordDelivery({ letterId, delivery: 'received', on: null }, at)).rejects.toEqual(
      refused('DELIVERY_DAY_MISSING'),
    );
  });

  test('against a consumer, interest runs from the receipt that was noted', async () => {
    const { client, at, letterId, customerId } = await aPostedNotice('consumer');
    await client.letters.markSent({ letterId, sentOn: localDate('2026-09-16') }, at);
    await client.letters.recordDelivery({ letterId, delivery: 'received', on: localDate('2026-09-18') }, at);
    const { interestCents } = await client.lateFees.statement({ customerId, asOf: localDate('2026-09-30') }, at);
    // 1 000.00 × 2.75 % × 12 days ÷ 365
    expect(interestCents).toBe(90);
  });

  test('a number read wrong, or used twice, is kept with a remark', async () => {
    const { client, at, letterId, db, aCustomer, draft } = await aPostedNotice();
    const remarkOf = async (number: string, id = letterId) =>
      (await client.letters.setRegisteredNumber({ letterId: id, number }, at)).remark;
    // EB 00071759 5 HK: an example of a published S10 checker.
    expect(await remarkOf('EB000717595HK')).toBeNull();
    expect(await remarkOf('EB000717594HK')).toContain('clé');
    // A carrier of another country may print another form; a word or a postcode is no number.
    expect(await remarkOf('JJD 0146 0011 2233')).toContain('n’a pas la forme');
    for (const number of ['XX', '12345', 'RECOMMANDÉ', '…']) {
      await expect(client.letters.setRegisteredNumber({ letterId, number }, at)).rejects.toEqual(refused('REGISTERED_NUMBER_WRONG'));
    }
    expect((await client.letters.list({}, at))[0]?.registeredNumber).toBe('JJD014600112233');
    expect(await remarkOf('1A23456789012')).toBeNull();
    const other = aCustomer({ name: 'Bois Noir' });
    anInvoiceIn(db, { customerId: other, dueOn: '2026-05-31' });
    const second = await draft(other, 'formalNotice');
    expect(await remarkOf('1A23456789012', second.letterId)).toContain('Mme Perrin');
    expect(await remarkOf('')).toBeNull();
  });

  test('a scan is kept with its letter, given back byte for byte, and is no letter of the customer’s own files', async () => {
    const { client, at, letterId, customerId, path } = await aPostedNotice();
    const scan = path('avis.pdf');
    writeFileSync(scan, '%PDF-1.4 avis de réception');
    const kept = await client.letters.addScan({ letterId, file: scan as InputFile }, at);
    expect(await client.letters.addScan({ letterId, file: scan as InputFile }, at)).toEqual(kept);
    expect(await client.letters.scans({ letterId }, at)).toEqual([kept]);
    expect((await client.letters.list({}, at))[0]?.scanCount).toBe(1);
    expect(await client.customers.files({ id: customerId }, at)).toEqual([]);
    await client.letters.exportScan({ scanId: kept.scanId, out: path('rendu.pdf') as OutputFile }, at);
    const program = path('avis.exe');
    writeFileSync(program, 'MZ');
    await expect(client.letters.addScan({ letterId, file: program as InputFile }, at)).rejects.toEqual(refused('CUSTOMER_FILE_IS_PROGRAM'));
    await client.letters.removeScan({ scanId: kept.scanId }, at);
    expect(await client.letters.scans({ letterId }, at)).toEqual([]);
  });

  test('a draft bears the number of its label; stuck on after printing, it changes nothing that was printed', async () => {
    const { client, at, letterId } = await aPostedNotice();
    const before = textOf((await client.letters.preview({ letterId }, at)).pages);
    await client.letters.setRegisteredNumber({ letterId, number: '1A23456789012' }, at);
    expect(textOf((await client.letters.preview({ letterId }, at)).pages)).toBe(before);
    expect(await client.letters.outdated({}, at)).toEqual([]);
  });
});
