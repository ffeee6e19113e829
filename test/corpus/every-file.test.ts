import { readdirSync } from 'node:fs';
import { relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { InputFile } from '../../shared/contract/file-handles.ts';
import { aCompany } from '../builders/company.ts';
import { contentOf } from '../builders/import-file.ts';
import { CORPUS, filesUnder } from './corpus.ts';

const SLOWEST_SECONDS = 10;
/** One folder holds 167 workbooks, each read in a thread of its own: the limit that matters is the one per file. */
const FOLDER_LIMIT_MILLISECONDS = 300_000;
const folders =
  CORPUS === '' ? [] : readdirSync(CORPUS, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));

describe.skipIf(CORPUS === '')('every file of the corpus', () => {
  it.each(folders)(
    '%s: imported, or refused in one sentence with nothing written, and soon',
    async (folder) => {
      const company = await aCompany({ today: '2026-11-01' });
      const outcomes: Record<string, number> = {};
      for (const file of filesUnder(folder)) {
        const before = contentOf(company);
        const start = performance.now();
        const outcome = await company.client.imports.commit({ file: file as InputFile }, company).then(
          () => 'imported',
          (error: { code?: string; message: string }) => {
            expect(error.message, file).toMatch(/^[^\n]{20,1500}\.$/);
            return error.code ?? 'crashed';
          },
        );
        expect((performance.now() - start) / 1000, file).toBeLessThan(SLOWEST_SECONDS);
        expect(['crashed', 'UNEXPECTED', 'INVALID_INPUT'], `${relative(CORPUS, file)}: ${outcome}`).not.toContain(outcome);
        if (outcome !== 'imported') expect(contentOf(company), file).toEqual(before);
        outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
      }
      console.log(folder.padEnd(28), JSON.stringify(outcomes));
    },
    FOLDER_LIMIT_MILLISECONDS,
  );
});
