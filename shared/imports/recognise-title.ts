import { type ColumnMeaning, TITLES, WEAK_TITLES } from './column-titles.fr.ts';
import { editDistance } from './edit-distance.ts';
import { titleKey, titleWords } from './title-words.ts';

/** What a title may mean, and how sure its wording is (0–1). */
export interface TitleMatch {
  readonly meaning: ColumnMeaning;
  readonly confidence: number;
}

interface KnownTitle {
  readonly meaning: ColumnMeaning;
  readonly key: string;
  readonly words: readonly string[];
  readonly weak: boolean;
}

const EXACT = 0.95;
const EXACT_BUT_WEAK = 0.75;
const MISSPELT = 0.7;
const WITHIN_A_LONGER_TITLE = 0.6;

/** The share of a longer title's words that a known title must make up to be recognised in it. */
const COVERAGE = 0.6;

const known: readonly KnownTitle[] = Object.entries(TITLES).flatMap(([meaning, titles]) =>
  titles.split('|').map((title) => ({
    meaning: meaning as ColumnMeaning,
    key: titleKey(title),
    words: titleWords(title),
    weak: WEAK_TITLES.has(title),
  })),
);
const byKey = new Map<string, KnownTitle[]>();
for (const title of known) byKey.set(title.key, [...(byKey.get(title.key) ?? []), title]);

/**
 * Every meaning that a column's title may have: those of a known title written the same way; else of the only meaning that is a typing
 * error away; else of a known title inside a longer one. Empty when nothing is recognised, or when a doubt would have to be guessed away.
 */
export function recogniseTitle(title: string): readonly TitleMatch[] {
  const words = titleWords(title);
  const key = words.join('');
  if (key === '' || key.length > 80) return [];
  const exact = byKey.get(key);
  if (exact) return strongest(exact.map(({ meaning, weak }) => ({ meaning, confidence: weak ? EXACT_BUT_WEAK : EXACT })));
  return misspelt(key) ?? within(words) ?? [];
}

/** One letter wrong from 6 letters on, two from 9: shorter words have too many neighbours. */
function misspelt(key: string): readonly TitleMatch[] | null {
  const limit = key.length >= 9 ? 2 : key.length >= 6 ? 1 : 0;
  if (limit === 0) return null;
  let best = limit + 1;
  let meanings = new Set<ColumnMeaning>();
  for (const title of known) {
    const distance = editDistance(key, title.key, limit);
    if (distance > limit || distance > best || title.key.length < 6) continue;
    if (distance < best) meanings = new Set();
    best = distance;
    meanings.add(title.meaning);
  }
  const [meaning, ...others] = meanings;
  return meaning === undefined || others.length > 0 ? null : [{ meaning, confidence: MISSPELT }];
}

function within(words: readonly string[]): readonly TitleMatch[] | null {
  let longest = 0;
  let meanings = new Set<ColumnMeaning>();
  for (const title of known) {
    if (title.weak || title.words.length < longest || title.words.length / words.length < COVERAGE) continue;
    if (title.words.length >= words.length || !title.words.every((word) => words.includes(word))) continue;
    if (title.words.length > longest) meanings = new Set();
    longest = title.words.length;
    meanings.add(title.meaning);
  }
  const [meaning, ...others] = meanings;
  return meaning === undefined || others.length > 0 ? null : [{ meaning, confidence: WITHIN_A_LONGER_TITLE }];
}

function strongest(matches: TitleMatch[]): TitleMatch[] {
  const best = new Map<ColumnMeaning, number>();
  for (const { meaning, confidence } of matches) best.set(meaning, Math.max(best.get(meaning) ?? 0, confidence));
  return [...best].map(([meaning, confidence]) => ({ meaning, confidence }));
}
