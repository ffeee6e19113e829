/** Different texts remembered of one column: journals, accounts and customers are fewer, and what is more has hardly any repetition. */
const MOST = 20_000;

/**
 * Texts of the lines of a book, of which a million lines hold a few thousand: each is kept once, and none keeps alive the text of the file
 * from which it was cut.
 */
export class RepeatedTexts {
  readonly #columns = new Map<string, { last: string; readonly known: Map<string, string> }>();

  of<T extends string>(column: string, text: T): T {
    if (text === '') return text;
    let known = this.#columns.get(column);
    if (known === undefined) {
      known = { last: '', known: new Map() };
      this.#columns.set(column, known);
    }
    // The lines of one entry repeat its number, its piece and its label.
    if (known.last !== text) {
      const kept = known.known.get(text) ?? cutLoose(text);
      if (known.known.size < MOST) known.known.set(kept, kept);
      known.last = kept;
    }
    return known.last as T;
  }
}

/** A copy that holds its own characters: what is cut from a text refers to all of it. */
function cutLoose(text: string): string {
  return text.length < SHORTEST_CUT ? text : ` ${text}`.slice(1);
}

/** Shorter ones are copied by every engine. */
const SHORTEST_CUT = 13;
