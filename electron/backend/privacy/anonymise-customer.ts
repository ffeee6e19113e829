import { ownAuthor } from '../../../db/journal/author.queries.ts';
import { appendEntry, rewriteEntries } from '../../../db/journal/journal.queries.ts';
import { anonymousName, customerIdentifiers, eraseCustomerRows, replaceIdentifiers } from '../../../db/privacy/erase-customer.queries.ts';
import {
  forgetKeptImport,
  importsOfCustomer,
  keptImportFile,
  keptImports,
  renameImport,
} from '../../../db/privacy/kept-imports.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { canonicalJson } from '../../../shared/journal/canonical-json.ts';
import { nameVariants } from '../../../shared/privacy/name-variants.ts';
import type { privacyContract } from '../../../shared/privacy/privacy.contract.ts';
import { withoutDetails } from '../../../shared/privacy/row-images.ts';
import { breathe, type CommandContext } from '../context.ts';
import { customerState } from './customer-state.ts';
import { mentionsOneOf } from './mentions-in-file.ts';

type Verb = typeof privacyContract.anonymise;

/**
 * Takes a customer's name and details out of the company's file: rows, journal and its chain, kept import files. Then no byte of the file holds
 * them: what was freed is overwritten, and the file is written anew. @throws AppError CUSTOMER_NOT_FOUND, ANONYMISE_*, CANCELLED
 */
export async function anonymiseCustomer(context: CommandContext, { customerId, confirmation }: InputOf<Verb>): Promise<OutputOf<Verb>> {
  const { db, today, now: at, user } = context;
  const state = customerState(context, { customerId });
  if (state.anonymisedOn !== null) throw new AppError('ANONYMISE_ALREADY', { on: state.anonymisedOn });
  if (state.obstacles.length > 0)
    throw new AppError('ANONYMISE_REFUSED', { name: state.name, reasons: state.obstacles, possibleOn: state.possibleOn });
  if (confirmation.trim() !== state.name.trim()) throw new AppError('ANONYMISE_NAME_DIFFERS', { name: state.name });
  const { names, all } = customerIdentifiers(db, customerId);
  // A name of one word may be part of another's: it goes from what is the customer's own only.
  const variants = nameVariants(all);
  const ownVariants = [...variants, ...names];
  const forgotten = await importsThatMention(context, customerId, variants);
  const name = anonymousName(customerId);

  return context.alone(async () => {
    db.run('PRAGMA secure_delete = ON');
    const changed = db.transaction(() => {
      for (const { importId, fileName } of forgotten) {
        forgetKeptImport(db, importId);
        if (ownVariants.some((variant) => fileName.toLowerCase().includes(variant.toLowerCase())))
          renameImport(db, importId, 'fichier importé');
      }
      // First the journal, while the file still says which customers were merged into this one.
      const merged = formerIds(context, customerId);
      const { changed: rewritten, headBefore } = rewriteEntries(db, (entry) => {
        const isOwn = entry.customerId !== null && merged.has(entry.customerId);
        const [before, after] = [entry.before, entry.after].map((image) =>
          withoutDetails(image, { all: isOwn, variants: isOwn ? ownVariants : variants, replacement: name }),
        );
        const subject = isOwn ? name : entry.subject;
        return before === entry.before && after === entry.after && subject === entry.subject
          ? null
          : { subject, before: before ?? '{}', after: after ?? '{}' };
      });
      eraseCustomerRows(db, customerId, today, names);
      replaceIdentifiers(db, all, name);
      const decided = { anonymised_on: today, journal_entries_rewritten: rewritten, former_journal_hash: headBefore };
      appendEntry(db, {
        at,
        actor: ownAuthor(db) || user,
        verb: 'privacy.anonymise',
        customerId,
        subject: name,
        before: '{}',
        after: canonicalJson({ anonymised_customers: { [customerId]: decided } }),
      });
      return rewritten;
    });
    writeAnew(context);
    return { name, forgottenImports: forgotten.length, rewrittenEntries: changed };
  });
}

/** Kept files that brought something of the customer, or mention it. */
async function importsThatMention(context: CommandContext, customerId: number, variants: readonly string[]) {
  const own = importsOfCustomer(context.db, customerId);
  const found: { importId: number; fileName: string }[] = [];
  const kept = keptImports(context.db);
  for (const [index, file] of kept.entries()) {
    context.progress({ done: index, total: kept.length, step: 'Fichiers importés' });
    await breathe(context);
    const bytes = own.has(file.importId) ? null : keptImportFile(context.db, file.importId);
    if (bytes === null || mentionsOneOf(bytes, variants)) found.push(file);
  }
  return found;
}

function formerIds({ db }: CommandContext, customerId: number): Set<number> {
  const rows = db
    .prepare<{ id: number }>('SELECT merged_id AS id FROM customer_merges WHERE keep_id = ? AND undone_on IS NULL')
    .all(customerId);
  return new Set([customerId, ...rows.map(({ id }) => id)]);
}

/** Every page written anew, and the side file emptied. Without room for it, what was freed is overwritten with zeros all the same. */
function writeAnew({ db }: CommandContext): void {
  try {
    db.run('VACUUM');
  } catch (error) {
    if (!/^SQLITE_(FULL|IOERR)/.test(String((error as { code?: unknown }).code))) throw error;
  }
  db.run('PRAGMA wal_checkpoint(TRUNCATE)');
}
