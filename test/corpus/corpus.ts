import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The folder of real files that the project does not bring; these suites run only where it is given. */
export const CORPUS = process.env.CORPUS_DIR ?? '';

export const corpusFile = (...path: string[]): string => join(CORPUS, ...path);

/** Every file of a folder of the corpus, its notes left out. */
export function filesUnder(folder: string): string[] {
  return readdirSync(corpusFile(folder), { recursive: true, encoding: 'utf8' })
    .map((path) => corpusFile(folder, path))
    .filter((path) => statSync(path).isFile() && !/(^|[\\/])(SOURCE\.md|README\.md|ORACLE\.csv)$/.test(path))
    .sort();
}
