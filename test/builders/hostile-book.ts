import type { ApiClient } from '../../shared/api-contract.ts';
import type { InputFile } from '../../shared/contract/file-handles.ts';
import { localDate } from '../../shared/dates/local-date.ts';
import { cents } from '../../shared/money/cents.ts';
import { HOSTILE_TEXTS } from './hostile-texts.ts';

/** The day on which the book is looked at. */
export const HOSTILE_DAY = '2026-09-15';

const today = localDate(HOSTILE_DAY);
const { html, script, mail, calendar, formula, terminal, direction, path, windowsPath, pdf, entities, plus } = HOSTILE_TEXTS;

/** A company whose name, like all that it holds, is hostile. */
export const HOSTILE_COMPANY = {
  name: `${html} ${formula}`,
  legalForm: script,
  siren: '732829320',
  rcsTown: 'Rodez\r\nBcc: pirate@pirate.example',
  addressLine1: path,
  addressLine2: windowsPath,
  postalCode: '12000',
  city: direction,
  phone: terminal,
  email: 'compta@atelier.example',
  iban: 'FR1420041010050500013M02606',
  signatoryName: pdf,
  signatoryTitle: entities.slice(0, 60),
  otherMention: `${html}${script}`,
};

/** What is known of the book that was made, by what its rows are called. */
export interface HostileBook {
  customerIds: readonly number[];
  invoiceIdsOf: ReadonlyMap<number, readonly number[]>;
  importId: number;
  mappingId: number;
  letterIds: readonly number[];
  fileIds: readonly number[];
  disputeFileId: number;
  writeOffId: number;
  scheduleId: number;
}

/** Gives the program a file under a name that its owner did not choose. */
export type GiveFile = (name: string, content: string | Uint8Array) => Promise<InputFile>;

/** Files whose names a system could give a meaning to; none holds anything but text. */
export const HOSTILE_FILE_NAMES = [
  'CON.pdf',
  'devis\u202efdp.txt',
  '-rf --no-preserve-root.txt',
  '$(touch broken) `id`.txt',
  '..\\..\\démarrage.txt',
  `${'l'.repeat(240)}.txt`,
  '%2e%2e%2fpasswd;x=1".txt',
  'a\r\nContent-Type: text_html.txt',
];

