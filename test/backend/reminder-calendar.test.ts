import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import type { OutputFile } from '../../shared/contract/file-handles.ts';
import { localDate } from '../../shared/dates/local-date.ts';
import { cents } from '../../shared/money/cents.ts';
import { writeCalendar } from '../../shared/reminders/icalendar.ts';
import { aCustomerIn, anInvoiceIn } from '../builders/book.ts';
import { aCompany } from '../builders/company.ts';

/** The events of a calendar file, as another program reads them. */
function eventsOf(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    return {
      uid: event.uid,
      on: event.startDate.toString(),
      end: event.endDate.toString(),
      isDay: event.startDate.isDate,
      title: event.summary,
      description: event.description,
    };
  });
}

async function aBook() {
  const { client, company, db, directory } = await aCompany({ today: '2025-06-30' });
  const at = { company };
  const customerId = aCustomerIn(db, { name: 'Bâti-Sud ; Construction, Frères' });
  const invoiceId = anInvoiceIn(db, { customerId, dueOn: '2025-06-27', totalCents: 123_456 });
  let files = 0;
  return {
    client,
    db,
    at,
    customerId,
    invoiceId,
    async exported(days = 40) {
      const out = join(directory, `relances-${++files}.ics`) as OutputFile;
      const { path, events } = await client.reminders.exportCalendar({ asOf: localDate('2025-06-30'), days, out }, at);
      const text = readFileSync(path, 'utf8');
      return { events, text, read: eventsOf(text) };
    },
  };
}

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

test('holds the steps to come, promises and instalments, as whole days that another program reads', async () => {
  const { client, at, customerId, invoiceId, db, exported } = await aBook();
  const other = aCustomerIn(db, { name: 'Camping du Lac' });
  const promised = anInvoiceIn(db, { customerId: other, dueOn: '2025-06-10', totalCents: 50_000 });
  await client.promises.record(
    { customerId: other, invoiceIds: [promised], amountCents: cents(50_000), promisedOn: localDate('2025-07-04') },
    at,
  );
  const agreed = aCustomerIn(db, { name: 'Pharmacie' });
  const scheduled = anInvoiceIn(db, { customerId: agreed, dueOn: '2025-05-01', totalCents: 90_000 });
  await client.schedules.create(
    { invoiceIds: [scheduled], instalments: 3, every: 'month', firstOn: localDate('2025-07-15'), asOf: localDate('2025-06-30') },
    at,
  );
  const { events, read, text } = await exported();
  expect(read.map(({ on, title }) => `${on} ${plain(title)}`)).toEqual([
    '2025-06-30 Relance 1 : Bâti-Sud ; Construction, Frères, 1 234,56 €',
    '2025-07-04 Promesse de règlement : Camping du Lac, 500,00 €',
    '2025-07-07 Appel : Bâti-Sud ; Construction, Frères, 1 234,56 €',
    // The promise is broken two days after its day.
    '2025-07-07 Relance 2 : Camping du Lac, 500,00 €',
    '2025-07-14 Relance 2 : Bâti-Sud ; Construction, Frères, 1 234,56 €',
    '2025-07-14 Relance 3 : Camping du Lac, 500,00 €',
    '2025-07-15 Échéance d’échéancier : Pharmacie, 300,00 €',
    '2025-07-25 Mise en demeure : Camping du Lac, 500,00 €',
    '2025-07-27 Relance 3 : Bâti-Sud ; Construction, Frères, 1 234,56 €',
  ]);
  expect(events).toBe(read.length);
  expect(read.every(({ isDay, on, end }) => isDay && end > on)).toBe(true);
  expect(new Set(read.map(({ uid }) => uid)).size).toBe(read.length);
  expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
  expect(await exported().then(({ read: again }) => again)).toEqual(read);

  // Paid, its steps are gone; the others keep their names in the calendar.
  await client.payments.record(
    { customerId, date: localDate('2025-06-30'), amountCents: cents(123_456), allocations: [{ invoiceId, amountCents: cents(123_456) }] },
    at,
  );
  const left = (await exported()).read;
  expect(left.map(({ uid }) => uid)).toEqual(read.filter(({ title }) => !title.includes('Bâti-Sud')).map(({ uid }) => uid));
});

