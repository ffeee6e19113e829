import { copyFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Backend, startBackend } from '../../electron/backend/start-backend.ts';
import { commandLineFiles } from '../../electron/host/path-files.ts';
import { fixedClock } from '../../electron/host/system-clock.ts';
import { type ApiClient, apiContract } from '../../shared/api-contract.ts';
import { createClient, ReplyError } from '../../shared/contract/client.ts';
import type { InputFile, OutputFile } from '../../shared/contract/file-handles.ts';
import { localDate } from '../../shared/dates/local-date.ts';
import { yearMonth } from '../../shared/dates/year-month.ts';
import { cents } from '../../shared/money/cents.ts';
import { aDirectory } from '../builders/company.ts';
import { randomFrom } from './random.ts';

const TODAY = localDate('2025-06-30');
const PAGE = 4096;
const SEED = 4_071;

/** What a page of a SQLite file is for, by its first byte (https://www.sqlite.org/fileformat.html, 1.6). */
const KINDS: Record<number, string> = { 2: 'inside of an index', 5: 'inside of a table', 10: 'leaf of an index', 13: 'leaf of a table' };

let original: Buffer;
const pagesOf = new Map<string, number[]>();

function start(directory: string): { client: ApiClient; backend: Backend } {
  const backend = startBackend({
    appDataDirectory: null,
    files: commandLineFiles(directory),
    clock: fixedClock(TODAY),
    log: { error: () => {} },
  });
  return { backend, client: createClient(apiContract, backend.call) };
}

beforeAll(async () => {
  const directory = mkdtempSync(join(tmpdir(), 'quittance-'));
  const { client, backend } = start(directory);
  await client.companies.createSample({ path: 'societe.quittance' as OutputFile });
  backend.close();
  original = readFileSync(join(directory, 'societe.quittance'));
  rmSync(directory, { recursive: true });
  for (let page = 1; page < original.length / PAGE; page += 1) {
    const kind = KINDS[original[page * PAGE] ?? 0] ?? 'overflow or free';
    pagesOf.set(kind, [...(pagesOf.get(kind) ?? []), page]);
  }
});

/** What an owner does of a morning; the codes of whatever is refused. */
async function workWith(path: string): Promise<string[]> {
  const { client, backend } = start(join(path, '..'));
  const codes: string[] = [];
  const attempt = async (step: () => Promise<unknown>) => {
    try {
      await step();
    } catch (error) {
      if (!(error instanceof ReplyError)) throw error;
      codes.push(error.code);
    }
  };
  try {
    let company = '';
    await attempt(async () => {
      company = (await client.companies.open({ file: path as InputFile })).companyId;
    });
    if (company === '') return codes;
    const at = { company };
    await attempt(() => client.dashboard.figures({ month: yearMonth('2025-05') }, at));
    await attempt(() => client.customers.list({ asOf: TODAY }, at));
    await attempt(() => client.invoices.list({ asOf: TODAY }, at));
    await attempt(() => client.reminders.agenda({ asOf: TODAY }, at));
    await attempt(() => client.exports.workbook({ out: `${path}.xlsx` as OutputFile, asOf: TODAY }, at));
    const isTold = codes.includes('COMPANY_FILE_DAMAGED');
    const before = isTold ? readFileSync(path) : null;
    await attempt(() => client.charges.add({ date: TODAY, amountCents: cents(100), nature: 'fixed', label: 'Loyer' }, at));
    if (before) {
      expect(codes.at(-1)).toBe('COMPANY_FILE_DAMAGED');
      expect(readFileSync(path).equals(before), 'nothing is written on top of damage').toBe(true);
    }
    return codes;
  } finally {
    backend.close();
  }
}

describe('a company’s file with a broken page', () => {
  test.each([
    [
      'with bytes of anything in it',
      (page: Buffer, random: () => number) => {
        for (let at = 0; at < page.length; at += 1) page[at] = Math.floor(random() * 256);
      },
    ],
    ['full of zeros, as a disk gives back what it never wrote', (page: Buffer) => page.fill(0)],
    ['with the cells of its second half shifted', (page: Buffer) => page.copyWithin(PAGE / 2 + 16, PAGE / 2)],
  ])('%s is said to be damaged as soon as it is met, and never written over', async (_name, spoil) => {
    const directory = aDirectory();
    const random = randomFrom(SEED);
    const told = new Map<string, number>();
    for (const [kind, pages] of pagesOf) {
      for (let round = 0; round < 3; round += 1) {
        const page = pages[Math.floor(random() * pages.length)] ?? 1;
        const bytes = Buffer.from(original);
        spoil(bytes.subarray(page * PAGE, (page + 1) * PAGE), random);
        const path = join(directory, `${kind}-${round}.quittance`);
        writeFileSync(path, bytes);
        const codes = await workWith(path);
        expect(
          codes.filter((code) => code !== 'COMPANY_FILE_DAMAGED'),
          `page ${page}, ${kind}`,
        ).toEqual([]);
        if (codes.length > 0) told.set(kind, (told.get(kind) ?? 0) + 1);
      }
    }
    // Pages that nobody looked at that morning are found by the day's backup, which reads all of them.
    expect([...told.keys()].length, JSON.stringify([...told])).toBeGreaterThanOrEqual(2);
  });

  test('whose header is spoiled anywhere opens as it was, or is refused with a sentence', async () => {
    const directory = aDirectory();
    const random = randomFrom(SEED + 1);
    for (let at = 0; at < 100; at += 7) {
      const bytes = Buffer.from(original);
      bytes[at] = (bytes[at] ?? 0) ^ (1 + Math.floor(random() * 255));
      const path = join(directory, `entete-${at}.quittance`);
      writeFileSync(path, bytes);
      for (const code of await workWith(path))
        expect(
          ['COMPANY_FILE_DAMAGED', 'COMPANY_FILE_FOREIGN', 'COMPANY_FILE_NEWER', 'COMPANY_FILE_UPGRADE_FAILED', 'COMPANY_FILE_UNWRITABLE'],
          `byte ${at}`,
        ).toContain(code);
    }
  });

  test.each([0, 1, 99, 100, 512, 4095, 4096, 4097, 100_000])('cut after %s bytes is refused and left as it is', async (length) => {
    const path = join(aDirectory(), 'coupee.quittance');
    writeFileSync(path, original.subarray(0, length));
    expect((await workWith(path))[0]).toMatch(/^COMPANY_FILE_(DAMAGED|FOREIGN)$/);
    expect(readFileSync(path).equals(original.subarray(0, length))).toBe(true);
  });

  test('that another program shortened while it is open is said to be damaged', async () => {
    const directory = aDirectory();
    const path = join(directory, 'societe.quittance');
    writeFileSync(path, original);
    const { client, backend } = start(directory);
    const { companyId: company } = await client.companies.open({ file: path as InputFile });
    copyFileSync(path, `${path}.copie`);
    truncateSync(path, PAGE * 5);
    await expect(client.invoices.list({ asOf: TODAY }, { company })).rejects.toEqual(
      expect.objectContaining({ code: 'COMPANY_FILE_DAMAGED' }),
    );
    backend.close();
  });
});
