import type { Backend } from '../../electron/backend/start-backend.ts';
import { apiContract } from '../../shared/api-contract.ts';
import { createClient } from '../../shared/contract/client.ts';
import type { InputFile, OutputFile } from '../../shared/contract/file-handles.ts';
import { addDays } from '../../shared/dates/local-date.ts';
import { cents } from '../../shared/money/cents.ts';

/** Makes the sample company, then does one of everything in it, so that every verb finds what it is about. */
export async function prepareCompany(backend: Backend, path: string, files: ReadonlyMap<string, string>): Promise<void> {
  const client = createClient(apiContract, backend.call);
  const { companyId: company } = await client.companies.createSample({ path: path as OutputFile });
  const at = { company };
  const { today } = await client.companies.status({}, at);
  const file = (name: string) => files.get(`file-${name}`) as InputFile;
  let outputs = 0;
  const out = () => {
    outputs += 1;
    return `${path}.out-${outputs}` as OutputFile;
  };
  const listed = await client.invoices.list({ asOf: today }, at);
  const late = listed.filter(({ kind, status, disputedCents }) => kind === 'invoice' && status === 'overdue' && disputedCents === 0);
  const owing = [...new Set(late.map(({ customerId }) => customerId))].flatMap((customerId) => {
    const ofOne = late.filter((invoice) => invoice.customerId === customerId);
    const [first] = ofOne;
    return first === undefined ? [] : [{ customerId, first, invoiceIds: ofOne.map(({ id }) => id) }];
  });
  const [disputed, promised, paysBySchedule, sued, handedOver, lost, waived, written, interrupted, reserve] = owing;
  if (!disputed || !promised || !paysBySchedule || !sued || !handedOver || !lost || !waived || !written || !interrupted || !reserve)
    throw new Error(`the sample company has ${owing.length} customers who owe something: ten are needed`);

  const { disputeId } = await client.disputes.open({ invoiceId: disputed.first.id, reason: 'Porte rayée' }, at);
  await client.disputes.addFile({ disputeId, file: file('logo.png') }, at);
  await client.promises.record(
    { customerId: promised.customerId, invoiceIds: promised.invoiceIds, amountCents: cents(10_000), promisedOn: addDays(today, 8) },
    at,
  );
  await client.reminders.planCallBack({ customerId: promised.customerId, on: addDays(today, 2) }, at);
  const { scheduleId } = await client.schedules.create(
    { invoiceIds: paysBySchedule.invoiceIds, instalments: 3, every: 'month', firstOn: addDays(today, 10), asOf: today },
    at,
  );
  await client.schedules.addFile({ scheduleId, file: file('logo.png') }, at);
  const { caseId } = await client.legal.openCase({ customerId: sued.customerId, route: 'paymentOrder', invoiceIds: sued.invoiceIds }, at);
  await client.legal.saveStep({ caseId, kind: 'filed', on: today, costCents: cents(3_300) }, at);
  await client.legal.addCaseFile({ caseId, file: file('prose.txt') }, at);
  await client.handOvers.record(
    { customerId: handedOver.customerId, kind: 'agency', on: today, taker: 'Recouvrement du Rouergue', invoiceIds: handedOver.invoiceIds },
    at,
  );
  await client.writeOffs.record(
    {
      customerId: lost.customerId,
      on: today,
      reason: 'uncollectible',
      allocations: [{ invoiceId: lost.first.id, amountCents: lost.first.openCents }],
    },
    at,
  );
  await client.lateFees.waive({ invoiceIds: waived.invoiceIds, interest: true, indemnity: true, reason: 'Geste commercial' }, at);
  await client.legal.recordInterruption(
    { kind: 'acknowledgement', on: today, proof: 'Lettre signée', invoiceIds: interrupted.invoiceIds },
    at,
  );

  const { letterId: printed } = await client.letters.draft({ customerId: written.customerId, kind: 'statement', asOf: today }, at);
  await client.letters.print({ letterIds: [printed], out: out() }, at);
  await client.letters.markSent({ letterId: printed, sentOn: today }, at);
  await client.letters.addScan({ letterId: printed, file: file('logo.png') }, at);
  await client.letters.draft({ customerId: reserve.customerId, kind: 'statement', asOf: today }, at);
  await client.letterhead.setImage({ role: 'logo', file: file('logo.png') }, at);
  const texts = { recipient: 'compta@pont.example', subject: 'Facture', body: 'Bonjour' };
  for (const { customerId, level } of (await client.reminders.agenda({ asOf: today }, at)).slice(0, 2))
    await client.messages.keep({ customerId, channel: 'email', level, asOf: today, ...texts }, at);

  const keep = await client.customers.create({ name: 'Menuiserie Aubrac' }, at);
  const merge = await client.customers.create({ name: 'Menuiserie de l’Aubrac' }, at);
  await client.customers.merge({ keepId: keep.id, mergeId: merge.id }, at);
  await client.customers.saveContact({ id: reserve.customerId, name: 'Mme Roy', role: 'billing' }, at);
  await client.customers.addFile({ id: reserve.customerId, file: file('prose.txt') }, at);
  await client.payments.record({ customerId: reserve.customerId, date: today, amountCents: cents(5_000) }, at);
  await client.imports.commit({ file: file('factures.csv') }, at);
  await client.imports.commit(
    { file: file('factures-autrement.csv'), kind: 'invoices', mapping: { Brut: 'totalAmount', Net: 'ignored' } },
    at,
  );
  await client.imports.commit({ file: file('releve.ofx') }, at);
  await client.reminderPlans.duplicate({ planId: (await client.reminderPlans.list({}, at))[0]?.planId ?? 1 }, at);
  backend.companies.close(company);
}
