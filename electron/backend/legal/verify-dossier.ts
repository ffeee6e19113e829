import { createHash } from 'node:crypto';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { dossierContract } from '../../../shared/legal/dossier.contract.ts';
import { checkSentence, compareWithSums, readSums } from '../../../shared/legal/dossier-check.fr.ts';
import { SUMS_NAME } from '../../../shared/legal/dossier-slip.fr.ts';
import { DOSSIER_STEPS } from '../../../shared/legal/dossier-steps.fr.ts';
import { type AppContext, breathe } from '../context.ts';
import { unpackedEntry, type ZipEntry, zipEntries } from '../zip-entries.ts';

type Verb = typeof dossierContract.verifyDossier;

/** All the files of a dossier together are no larger (`writeDossier`), nor is its slip; a list of hashes least of all. */
const MOST_BYTES = 450 * 1024 * 1024;
const LARGEST_LIST = 16 * 1024 * 1024;

/** Compares each file of a dossier with its list of hashes. Nothing is written out of the archive. @throws AppError FILE_*, DOSSIER_NOT_ONE */
export async function verifyDossier(context: AppContext, { file }: InputOf<Verb>): Promise<OutputOf<Verb>> {
  const { name: fileName, bytes } = await context.files.read(file);
  const entries = zipEntries(bytes)?.filter(({ name }) => !name.endsWith('/')) ?? [];
  const list = entries.find(({ name }) => name === SUMS_NAME);
  const content = list && list.uncompressedBytes <= LARGEST_LIST ? unpackedEntry(bytes, list) : null;
  const sums = content === null ? null : readSums(content.toString('utf8'));
  if (sums === null) throw new AppError('DOSSIER_NOT_ONE', { file: fileName });
  const found: { name: string; sha256: string | null }[] = [];
  let left = MOST_BYTES;
  for (const entry of entries) {
    // What the list does not name is one too many, whatever it holds. A few bytes may claim to unpack to any size, again and again.
    const isRead = sums.has(entry.name) && entry.uncompressedBytes <= left;
    if (isRead) left -= entry.uncompressedBytes;
    found.push({ name: entry.name, sha256: isRead ? hashOf(bytes, entry) : null });
    context.progress({ done: found.length, total: entries.length, step: DOSSIER_STEPS.checking });
    await breathe(context);
  }
  const { intactCount, problems } = compareWithSums(sums, found);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { file: fileName, sha256, isIntact: problems.length === 0, intactCount, problems, sentence: checkSentence(intactCount, problems) };
}

function hashOf(bytes: Uint8Array, entry: ZipEntry): string | null {
  const content = unpackedEntry(bytes, entry);
  return content === null ? null : createHash('sha256').update(content).digest('hex');
}
