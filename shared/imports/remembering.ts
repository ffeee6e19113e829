/** How many readings are kept: all the days of a file, or all the words of its status column. */
const KEPT = 10_000;

/**
 * A reading of texts that keeps its last answers: the cells of a column repeat each other, and a million of them are read. Only for a
 * reading that depends on nothing but the text.
 */
export function remembering<T>(read: (text: string) => T): (text: string) => T {
  const answers = new Map<string, T>();
  return (text) => {
    const known = answers.get(text);
    if (known !== undefined || answers.has(text)) return known as T;
    const answer = read(text);
    if (answers.size >= KEPT) answers.clear();
    answers.set(text, answer);
    return answer;
  };
}
