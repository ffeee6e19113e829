/** Longer than any label that a bank prints; what a hostile file puts beyond it is of no use to anyone. */
const LONGEST = 2000;

/** Texts on one line, each once, spaces made single. */
export function joinTexts(texts: Iterable<string | undefined>, separator = ' '): string {
  const kept = new Set<string>();
  let length = 0;
  for (const text of texts) {
    const tidy = (text ?? '').slice(0, LONGEST).replace(/\s+/g, ' ').trim();
    if (tidy === '' || kept.has(tidy)) continue;
    kept.add(tidy);
    length += tidy.length;
    if (length > LONGEST) break;
  }
  return [...kept].join(separator).slice(0, LONGEST);
}
