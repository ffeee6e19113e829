import { describe, expect, test } from 'vitest';
import { localDate } from '../../shared/dates/local-date.ts';
import { customerEvents } from '../../shared/messages/customer-events.fr.ts';
import { customerHistory } from '../../shared/messages/customer-history.ts';
import { cents } from '../../shared/money/cents.ts';
import { aCustomerIn, anInvoiceIn } from '../builders/book.ts';
import { aCompany } from '../builders/company.ts';

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

/** A customer's history as its screen gathers it, one line each. */
async function aHistory(today: string) {
  const { client, company, db } = await aCompany({ today });
  const at = { company };
  const customerId = aCustomerIn(db, { name: 'Camping du Lac' });
  const asOf = localDate(today);
  return {
    client,
    at,
    db,
    customerId,
    entries: async () => {
      const contacts = await client.reminders.contacts({ customerId }, at);
      const told = new Set(contacts.flatMap(({ contactId, promise }) => (promise === null ? [] : [contactId])));
      const events = customerEvents(
        {
          payments: await client.payments.list({ customerId }, at),
          promises: await client.promises.list({ asOf, customerId }, at),
          disputes: await client.disputes.list({ asOf }, at),
          schedules: await client.schedules.list({ asOf }, at),
          writeOffs: await client.writeOffs.list({ customerId }, at),
          handOvers: await client.handOvers.list({ asOf, customerId }, at),
          cases: await client.legal.cases({ asOf, customerId }, at),
          anonymisedOn: (await client.privacy.customerState({ customerId }, at)).anonymisedOn,
        },
        told,
        asOf,
      );
      return customerHistory(contacts, [], [], events);
    },
  };
}

type Entry = Awaited<ReturnType<Awaited<ReturnType<typeof aHistory>>['entries']>>[number];

const line = (entry: Entry) =>
  entry.type === 'event' ? plain([`${entry.on} ${entry.title}`, ...entry.details].join(' · ')) : `${entry.on} ${entry.type}`;

