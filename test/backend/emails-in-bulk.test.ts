import PostalMime from 'postal-mime';
import { describe, expect, test } from 'vitest';
import type { OutputFile } from '../../shared/contract/file-handles.ts';
import { localDate } from '../../shared/dates/local-date.ts';
import { anInvoiceIn } from '../builders/book.ts';
import { aBook, plain, refused, TODAY } from '../builders/letters-book.ts';
import { unzipped } from '../builders/read-archive.ts';

const on = localDate(TODAY);

/** Two customers at the first reminder by e-mail, one whose invoice falls due, one without an address to write to. */
async function severalCustomers() {
  const book = await aBook();
  const { client, at, db } = book;
  await client.companies.updateProfile(
    {
      ...{ email: 'compta@lefevre.example', phone: '05 65 00 00 00', signatoryName: 'Anne Lefèvre', signatoryTitle: 'Gérante' },
      ...{ legalForm: 'SARL', siren: '732829320', rcsTown: 'Rodez', shareCapitalCents: 10_000_00 as never, addressLine1: '1 rue Basse' },
      ...{ postalCode: '12000', city: 'Rodez', iban: 'FR1420041010050500013M02606', cardLink: 'https://payer.example/a?b=1' },
    },
    at,
  );
  const customer = (name: string, dueOn: string, email = 'compta@client.example', more = {}) => {
    const id = book.aCustomer({ name, email, ...more });
    anInvoiceIn(db, { customerId: id, number: `FA-${id}`, totalCents: 120_000, dueOn });
    return id;
  };
  const first = customer('Garage du Pont', '2026-09-11');
  const second = customer('Garage, « du » Pont', '2026-09-11', 'autre@client.example');
  const notice = customer('Bois Noir', '2026-09-20', 'bois@noir.example', { language: 'en' });
  const mute = customer('Sans Adresse', '2026-09-11', '');
  const save = (ids: number[], name = 'emails.zip') =>
    client.messages.saveEmails(
      {
        ...{ asOf: on, out: book.path(name) as OutputFile },
        emails: ids.map((customerId) =>
          customerId === notice
            ? { customerId, level: 'notice' as const }
            : { customerId, level: 'R1' as const, letterKind: 'reminder1' as const },
        ),
      },
      at,
    );
  return { ...book, first, second, notice, mute, save, files: () => unzipped(book.bytesOf('emails.zip')) };
}

