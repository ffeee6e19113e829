import PostalMime from 'postal-mime';
import { describe, expect, test } from 'vitest';
import type { OutputFile } from '../../shared/contract/file-handles.ts';
import { localDate } from '../../shared/dates/local-date.ts';
import type { ReminderLevel } from '../../shared/reminders/reminders.contract.ts';
import { anInvoiceIn } from '../builders/book.ts';
import { aFile } from '../builders/import-file.ts';
import { aBook, plain, refused, TODAY } from '../builders/letters-book.ts';

const on = localDate(TODAY);

/** A company with an e-mail address and a telephone, and a customer who is late with one invoice. */
async function aLateCustomer(fields: { language?: 'fr' | 'en'; email?: string; phone?: string } = {}) {
  const book = await aBook();
  await book.client.companies.updateProfile(
    { email: 'compta@lefevre.example', phone: '05 65 00 00 00', iban: 'FR1420041010050500013M02606', signatoryName: 'Anne Lefèvre' },
    book.at,
  );
  const id = book.aCustomer({ name: 'Garage du Pont', email: 'garage@pont.example', phone: '06 12 34 56 78', ...fields });
  anInvoiceIn(book.db, { customerId: id, number: 'FA-101', totalCents: 123_456, dueOn: '2026-09-01' });
  const about = { customerId: id, asOf: on, level: 'R1' as ReminderLevel };
  const email = async (name: string) => PostalMime.parse(book.bytesOf(name));
  return { ...book, id, about, email, out: (name: string) => book.path(name) as OutputFile };
}

