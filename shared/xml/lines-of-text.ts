/** Says on which line of a text, from 1, a position is. Lines end with LF; positions come in any order. */
export class LinesOfText {
  readonly #ends: number[] = [];

  constructor(text: string) {
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) this.#ends.push(end);
  }

  lineAt(position: number): number {
    let low = 0;
    let high = this.#ends.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#ends[middle] ?? 0) < position) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  }
}
