import { describe, expect, test } from 'vitest';
import type { InputFile } from '../../shared/contract/file-handles.ts';
import { yearMonth } from '../../shared/dates/year-month.ts';
import { plain, refused } from '../builders/letters-book.ts';
import { unzipped } from '../builders/read-archive.ts';
import { readPdf } from '../builders/read-pdf.ts';
import { DAY, threeCompanies } from '../builders/three-companies.ts';

const INVOICES = 'Numéro;Client;Date;Échéance;Montant TTC';

describe('which company a file is for', () => {
  const proposalsOf = async (three: Awaited<ReturnType<typeof threeCompanies>>, files: InputFile[]) =>
    (await three.client.routine.proposeCompanies({ files })).map(({ name, proposed, proposals }) => ({
      name,
      proposed: three.companies.find(({ companyId }) => companyId === proposed)?.name ?? null,
      kinds: proposals.map(({ companyId, evidence }) => [
        three.companies.find((each) => each.companyId === companyId)?.name,
        ...evidence.map(({ kind }) => kind),
      ]),
    }));

  test('is told by a FEC’s name, a company’s name, known invoices, and how its earlier files were named', async () => {
    const three = await threeCompanies();
    const [first, second] = three.companies;
    const earlier = three.aFile('export-sagane-2026-08.csv', [INVOICES, 'N-1;Nouveau;01/08/2026;31/08/2026;100,00']);
    await three.client.imports.commit({ file: earlier }, { company: second.companyId });
    const files = [
      three.aFile('552100554FEC20251231.txt', 'rien'),
      three.aFile('Factures MENUISERIE AUBRAC sept. 2026.csv', [INVOICES, 'X-1;Inconnu;01/09/2026;30/09/2026;10,00']),
      three.aFile('liste.csv', [INVOICES, 'Millau-001;Autre;15/06/2026;15/07/2026;1200,00']),
      three.aFile('Export_sagane 2026-09 (1).csv', ['Tout;autre;chose', 'a;b;c']),
      three.aFile('inconnu.csv', ['a;b', '1;2']),
    ];
    expect(await proposalsOf(three, files)).toMatchObject([
      { proposed: second.name, kinds: [[second.name, 'siren']] },
      {
        proposed: first.name,
        kinds: [
          [first.name, 'nameOfFile'],
          [second.name, 'layout'],
        ],
      },
      {
        proposed: 'Garage Causse',
        kinds: [
          ['Garage Causse', 'invoices'],
          [second.name, 'layout'],
        ],
      },
      { proposed: second.name, kinds: [[second.name, 'fileNameBefore']] },
      { proposed: null, kinds: [] },
    ]);
  });

  test('is left to the user where two are as likely, and told by the account of a bank statement', async () => {
    const three = await threeCompanies();
    const [first, second, third] = three.companies;
    for (const { companyId } of [first, second]) {
      const file = three.aFile(`${companyId}/`.replace('/', '.csv'), [INVOICES, 'N-1;Nouveau;01/08/2026;31/08/2026;100,00']);
      await three.client.imports.commit({ file }, { company: companyId });
    }
    const ofx = `OFXHEADER:100
DATA:OFXSGML
VERSION:102
SECURITY:NONE
ENCODING:USASCII
CHARSET:1252
COMPRESSION:NONE
OLDFILEUID:NONE
NEWFILEUID:NONE

<OFX><BANKMSGSRSV1><STMTTRNRS><TRNUID>1<STMTRS><CURDEF>EUR<BANKACCTFROM><BANKID>30001<BRANCHID>00794<ACCTID>12345678901<ACCTTYPE>CHECKING</BANKACCTFROM>
<BANKTRANLIST><DTSTART>20260901<DTEND>20260910<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20260902<TRNAMT>100.00<FITID>1<NAME>VIR</STMTTRN></BANKTRANLIST>
<LEDGERBAL><BALAMT>100.00<DTASOF>20260910</LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>`;
    const files = [
      three.aFile('x.csv', [INVOICES, 'X-1;Inconnu;01/09/2026;30/09/2026;10,00', 'X-2;Autre inconnu;01/09/2026;30/09/2026;10,00']),
      three.aFile('releve.ofx', ofx),
    ];
    const [shared, statement] = await proposalsOf(three, files);
    expect(shared?.proposed).toBeNull();
    expect(new Set(shared?.kinds.map(([name]) => name))).toEqual(new Set([first.name, second.name]));
    expect(statement).toMatchObject({ proposed: third.name });
  });

  test('a file that cannot be read is told by its name alone, with the reason; no company’s file is changed by asking', async () => {
    const three = await threeCompanies();
    const before = three.companies.map(({ db }) => db.prepare('SELECT total_changes() AS changes').get());
    const file = three.aFile('552100554FEC20251231.txt', '');
    const [answer] = await three.client.routine.proposeCompanies({ files: [file, '/nowhere.csv' as InputFile] });
    expect(answer).toMatchObject({ proposed: three.companies[1].companyId, problem: expect.stringContaining('vide') });
    expect(three.companies.map(({ db }) => db.prepare('SELECT total_changes() AS changes').get())).toEqual(before);
  });
});

