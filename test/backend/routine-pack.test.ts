import { existsSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { localDate } from '../../shared/dates/local-date.ts';
import { aCustomerIn, anInvoiceIn } from '../builders/book.ts';
import { plain, refused } from '../builders/letters-book.ts';
import { readPdf } from '../builders/read-pdf.ts';
import { DAY, IDENTITIES, threeCompanies } from '../builders/three-companies.ts';

type Three = Awaited<ReturnType<typeof threeCompanies>>;

const bare = (text: string) => text.replace(/\s+/g, '');

/** The draft of each company's only letter, as the pack is asked for. */
async function drafts({ companies, draft }: Three) {
  const asked = [];
  for (const { companyId, customerId } of companies) asked.push({ companyId, letterIds: [await draft(companyId, customerId)] });
  return asked;
}

async function pagesOf(bytes: Uint8Array): Promise<string[]> {
  return (await readPdf(bytes)).pages.map(({ text }) => plain(text));
}

describe('one posting pack over three companies', () => {
  test('is grouped by sender; no page bears the name, the bank or the customer of another', async () => {
    const three = await threeCompanies();
    const [first] = three.companies;
    const other = aCustomerIn(first.db, { name: 'Abeille', ...three.address });
    anInvoiceIn(first.db, { customerId: other, dueOn: '2026-07-01' });
    const asked = await drafts(three);
    asked[0]?.letterIds.push(await three.draft(first.companyId, other));
    const { companies, leftOut, pages } = await three.client.routine.printPack({ companies: asked, out: three.out('pochette.pdf') });
    expect(leftOut).toEqual([]);
    expect(companies.map(({ name, envelopes }) => [name, envelopes])).toEqual([
      ['Menuiserie Aubrac', 2],
      ['Plomberie Bonnefoy', 1],
      ['Garage Causse', 1],
    ]);

    const read = await pagesOf(three.bytesOf('pochette.pdf'));
    expect(read).toHaveLength(pages);
    const [front = '', ...rest] = read;
    expect(front).toContain('4 plis de 3 sociétés');
    const senderOf = (page: string) => IDENTITIES.filter(({ name }) => page.includes(name)).map(({ name }) => name);
    const senders = rest.map(senderOf);
    // Letters, copies and the slip of each company: two letters give five pages, one gives three.
    expect(senders).toEqual([
      ...Array(5).fill(['Menuiserie Aubrac']),
      ...Array(3).fill(['Plomberie Bonnefoy']),
      ...Array(3).fill(['Garage Causse']),
    ]);
    for (const [index, page] of rest.entries()) {
      const own = senders[index]?.[0];
      const isSlip = page.includes('Bordereau');
      for (const { name, iban, customer, siren } of IDENTITIES) {
        if (name === own) {
          if (!isSlip) expect(bare(page)).toContain(bare(iban));
          continue;
        }
        expect(bare(page)).not.toContain(bare(iban));
        expect(bare(page)).not.toContain(siren);
        expect(page.toLowerCase()).not.toContain(customer.toLowerCase());
      }
    }
    // In the order of the envelopes, with a copy of each and the slip last, as the company's own pack.
    expect(rest.slice(0, 2).map((page) => (/abeille/i.test(page) ? 'Abeille' : 'Client Alpha'))).toEqual(['Abeille', 'Client Alpha']);
    expect(rest.slice(2, 4).every((page) => page.includes('Copie pour le dossier'))).toBe(true);
    expect(rest[4]).toContain('Bordereau de dépôt');

    for (const { companyId } of three.companies) expect(new Set(await three.statesOf(companyId))).toEqual(new Set(['printed']));
    const marked = await three.client.routine.markPackSent({ companies: asked, sentOn: localDate(DAY) });
    expect(marked.companies.map(({ count }) => count)).toEqual([2, 1, 1]);
    for (const { companyId } of three.companies) {
      expect(new Set(await three.statesOf(companyId))).toEqual(new Set(['sent']));
      const { entries } = await three.client.journal.list({}, { company: companyId });
      expect(entries.map(({ verb }) => verb)).toEqual(expect.arrayContaining(['letters.print', 'letters.markAllSent']));
    }
  });

  test('says on which page of the file each company starts, printed on one side or on both', async () => {
    for (const duplex of [false, true]) {
      const three = await threeCompanies();
      await three.client.routine.printPack({ companies: await drafts(three), out: three.out('p.pdf'), duplex });
      const pages = await pagesOf(three.bytesOf('p.pdf'));
      const firstOf = (name: string) => pages.findIndex((page, index) => index > 0 && page.includes(name)) + 1;
      for (const { name } of IDENTITIES) {
        expect(pages[0]).toContain(`${name} 1 ${firstOf(name)}`);
        if (duplex) expect(firstOf(name) % 2).toBe(1);
      }
    }
  });

  test('what was printed before comes out by the same bytes, and again after the pack was lost', async () => {
    const three = await threeCompanies();
    const asked = await drafts(three);
    await three.client.routine.printPack({ companies: asked, out: three.out('une.pdf') });
    await three.client.routine.printPack({ companies: asked, out: three.out('deux.pdf') });
    expect(Buffer.from(three.bytesOf('une.pdf')).equals(three.bytesOf('deux.pdf'))).toBe(true);
  });
});

describe('a company in which something is in the way', () => {
  test('is left out whole with its sentence, on the first page too; the others leave', async () => {
    const three = await threeCompanies();
    const [, second] = three.companies;
    const nowhere = aCustomerIn(second.db, { name: 'Sans adresse' });
    anInvoiceIn(second.db, { customerId: nowhere, dueOn: '2026-07-01' });
    const asked = await drafts(three);
    asked[1]?.letterIds.push(await three.draft(second.companyId, nowhere));
    const { companies, leftOut } = await three.client.routine.printPack({ companies: asked, out: three.out('p.pdf') });
    expect(companies.map(({ name }) => name)).toEqual(['Menuiserie Aubrac', 'Garage Causse']);
    expect(leftOut).toMatchObject([{ name: 'Plomberie Bonnefoy', problem: expect.stringContaining('Sans adresse') }]);
    expect(await three.statesOf(second.companyId)).toEqual(['draft', 'draft']);
    const pages = await pagesOf(three.bytesOf('p.pdf'));
    expect(pages[0]).toContain('Laissées de côté Plomberie Bonnefoy');
    expect(pages.slice(1).some((page) => page.includes('Plomberie Bonnefoy'))).toBe(false);
  });

  test('whose file another program holds is left out, and marks nothing', async () => {
    const three = await threeCompanies();
    const asked = await drafts(three);
    const [, , third] = three.companies;
    await three.client.companies.close({ companyId: third.companyId });
    const holder = new Database(third.path);
    onTestFinished(() => void holder.close());
    holder.pragma('locking_mode = EXCLUSIVE');
    holder.exec('BEGIN EXCLUSIVE');
    const { leftOut } = await three.client.routine.printPack({ companies: asked, out: three.out('p.pdf') });
    expect(leftOut.map(({ name }) => name)).toEqual(['Garage Causse']);
    holder.exec('ROLLBACK');
    holder.close();
    expect(await three.statesOf(third.companyId)).toEqual(['draft']);
  });

  test('whose letters cannot be kept is taken out of the pack before it appears', async () => {
    const three = await threeCompanies();
    const asked = await drafts(three);
    const [, second] = three.companies;
    second.db.run(`CREATE TEMP TRIGGER full_disk BEFORE UPDATE OF state ON letters BEGIN SELECT RAISE(ABORT, 'stopped'); END`);
    const { companies, leftOut } = await three.client.routine.printPack({ companies: asked, out: three.out('p.pdf') });
    expect(companies.map(({ name }) => name)).toEqual(['Menuiserie Aubrac', 'Garage Causse']);
    expect(leftOut.map(({ name }) => name)).toEqual([second.name]);
    const pages = await pagesOf(three.bytesOf('p.pdf'));
    expect(pages[0]).toContain('2 plis de 2 sociétés');
    expect(pages.slice(1).some((page) => page.includes(second.name))).toBe(false);
    expect(await Promise.all(three.companies.map(({ companyId }) => three.statesOf(companyId)))).toEqual([
      ['printed'],
      ['draft'],
      ['printed'],
    ]);
    second.db.run('DROP TRIGGER temp.full_disk');
  });

  test('when none is left, or the file exists, or the caller gives up, nothing is printed anywhere', async () => {
    const three = await threeCompanies();
    const [first] = three.companies;
    const asked = await drafts(three);
    await expect(
      three.client.routine.printPack({ companies: [{ companyId: first.companyId, letterIds: [999] }], out: three.out('p.pdf') }),
    ).rejects.toEqual(refused('POSTING_PACK_EMPTY'));
    writeFileSync(three.out('taken.pdf'), 'mine');
    await expect(three.client.routine.printPack({ companies: asked, out: three.out('taken.pdf') })).rejects.toEqual(
      refused('OUTPUT_EXISTS'),
    );
    const controller = new AbortController();
    const onProgress = ({ done }: { done: number }) => {
      if (done === 2) controller.abort();
    };
    await expect(
      three.client.routine.printPack({ companies: asked, out: three.out('p.pdf') }, { signal: controller.signal, onProgress }),
    ).rejects.toEqual(refused('CANCELLED'));
    for (const { companyId } of three.companies) expect(await three.statesOf(companyId)).toEqual(['draft']);
    expect(existsSync(three.out('p.pdf'))).toBe(false);
  });

  test('in markPackSent, one letter that is not printed leaves all of its company’s unmarked, and the others’ marked', async () => {
    const three = await threeCompanies();
    const asked = await drafts(three);
    const [first, second] = three.companies;
    const late = aCustomerIn(second.db, { name: 'Deuxième', ...three.address });
    anInvoiceIn(second.db, { customerId: late, dueOn: '2026-07-01' });
    await three.client.routine.printPack({ companies: asked, out: three.out('p.pdf') });
    asked[1]?.letterIds.push(await three.draft(second.companyId, late));
    const { companies, leftOut } = await three.client.routine.markPackSent({ companies: asked, sentOn: localDate(DAY) });
    expect(companies.map(({ name }) => name)).toEqual([first.name, 'Garage Causse']);
    expect(leftOut).toMatchObject([{ name: second.name }]);
    expect(new Set(await three.statesOf(second.companyId))).toEqual(new Set(['printed', 'draft']));
  });
});

describe('the letters of the day of all companies', () => {
  test('are those of each agenda, with what stops them; then those prepared or printed and not posted', async () => {
    const three = await threeCompanies();
    const [first, second] = three.companies;
    const nowhere = aCustomerIn(first.db, { name: 'Sans adresse' });
    anInvoiceIn(first.db, { customerId: nowhere, dueOn: '2026-07-01' });
    const due = async () => three.client.routine.dueLetters({});
    const before = await due();
    const of = (all: Awaited<ReturnType<typeof due>>, companyId: string) => all.find((each) => each.companyId === companyId)?.letters ?? [];
    for (const { companyId } of three.companies) {
      const agenda = await three.client.reminders.agenda({ asOf: localDate(DAY) }, { company: companyId });
      const byPost = agenda.filter(({ template, channel }) => template !== null && channel !== 'email');
      expect(of(before, companyId).map(({ customerId, kind }) => [customerId, kind])).toEqual(
        byPost.map(({ customerId, template }) => [customerId, template]),
      );
    }
    const stopped = of(before, first.companyId).find(({ customerName }) => customerName === 'Sans adresse');
    expect(stopped?.blocking).toHaveLength(1);
    const letterId = await three.draft(second.companyId, second.customerId);
    await three.client.routine.printPack({ companies: [{ companyId: second.companyId, letterIds: [letterId] }], out: three.out('p.pdf') });
    const printed = of(await due(), second.companyId).filter(({ state }) => state === 'printed');
    expect(printed).toMatchObject([{ letterId, customerName: 'Client Bravo', blocking: [], change: null, warnings: [] }]);
  });

  test('say what the letter will ask for, the same before it is printed and after', async () => {
    const three = await threeCompanies();
    const [{ companyId, customerId }] = three.companies;
    const amounts = async () =>
      (await three.client.routine.dueLetters({ companyIds: [companyId] })).flatMap(({ letters }) => letters.map((each) => each.totalCents));
    const [before] = await three.client.routine.dueLetters({ companyIds: [companyId] });
    const { kind } = before?.letters[0] ?? {};
    if (!kind) throw new Error('a letter is due');
    const { letterId } = await three.client.letters.draft({ customerId, kind, asOf: localDate(DAY) }, { company: companyId });
    const [stored] = await three.client.letters.list({}, { company: companyId });
    expect(before?.letters.map(({ totalCents }) => totalCents)).toEqual([stored?.totalCents]);
    expect(await amounts()).toEqual([stored?.totalCents]);
    await three.client.routine.printPack({ companies: [{ companyId, letterIds: [letterId] }], out: three.out('p.pdf') });
    expect(await amounts()).toEqual([stored?.totalCents]);
  });

  test('one whose claim was paid since it was printed says so, and is neither printed nor marked unless that was seen', async () => {
    const three = await threeCompanies();
    const asked = await drafts(three);
    const [first, second, third] = three.companies;
    await three.client.routine.printPack({ companies: asked, out: three.out('une.pdf') });
    const payment = three.aFile('reglements.csv', [
      'Date règlement;Client;N° facture;Montant',
      '15/09/2026;Client Bravo;Rodez-001;1200,00',
    ]);
    await three.client.imports.commit({ file: payment }, { company: second.companyId });

    const [outdated] = await three.client.letters.outdated({}, { company: second.companyId });
    const due = await three.client.routine.dueLetters({});
    const shown = due.flatMap(({ name, letters }) => letters.map(({ change, warnings }) => ({ name, change, warnings })));
    expect(outdated?.change).toContain('plus rien à réclamer');
    expect(
      shown.toSorted((a, b) => IDENTITIES.findIndex(({ name }) => name === a.name) - IDENTITIES.findIndex(({ name }) => name === b.name)),
    ).toEqual([
      { name: first.name, change: null, warnings: [] },
      { name: second.name, change: outdated?.change, warnings: [expect.stringContaining(outdated?.change ?? '…')] },
      { name: third.name, change: null, warnings: [] },
    ]);

    const others = [first.name, third.name];
    const said = [{ name: second.name, problem: expect.stringContaining(`Client Bravo, ${outdated?.change}`) }];
    const again = await three.client.routine.printPack({ companies: asked, out: three.out('deux.pdf') });
    expect(again.companies.map(({ name }) => name)).toEqual(others);
    expect(again.leftOut).toMatchObject(said);
    const marked = await three.client.routine.markPackSent({ companies: asked, sentOn: localDate(DAY) });
    expect(marked.companies.map(({ name }) => name)).toEqual(others);
    expect(marked.leftOut).toMatchObject(said);
    expect(await three.statesOf(second.companyId)).toEqual(['printed']);

    const seen = asked.slice(1, 2).map((each) => ({ ...each, seenChanges: each.letterIds }));
    const wanted = await three.client.routine.printPack({ companies: seen, out: three.out('trois.pdf') });
    expect(wanted.leftOut).toEqual([]);
    await three.client.routine.markPackSent({ companies: seen, sentOn: localDate(DAY) });
    expect(await three.statesOf(second.companyId)).toEqual(['sent']);
  });
});
