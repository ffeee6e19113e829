import { harmlessText } from '../contract/harmless-text.ts';
import type { DossierProblem } from './dossier.contract.ts';
import { SUMS_NAME } from './dossier-slip.fr.ts';

/** The files that a list of hashes names; null where a line of it is none. */
export function readSums(text: string): Map<string, string> | null {
  const sums = new Map<string, string>();
  for (const line of text.replace(/^\ufeff/, '').split(/\r?\n/)) {
    if (line === '') continue;
    const match = /^([0-9a-f]{64}) [ *](.+)$/i.exec(line);
    if (!match?.[1] || match[2] === undefined || sums.has(match[2])) return null;
    sums.set(match[2], match[1].toLowerCase());
  }
  return sums.size === 0 ? null : sums;
}

/** What an archive holds: the hash of each file, null for one that cannot be unpacked. */
export type FoundFiles = readonly { name: string; sha256: string | null }[];

const SENTENCES: Record<DossierProblem['code'], (name: string) => string> = {
  added: (name) => `« ${name} » a été ajouté : il n’est pas dans la liste d’empreintes.`,
  unreadable: (name) => `« ${name} » est abîmé et ne peut pas être lu.`,
  changed: (name) => `« ${name} » a été modifié : son empreinte n’est plus celle de la liste.`,
  missing: (name) => `« ${name} » manque : il est dans la liste d’empreintes, pas dans l’archive.`,
};

/** What is wrong with a file of an archive, which names it as it likes: shown without what a name could lie with. */
function problemOf(code: DossierProblem['code'], name: string, sentence = SENTENCES[code]): DossierProblem {
  const shown = harmlessText(name).replace(/\s+/g, ' ');
  return { code, name: shown, message: sentence(shown) };
}

/** What differs from the list: changed, missing, added, unreadable, or there twice. */
export function compareWithSums(sums: ReadonlyMap<string, string>, found: FoundFiles): { intactCount: number; problems: DossierProblem[] } {
  const problems: DossierProblem[] = [];
  const seen = new Set<string>();
  let intactCount = 0;
  for (const { name, sha256 } of found) {
    if (name === SUMS_NAME && !seen.has(name)) {
      seen.add(name);
      continue;
    }
    const wanted = sums.get(name);
    if (seen.has(name)) problems.push(problemOf('added', name, (shown) => `« ${shown} » est deux fois dans l’archive.`));
    else if (wanted === undefined) problems.push(problemOf('added', name));
    else if (sha256 === null) problems.push(problemOf('unreadable', name));
    else if (sha256 !== wanted) problems.push(problemOf('changed', name));
    else intactCount += 1;
    seen.add(name);
  }
  for (const name of sums.keys()) if (!seen.has(name)) problems.push(problemOf('missing', name));
  return { intactCount, problems };
}

/** « Dossier intact : 12 fichiers vérifiés, aucun écart. » */
export function checkSentence(intactCount: number, problems: readonly DossierProblem[]): string {
  const files = `${intactCount} fichier${intactCount > 1 ? 's' : ''}`;
  if (problems.length === 0) return `Dossier intact : ${files} vérifié${intactCount > 1 ? 's' : ''}, aucun écart.`;
  const count = problems.length;
  return `Dossier modifié : ${count} écart${count > 1 ? 's' : ''}, ${files} inchangé${intactCount > 1 ? 's' : ''}.`;
}

/** What being intact proves, and what it does not. */
export const INTACT_MEANS =
  '« Intact » veut dire que chaque fichier correspond à la liste d’empreintes que l’archive contient. Celui qui referait aussi cette liste ne serait pas vu ainsi : comparez l’empreinte de l’archive avec celle que Quittance a donnée en la constituant.';