describe('the owner’s page of each company', () => {
  const month = yearMonth('2026-08');

  test('in one PDF, each page its own company’s; what is missing is said', async () => {
    const three = await threeCompanies();
    const { pages, companies } = await three.client.routine.printOwnerPages({ month, as: 'pdf', out: three.out('points.pdf') });
    const read = await readPdf(three.bytesOf('points.pdf'));
    expect(pages).toBe(3);
    expect(read.pages).toHaveLength(3);
    for (const [index, { name, missing }] of companies.entries()) {
      const text = plain(read.pages[index]?.text ?? '');
      expect(text).toContain(name);
      expect(missing).toContain('prévision');
      for (const other of companies) if (other.name !== name) expect(text).not.toContain(other.name);
    }
  });

  test('in an archive of one PDF each, the same as the company’s own; a damaged file is left out', async () => {
    const three = await threeCompanies();
    const [first] = three.companies;
    const damaged = three.aFile('abime.quittance', 'rien');
    const { leftOut } = await three.client.routine.printOwnerPages({
      companies: [...three.companies.map(({ path }) => path as InputFile), damaged],
      month,
      as: 'zip',
      out: three.out('points.zip'),
    });
    expect(leftOut).toMatchObject([{ name: 'abime' }]);
    const files = unzipped(three.bytesOf('points.zip'));
    expect([...files.keys()].sort()).toEqual(
      ['Garage Causse', 'Menuiserie Aubrac', 'Plomberie Bonnefoy'].map((name) => `${name} - Le point 2026-08.pdf`),
    );
    await three.client.dashboard.printOwnerPage({ month, out: three.out('une.pdf') }, { company: first.companyId });
    expect(files.get(`${first.name} - Le point 2026-08.pdf`)?.equals(three.bytesOf('une.pdf'))).toBe(true);
  });
});