describe('an e-mail', () => {
  test('says what is owed to the person who pays, and lists the invoices when no letter goes with it', async () => {
    const { client, at, id, about } = await aLateCustomer();
    await client.customers.saveContact({ id, role: 'director', name: 'Mme Roy', email: 'roy@pont.example' }, at);
    await client.customers.saveContact({ id, role: 'billing', name: 'Comptabilité', email: 'compta@pont.example' }, at);
    const { subject, body, recipients } = await client.messages.compose({ ...about, channel: 'email' }, at);
    expect(recipients.map(({ address }) => address)).toEqual(['compta@pont.example', 'roy@pont.example', 'garage@pont.example']);
    expect(subject).toBe('Facture FA-101 en attente de règlement');
    expect(plain(body)).toContain('- facture FA-101 du 02/08/2026, échue le 01/09/2026 : 1 234,56 €');
    expect(plain(body)).toContain('Total à régler : 1 234,56 €');
    expect(plain(body)).toContain('FR14 2004 1010 0505 0001 3M02 606');
    expect(body).toContain('Anne Lefèvre\nAtelier Tournesol');
  });

  test('is no formal notice without its letter, and recalls the reference that the letter does', async () => {
    const { client, at, id, about } = await aLateCustomer();
    await client.customers.update({ id, code: 'C017' }, at);
    const alone = await client.messages.compose({ ...about, level: 'formalNotice', channel: 'email' }, at);
    expect(plain(alone.subject)).toBe('Dernier rappel avant mise en demeure : facture FA-101');
    expect(alone.body).not.toContain('délai qui y est fixé');
    expect(plain(alone.body)).toContain('en rappelant la référence FA-101.');
    const withLetter = await client.messages.compose({ ...about, level: 'formalNotice', letterKind: 'formalNotice', channel: 'email' }, at);
    expect(withLetter.body).toContain('délai qui y est fixé');
  });

  test('carries the reminder of the schedule it is about when two run at once', async () => {
    const { client, at, db, id, about, out } = await aLateCustomer();
    const schedules = [];
    for (const [number, firstOn] of [
      ['FA-201', '2026-09-10'],
      ['FA-202', '2026-09-12'],
    ] as const) {
      const invoiceId = anInvoiceIn(db, { customerId: id, number, totalCents: 60_000, dueOn: '2026-07-01' });
      const terms = {
        invoiceIds: [invoiceId],
        instalments: 2,
        every: 'month' as const,
        firstOn: localDate(firstOn),
        asOf: localDate('2026-08-01'),
      };
      const schedule = await client.schedules.create(terms, at);
      await client.schedules.setSignature({ scheduleId: schedule.scheduleId, signedOn: localDate('2026-08-01') }, at);
      schedules.push(schedule);
    }
    const [first] = schedules;
    const text = { recipient: 'garage@pont.example', subject: 'Échéance', body: 'Bonjour' };
    const { message } = await client.messages.saveEmail(
      { ...about, ...text, letterKind: 'instalmentReminder', scheduleId: first?.scheduleId ?? 0, out: out('rappel.eml') },
      at,
    );
    await client.messages.markSent({ messageId: message.messageId, sentOn: on }, at);
    const reminded = await client.schedules.list({ asOf: on }, at);
    expect(reminded.map(({ scheduleId, remindedOn }) => [scheduleId, remindedOn])).toEqual([
      [schedules[1]?.scheduleId, null],
      [first?.scheduleId, on],
    ]);
  });

  test('in English for who is written to in English', async () => {
    const { client, at, about } = await aLateCustomer({ language: 'en' });
    const { subject, body } = await client.messages.compose({ ...about, level: 'R2', channel: 'email' }, at);
    expect(subject).toBe('Reminder: invoice FA-101 unpaid');
    expect(body).toContain('€1,234.56');
    expect(body).not.toMatch(/facture|Bonjour/);
  });

  test('is a file with its letter and a kept file, and stands in the history as prepared', async () => {
    const { client, at, db, id, about, email, out, path } = await aLateCustomer();
    const kept = await client.customers.addFile({ id, file: aFile({ directory: path('.') } as never, 'bon signé', 'Bon n° 12.txt') }, at);
    const composed = await client.messages.compose({ ...about, channel: 'email', letterKind: 'reminder1' }, at);
    expect(composed.files).toEqual([{ fileId: kept.fileId, name: 'Bon n° 12.txt' }]);
    expect(composed.body).toContain('courrier joint');
    const { message } = await client.messages.saveEmail(
      {
        ...about,
        letterKind: 'reminder1',
        recipient: 'garage@pont.example',
        subject: composed.subject,
        body: composed.body,
        fileIds: [kept.fileId],
        out: out('relance.eml'),
      },
      at,
    );
    const read = await email('relance.eml');
    expect(read.subject).toBe(composed.subject);
    expect(read.from).toMatchObject({ name: 'Atelier Tournesol', address: 'compta@lefevre.example' });
    expect(read.attachments.map(({ filename }) => filename)).toEqual(['Relance 1 Garage du Pont 2026-09-15.pdf', 'Bon n° 12.txt']);
    const letter = db.prepare<{ pdf: Uint8Array; state: string }>('SELECT pdf, state FROM letters').get();
    expect(letter?.state).toBe('printed');
    expect(Buffer.from(read.attachments[0]?.content as ArrayBuffer).equals(Buffer.from(letter?.pdf ?? []))).toBe(true);
    expect(message).toMatchObject({
      state: 'draft',
      letterKind: 'reminder1',
      attached: ['Relance 1 Garage du Pont 2026-09-15.pdf', 'Bon n° 12.txt'],
    });
    expect(await client.messages.list({ customerId: id }, at)).toEqual([message]);
    // Nothing was sent: it is no contact yet.
    expect(await client.reminders.contacts({ customerId: id }, at)).toEqual([]);
  });

  test('said to be sent, it counts as its letter’s contact, once', async () => {
    const { client, at, id, about, out } = await aLateCustomer();
    const text = { recipient: 'garage@pont.example', subject: 'Relance', body: 'Bonjour' };
    const { message } = await client.messages.saveEmail({ ...about, ...text, letterKind: 'reminder1', out: out('a.eml') }, at);
    const sent = await client.messages.markSent({ messageId: message.messageId, sentOn: on }, at);
    expect(sent).toMatchObject({ state: 'sent', sentOn: TODAY });
    const [contact, ...others] = await client.reminders.contacts({ customerId: id }, at);
    expect(contact).toMatchObject({ level: 'R1', channel: 'email', letterId: message.letterId, invoiceNumbers: ['FA-101'] });
    expect([others.length, sent.contactId]).toEqual([0, contact?.contactId]);
    await expect(client.messages.markSent({ messageId: message.messageId, sentOn: on }, at)).rejects.toEqual(
      refused('MESSAGE_ALREADY_SENT'),
    );
  });

  test('its letter said to be sent, so was the e-mail', async () => {
    const { client, at, about, out } = await aLateCustomer();
    const text = { recipient: 'garage@pont.example', subject: 'Relance', body: 'Bonjour' };
    const { message } = await client.messages.saveEmail({ ...about, ...text, letterKind: 'reminder1', out: out('a.eml') }, at);
    await client.letters.markSent({ letterId: message.letterId ?? 0, sentOn: on }, at);
    expect(await client.messages.list({}, at)).toMatchObject([{ state: 'sent', sentOn: TODAY }]);
  });

  test('a letter given up takes its e-mail with it', async () => {
    const { client, at, about, out } = await aLateCustomer();
    const text = { recipient: 'garage@pont.example', subject: 'Relance', body: 'Bonjour' };
    const { message } = await client.messages.saveEmail({ ...about, ...text, letterKind: 'reminder1', out: out('a.eml') }, at);
    await client.letters.withdraw({ letterId: message.letterId ?? 0 }, at);
    expect(await client.messages.list({}, at)).toMatchObject([{ state: 'discarded', discardedOn: TODAY }]);
  });

  test.each([
    ['no address', { recipient: '' }, 'MESSAGE_RECIPIENT_INVALID'],
    ['two addresses', { recipient: 'a@b.example, c@d.example' }, 'MESSAGE_RECIPIENT_INVALID'],
    ['a field that was left in the text', { body: 'Bonjour {{prénom}}' }, 'LETTER_FIELD_EMPTY'],
    ['a file of another customer', { fileIds: [999] }, 'CUSTOMER_FILE_NOT_FOUND'],
  ])('is refused before anything is written: %s', async (_what, wrong, code) => {
    const { client, at, about, out } = await aLateCustomer();
    const text = { recipient: 'garage@pont.example', subject: 'Relance', body: 'Bonjour', out: out('a.eml') };
    await expect(client.messages.saveEmail({ ...about, ...text, ...wrong }, at)).rejects.toEqual(refused(code));
    expect(await client.messages.list({}, at)).toEqual([]);
  });

  test('is refused when the company has no address to write from, and when nothing is owed', async () => {
    const { client, at, about, id, out, pay } = await aLateCustomer();
    await client.companies.updateProfile({ email: '' }, at);
    const text = { recipient: 'garage@pont.example', subject: 'Relance', body: 'Bonjour', out: out('a.eml') };
    await expect(client.messages.saveEmail({ ...about, ...text }, at)).rejects.toEqual(refused('MESSAGE_SENDER_MISSING'));
    await pay(id, '2026-09-10', 123_456, 1);
    await expect(client.messages.compose({ ...about, channel: 'email' }, at)).rejects.toEqual(refused('NOTHING_TO_REMIND'));
  });
});