/** Brings every hostile text in by an import, and again by hand wherever something can be typed. */
export async function fillHostileBook(client: ApiClient, company: string, giveFile: GiveFile): Promise<HostileBook> {
  const at = { company };
  const texts = Object.entries(HOSTILE_TEXTS);
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const columns = 'N° facture;Client;Téléphone;E-mail;Adresse;Code postal;Ville;Date facture;Échéance;Montant TTC;Libellé';
  const line = (name: string, text: string, index: number, due: string, amount: string) =>
    [`F${index}-${due.slice(0, 2)}-${name}`, text, '+33 5 65', 'compta@client.example', text, '12000', text]
      .map(quoted)
      .concat(['01/06/2026', due, amount, quoted(text)])
      .join(';');
  const rows = texts
    .filter(([name]) => name !== 'zero')
    .flatMap(([name, text], index) => [line(name, text, index, '01/07/2026', '1200,00'), line(name, text, index, '20/08/2026', '340,50')]);
  // The last row is refused: what it holds is shown all the same, and written to the file of problems.
  const csv = [columns, ...rows, line('refused', `${html}${formula}`, 99, '31/02/2026', script)].join('\r\n');
  const { importId } = await client.imports.commit({ file: await giveFile(`${html}=1+1\u202e.csv`.replaceAll('/', '_'), csv) }, at);
  for (const [name, text] of texts)
    await client.customers.create({ name: `${text} ${name}`, notes: text, addressLine1: text.slice(0, 80) }, at);

  const customers = (await client.customers.list({ asOf: today }, at)).filter(({ outstandingCents }) => outstandingCents > 0);
  const customerIds = customers.map(({ id }) => id);
  const invoiceIdsOf = new Map<number, number[]>();
  for (const invoice of (await client.invoices.list({ asOf: today }, at)).toSorted((a, b) => a.id - b.id)) {
    invoiceIdsOf.set(invoice.customerId, [...(invoiceIdsOf.get(invoice.customerId) ?? []), invoice.id]);
  }
  const invoiceOf = (customerId: number, index = 0): number => invoiceIdsOf.get(customerId)?.[index] ?? 0;
  const [debtor = 0, contested = 0, promised = 0, spread = 0, lost = 0, sued = 0] = customerIds;

  await client.customers.update({ id: debtor, segment: html, contactName: mail, notes: script, siren: '732829320' }, at);
  await client.customers.saveContact(
    { id: debtor, role: 'billing', name: html, email: 'billing@client.example', phone: '05 65 00 00 00' },
    at,
  );
  const fileIds: number[] = [];
  for (const name of HOSTILE_FILE_NAMES) {
    const { fileId } = await client.customers.addFile({ id: debtor, file: await giveFile(name, `contenu de ${name}`) }, at);
    fileIds.push(fileId);
  }
  await client.reminders.recordCall(
    { customerId: debtor, on: today, outcome: 'reached', note: calendar, spokenTo: html, calledBy: formula.slice(0, 100) },
    at,
  );
  await client.reminders.planCallBack({ customerId: debtor, on: localDate('2026-09-18'), note: calendar }, at);
  const { disputeId } = await client.disputes.open(
    {
      invoiceId: invoiceOf(contested),
      reason: html,
      notes: script,
      owner: formula.slice(0, 100),
      nextStep: calendar,
      deadlineOn: localDate('2026-09-20'),
    },
    at,
  );
  const { fileId: disputeFileId } = await client.disputes.addFile({ disputeId, file: await giveFile('preuve\u202egpj.txt', html) }, at);
  await client.promises.record(
    {
      customerId: promised,
      invoiceIds: [invoiceOf(promised)],
      amountCents: cents(10_000),
      promisedOn: localDate('2026-09-25'),
      madeBy: html,
      how: 'phone',
    },
    at,
  );
  const { scheduleId } = await client.schedules.create(
    { invoiceIds: [invoiceOf(spread)], instalments: 3, every: 'month', firstOn: localDate('2026-10-01'), asOf: today },
    at,
  );
  const { paymentId: writeOffId } = await client.writeOffs.record(
    {
      customerId: lost,
      on: today,
      reason: 'uncollectible',
      note: `${html}${formula}`,
      allocations: [{ invoiceId: invoiceOf(lost), amountCents: cents(120_000) }],
    },
    at,
  );
  await client.legal.openCase(
    {
      customerId: sued,
      route: 'paymentOrder',
      court: html,
      lawyer: script,
      note: formula,
      referenceNumber: plus,
      invoiceIds: [invoiceOf(sued)],
    },
    at,
  );
  await client.charges.add({ date: today, amountCents: cents(950_00), nature: 'fixed', label: `${formula}${html}` }, at);
  await client.journal.setAuthor({ own: html }, at);

  const letterIds: number[] = [];
  // The debtor was rung today: only a statement may follow so soon.
  for (const customerId of [debtor, ...customerIds.slice(6)]) {
    const kind = customerId === debtor ? 'statement' : 'formalNotice';
    const { letterId, preflight } = await client.letters.draft({ customerId, kind, asOf: today }, at);
    // An address of seven lines fits no envelope.
    if (preflight.every(({ severity }) => severity !== 'blocking')) letterIds.push(letterId);
  }
  letterIds.push((await client.letters.draft({ customerId: spread, kind: 'scheduleAgreement', asOf: today, scheduleId }, at)).letterId);
  const [mapping] = await client.imports.mappings({}, at);
  const mappingId = mapping?.mappingId ?? 0;
  await client.imports.renameMapping({ mappingId, name: `${path}${html}`.slice(0, 60) }, at);
  return { customerIds, invoiceIdsOf, importId, mappingId, letterIds, fileIds, disputeFileId, writeOffId, scheduleId };
}
