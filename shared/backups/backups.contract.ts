import { z } from 'zod';
import { OpenCompany } from '../companies/companies.contract.ts';
import { InputFile, OutputFile } from '../contract/file-handles.ts';
import { appCommand, appQuery, query } from '../contract/procedure.ts';
import { LocalDate } from '../dates/local-date.ts';
import { Cents } from '../money/cents.ts';
import { BackupChecks } from './backup-checks.ts';
import { BACKUP_KINDS, type BackupKind, PLACE_KINDS, type PlaceKind } from './backup-words.fr.ts';
import { BookFacts, RowsBeyond } from './book-facts.ts';

const KindOfBackup = z.enum(Object.keys(BACKUP_KINDS) as [BackupKind, ...BackupKind[]]);
const KindOfPlace = z.enum(Object.keys(PLACE_KINDS) as [PlaceKind, ...PlaceKind[]]);

/** What was checked, and whether the manifest beside the file says the same; null where there is none. */
const VerifiedBackup = BackupChecks.extend({ matchesManifest: z.literal(true).nullable(), takenAt: z.iso.datetime().nullable() });

/** A backup in a list. `file` names it in later calls: no path leaves the program. */
const ListedBackup = z.object({
  file: InputFile,
  kind: KindOfBackup,
  /** Null for one without a manifest: then only the day of the file's last change is known. */
  takenAt: z.iso.datetime().nullable(),
  takenOn: LocalDate,
  /** ISO instant of the last change of its file: all that is known of the hour of one without a manifest. */
  changedAt: z.string(),
  placeName: z.string(),
  sizeBytes: z.int(),
  /** As counted when it was made and checked; null without a manifest. */
  invoiceCount: z.int().nullable(),
  openCents: Cents.nullable(),
  /** What was wrong with it when it was last checked, as a sentence; null when nothing was, or it never was. */
  damage: z.string().nullable(),
});
export type ListedBackup = z.output<typeof ListedBackup>;

/** A backup found on this computer or on a drive, whose company may be unknown here. */
const FoundBackup = ListedBackup.extend({ companyId: z.string(), companyName: z.string(), isKnownHere: z.boolean() });
export type FoundBackup = z.output<typeof FoundBackup>;

/** A place where backups can go. */
const BackupPlace = z.object({
  place: z.string(),
  kind: KindOfPlace,
  name: z.string(),
  freeBytes: z.int().nullable(),
  isChosen: z.boolean(),
});
export type BackupPlace = z.output<typeof BackupPlace>;

const MadeBackup = z.object({
  takenAt: z.iso.datetime(),
  placeName: z.string(),
  invoiceCount: z.int(),
  openCents: Cents,
  sizeBytes: z.int(),
});

/** One of the two files of a comparison. */
const ComparedBook = z.object({
  takenAt: z.iso.datetime().nullable(),
  /** The day on which `openCents` was open. */
  asOf: LocalDate,
  schemaVersion: z.int(),
  customers: z.int(),
  invoices: z.int(),
  payments: z.int(),
  letters: z.int(),
  invoiceCents: Cents,
  paymentCents: Cents,
  openCents: Cents,
  facts: BookFacts,
});
export type ComparedBook = z.output<typeof ComparedBook>;

