/** Longer than any label that a bank prints; what a hostile file puts beyond it is of no use to anyone. */
const LONGEST = 2000;
const MOST_TEXTS = 200;

/** Texts on one line, spaces made single; one that another already holds word for word is not said twice. */
export function joinTexts(texts: Iterable<string | undefined>, separator = ' '): string {
  let kept: string[] = [];
  for (const text of texts) {
    const tidy = (text ?? '').slice(0, LONGEST).replace(/\s+/g, ' ').trim();
    if (tidy === '' || kept.some((other) => holds(other, tidy))) continue;
    kept = kept.filter((other) => !holds(tidy, other));
    kept.push(tidy);
    if (kept.length >= MOST_TEXTS) break;
  }
  return kept.join(separator).slice(0, LONGEST);
}

function holds(text: string, words: string): boolean {
  return ` ${text} `.includes(` ${words} `);
}
