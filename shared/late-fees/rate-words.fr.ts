import type { Semester } from '../dates/semester.ts';

/** « 1er semestre 2026 » */
export function semesterWords(semester: Semester): string {
  return `${semester.endsWith('1') ? '1er' : '2e'} semestre ${semester.slice(0, 4)}`;
}

/** A yearly rate as a person types it in French (`2,40`, `2.4 %`), as decimal text with a dot; null when it is not one. */
export function parseTypedRate(text: string): string | null {
  const match = /^(\d{1,3})(?:[,.](\d{1,4}))?\s*%?$/.exec(text.trim());
  if (!match) return null;
  return match[2] === undefined ? `${match[1]}` : `${match[1]}.${match[2]}`;
}
