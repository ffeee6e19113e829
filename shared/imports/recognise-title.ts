import { type ColumnMeaning, TITLES } from './column-titles.fr.ts';
import { editDistance, lettersOf, mayBeWithin } from './edit-distance.ts';
import { remembering } from './remembering.ts';
import { titleWords } from './title-words.ts';

/** What a title may mean, and how sure its wording is (0–1). */
export interface TitleMatch {
  readonly meaning: ColumnMeaning;
  readonly confidence: number;
}

interface KnownTitle {
  readonly meaning: ColumnMeaning;
  readonly key: string;
  readonly letters: number;
  readonly words: readonly string[];
  readonly confidence: number;
}

const EXACT = 0.95;
/** A single word says a little less than several. */
const EXACT_WORD = 0.92;
const EXACT_BUT_WEAK = 0.75;
const LAST_RESORT = 0.4;
const MISSPELT = 0.7;
const WITHIN_A_LONGER_TITLE = 0.6;

/** The share of a longer title's words that a known title must make up to be recognised in it. */
const COVERAGE = 0.6;

const known: readonly KnownTitle[] = Object.entries(TITLES).flatMap(([meaning, titles]) =>
  titles.split('|').map((marked): KnownTitle => {
    const title = marked.replace(/\?+$/, '');
    const words = titleWords(title);
    const sure = words.length > 1 ? EXACT : EXACT_WORD;
    const confidence = marked.endsWith('??') ? LAST_RESORT : marked.endsWith('?') ? EXACT_BUT_WEAK : sure;
    const key = words.join('');
    return { meaning: meaning as ColumnMeaning, key, letters: lettersOf(key), words, confidence };
  }),
);
/** By the words in their order, and in any order: `Facture n°` is `N° facture`. */
const byWords = new Map<string, KnownTitle[]>();
for (const title of known) {
  for (const key of new Set([title.words.join(' '), sorted(title.words)])) byWords.set(key, [...(byWords.get(key) ?? []), title]);
}
const byKey = new Map<string, KnownTitle[]>();
for (const title of known) byKey.set(title.key, [...(byKey.get(title.key) ?? []), title]);

function sorted(words: readonly string[]): string {
  return [...words].sort().join(' ');
}

/**
 * Every meaning that a column's title may have: those of a known title written the same way; else of the only meaning that is a typing
 * error away; else of a known title inside a longer one. Empty when nothing is recognised, or when a doubt would have to be guessed away.
 */
export const recogniseTitle = remembering(meaningsOf);

function meaningsOf(title: string): readonly TitleMatch[] {
  const words = titleWords(title);
  const key = words.join('');
  if (key === '' || key.length > 80) return [];
  const exact = byKey.get(key) ?? byWords.get(sorted(words));
  if (exact) return strongest(exact);
  const resembling = misspelt(key) ?? within(words) ?? [];
  // « Montant à payer » is a letter away from « Montant payé », and « Montant non payé » holds it.
  return UNPAID.test(title) ? resembling.filter(({ meaning }) => !PAID_MEANINGS.has(meaning)) : resembling;
}

const UNPAID = /(?:^|[^\p{L}])(?:[àa] (?:payer|r[ée]gler|encaisser|percevoir|recevoir|verser)|non|pas|im[-\s]?pay)/iu;
const PAID_MEANINGS: ReadonlySet<ColumnMeaning> = new Set(['paidAmount', 'paymentAmount', 'paymentDate', 'settledOn']);

/** One letter wrong from 6 letters on, two from 9: shorter words have too many neighbours. */
function misspelt(key: string): readonly TitleMatch[] | null {
  const limit = key.length >= 9 ? 2 : key.length >= 6 ? 1 : 0;
  if (limit === 0) return null;
  let best = limit + 1;
  let meanings = new Set<ColumnMeaning>();
  const letters = lettersOf(key);
  for (const title of known) {
    if (title.key.length < 6 || title.confidence < EXACT_BUT_WEAK || !mayBeWithin(limit, letters, title.letters)) continue;
    const distance = editDistance(key, title.key, limit);
    if (distance > limit || distance > best) continue;
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
    if (title.confidence < EXACT_WORD || title.words.length < longest || title.words.length / words.length < COVERAGE) continue;
    if (title.words.length >= words.length || !title.words.every((word) => words.includes(word))) continue;
    if (title.words.length > longest) meanings = new Set();
    longest = title.words.length;
    meanings.add(title.meaning);
  }
  const [meaning, ...others] = meanings;
  return meaning === undefined || others.length > 0 ? null : [{ meaning, confidence: WITHIN_A_LONGER_TITLE }];
}

function strongest(matches: readonly TitleMatch[]): TitleMatch[] {
  const best = new Map<ColumnMeaning, number>();
  for (const { meaning, confidence } of matches) best.set(meaning, Math.max(best.get(meaning) ?? 0, confidence));
  return [...best].map(([meaning, confidence]) => ({ meaning, confidence }));
}
