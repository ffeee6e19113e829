import type { LocalDate } from '../../../shared/dates/local-date.ts';
import type { disputesContract } from '../../../shared/disputes/disputes.contract.ts';
import type { ExportSheet } from '../../../shared/exports/export-sheet.ts';
import type { Page } from '../../../shared/letters/page.ts';
import type { promisesContract } from '../../../shared/promises/promises.contract.ts';
import type { schedulesContract } from '../../../shared/schedules/schedules.contract.ts';
import type { Handler, QueryContext } from '../context.ts';

/** What other domains bring to a dossier, handed over where all of them meet. */
export interface DossierSources {
  /** In French. */
  statementPages(context: QueryContext, about: { customerId: number; asOf: LocalDate }): readonly Page[];
  readonly listPromises: Handler<typeof promisesContract.list>;
  readonly listDisputes: Handler<typeof disputesContract.list>;
  readonly listSchedules: Handler<typeof schedulesContract.list>;
  writeCsv(sheet: ExportSheet, pause: () => Promise<void>): Promise<Uint8Array>;
  writeWorkbook(sheets: readonly ExportSheet[], pause: () => Promise<void>): Promise<Uint8Array>;
}

/** A file of a dossier before its number is known to be its last. */
export interface Exhibit {
  readonly number: string;
  readonly name: string;
  readonly title: string;
  /** What it proves. */
  readonly proves: string;
  readonly bytes: Uint8Array;
  /** Of a PDF that we wrote; told from the file otherwise. */
  readonly pages: number | null;
}

/** Whose dossier, and when. */
export interface DossierScope {
  readonly customerId: number;
  readonly customerName: string;
  readonly creditorName: string;
  readonly asOf: LocalDate;
}