export const backupsContract = {
  /**
   * A whole copy of the company's file where the user says, checked page by page and compared with the file it was made of, with its
   * manifest beside it. The company stays open and usable meanwhile. @throws AppError OUTPUT_EXISTS, BACKUP_*
   */
  create: query({
    input: z.object({ out: OutputFile }),
    output: BackupChecks.extend({ path: z.string(), takenAt: z.iso.datetime() }),
  }),
  /** Checks a backup without changing or keeping anything. @throws AppError BACKUP_DAMAGED, COMPANY_FILE_* when it is not whole */
  verify: appQuery({ input: z.object({ file: InputFile }), output: VerifiedBackup }),
  /**
   * Verifies a backup and copies it to a new place, the application's folder without `path`; never over an existing file. The company's
   * present file, if there is one, is left as it is.
   */
  restore: appCommand({
    input: z.object({ file: InputFile, path: OutputFile.optional() }),
    output: VerifiedBackup.extend({ path: z.string() }),
  }),

  /** How the company's backups stand, for every screen. */
  state: query({
    input: z.object({}),
    output: z.object({
      last: z
        .object({ takenAt: z.string(), takenOn: LocalDate, placeName: z.string(), invoiceCount: z.int(), openCents: Cents })
        .nullable(),
      hasChangedSince: z.boolean(),
      /** The last attempt that did not end well, by the program itself or by hand (then where); until one does. */
      failure: z.object({ on: LocalDate, message: z.string(), byHand: z.boolean(), placeName: z.string().nullable() }).nullable(),
      alert: z.enum(['failed', 'old', 'away']).nullable(),
      /** The backup that the file was made of, while nothing has changed since. */
      takenUp: z.object({ takenAt: z.string().nullable(), takenOn: LocalDate }).nullable(),
      /** Whether a backup is being made at this moment. */
      isSaving: z.boolean(),
      /** `isOnSameDisk`: it goes with the computer when that is stolen. */
      place: z.object({
        kind: KindOfPlace,
        name: z.string(),
        awaySince: LocalDate.nullable(),
        alsoHere: z.boolean(),
        isOnSameDisk: z.boolean(),
      }),
      /** Each place that backups go to: the last one there, and whether it holds all that the file holds now. */
      places: z.array(
        z.object({
          name: z.string(),
          /** The application's folder. */
          isOwn: z.boolean(),
          awaySince: LocalDate.nullable(),
          last: z.object({ takenAt: z.string(), takenOn: LocalDate }).nullable(),
          holdsPresent: z.boolean(),
        }),
      ),
    }),
  }),
  /** The companies on this computer whose backups are not well, for the screens that belong to none. */
  alerts: appQuery({
    input: z.object({}),
    output: z.array(z.object({ companyId: z.string(), name: z.string(), alert: z.enum(['failed', 'old', 'away']) })),
  }),
  /** The company's backups, latest first: those of the chosen place, of those chosen before, of the application's folder, and the copies beside its file. */
  list: query({ input: z.object({}), output: z.array(ListedBackup) }),
  /** A backup by hand where backups go, or in a place of `places`; it is kept until somebody deletes its file. */
  saveNow: query({ input: z.object({ place: z.string().max(4096).optional() }), output: MadeBackup }),
  /** The day's automatic backup, if one is due, and the rotation: what the hosts ask for by themselves. It never fails: what went wrong is in `state`. */
  keepUp: query({ input: z.object({}), output: z.object({ made: z.boolean(), message: z.string().nullable() }) }),
  /** The places there are now, the application's folder first. */
  places: appQuery({ input: z.object({}), output: z.array(BackupPlace) }),
  /** Where backups go from now on: a place of `places`, or a folder from the system's dialog. */
  choosePlace: appCommand({
    input: z.object({ place: z.string().max(4096).optional(), folder: InputFile.optional(), alsoHere: z.boolean().optional() }),
    output: z.object({ kind: KindOfPlace, name: z.string(), alsoHere: z.boolean() }),
  }),

  /** The backups of all companies in every place there is now, latest first. */
  find: appQuery({ input: z.object({}), output: z.array(FoundBackup) }),
  /** Verifies a backup and says what it holds beside what the company's file on this computer holds, if there is one. */
  compare: appQuery({
    input: z.object({ file: InputFile }),
    output: z.object({
      companyId: z.string(),
      companyName: z.string(),
      backup: ComparedBook,
      /** Null when the company is not on this computer, or its file cannot be read: then `currentProblem` says why. */
      current: ComparedBook.nullable(),
      currentProblem: z.string().nullable(),
      isKnownHere: z.boolean(),
      /** What the present file has beyond the backup, and the other way round. */
      lost: RowsBeyond,
      gained: RowsBeyond,
      /** How many entries the present file's journal has that the backup's does not, and the other way round. */
      entries: z.object({ lost: z.int().min(0), gained: z.int().min(0) }),
      /** The present file is known to be what the backup was made of, or was made of it, to the byte of what is in it. */
      isSame: z.boolean(),
    }),
  }),
  /** Whether a file that was handed over is a backup that the program made: one is taken up or compared, never opened in place. */
  recognise: appQuery({ input: z.object({ file: InputFile }), output: z.object({ isBackup: z.boolean() }) }),
  /** Takes a company's backup up on a computer that does not have it, and opens it. @throws AppError COMPANY_ALREADY_HERE */
  takeUp: appCommand({ input: z.object({ file: InputFile }), output: OpenCompany }),
  /** Puts a backup in the place of the company's file, which is kept beside it under another name; opens it. */
  replace: appCommand({
    input: z.object({ file: InputFile, companyId: z.string().max(400) }),
    output: OpenCompany.extend({ keptAs: z.string() }),
  }),
  /** Opens a backup beside the company's file, as a company of its own that bears the backup's day in its name. */
  openBeside: appCommand({ input: z.object({ file: InputFile }), output: OpenCompany }),
};