describe('the history of a customer', () => {
  test('tells on its day that the customer was anonymised', async () => {
    const { client, at, customerId, entries } = await aHistory('2025-07-20');
    await client.privacy.anonymise({ customerId, confirmation: 'Camping du Lac' }, at);
    expect((await entries()).map(line)).toEqual(['2025-07-20 Client anonymisé · nom, coordonnées et courriers retirés du dossier']);
  });

  test('tells promises, disputes and losses with the payments and the calls between them', async () => {
    const { client, at, db, customerId, entries } = await aHistory('2025-07-20');
    const first = anInvoiceIn(db, { customerId, number: 'F1', dueOn: '2025-05-20', totalCents: 100_000 });
    const second = anInvoiceIn(db, { customerId, number: 'F2', dueOn: '2025-05-25', totalCents: 60_000 });
    const third = anInvoiceIn(db, { customerId, number: 'F3', dueOn: '2025-05-26', totalCents: 5_000 });
    const promise = (invoiceIds: number[], amount: number, promisedOn: string, madeOn: string) =>
      client.promises.record(
        {
          customerId,
          invoiceIds,
          amountCents: cents(amount),
          promisedOn: localDate(promisedOn),
          madeOn: localDate(madeOn),
          madeBy: 'Mme Roy',
        },
        at,
      );
    await promise([first], 100_000, '2025-06-10', '2025-06-01');
    await client.payments.record(
      {
        customerId,
        date: localDate('2025-06-20'),
        amountCents: cents(100_000),
        method: 'Virement',
        allocations: [{ invoiceId: first, amountCents: cents(100_000) }],
      },
      at,
    );
    const { disputeId } = await client.disputes.open(
      { invoiceId: second, reason: 'Trois colis manquants', amountCents: cents(20_000), openedOn: localDate('2025-06-22') },
      at,
    );
    await client.disputes.close({ disputeId, outcome: 'maintained', closedOn: localDate('2025-07-02') }, at);
    await promise([second], 60_000, '2025-07-30', '2025-07-03');
    await client.writeOffs.record(
      {
        customerId,
        on: localDate('2025-07-10'),
        reason: 'smallBalance',
        allocations: [{ invoiceId: third, amountCents: cents(5_000) }],
      },
      at,
    );
    await client.handOvers.record(
      { customerId, kind: 'agency', on: localDate('2025-07-12'), taker: 'Recouvr’Ouest', invoiceIds: [second] },
      at,
    );
    expect((await entries()).map(line)).toEqual([
      '2025-07-12 Créance remise à Recouvr’Ouest pour recouvrement',
      '2025-07-10 Passé en perte : 50,00 € · Petit solde',
      '2025-07-03 Promesse de règlement : 600,00 € pour le 30/07/2025 · par Mme Roy',
      '2025-07-02 Litige clos : facture maintenue · Trois colis manquants',
      '2025-06-22 Litige ouvert : Trois colis manquants · 200,00 € contestés',
      '2025-06-20 Règlement reçu : 1 000,00 € · Virement',
      '2025-06-13 Promesse non tenue : 1 000,00 € pour le 10/06/2025 · complétée le 20/06/2025, 10 jours après le jour dit',
      '2025-06-01 Promesse de règlement : 1 000,00 € pour le 10/06/2025 · par Mme Roy',
    ]);
  });

  test('says what was promised in a call once, on the line of the call', async () => {
    const { client, at, db, customerId, entries } = await aHistory('2025-07-20');
    anInvoiceIn(db, { customerId, number: 'F1', dueOn: '2025-05-20', totalCents: 100_000 });
    await client.reminders.recordCall(
      {
        customerId,
        on: localDate('2025-07-01'),
        outcome: 'promise',
        promise: { amountCents: cents(100_000), promisedOn: localDate('2025-07-05') },
      },
      at,
    );
    expect((await entries()).map(line)).toEqual([
      '2025-07-08 Promesse non tenue : 1 000,00 € pour le 05/07/2025 · rien n’est venu',
      '2025-07-01 contact',
    ]);
  });

  test('tells a schedule agreed, signed and stopped, and a case up to its last step that happened', async () => {
    const { client, at, db, customerId, entries } = await aHistory('2025-07-20');
    const first = anInvoiceIn(db, { customerId, number: 'F1', dueOn: '2025-05-20', totalCents: 90_000 });
    const { scheduleId } = await client.schedules.create(
      { invoiceIds: [first], instalments: 3, every: 'month', firstOn: localDate('2025-07-15'), asOf: localDate('2025-06-30') },
      at,
    );
    await client.schedules.setSignature({ scheduleId, signedOn: localDate('2025-07-02') }, at);
    await client.schedules.end({ scheduleId, endedOn: localDate('2025-07-16') }, at);
    const { caseId } = await client.legal.openCase(
      { customerId, route: 'paymentOrder', invoiceIds: [first], openedOn: localDate('2025-07-17'), court: 'TJ de Mende' },
      at,
    );
    await client.legal.saveStep({ caseId, kind: 'filed', on: localDate('2025-07-18'), costCents: cents(3_500) }, at);
    await client.legal.saveStep({ caseId, kind: 'hearing', on: localDate('2025-09-18') }, at);
    expect((await entries()).map(line)).toEqual([
      '2025-07-18 Requête déposée · Injonction de payer · 35,00 € de frais',
      '2025-07-17 Dossier contentieux ouvert : Injonction de payer · TJ de Mende',
      '2025-07-16 Échéancier arrêté · celui du 30/06/2025 · 900,00 € restaient à régler',
      '2025-07-02 Échéancier signé · celui du 30/06/2025',
      '2025-06-30 Échéancier convenu : 900,00 € en 3 échéances · chaque mois',
    ]);
    await client.legal.closeCase({ caseId, outcome: 'abandoned', closedOn: localDate('2025-07-19'), note: 'Débiteur introuvable' }, at);
    expect((await entries()).map(line)[0]).toBe('2025-07-19 Dossier contentieux clos : abandonnée · Injonction de payer');
  });
});
