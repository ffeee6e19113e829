import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { apiContract } from '../../shared/api-contract.ts';
import { createClient } from '../../shared/contract/client.ts';
import type { InputFile } from '../../shared/contract/file-handles.ts';
import type { Reply } from '../../shared/contract/reply.ts';
import { localDate } from '../../shared/dates/local-date.ts';
import { cents } from '../../shared/money/cents.ts';
import { aCompany, aDirectory } from '../builders/company.ts';
import { aFile } from '../builders/import-file.ts';
import { aPng } from '../builders/letterhead-images.ts';
import { attacksOn, type Target } from './attacks.ts';
import { closeWindow, directHost, type Host, httpHost, ipcHost } from './hosts.ts';

// The command line is left out: there a call is a process that its own user starts, with that user's rights.
const HOSTS: [string, () => Promise<Host>][] = [
  ['in process', async () => directHost()],
  ['over HTTP', httpHost],
  ['over Electron’s messages', ipcHost],
];
afterAll(closeWindow);

const INVOICES = 'N° facture;Client;Date facture;Échéance;Montant TTC\r\nFA-1;Atelier Aubépine;13/05/2025;13/06/2025;1 200,00\r\n';

async function aTarget(host: Host): Promise<Target> {
  const client = createClient(apiContract, host.transport);
  const directory = aDirectory();
  const given = (name: string, content: string | Buffer) => {
    writeFileSync(join(directory, name), content);
    return host.inputFor(join(directory, name));
  };
  const created = await client.companies.create({ name: 'Cible', path: await host.outputFor('cible.quittance') });
  const other = await client.companies.create({ name: 'Autre', path: await host.outputFor('autre.quittance') });
  const company = host.companyOf(created);
  await client.imports.commit({ file: await given('factures.csv', INVOICES) }, { company });
  const [invoice] = await client.invoices.list({ asOf: localDate('2025-06-30') }, { company });
  return {
    company,
    companyPath: created.path,
    otherCompany: host.companyOf(other),
    invoiceId: invoice?.id ?? 0,
    customerId: invoice?.customerId ?? 0,
    picture: await given('logo.png', aPng(8, 8)),
  };
}

function content(path: string): string {
  const hash = createHash('sha256');
  for (const file of [path, `${path}-wal`]) if (existsSync(file)) hash.update(readFileSync(file));
  return hash.digest('hex');
}

describe.each(HOSTS)('the attacker’s list, %s', (name, openHost) => {
  test('each call is refused with its code, and nothing is changed by any', async () => {
    const host = await openHost();
    const target = await aTarget(host);
    const before = content(target.companyPath);
    const otherwise: { attack: string; ended: string; wanted: string }[] = [];
    // The double of Electron carries messages more slowly than Electron does.
    for (const attack of attacksOn(target, name.includes('Electron') ? 50_000 : 1_000_000)) {
      if (attack.handles && name === 'in process') continue;
      const company = attack.company?.(target) ?? target.company;
      const reply = await host.transport({ verb: attack.verb, company, input: attack.input?.(target) ?? {} }, {});
      const ended = reply.ok ? 'ok' : reply.error.code;
      if (ended !== attack.code) otherwise.push({ attack: attack.name, ended, wanted: attack.code });
    }
    expect(otherwise).toEqual([]);
    expect(content(target.companyPath)).toBe(before);
    expect(Object.prototype).not.toHaveProperty('id');
  });

  test('calls at the same time end as if they came one after the other', async () => {
    const host = await openHost();
    const { company, companyPath, customerId, invoiceId } = await aTarget(host);
    const ask = (verb: string, input: unknown): Promise<Reply> => host.transport({ verb, company, input }, {});
    const codes = async (...replies: Promise<Reply>[]) =>
      (await Promise.all(replies)).map((reply) => (reply.ok ? 'ok' : reply.error.code)).sort();

    const dispute = { invoiceId, reason: 'Porte rayée' };
    expect(await codes(...[1, 2, 3, 4].map(() => ask('disputes.open', dispute)))).toEqual([
      'DISPUTE_ALREADY_OPEN',
      'DISPUTE_ALREADY_OPEN',
      'DISPUTE_ALREADY_OPEN',
      'ok',
    ]);
    const [first] = (await value<{ importId: number }[]>(ask('imports.list', {}))) ?? [];
    const undo = () => ask('imports.undo', { importId: first?.importId });
    // A payment of an invoice that its import's undoing takes away: whichever comes first, the other is refused.
    const payment = { customerId, date: '2025-06-30', amountCents: 1000, allocations: [{ invoiceId, amountCents: 1000 }] };
    const ends = await codes(undo(), ask('payments.record', payment), undo(), ask('companies.close', { companyId: company }));
    expect(ends.filter((code) => code === 'UNEXPECTED')).toEqual([]);
    const status = await value<{ invoiceCount: number }>(ask('companies.status', {}));
    expect([0, 1]).toContain(status?.invoiceCount);
    expect(existsSync(companyPath)).toBe(true);
  });
});

async function value<T>(reply: Promise<Reply>): Promise<T | undefined> {
  const answer = await reply;
  return answer.ok ? (answer.value as T) : undefined;
}

test('a company that is closed, undone and written to at once is whole afterwards, and what was confirmed is in it', async () => {
  const made = await aCompany();
  const { client, company, path } = made;
  const at = { company };
  await client.imports.commit({ file: aFile(made, INVOICES) }, at);
  const [invoice] = await client.invoices.list({ asOf: localDate('2025-06-30') }, at);
  const customerId = invoice?.customerId ?? 0;
  const confirmed: number[] = [];
  const work = Array.from({ length: 30 }, async (_, index) => {
    if (index % 5 === 4) return client.companies.close({ companyId: company });
    const amountCents = cents(100 + index);
    await client.payments.record({ customerId, date: localDate('2025-06-30'), amountCents }, at);
    confirmed.push(amountCents);
  });
  await Promise.all(work);
  const { db } = await reopened(made.client, path as InputFile, made);
  const stored = db.prepare<{ amount_cents: number }>('SELECT amount_cents FROM payments ORDER BY amount_cents').all();
  expect(stored.map(({ amount_cents }) => amount_cents)).toEqual(confirmed.sort((a, b) => a - b));
  expect(db.prepare<{ integrity_check: string }>('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
});

async function reopened(
  client: Awaited<ReturnType<typeof aCompany>>['client'],
  file: InputFile,
  { backend }: Awaited<ReturnType<typeof aCompany>>,
) {
  const { companyId } = await client.companies.open({ file });
  return { db: backend.companies.databaseOf(companyId) };
}
