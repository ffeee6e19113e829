import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CompanyColour } from '../../../shared/companies/company-colour.ts';
import type { LocalDate } from '../../../shared/dates/local-date.ts';
import { removeDraft, replaceWhole } from '../replace-whole.ts';

export interface KnownCompanyRecord {
  companyId: string;
  name: string;
  path: string;
  lastOpenedOn: LocalDate;
  /** As it was chosen when the company was last open here. Lists of earlier versions have the company's own there when nobody chose. */
  colour?: CompanyColour;
  /** Its colour while nobody chooses one: given once, so that companies of the same initials differ and that none changes by itself. */
  given?: CompanyColour;
  /** As they were when the company was last open here: they tell companies of the same name apart. */
  city?: string;
  siren?: string;
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
      removeDraft(path);
      if (!existsSync(path)) return [];
      try {
        const list: unknown = JSON.parse(readFileSync(path, 'utf8'));
        return Array.isArray(list) ? list.filter(isRecord) : [];
      } catch {
        return []; // a damaged list of recent files costs nobody anything: companies open by their file
      }
    },
    write: (list) => replaceWhole(path, JSON.stringify(list, null, 1)),
  };
}

function isRecord(entry: unknown): entry is KnownCompanyRecord {
  const { companyId, name, path, lastOpenedOn } = (entry ?? {}) as Record<string, unknown>;
  return [companyId, name, path, lastOpenedOn].every((value) => typeof value === 'string');
}