describe('settings copied from one company to others', () => {
  const key = { kind: 'reminder1', tone: 'courteous', language: 'fr' } as const;

  test('say first what they replace, replace it, and leave what was there in the journal', async () => {
    const three = await threeCompanies();
    const { client } = three;
    const [first, second, third] = three.companies.map(({ companyId }) => companyId) as [string, string, string];
    const { texts } = await client.letters.template(key, { company: first });
    const changed = (salutation: string) => ({ ...key, texts: { ...texts, salutation } });
    await client.letters.saveTemplate(changed('Chère cliente,'), { company: first });
    await client.letters.saveTemplate(changed('Bonjour,'), { company: second });
    const [plan] = await client.reminderPlans.list({}, { company: first });
    if (!plan) throw new Error('plans are shipped');
    await client.reminderPlans.update({ planId: plan.planId, legalDelayDays: 9 }, { company: first });
    const file = three.aFile('factures.csv', [INVOICES, 'Z-9;Nouveau;01/08/2026;31/08/2026;100,00']);
    await client.imports.commit({ file, constants: { customerName: 'Client Alpha' } }, { company: first });
    await client.policy.setSettings({ paymentTerms: '45 jours', decider: 'Mme Vidal' }, { company: first });

    const terms = {
      from: { companyId: first },
      to: [{ companyId: second }, { companyId: third }],
      parts: ['templates', 'plans', 'mappings', 'policy'] as const,
    };
    const compared = await client.routine.compareSettings({ ...terms, parts: [...terms.parts] });
    const changesOf = (companyId: string) =>
      compared.companies.find((each) => each.companyId === companyId)?.changes.filter(({ change }) => change !== 'same') ?? [];
    expect(changesOf(second)).toMatchObject([
      { part: 'templates', change: 'replaced', sentence: 'remplace le modèle modifié le 15/09/2026' },
      { part: 'plans', change: 'replaced' },
      { part: 'mappings', change: 'new' },
      { part: 'policy', change: 'replaced' },
    ]);
    expect(changesOf(third).map(({ change }) => change)).toEqual(['new', 'replaced', 'new', 'replaced']);
    expect((await client.letters.template(key, { company: second })).texts.salutation).toBe('Bonjour,');

    expect(await client.routine.copySettings({ ...terms, parts: [...terms.parts] })).toEqual(compared);
    for (const company of [second, third]) {
      expect((await client.letters.template(key, { company })).texts.salutation).toBe('Chère cliente,');
      expect((await client.reminderPlans.list({}, { company }))[0]).toMatchObject({ legalDelayDays: 9, name: plan.name });
      expect(await client.policy.settings({}, { company })).toMatchObject({ paymentTerms: '45 jours', decider: '' });
      expect(await client.imports.mappings({}, { company })).toHaveLength(1);
      const again = await client.routine.compareSettings({ ...terms, to: [{ companyId: company }], parts: [...terms.parts] });
      expect(again.companies[0]?.changes.every(({ change }) => change === 'same' || change === 'kept')).toBe(true);
    }
    const { entries } = await client.journal.list({}, { company: second });
    const [entry] = entries.filter(({ verb }) => verb === 'routine.takeSettings');
    expect(entry).toMatchObject({ title: 'Réglages repris d’une autre société' });
    expect(JSON.stringify(entry)).toContain('Bonjour,');
    // Of the customers of the first, nothing went with it.
    const kept = JSON.stringify(three.companies[1].db.prepare('SELECT * FROM import_mappings').all());
    expect(kept).not.toContain('Client Alpha');
  });

  test('a text that names its company or its bank is refused, whatever spaces it has; keys choose among the rest', async () => {
    const three = await threeCompanies();
    const { client } = three;
    const [first, second] = three.companies;
    const { texts } = await client.letters.template(key, { company: first.companyId });
    await client.letters.saveTemplate(
      { ...key, texts: { ...texts, salutation: 'Menuiserie AUBRAC vous salue,' } },
      { company: first.companyId },
    );
    const formal = { ...key, kind: 'reminder2', tone: 'respectful' } as const;
    const second2 = await client.letters.template(formal, { company: first.companyId });
    await client.letters.saveTemplate(
      { ...formal, texts: { ...second2.texts, salutation: 'Bonjour à vous,' } },
      { company: first.companyId },
    );
    const terms = { from: { companyId: first.companyId }, to: [{ companyId: second.companyId }], parts: ['templates' as const] };
    const { companies } = await client.routine.copySettings({ ...terms, keys: ['template:reminder1/courteous/fr'] });
    expect(companies[0]?.changes).toMatchObject([{ change: 'refused', sentence: expect.stringContaining('Menuiserie Aubrac') }]);
    expect(await client.letters.changedTemplates({}, { company: second.companyId })).toEqual([]);
    await client.routine.copySettings(terms);
    expect(await client.letters.changedTemplates({}, { company: second.companyId })).toEqual([{ ...formal, changedOn: DAY }]);
  });

  test('a source that cannot be read is said, and a target that cannot be is left out', async () => {
    const three = await threeCompanies();
    const [first] = three.companies;
    const gone = { file: '/nowhere.quittance' as InputFile };
    const terms = { from: gone, to: [{ companyId: first.companyId }], parts: ['plans' as const] };
    await expect(three.client.routine.copySettings(terms)).rejects.toEqual(refused('COPY_SOURCE_UNREADABLE'));
    const { companies, leftOut } = await three.client.routine.copySettings({
      from: { companyId: first.companyId },
      to: [gone],
      parts: ['plans'],
    });
    expect([companies, leftOut.length]).toEqual([[], 1]);
  });
});