describe('an SMS', () => {
  test('has the facts in one SMS, is kept when it is copied, and counts once it is said to be sent', async () => {
    const { client, at, id, about } = await aLateCustomer();
    const { body, recipients } = await client.messages.compose({ ...about, channel: 'sms' }, at);
    expect(recipients).toMatchObject([{ address: '06 12 34 56 78' }]);
    expect(body).toBe(
      'Atelier Tournesol : sauf erreur, la facture FA-101 (1 234,56 €), échue le 1er septembre 2026, reste à régler. Merci. 05 65 00 00 00',
    );
    const kept = await client.messages.keep({ ...about, channel: 'sms', recipient: '06 12 34 56 78', subject: '', body }, at);
    expect(await client.reminders.contacts({ customerId: id }, at)).toEqual([]);
    await client.messages.markSent({ messageId: kept.messageId, sentOn: on }, at);
    expect(await client.reminders.contacts({ customerId: id }, at)).toMatchObject([
      { level: 'R1', channel: 'sms', invoiceNumbers: ['FA-101'] },
    ]);
  });

  test('is refused without a number, and while the company has none to call back', async () => {
    const { client, at, about } = await aLateCustomer();
    await expect(client.messages.keep({ ...about, channel: 'sms', recipient: 'Anne', subject: '', body: 'Bonjour' }, at)).rejects.toEqual(
      refused('MESSAGE_RECIPIENT_INVALID'),
    );
    await client.companies.updateProfile({ phone: '' }, at);
    await expect(client.messages.compose({ ...about, channel: 'sms' }, at)).rejects.toEqual(
      refused('LETTER_FIELD_EMPTY', { field: 'phone' }),
    );
  });

  test('given up, it stays in the history and counts as nothing; sent after all was paid, it is sent and no contact', async () => {
    const { client, at, id, about, pay } = await aLateCustomer();
    const text = { channel: 'sms' as const, recipient: '06 12 34 56 78', subject: '', body: 'Bonjour' };
    const first = await client.messages.keep({ ...about, ...text }, at);
    expect(await client.messages.discard({ messageId: first.messageId }, at)).toMatchObject({ state: 'discarded', discardedOn: TODAY });
    await expect(client.messages.markSent({ messageId: first.messageId, sentOn: on }, at)).rejects.toEqual(refused('MESSAGE_DISCARDED'));
    const second = await client.messages.keep({ ...about, ...text }, at);
    await pay(id, '2026-09-14', 123_456, 1);
    expect(await client.messages.markSent({ messageId: second.messageId, sentOn: on }, at)).toMatchObject({
      state: 'sent',
      contactId: null,
    });
    expect(await client.reminders.contacts({ customerId: id }, at)).toEqual([]);
  });
});

test('before the due date, a notice asks for nothing and names what falls due', async () => {
  const { client, db, at, aCustomer } = await aBook();
  const id = aCustomer({ name: 'Garage du Pont', email: 'garage@pont.example' });
  anInvoiceIn(db, { customerId: id, number: 'FA-200', totalCents: 50_000, dueOn: '2026-09-20' });
  const { subject, body } = await client.messages.compose({ customerId: id, asOf: on, level: 'notice', channel: 'email' }, at);
  expect(plain(subject)).toBe('Facture FA-200 à échéance le 20 septembre 2026');
  expect(plain(body)).toContain('FA-200');
  expect(body).not.toMatch(/impayée|retard de/);
});
