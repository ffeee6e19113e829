import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CompanyColour } from '../../../shared/companies/company-colour.ts';
import type { LocalDate } from '../../../shared/dates/local-date.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { isFullDisk } from '../full-disk.ts';

export interface KnownCompanyRecord {
  companyId: string;
  name: string;
  path: string;
  lastOpenedOn: LocalDate;
  /** As it was when the company was last open here; lists of earlier versions lack it. */
  colour?: CompanyColour;
}

/** The file in the application's folder that lists the companies known on this computer. */
export interface KnownCompaniesFile {
  read(): KnownCompanyRecord[];
  /** Replaces the list whole or not at all. @throws AppError DISK_FULL, OUTPUT_UNWRITABLE */
  write(list: readonly KnownCompanyRecord[]): void;
}

/** `directory` null: nothing is remembered between runs (command line). */
export function knownCompaniesFile(directory: string | null): KnownCompaniesFile {
  if (directory === null) return { read: () => [], write: () => {} };
  const path = join(directory, 'dossiers-connus.json');
  return {
    read() {
      if (!existsSync(path)) return [];
      try {
        const list: unknown = JSON.parse(readFileSync(path, 'utf8'));
        return Array.isArray(list) ? list.filter(isRecord) : [];
      } catch {
        return []; // a damaged list of recent files costs nobody anything: companies open by their file
      }
    },
    write(list) {
      const draft = `${path}.nouveau`;
      try {
        mkdirSync(directory, { recursive: true });
        const file = openSync(draft, 'w');
        try {
          writeFileSync(file, JSON.stringify(list, null, 1));
          fsyncSync(file); // or a power cut could leave an empty list under the name of the whole one
        } finally {
          closeSync(file);
        }
        renameSync(draft, path);
      } catch (error) {
        throw new AppError(isFullDisk(error) ? 'DISK_FULL' : 'OUTPUT_UNWRITABLE', { path });
      }
    },
  };
}

function isRecord(entry: unknown): entry is KnownCompanyRecord {
  const { companyId, name, path, lastOpenedOn } = (entry ?? {}) as Record<string, unknown>;
  return [companyId, name, path, lastOpenedOn].every((value) => typeof value === 'string');
}