describe('e-mails of several customers', () => {
  test('are one archive of drafts, each with its own letter; who has no address is told of; nothing is marked as sent', async () => {
    const { client, at, first, second, notice, mute, save, files } = await severalCustomers();
    const { messages, refused: without } = await save([first, second, notice, mute]);
    expect(without).toMatchObject([{ customerName: 'Sans Adresse', reason: expect.stringContaining('adresse e-mail') }]);
    expect(messages.map(({ customerId, state, letterKind }) => [customerId, state, letterKind])).toEqual([
      [first, 'draft', 'reminder1'],
      [second, 'draft', 'reminder1'],
      [notice, 'draft', null],
    ]);
    const emails = await Promise.all([...files()].map(async ([name, bytes]) => ({ name, email: await PostalMime.parse(bytes) })));
    expect(emails.map(({ name }) => name)).toEqual([
      'E-mail Garage du Pont 2026-09-15.eml',
      'E-mail Garage du Pont 2026-09-15 (2).eml',
      'E-mail Bois Noir 2026-09-15.eml',
    ]);
    expect(emails.map(({ email }) => [email.to?.[0]?.address, email.attachments.map(({ filename }) => filename)])).toEqual([
      ['compta@client.example', ['Relance 1 Garage du Pont 2026-09-15.pdf']],
      ['autre@client.example', [expect.stringMatching(/^Relance 1 Garage.*Pont 2026-09-15\.pdf$/)]],
      ['bois@noir.example', []],
    ]);
    for (const { email } of emails) expect(email.text).toContain('https://payer.example/a?b=1');
    expect(plain(emails[2]?.email.text ?? '')).toContain('Anne Lefèvre, Manager');
    expect(await client.reminders.contacts({ customerId: first }, at)).toEqual([]);
  });

  test('prepared twice the same day leave one draft each; marked as sent together, they count as contacts', async () => {
    const { client, at, first, notice, save } = await severalCustomers();
    await save([first, notice]);
    const { messages } = await save([first, notice], 'again.zip');
    const drafts = (await client.messages.list({}, at)).filter(({ state }) => state === 'draft');
    expect(drafts.map(({ messageId }) => messageId).toSorted()).toEqual(messages.map(({ messageId }) => messageId).toSorted());
    await client.messages.markAllSent({ messageIds: messages.map(({ messageId }) => messageId), sentOn: on }, at);
    const levelOf = async (customerId: number) =>
      (await client.reminders.contacts({ customerId }, at)).map(({ level, channel }) => [level, channel]);
    expect([await levelOf(first), await levelOf(notice)]).toEqual([[['R1', 'email']], [['notice', 'email']]]);
    // All or none: one of them was sent already.
    const { messages: again } = await save([notice], 'third.zip');
    await expect(
      client.messages.markAllSent({ messageIds: [again[0]?.messageId ?? 0, messages[0]?.messageId ?? 0], sentOn: on }, at),
    ).rejects.toEqual(refused('MESSAGE_ALREADY_SENT'));
    expect((await client.messages.list({ customerId: notice }, at)).filter(({ state }) => state === 'draft')).toHaveLength(1);
  });

  test('with nobody to write to, nothing is written', async () => {
    const { mute, save, files } = await severalCustomers();
    await expect(save([mute])).rejects.toEqual(refused('MESSAGES_NONE'));
    expect(files).toThrow();
  });
});

describe('what a message offers', () => {
  test('the link to pay by card is in an e-mail with or without its letter, and at the end of an SMS', async () => {
    const book = await severalCustomers();
    const { client, at, db, first } = book;
    await client.customers.update({ id: first, phone: '06 12 34 56 78' }, at);
    const about = { customerId: first, asOf: on, level: 'R1' } as const;
    const link = 'https://payer.example/a?b=1';
    expect((await client.messages.compose({ ...about, channel: 'email', letterKind: 'reminder1' }, at)).body).toContain(link);
    expect((await client.messages.compose({ ...about, channel: 'email' }, at)).body).toContain(link);
    expect((await client.messages.compose({ ...about, channel: 'sms' }, at)).body.endsWith(`Par carte : ${link}`)).toBe(true);
    // Before anything is due nothing is asked for, so that there is nothing to pay by.
    const notDue = book.aCustomer({ name: 'Cave Besse', phone: '06 12 34 56 79' });
    anInvoiceIn(db, { customerId: notDue, number: 'FA-0', dueOn: '2026-10-15' });
    const check = await client.messages.compose({ customerId: notDue, asOf: on, level: 'satisfaction', channel: 'sms' }, at);
    expect(check.body).not.toContain(link);
    await client.companies.updateProfile({ cardLink: '' }, at);
    expect((await client.messages.compose({ ...about, channel: 'email' }, at)).body).not.toMatch(/carte/);
  });

  test('an English e-mail names what the signatory is in English, or not at all', async () => {
    const { client, at, notice } = await severalCustomers();
    const signature = async () =>
      (await client.messages.compose({ customerId: notice, asOf: on, level: 'notice', channel: 'email' }, at)).body;
    expect(await signature()).toContain('Anne Lefèvre, Manager\n');
    await client.companies.updateProfile({ signatoryTitle: 'Cheffe d’atelier' }, at);
    expect(await signature()).toContain('Anne Lefèvre\n');
    expect(await signature()).not.toContain('atelier\n');
  });
});