test('holds calls to make again, and the time limits of disputes, cases and claims', async () => {
  const { client, at, customerId, invoiceId, db, exported } = await aBook();
  const day = localDate;
  await client.disputes.open(
    { invoiceId, reason: 'Colis manquants', deadlineOn: day('2025-07-10'), nextStep: 'Demander le bon signé' },
    at,
  );
  await client.reminders.planCallBack({ customerId, on: day('2025-07-03'), note: 'après la paie' }, at);
  const sued = aCustomerIn(db, { name: 'Garage Peuplier' });
  const claim = anInvoiceIn(db, { customerId: sued, number: 'F-60', dueOn: '2025-01-15', totalCents: 80_000 });
  const { caseId } = await client.legal.openCase({ customerId: sued, route: 'paymentOrder', invoiceIds: [claim] }, at);
  await client.legal.saveStep({ caseId, kind: 'order', on: day('2025-01-20') }, at);
  await client.legal.saveStep({ caseId, kind: 'hearing', on: day('2025-07-08'), note: 'salle 3' }, at);
  // A consumer's debt goes out after two years: the first of these is a month from it, the other on its last days.
  const consumer = aCustomerIn(db, { name: 'M. Aubert', kind: 'consumer' });
  anInvoiceIn(db, { customerId: consumer, dueOn: '2023-08-05', totalCents: 30_000 });
  anInvoiceIn(db, { customerId: consumer, dueOn: '2023-08-05', totalCents: 12_000 });
  anInvoiceIn(db, { customerId: consumer, dueOn: '2023-07-01', totalCents: 7_000 });
  const limits = (await exported()).read.filter(({ uid }) => /^(dispute|case|prescription|callBack)-/.test(uid));
  expect(limits.map(({ on, title }) => `${on} ${plain(title)}`)).toEqual([
    '2025-07-01 Dernier jour avant prescription : M. Aubert, 70,00 €',
    '2025-07-03 À rappeler : Bâti-Sud ; Construction, Frères',
    '2025-07-05 Prescription dans 1 mois : M. Aubert, 420,00 €',
    '2025-07-08 Délai de procédure : Garage Peuplier, 800,00 €',
    '2025-07-10 Litige à traiter : Bâti-Sud ; Construction, Frères, 1 234,56 €',
    '2025-07-20 Délai de procédure : Garage Peuplier, 800,00 €',
    '2025-08-05 Dernier jour avant prescription : M. Aubert, 420,00 €',
  ]);
  expect(limits.map(({ description }) => plain(description)).join('\n')).toContain('Demander le bon signé');
  expect(limits[3]?.description).toMatch(/^Audience le 08\/07\/2025/);
  expect(limits[5]?.description).toContain('Faire signifier l’ordonnance');

  // With initials, nothing that was written about them either.
  await client.reminders.setCalendarSettings({ names: 'initials', amounts: false }, at);
  expect((await exported()).text.replaceAll('\r\n ', '')).not.toMatch(/bon signé|salle 3|Aubert/);
});

test('tells the sure last day of a claim, and apart the one that a noted interruption gives', async () => {
  const { client, at, db, exported } = await aBook();
  const consumer = aCustomerIn(db, { name: 'M. Aubert', kind: 'consumer' });
  const invoiceId = anInvoiceIn(db, { customerId: consumer, dueOn: '2023-07-05', totalCents: 30_000 });
  const prescriptions = async () => (await exported()).read.filter(({ uid }) => uid.startsWith('prescription-'));
  const [alone, ...others] = await prescriptions();
  expect([alone?.title.replace(/\s/g, ' '), others]).toEqual(['Dernier jour avant prescription : M. Aubert, 300,00 €', []]);
  const event = { kind: 'acknowledgement' as const, on: localDate('2023-07-20'), proof: 'Lettre' };
  await client.legal.recordInterruption({ invoiceIds: [invoiceId], ...event }, at);
  const both = await prescriptions();
  expect(both.map(({ on, title }) => `${on} ${plain(title)}`)).toEqual([
    '2025-07-05 Dernier jour avant prescription : M. Aubert, 300,00 €',
    '2025-07-20 Dernier jour avant prescription, avec l’interruption notée : M. Aubert, 300,00 €',
  ]);
  expect(both[0]?.uid).toBe(alone?.uid);
  expect(both[1]?.description).toContain('ne vaut que si sa preuve tient');
});

test('a step that moves to another day keeps its identity, so that a calendar moves it too', async () => {
  const { client, at, customerId, exported } = await aBook();
  const before = (await exported()).read;
  await client.reminders.postpone(
    { customerIds: [customerId], asOf: localDate('2025-06-30'), until: localDate('2025-07-03'), reason: 'congés' },
    at,
  );
  const after = (await exported()).read;
  expect(after[0]).toMatchObject({ uid: before[0]?.uid, on: '2025-07-03' });
});

test('shows initials and no amounts when the company says so', async () => {
  const { client, at, exported } = await aBook();
  await client.reminders.setCalendarSettings({ names: 'initials', amounts: false }, at);
  const { read, text } = await exported(3);
  expect(read.map(({ title }) => title)).toEqual(['Relance 1 : B. S. C. F.']);
  expect(text).not.toMatch(/Bâti|1.234/);
  expect(await client.reminders.calendarSettings({}, at)).toEqual({ names: 'initials', amounts: false });
});

test('whatever is written comes out the same; no line passes 75 bytes, and all end as the standard wants', () => {
  const characters = fc.constantFrom(...'aé€😀 ;,\\:"\n\u202f’«nN=');
  const words = fc.array(characters, { maxLength: 160 }).map((all) => all.join(''));
  fc.assert(
    fc.property(words, words, (title, description) => {
      const text = writeCalendar('Essai', [{ uid: 'a@b', on: localDate('2025-12-31'), title, description }], '2025-06-30T08:09:10.000Z');
      for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
      expect(text).toContain('DTSTAMP:20250630T080910Z\r\n');
      expect(eventsOf(text)).toEqual([{ uid: 'a@b', on: '2025-12-31', end: '2026-01-01', isDay: true, title, description }]);
    }),
  );
});
